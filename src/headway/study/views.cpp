#include "headway/study/views.hpp"

#include "headway/study/inline_levers.hpp"

namespace headway::study {

namespace {

base::Result<ensemble::Scenario> scenario_under(const Prepared& prepared, const std::string& name,
                                                const book::View& view) {
  auto settings = settings_of(prepared, name);
  if (!settings) {
    return std::unexpected(settings.error());
  }
  settings->name += ", " + view.name;
  for (const auto& [id, setting] : view.settings) {
    book::set_throughout(*settings, id, setting);
  }
  return scenario_of(prepared, *settings);
}

}  // namespace

base::Result<ViewsResult> under_views(const Prepared& prepared, const Question& question, const std::string& base,
                                      const std::string& other) {
  ViewsResult result;
  auto figures = model::year_figures(question);
  if (!figures) {
    return std::unexpected(figures.error());
  }
  result.figures = std::move(*figures);
  const auto views = book::read_views(question.book / "views.toml", prepared.book);
  if (!views) {
    return std::unexpected(views.error());
  }
  if (views->empty()) {
    return result;
  }
  std::vector<ensemble::Scenario> scenarios;
  for (const book::View& view : *views) {
    for (const auto& name : {base, other}) {
      auto scenario = scenario_under(prepared, name, view);
      if (!scenario) {
        return std::unexpected(scenario.error());
      }
      scenarios.push_back(std::move(*scenario));
    }
  }
  std::vector<ensemble::Request> requests;
  for (const model::Figure& figure : result.figures) {
    requests.push_back(figure.request);
  }
  const auto ensemble = ensemble::run(prepared.model, scenarios, requests, model::engine_options(question));
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  result.draws = ensemble->kept;
  std::vector<double> scratch(static_cast<std::size_t>(ensemble->kept));
  for (std::size_t v = 0; v < views->size(); ++v) {
    Viewed viewed{(*views)[v], {}, {}};
    for (std::size_t k = 0; k < requests.size(); ++k) {
      const auto from = ensemble->row(2 * v, k);
      const auto to = ensemble->row(2 * v + 1, k);
      viewed.gain.push_back(model::summarise_gain(from, to, scratch));
      viewed.gain_percent.push_back(model::summarise_gain_percent(from, to, scratch));
    }
    result.views.push_back(std::move(viewed));
  }
  return result;
}

}  // namespace headway::study

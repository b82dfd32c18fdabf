#include "headway/study/compare.hpp"

#include <algorithm>
#include <optional>

#include "headway/study/parallel.hpp"

namespace headway::study {

namespace {

/// Summaries of row k of the figures, for one scenario against the base.
void compare_rows(const ensemble::Ensemble& ensemble, std::size_t other, std::optional<std::size_t> state_of_2025,
                  int threads, Compared& result) {
  const std::size_t count = result.value.size();
  for_each_in_parallel(count, threads, static_cast<std::size_t>(ensemble.kept),
                       [&](std::size_t k, std::span<double> scratch) {
                         const auto base_row = ensemble.row(0, k);
                         const auto row = ensemble.row(other, k);
                         std::ranges::copy(row, scratch.begin());
                         result.value[k] = summarise(scratch);
                         result.gain[k] = summarise_gain(base_row, row, scratch);
                         result.gain_percent[k] = summarise_gain_percent(base_row, row, scratch);
                         if (state_of_2025) {
                           result.gain_over_h20[k] = summarise_gain(ensemble.row(*state_of_2025, k), row, scratch);
                         }
                       });
}

bool same_rows(const ensemble::Ensemble& ensemble, std::size_t other) {
  return std::ranges::equal(ensemble.figures[0], ensemble.figures[other], [](double left, double right) {
    return left == right || (left != left && right != right);
  });
}

}  // namespace

base::Result<CompareResult> compare(const Prepared& prepared, const Question& question, const std::string& base,
                                    std::span<const std::string> others) {
  auto figures = year_figures(question);
  if (!figures) {
    return std::unexpected(figures.error());
  }
  std::vector<ensemble::Scenario> scenarios;
  std::vector<std::string> names{base};
  names.insert(names.end(), others.begin(), others.end());
  for (const auto& name : names) {
    auto scenario = scenario_named(prepared, name);
    if (!scenario) {
      return std::unexpected(scenario.error());
    }
    scenarios.push_back(std::move(*scenario));
  }
  std::vector<ensemble::Request> requests;
  for (const Figure& figure : *figures) {
    requests.push_back(figure.request);
  }
  auto ensemble = ensemble::run(prepared.model, scenarios, requests, engine_options(question));
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }

  CompareResult result;
  result.provenance = provenance_of(prepared, question, ensemble->dropped);
  result.base = base;
  result.base_why = why_of(prepared, base);
  result.base_value.resize(figures->size());
  for_each_in_parallel(figures->size(), question.threads, static_cast<std::size_t>(ensemble->kept),
                       [&](std::size_t k, std::span<double> scratch) {
                         std::ranges::copy(ensemble->row(0, k), scratch.begin());
                         result.base_value[k] = summarise(scratch);
                       });
  const auto found = std::ranges::find(names, std::string("h20-only"));
  std::optional<std::size_t> state_of_2025;
  if (found != names.end()) {
    state_of_2025 = static_cast<std::size_t>(found - names.begin());
  }
  for (std::size_t s = 1; s < names.size(); ++s) {
    Compared other;
    other.scenario = names[s];
    other.why = why_of(prepared, names[s]);
    other.value.resize(figures->size());
    other.gain.resize(figures->size());
    other.gain_percent.resize(figures->size());
    if (state_of_2025) {
      other.gain_over_h20.resize(figures->size());
    }
    compare_rows(*ensemble, s, state_of_2025, question.threads, other);
    other.same_as_base = names[s] != base && same_rows(*ensemble, s);
    result.others.push_back(std::move(other));
  }
  result.figures = std::move(*figures);
  return result;
}

long find_figure(std::span<const Figure> figures, std::string_view id, std::string_view period,
                 std::string_view yardstick, std::string_view basis) {
  const auto found = std::ranges::find_if(figures, [&](const Figure& figure) {
    return figure.id == id && figure.period == period && (figure.yardstick.empty() || figure.yardstick == yardstick) &&
           (figure.basis.empty() || figure.basis == basis);
  });
  return found == figures.end() ? -1 : found - figures.begin();
}

}  // namespace headway::study

#include "headway/model/run.hpp"

#include <algorithm>

#include "headway/base/messages.hpp"
#include "headway/base/parallel.hpp"

namespace headway::model {

namespace {

std::vector<ensemble::Request> requests_of(const std::vector<Figure>& figures) {
  std::vector<ensemble::Request> requests;
  for (const Figure& figure : figures) {
    requests.push_back(figure.request);
  }
  return requests;
}

/// The error where a metric names the months, which a run tells in any case.
std::optional<base::Error> months_named(const Question& question) {
  const auto named = std::ranges::find_if(question.metrics, names_months);
  if (named == question.metrics.end()) {
    return std::nullopt;
  }
  return base::input_error("the metric " + *named + " names a period", "a run tells every month of each metric",
                           "give " + named->substr(0, named->find('@')));
}

}  // namespace

base::Result<RunResult> run_scenario(const Frozen& frozen, const Question& question,
                                     const ensemble::Scenario& scenario) {
  if (auto named = months_named(question)) {
    return std::unexpected(std::move(*named));
  }
  Question asked = question;
  take_usual_lens(asked);
  auto months = month_figures(asked);
  if (!months) {
    return std::unexpected(months.error());
  }
  auto years = year_figures(asked);
  if (!years) {
    return std::unexpected(years.error());
  }
  std::vector<Figure> figures = *months;
  figures.insert(figures.end(), years->begin(), years->end());
  if (const auto fits = check_size(frozen, question, std::span(&scenario, 1), years->size(), months_of(*years));
      !fits) {
    return std::unexpected(fits.error());
  }
  const auto ensemble =
      ensemble::run(frozen.model, std::span(&scenario, 1), requests_of(figures), engine_options(asked));
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  std::vector<Summary> summaries(figures.size());
  base::for_each_in_parallel(figures.size(), question.threads, static_cast<std::size_t>(ensemble->kept),
                             [&](std::size_t k, std::span<double> scratch) {
                               std::ranges::copy(ensemble->row(0, k), scratch.begin());
                               summaries[k] = summarise(scratch);
                             });

  RunResult result;
  result.provenance = provenance_of(frozen, question, *ensemble);
  result.scenario = scenario.name;
  result.yardstick = asked.yardstick;
  result.basis = asked.basis;
  const int count = question.horizon - base::kFirstMonth + 1;
  for (int month = 0; month < count; ++month) {
    result.months.push_back(base::to_string(base::kFirstMonth + month));
  }
  for (std::size_t k = 0; k < months->size(); k += static_cast<std::size_t>(count)) {
    const Figure& figure = (*months)[k];
    MonthlySeries series{figure.id, figure.unit, figure.yardstick, figure.basis, {}};
    const auto first = summaries.begin() + static_cast<std::ptrdiff_t>(k);
    series.months.assign(first, first + count);
    result.series.push_back(std::move(series));
  }
  if (question.keep_draws) {
    result.draws = draw_table(frozen, question, *ensemble, std::span(&scenario, 1), *years, months->size());
  }
  result.year_figures = std::move(*years);
  result.years.assign(summaries.begin() + static_cast<std::ptrdiff_t>(months->size()), summaries.end());
  return result;
}

}  // namespace headway::model

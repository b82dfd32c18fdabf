#include "headway/model/compare.hpp"

#include <algorithm>
#include <optional>

#include "headway/base/parallel.hpp"

namespace headway::model {

namespace {

bool same_row(std::span<const double> left, std::span<const double> right) {
  return std::ranges::equal(left, right, [](double a, double b) { return a == b || (a != a && b != b); });
}

/// The gain of a row over itself.
Summary no_gain(const Summary& value) {
  if (value.draws == 0) {
    return value;
  }
  Summary none;
  none.draws = value.draws;
  return none;
}

/// Whether a figure's gain over what was sold before is kept beside the gain: in h100e and where no yardstick applies.
bool has_gain_over_before(const Figure& figure) { return figure.yardstick.empty() || figure.yardstick == "h100e"; }

/// Summaries of every figure of one scenario against the base. Rows that are the base's (all of history) are not summed up again.
void compare_rows(const ensemble::Ensemble& ensemble, std::size_t other, std::optional<std::size_t> before, int threads,
                  const std::vector<Figure>& figures, const std::vector<Summary>& base_value, Compared& result) {
  base::for_each_in_parallel(
      figures.size(), threads, static_cast<std::size_t>(ensemble.kept), [&](std::size_t k, std::span<double> scratch) {
        const auto base_row = ensemble.row(0, k);
        const auto row = ensemble.row(other, k);
        if (same_row(base_row, row)) {
          result.value[k] = base_value[k];
          result.gain[k] = no_gain(base_value[k]);
          const bool all_zero = base_value[k].p5 == 0.0 && base_value[k].p95 == 0.0;  // percent of nothing has no value
          result.gain_percent[k] = all_zero ? summarise_gain_percent(base_row, row, scratch) : no_gain(base_value[k]);
        } else {
          std::ranges::copy(row, scratch.begin());
          result.value[k] = summarise(scratch);
          result.gain[k] = summarise_gain(base_row, row, scratch);
          result.gain_percent[k] = summarise_gain_percent(base_row, row, scratch);
        }
        if (before && has_gain_over_before(figures[k])) {
          const auto before_row = ensemble.row(*before, k);
          result.gain_over_h20[k] =
              same_row(before_row, row) ? no_gain(result.value[k]) : summarise_gain(before_row, row, scratch);
        }
      });
}

}  // namespace

base::Result<CompareResult> compare(const Frozen& frozen, const Question& question,
                                    std::span<const ensemble::Scenario> scenarios) {
  if (auto may = may_compare(frozen, question); !may) {
    return std::unexpected(may.error());
  }
  auto figures = year_and_month_figures(branch_month(frozen), question);
  if (!figures) {
    return std::unexpected(figures.error());
  }
  return compare_figures(frozen, question, scenarios, std::move(*figures));
}

base::Result<void> may_compare(const Frozen& frozen, const Question& question) {
  if (question.horizon >= branch_month(frozen)) {
    return {};
  }
  return std::unexpected(base::Error{"the run ends in " + base::to_string(question.horizon),
                                     "scenarios part in " + base::to_string(branch_month(frozen)),
                                     "let it go on to a later month",
                                     {},
                                     base::Fault::input});
}

base::Result<CompareResult> compare_figures(const Frozen& frozen, const Question& question,
                                            std::span<const ensemble::Scenario> scenarios,
                                            std::vector<Figure> figures) {
  if (auto may = may_compare(frozen, question); !may) {
    return std::unexpected(may.error());
  }
  if (const auto fits = check_size(frozen, question, scenarios, scenarios.size() * figures.size(), months_of(figures));
      !fits) {
    return std::unexpected(fits.error());
  }
  std::vector<ensemble::Request> requests;
  std::ranges::transform(figures, std::back_inserter(requests), &Figure::request);
  auto ensemble = ensemble::run(frozen.model, scenarios, requests, engine_options(question));
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  return compare_draws(frozen, question, scenarios, std::move(figures), *ensemble);
}

CompareResult compare_draws(const Frozen& frozen, const Question& question,
                            std::span<const ensemble::Scenario> scenarios, std::vector<Figure> figures,
                            const ensemble::Ensemble& ensemble) {
  std::vector<std::string> names;
  std::ranges::transform(scenarios, std::back_inserter(names), &ensemble::Scenario::name);
  CompareResult result;
  result.provenance = provenance_of(frozen, question, ensemble);
  result.base = names.front();
  result.base_value.resize(figures.size());
  base::for_each_in_parallel(figures.size(), question.threads, static_cast<std::size_t>(ensemble.kept),
                             [&](std::size_t k, std::span<double> scratch) {
                               std::ranges::copy(ensemble.row(0, k), scratch.begin());
                               result.base_value[k] = summarise(scratch);
                             });
  const auto found = std::ranges::find(names, question.before);
  std::optional<std::size_t> before;
  if (found != names.end()) {
    before = static_cast<std::size_t>(found - names.begin());
  }
  for (std::size_t s = 1; s < names.size(); ++s) {
    Compared other;
    other.scenario = names[s];
    other.value.resize(figures.size());
    other.gain.resize(figures.size());
    other.gain_percent.resize(figures.size());
    if (before) {
      other.gain_over_h20.resize(figures.size());
    }
    compare_rows(ensemble, s, before, question.threads, figures, result.base_value, other);
    other.same_as_base = names[s] != names.front() && same_row(ensemble.figures[0], ensemble.figures[s]);
    result.others.push_back(std::move(other));
  }
  if (question.keep_draws) {
    result.draws = draw_table(frozen, question, ensemble, scenarios, figures);
  }
  result.figures = std::move(figures);
  return result;
}

long headline_scenario(const CompareResult& result) {
  if (result.others.empty()) {
    return -1;
  }
  const auto found = std::ranges::find(result.others, result.parts.decided, &Compared::scenario);
  return found == result.others.end() ? 0 : found - result.others.begin();
}

}  // namespace headway::model

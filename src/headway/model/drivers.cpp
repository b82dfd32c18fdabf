#include "headway/model/drivers.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "headway/base/parallel.hpp"
#include "headway/model/movers.hpp"

namespace headway::model {

namespace {

/// Ranks from 0 to n - 1 scaled to mean 0 and variance 1; equal values share their mean rank.
std::vector<double> standard_ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t k) { return values[k]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) {
      ++last;
    }
    for (std::size_t k = first; k <= last; ++k) {
      ranks[order[k]] = 0.5 * static_cast<double>(first + last);
    }
    first = last + 1;
  }
  const double count = static_cast<double>(ranks.size());
  const double mean = std::accumulate(ranks.begin(), ranks.end(), 0.0) / count;
  double square = 0.0;
  for (double& rank : ranks) {
    rank -= mean;
    square += rank * rank;
  }
  const double scale = square > 0.0 ? 1.0 / std::sqrt(square / count) : 0.0;
  for (double& rank : ranks) {
    rank *= scale;
  }
  return ranks;
}

Driver driver_of(const Mover& mover, std::uint64_t seed, const std::vector<long>& draws,
                 const std::vector<double>& figure, const std::vector<double>& ranks) {
  std::vector<double> uniform(draws.size());
  for (std::size_t k = 0; k < draws.size(); ++k) {
    uniform[k] = mover.uniform(seed, static_cast<std::uint64_t>(draws[k]));
  }
  const auto own = standard_ranks(uniform);
  Driver driver{mover.id, 0.0, 0.0, 0.0};
  std::vector<double> low;
  std::vector<double> high;
  for (std::size_t k = 0; k < draws.size(); ++k) {
    driver.rank_correlation += own[k] * ranks[k] / static_cast<double>(draws.size());
    constexpr double kFifth =
        1.0392304845413265;  // 0.3 sqrt(12): where the outer fifths of a uniform begin, standardised
    if (own[k] < -kFifth) {
      low.push_back(figure[k]);
    } else if (own[k] > kFifth) {
      high.push_back(figure[k]);
    }
  }
  driver.median_low = summarise(low).p50;
  driver.median_high = summarise(high).p50;
  return driver;
}

}  // namespace

base::Result<DriversResult> drivers(const Frozen& frozen, const Question& question,
                                    std::span<const ensemble::Scenario> scenarios) {
  Question asked = question;
  take_usual_lens(asked);
  const auto figures = year_figures(asked);
  if (!figures) {
    return std::unexpected(figures.error());
  }
  if (figures->size() != 1) {
    return std::unexpected(base::Error{"drivers explains one figure at a time",
                                       "a metric with its year was expected",
                                       "write, for instance, headway drivers china_useful@2026",
                                       {},
                                       base::Fault::input});
  }
  if (const auto fits = check_size(frozen, question, scenarios, scenarios.size(), months_of(*figures)); !fits) {
    return std::unexpected(fits.error());
  }
  const std::vector<ensemble::Request> requests{figures->front().request};
  const auto ensemble = ensemble::run(frozen.model, scenarios, requests, engine_options(question));
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  const auto base_row = ensemble->row(0, 0);
  std::vector<double> figure(base_row.begin(), base_row.end());
  if (scenarios.size() > 1) {
    const auto row = ensemble->row(1, 0);
    for (std::size_t k = 0; k < figure.size(); ++k) {
      figure[k] = row[k] - figure[k];
    }
  }
  DriversResult result;
  result.provenance = provenance_of(frozen, question, *ensemble);
  result.figure = figures->front();
  if (question.keep_draws) {
    result.draws = draw_table(frozen, question, *ensemble, scenarios, *figures);
  }
  result.base = scenarios.front().name;
  result.other = scenarios.size() > 1 ? scenarios.back().name : "";
  std::vector<double> scratch = figure;
  result.summary = summarise(scratch);
  result.error = 1.96 / std::sqrt(static_cast<double>(std::max(ensemble->kept, 1L)));
  const auto movers = movers_of(frozen, scenarios.back());
  const auto ranks = standard_ranks(figure);
  result.drivers.resize(movers.size());
  base::for_each_in_parallel(movers.size(), question.threads, 0, [&](std::size_t k, std::span<double> /*scratch*/) {
    result.drivers[k] = driver_of(movers[k], question.seed, ensemble->draws, figure, ranks);
  });
  std::ranges::stable_sort(result.drivers, std::greater{},
                           [](const Driver& driver) { return std::abs(driver.rank_correlation); });
  return result;
}

}  // namespace headway::model

#include <algorithm>
#include <cmath>
#include <map>

#include "headway/base/parallel.hpp"
#include "headway/base/tally.hpp"
#include "headway/planner/planner.hpp"

namespace headway::planner {

namespace {

struct OfDraw {
  Fleet fleet;
  bool enough = false;
};

/// The programme with what is bought already: nothing more comes, and rules on buying are met.
Programme with_fleet(Programme programme, const Fleet& fleet) {
  for (std::size_t c = 0; c < programme.classes.size(); ++c) {
    programme.classes[c].quota = fleet.bought(c);
    programme.classes[c].least = 1;
  }
  programme.mandates.clear();
  programme.fears.clear();
  programme.budget = kNoLimit;
  return programme;
}

jobs::Band quantiles(std::vector<double> values, double low, double high) {
  if (values.empty()) {
    return {};
  }
  std::ranges::sort(values);
  const auto at = [&](double probability) {
    return values[static_cast<std::size_t>(probability * static_cast<double>(values.size() - 1))];
  };
  return {at(low), at(0.5), at(high)};
}

}  // namespace

OverDraws over_draws(const Job& job, const RateTable& table, const Rates& rates, const Fleet& fleet,
                     const PlanOptions& options) {
  std::vector<OfDraw> all(static_cast<std::size_t>(options.samples));
  base::Tally tally(all.size(), options.progress);
  base::for_each_in_parallel(all.size(), options.threads, 0, [&](std::size_t k, std::span<double>) {
    const Programme programme = programme_of(job, table, rates, {options.seed, k});
    constexpr double kGap = 1e-4;
    all[k].fleet = cheapest(programme, {.whole_servers = false, .gap = kGap});
    all[k].enough =
        fleet.feasible && cheapest(with_fleet(programme, fleet), {.whole_servers = false, .gap = 1e9}).feasible;
    tally.count();
  });
  OverDraws result;
  result.samples = options.samples;
  std::map<std::vector<std::size_t>, long> sets;
  std::vector<double> cost;
  std::vector<std::vector<double>> chips(job.offers.size());
  result.cost_of_draw.assign(all.size(), std::nan(""));
  result.chips_of_draw.assign(job.offers.size(), std::vector<double>(all.size(), std::nan("")));
  for (std::size_t k = 0; k < all.size(); ++k) {
    const OfDraw& draw = all[k];
    result.enough += draw.enough ? 1 : 0;
    if (!draw.fleet.feasible) {
      continue;
    }
    ++result.feasible;
    ++sets[draw.fleet.used()];
    cost.push_back(draw.fleet.cost);
    result.cost_of_draw[k] = draw.fleet.cost;
    for (std::size_t c = 0; c < chips.size(); ++c) {
      chips[c].push_back(draw.fleet.of_class(c) * job.offers[c].server);
      result.chips_of_draw[c][k] = chips[c].back();
    }
  }
  for (const auto& [classes, draws] : sets) {
    result.sets.push_back({classes, draws});
  }
  std::ranges::stable_sort(result.sets, std::ranges::greater{}, &SetShare::draws);
  result.cost = quantiles(cost, 0.05, 0.95);
  result.cost_half = quantiles(cost, 0.25, 0.75);
  for (const auto& of_class : chips) {
    result.chips.push_back(quantiles(of_class, 0.05, 0.95));
    result.chips_half.push_back(quantiles(of_class, 0.25, 0.75));
  }
  return result;
}

}  // namespace headway::planner

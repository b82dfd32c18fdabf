#include "headway/planner/planner.hpp"
#include "headway/base/units.hpp"

#include <algorithm>
#include <cmath>

namespace headway::planner {

namespace {

constexpr std::size_t kRunnersUp = 3;
constexpr double kPoint = 0.01;
constexpr double kPart = 0.01;

/// By how much a limit is moved to price it, in its unit: large enough that a fleet can answer.
double step_of(const Job& job, const Limit& limit) {
  const double value = value_of(job, limit);
  switch (limit.kind) {
    case LimitKind::quota:
      return std::max(job.offers[limit.index].server, std::ceil(kPart * value));
    case LimitKind::arrival:
    case LimitKind::deadline:
      return std::max(1.0, std::ceil(kPart * value));
    case LimitKind::mandate:
    case LimitKind::fear:
    case LimitKind::levy:
      return std::min(kPoint, value);
    case LimitKind::tokens:
    case LimitKind::power:
    case LimitKind::budget:
      break;
  }
  return kPart * value;
}

double relaxed_cost(const Job& job, Rates& rates) {
  const Fleet fleet =
      cheapest(programme_of(job, rates.of(job), rates, {}), {.whole_servers = false, .whole_runs = false});
  return fleet.feasible ? fleet.cost : std::nan("");
}

}  // namespace

std::vector<ShadowPrice> shadow_prices(const Job& job, Rates& rates) {
  std::vector<Limit> limits = limits_of(job);
  // Chips that come earlier are also paid for earlier: that is no price of the wait.
  std::erase_if(limits, [](const Limit& limit) { return limit.kind == LimitKind::arrival; });
  for (std::size_t c = 0; c < job.offers.size(); ++c) {
    if (job.offers[c].levy > 0.0) {
      limits.push_back({LimitKind::levy, c});
    }
  }
  const double base = relaxed_cost(job, rates);
  const double last_day = job.years * base::kDaysAYear;
  std::vector<ShadowPrice> found;
  for (const Limit& limit : limits) {
    ShadowPrice price{limit, value_of(job, limit), step_of(job, limit), 0.0, true};
    double moved = easier_above(limit) ? price.value + price.step : std::max(0.0, price.value - price.step);
    if (limit.kind == LimitKind::deadline) {
      moved = std::min(moved, last_day);
    }
    price.saving = base - relaxed_cost(with(job, limit, moved), rates);
    if (limit.kind == LimitKind::deadline) {
      price.saving = std::max(0.0, price.saving);  // the run may still end on the old day
    }
    found.push_back(price);
  }
  return found;
}

PlanResult plan(const jobs::ClusterInputs& inputs, const Job& job, const PlanOptions& options) {
  Rates rates(inputs, options.threads);
  PlanResult result;
  result.book_hash = inputs.book.hash;
  result.job = job;
  result.options = options;
  result.rates = rates.of(job);
  result.days = days_of_periods(job);
  for (const Offer& offer : job.offers) {
    result.chip_names.push_back((*chips::find_chip(inputs.book.catalogue, offer.chip))->name);
  }
  result.programme = programme_of(job, result.rates, rates, {});
  result.fleet = cheapest(result.programme);
  if (!result.fleet.feasible) {
    result.conflicts = conflicts_of(job, rates);
  } else {
    Programme others = result.programme;
    others.forbidden.push_back(result.fleet.used());
    while (result.runners_up.size() < kRunnersUp) {
      Fleet next = cheapest(others);
      if (!next.feasible) {
        break;
      }
      others.forbidden.push_back(next.used());
      result.runners_up.push_back(std::move(next));
    }
    result.shadow_prices = shadow_prices(job, rates);
  }
  result.draws = over_draws(job, result.rates, rates, result.fleet, options);
  return result;
}

}  // namespace headway::planner

#include "headway/planner/conflict.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "headway/base/units.hpp"
#include "headway/planner/build.hpp"

namespace headway::planner {

namespace {

Job without_all(Job job, const std::vector<Limit>& dropped) {
  for (const Limit& limit : dropped) {
    job = without(std::move(job), limit);
  }
  return job;
}

/// The value nearest to that of the job for which `job` can be met; it can be met without the limit.
double nearest_value(const Job& job, const Limit& limit, Rates& rates) {
  const auto meets = [&](double value) { return feasible(with(job, limit, value), rates); };
  const double value = value_of(job, limit);
  constexpr double kExact = 1e-3;
  double fails = value;
  double works = 0.0;
  if (easier_above(limit)) {
    works = std::max(1.0, 2.0 * value);
    constexpr double kMost = 1e18;
    const double most = limit.kind == LimitKind::deadline ? base::kDaysAYear * job.years : kMost;
    while (works < most && !meets(works)) {
      fails = works;
      works *= 2.0;
    }
    works = std::min(works, most);
    if (!meets(works)) {
      return std::nan("");
    }
  }
  while (std::abs(works - fails) > kExact * std::max(std::abs(works), kExact)) {
    const double middle = 0.5 * (works + fails);
    (meets(middle) ? works : fails) = middle;
  }
  return works;
}

/// Limits of which none may be dropped without the rest being met; empty where nothing helps.
std::vector<Limit> least_set(const Job& job, Rates& rates) {
  const std::vector<Limit> all = limits_of(job);
  std::vector<Limit> dropped;
  std::vector<Limit> needed;
  for (const Limit& limit : all) {
    dropped.push_back(limit);
    if (feasible(without_all(job, dropped), rates)) {
      dropped.pop_back();
      needed.push_back(limit);
    }
  }
  return needed;
}

}  // namespace

bool feasible(const Job& job, Rates& rates) {
  constexpr double kAny = 1e9;  // the first fleet found will do
  return cheapest(programme_of(job, rates.of(job), rates, {}), {.gap = kAny}).feasible;
}

std::vector<std::vector<Clash>> conflicts_of(const Job& job, Rates& rates) {
  constexpr std::size_t kMost = 3;
  std::vector<std::vector<Limit>> sets;
  Job left = job;
  while (sets.size() < kMost && !feasible(left, rates)) {
    std::vector<Limit> set = least_set(left, rates);
    if (set.empty()) {
      break;
    }
    left = without_all(std::move(left), set);
    sets.push_back(std::move(set));
  }
  std::vector<std::vector<Clash>> conflicts;
  for (const auto& set : sets) {
    const auto elsewhere = [&](const Limit& limit) { return std::ranges::find(set, limit) == set.end(); };
    std::vector<Limit> of_others;
    for (const auto& other : sets) {
      std::ranges::copy_if(other, std::back_inserter(of_others), elsewhere);
    }
    std::vector<Limit> all_others;
    std::ranges::copy_if(limits_of(job), std::back_inserter(all_others), elsewhere);
    auto& conflict = conflicts.emplace_back();
    for (const Limit& limit : set) {
      const auto mends = [&](const Job& base) { return feasible(without(base, limit), rates); };
      Job base = job;
      Clash clash{limit, value_of(job, limit), false, 0.0, !mends(job)};
      if (clash.others) {
        base = without_all(job, of_others);
        base = mends(base) ? base : without_all(job, all_others);
      }
      clash.would_do = nearest_value(base, limit, rates);
      clash.can_do = std::isfinite(clash.would_do);
      conflict.push_back(clash);
    }
  }
  return conflicts;
}

}  // namespace headway::planner

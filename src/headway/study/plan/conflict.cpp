#include "headway/study/plan/conflict.hpp"

#include <algorithm>
#include <cmath>

#include "headway/study/plan/build.hpp"

namespace headway::study::plan {

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
    const double most = limit.kind == LimitKind::deadline ? 365.25 * job.years : kMost;
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

}  // namespace

bool feasible(const Job& job, Rates& rates) {
  constexpr double kAny = 1e9;  // the first fleet found will do
  return cheapest(programme_of(job, rates.of(job), rates, {}), {.gap = kAny}).feasible;
}

std::vector<Clash> conflict_of(const Job& job, Rates& rates) {
  const std::vector<Limit> all = limits_of(job);
  std::vector<Limit> dropped;
  for (const Limit& limit : all) {
    dropped.push_back(limit);
    if (feasible(without_all(job, dropped), rates)) {
      dropped.pop_back();
    }
  }
  const Job alone = without_all(job, dropped);
  std::vector<Clash> found;
  if (dropped.size() == all.size()) {
    return found;
  }
  for (const Limit& limit : all) {
    if (std::ranges::find(dropped, limit) != dropped.end()) {
      continue;
    }
    Clash clash{limit, value_of(job, limit), false, 0.0, false};
    clash.in_set = !feasible(without(job, limit), rates);
    clash.would_do = nearest_value(clash.in_set ? alone : job, limit, rates);
    clash.can_do = std::isfinite(clash.would_do);
    found.push_back(clash);
  }
  return found;
}

}  // namespace headway::study::plan

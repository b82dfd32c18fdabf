#include "headway/study/levers/spacing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headway::study {

namespace {

/// How much a curve changes from each value of the lever to the next, without sign; nothing where it has no value.
std::vector<double> changes_of(const Heights& curve) {
  std::vector<double> changes;
  for (std::size_t k = 0; k + 1 < curve.size(); ++k) {
    const double change = std::abs(curve[k + 1] - curve[k]);
    changes.push_back(std::isnan(change) ? 0.0 : change);
  }
  return changes;
}

double range_of(const Heights& curve) {
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  for (const double height : curve) {
    if (!std::isnan(height)) {
      least = std::min(least, height);
      most = std::max(most, height);
    }
  }
  return most > least ? most - least : 0.0;
}

}  // namespace

std::vector<double> values_between(std::span<const double> lever, std::span<const Heights> curves, std::size_t count) {
  struct Interval {
    double from;
    double to;
    double change;
  };
  std::vector<Interval> intervals;
  for (std::size_t k = 0; k + 1 < lever.size(); ++k) {
    intervals.push_back({lever[k], lever[k + 1], 0.0});
  }
  for (const Heights& curve : curves) {
    const double range = range_of(curve);
    const auto changes = changes_of(curve);
    for (std::size_t k = 0; range > 0.0 && k < changes.size(); ++k) {
      intervals[k].change = std::max(intervals[k].change, changes[k] / range);
    }
  }
  std::vector<double> values;
  while (values.size() < count && !intervals.empty()) {
    const auto most = std::ranges::max_element(intervals, {}, &Interval::change);
    if (most->change <= 0.0) {
      break;
    }
    const Interval upper{0.5 * (most->from + most->to), most->to, 0.5 * most->change};
    *most = {most->from, upper.from, upper.change};
    values.push_back(upper.from);
    intervals.insert(most + 1, upper);
  }
  std::ranges::sort(values);
  return values;
}

Moving where_it_moves(std::span<const double> lever, const Heights& curve, double share) {
  const auto changes = changes_of(curve);
  double all = 0.0;
  for (const double change : changes) {
    all += change;
  }
  Moving shortest{lever.front(), lever.back()};
  for (std::size_t first = 0; all > 0.0 && first < changes.size(); ++first) {
    double made = 0.0;
    for (std::size_t last = first; last < changes.size(); ++last) {
      made += changes[last];
      if (made >= share * all) {
        if (lever[last + 1] - lever[first] < shortest.to - shortest.from) {
          shortest = {lever[first], lever[last + 1]};
        }
        break;
      }
    }
  }
  return shortest;
}

}  // namespace headway::study

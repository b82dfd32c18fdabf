#include "headway/study/levers/lever_range.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headway::study {

LeverRange usual_range(const book::Entry& entry) {
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  for (const auto& alternative : entry.alternatives) {
    // What newer values replaced counts too: where they say "none", nothing else gives a scale.
    for (const auto* knots : {&alternative.knots, &alternative.superseded}) {
      for (const auto& knot : *knots) {
        for (const auto& point : knot.quantiles) {
          if (std::isfinite(point.value)) {
            least = std::min(least, point.value);
            most = std::max(most, point.value);
          }
        }
      }
    }
  }
  if (!std::isfinite(least)) {
    least = most = 1.0;
  }
  if (entry.bounds.min && entry.bounds.max) {
    return {*entry.bounds.min, *entry.bounds.max};
  }
  if (entry.unit == "1" && least >= 0.0 && most <= 1.0 && !entry.bounds.max) {
    return {0.0, 1.0};
  }
  if (entry.unit == "year") {
    return {least - 5.0, most + 5.0};
  }
  const double span = std::max(std::abs(least), std::abs(most));
  return {entry.bounds.min.value_or(least < 0.0 ? -2.0 * span : 0.0), entry.bounds.max.value_or(2.0 * span)};
}

std::vector<double> even_grid(const LeverRange& range, std::size_t count) {
  std::vector<double> grid;
  for (std::size_t k = 0; k < count; ++k) {
    const double part = static_cast<double>(k) / static_cast<double>(count - 1);
    grid.push_back(k + 1 == count ? range.to : range.from + part * (range.to - range.from));
  }
  return grid;
}

}  // namespace headway::study

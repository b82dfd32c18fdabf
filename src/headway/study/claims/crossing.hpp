// Where a curve known at a few points first reaches a level.
#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace headway::study::claims {

/// The least x at which straight lines through (x, y) reach `level` from below; x.front() where the curve starts there,
/// NaN where it never does. `x` increases; a NaN among `y` ends the search.
inline double crossing(std::span<const double> x, std::span<const double> y, double level) {
  if (!y.empty() && y.front() >= level) {
    return x.front();
  }
  for (std::size_t k = 1; k < y.size() && y[k] == y[k]; ++k) {
    if (y[k] >= level) {
      return x[k - 1] + (x[k] - x[k - 1]) * (level - y[k - 1]) / (y[k] - y[k - 1]);
    }
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace headway::study::claims

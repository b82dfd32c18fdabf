#include "headway/study/score/crps.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace headway::study {

double crps(std::span<const double> sorted, double observed) {
  const auto count = static_cast<double>(sorted.size());
  double distance = 0.0;
  double spread = 0.0;  // sum over pairs of x(j) - x(i)
  for (std::size_t k = 0; k < sorted.size(); ++k) {
    distance += std::abs(sorted[k] - observed);
    spread += (2.0 * static_cast<double>(k) + 1.0 - count) * sorted[k];
  }
  return distance / count - spread / (count * count);
}

double place_in(std::span<const double> sorted, double observed) {
  const auto [first, last] = std::ranges::equal_range(sorted, observed);
  const auto below = static_cast<double>(first - sorted.begin());
  const auto ties = static_cast<double>(last - first);
  return (below + 0.5 * ties) / static_cast<double>(sorted.size());
}

}  // namespace headway::study

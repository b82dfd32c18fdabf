#include "headway/study/levers/shapley.hpp"

#include <bit>

namespace headway::study {

std::vector<double> shapley_shares(std::span<const double> values) {
  const auto count = static_cast<std::size_t>(std::bit_width(values.size())) - 1;
  // Orders in which change k comes right after s others: s! (n - 1 - s)! of n!, that is 1 / (n binomial(n - 1, s)).
  std::vector<double> weight(count);
  double binomial = 1.0;
  for (std::size_t s = 0; s < count; ++s) {
    weight[s] = 1.0 / (static_cast<double>(count) * binomial);
    binomial *= static_cast<double>(count - 1 - s) / static_cast<double>(s + 1);
  }
  std::vector<double> shares(count, 0.0);
  for (std::uint64_t mask = 0; mask < values.size(); ++mask) {
    for (std::size_t k = 0; k < count; ++k) {
      const std::uint64_t bit = std::uint64_t{1} << k;
      if ((mask & bit) == 0) {
        shares[k] += weight[static_cast<std::size_t>(std::popcount(mask))] * (values[mask | bit] - values[mask]);
      }
    }
  }
  return shares;
}

}  // namespace headway::study

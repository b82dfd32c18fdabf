#include "headway/chance/sample_quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "headway/chance/select_ranks.hpp"

namespace headway::chance {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// The ranks, from 0, that one quantile needs: those it lies between, and the ends of its confidence interval.
struct Ranks {
  std::size_t left = 0;
  std::size_t right = 0;
  double part = 0;  ///< how far it lies from the left to the right
  std::size_t low = 0;
  std::size_t high = 0;
};

Ranks ranks_of(double probability, std::size_t count) {
  const double last = static_cast<double>(count - 1);
  const double place = std::clamp(probability * last, 0.0, last);
  Ranks ranks;
  ranks.left = static_cast<std::size_t>(place);
  ranks.right = std::min(ranks.left + 1, count - 1);
  ranks.part = place - static_cast<double>(ranks.left);
  // Ranks count from 1 in the binomial's interval.
  const double size = static_cast<double>(count);
  const double middle = size * probability;
  const double half_width = 1.96 * std::sqrt(size * probability * (1.0 - probability));
  ranks.low = static_cast<std::size_t>(std::clamp(std::floor(middle - half_width) - 1.0, 0.0, last));
  ranks.high = static_cast<std::size_t>(std::clamp(std::ceil(middle + half_width) - 1.0, 0.0, last));
  return ranks;
}

double pairwise_sum(std::span<const double> values) {
  constexpr std::size_t kBlock = 128;
  constexpr std::size_t kLanes = 8;
  if (values.size() > kBlock) {
    // Split on a whole number of blocks, so that all but the last are full.
    const std::size_t half = (values.size() / 2 + kBlock - 1) / kBlock * kBlock;
    return pairwise_sum(values.first(half)) + pairwise_sum(values.subspan(half));
  }
  double sums[kLanes] = {};
  std::size_t index = 0;
  for (; index + kLanes <= values.size(); index += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      sums[lane] += values[index + lane];
    }
  }
  for (std::size_t lane = 0; index + lane < values.size(); ++lane) {
    sums[lane] += values[index + lane];
  }
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

}  // namespace

void sample_quantiles(std::span<double> scratch, std::span<const double> probabilities, std::span<QuantileEstimate> out,
                      ErrorsFor errors) {
  if (scratch.empty()) {
    std::ranges::fill(out, QuantileEstimate{kMissing, kMissing});
    return;
  }
  const auto wants_error = [&](double probability) {
    return scratch.size() > 1 && (errors == ErrorsFor::all || probability == 0.5);
  };
  std::vector<std::size_t> wanted;
  wanted.reserve(4 * probabilities.size());
  for (const double probability : probabilities) {
    const Ranks ranks = ranks_of(probability, scratch.size());
    wanted.insert(wanted.end(), {ranks.left, ranks.right});
    if (wants_error(probability)) {
      wanted.insert(wanted.end(), {ranks.low, ranks.high});
    }
  }
  std::ranges::sort(wanted);
  wanted.erase(std::ranges::unique(wanted).begin(), wanted.end());
  detail::select_ranks(scratch, wanted);

  for (std::size_t index = 0; index < probabilities.size(); ++index) {
    const Ranks ranks = ranks_of(probabilities[index], scratch.size());
    const double left = scratch[ranks.left];
    const double right = scratch[ranks.right];
    // Infinite neighbours have no difference to take a part of.
    const double value = ranks.part == 0.0 || left == right ? left : left + ranks.part * (right - left);
    const double error = wants_error(probabilities[index])
                             ? std::max(value - scratch[ranks.low], scratch[ranks.high] - value)
                             : kMissing;
    out[index] = {value, error};
  }
}

std::size_t drop_missing(std::span<double> values) {
  const auto present = std::remove_if(values.begin(), values.end(), [](double value) { return std::isnan(value); });
  std::fill(present, values.end(), kMissing);
  return static_cast<std::size_t>(present - values.begin());
}

double mean(std::span<const double> values) { return pairwise_sum(values) / static_cast<double>(values.size()); }

}  // namespace headway::chance

#include "headway/jobs/nearby_batch.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace headway::jobs {

namespace {

constexpr double kReach = 0.05;
constexpr double kWorthSaying = 0.01;
constexpr std::size_t kMostTried = 16;
constexpr long kMicroBatches = 64;  // powers of two in a batch beyond those of the chips, which micro-batches may take

}  // namespace

std::vector<double> batches_near(double batch, double chips) {
  const auto shared = [divisible = static_cast<long>(chips) * kMicroBatches](double tried) {
    return std::gcd(static_cast<long>(tried), divisible);
  };
  std::vector<double> near;
  for (double tried = std::ceil((1.0 - kReach) * batch); tried <= std::floor((1.0 + kReach) * batch); tried += 1.0) {
    if (tried >= 1.0 && tried != batch) {
      near.push_back(tried);
    }
  }
  const std::size_t kept = std::min(kMostTried, near.size());
  std::ranges::partial_sort(near, near.begin() + static_cast<std::ptrdiff_t>(kept), {},
                            [&](double tried) { return std::tuple(-shared(tried), std::abs(tried - batch), tried); });
  near.resize(kept);
  return near;
}

std::optional<NearbyBatch> faster_nearby(double batch, double chips, double seconds,
                                         const std::function<std::optional<double>(double)>& seconds_a_step) {
  NearbyBatch best{batch, 0.0};
  for (const double tried : batches_near(batch, chips)) {
    const auto own = seconds_a_step(tried);
    const double gain = own ? tried / *own / (batch / seconds) - 1.0 : 0.0;
    if (gain > best.gain) {
      best = {tried, gain};
    }
  }
  return best.gain > kWorthSaying ? std::optional(best) : std::nullopt;
}

}  // namespace headway::jobs

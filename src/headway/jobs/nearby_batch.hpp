// Whether a batch near the one that was given would train faster: a batch that has few divisors leaves few plans.
#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace headway::jobs {

struct NearbyBatch {
  double batch = 0;  ///< sequences a step
  double gain = 0;   ///< tokens a second over those at the batch given, less 1
};

/// Batches within 5 % of `batch`, those that share most divisors with the chips first, of equals the nearest: 16 at most.
std::vector<double> batches_near(double batch, double chips);

/// The batch of these with most tokens a second, where that is more than 1 % faster. `seconds_a_step` of a batch: none where
/// no plan fits; `seconds` are those of the batch given.
std::optional<NearbyBatch> faster_nearby(double batch, double chips, double seconds,
                                         const std::function<std::optional<double>(double)>& seconds_a_step);

}  // namespace headway::jobs

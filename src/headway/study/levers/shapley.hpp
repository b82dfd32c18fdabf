// Shapley's shares: what each of several changes contributes to the effect of all, averaged over the orders in which
// they could be made.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace headway::study {

/// `values[mask]` is the value with the changes of `mask` made (bit k: change k), for all 2^n masks. The shares add up
/// to values.back() - values.front().
std::vector<double> shapley_shares(std::span<const double> values);

}  // namespace headway::study

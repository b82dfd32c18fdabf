// Why a job cannot be met: limits that clash, each of which is needed for the clash.
#pragma once

#include <vector>

#include "headway/planner/limits.hpp"
#include "headway/planner/rates.hpp"

namespace headway::planner {

struct Clash {
  Limit limit;
  double value = 0;
  bool can_do = false;  ///< moving this limit alone would do
  double would_do = 0;  ///< the value nearest to `value` that would, to a thousandth, the other limits as they are
  bool others = false;  ///< `would_do` holds once the limits of the other conflicts are out of the way
};

/// Sets of limits that cannot be met together, none of which may be left out (deletion filter). Each further set is found
/// with the limits of those before it dropped; at most three. Empty where the job is feasible.
std::vector<std::vector<Clash>> conflicts_of(const Job& job, Rates& rates);

/// Whether some fleet meets the job at medians.
bool feasible(const Job& job, Rates& rates);

}  // namespace headway::planner

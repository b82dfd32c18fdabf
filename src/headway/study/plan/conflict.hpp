// Why a job cannot be met: limits that clash, each of which is needed for the clash.
#pragma once

#include <vector>

#include "headway/study/plan/limits.hpp"
#include "headway/study/plan/rates.hpp"

namespace headway::study::plan {

struct Clash {
  Limit limit;
  double value = 0;
  bool can_do = false;  ///< moving this limit alone would do
  double would_do = 0;  ///< the value nearest to `value` that would, to a thousandth, the other limits as they are
  bool in_set = false;  ///< `would_do` holds for the limits of the conflict; others stand in the way too
};

/// A smallest set of limits that cannot be met together: none may be left out (deletion filter). The job must not be
/// feasible; empty where it is, or where even without any limit nothing does the work.
std::vector<Clash> conflict_of(const Job& job, Rates& rates);

/// Whether some fleet meets the job at medians.
bool feasible(const Job& job, Rates& rates);

}  // namespace headway::study::plan

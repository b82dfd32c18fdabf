// The search behind a threshold: which values of the lever are tried, and where the probability is crossed.
#pragma once

#include <vector>

#include "headway/study/levers/sweep.hpp"
#include "headway/study/levers/threshold.hpp"

namespace headway::study {

/// Values of the lever that the search tries at most beside those that it starts with.
inline constexpr std::size_t kMostMoreTried = 33;

/// Values of the lever that were tried, rising, with the quantity's draws at each.
struct Tried {
  std::vector<double> lever;
  std::vector<SweepRow> rows;
};

/// Tries the values of `start`, which rise, then more where the share and the median move; fills the result's points. Errors: those of a run.
base::Result<Tried> explore(const Sweep& sweep, const std::vector<double>& start, ThresholdResult& result);

/// Finds where the probability asked about is crossed, on the values of `grid`, then on finer ones about the place; fills the crossing, the
/// shares, and the draws where the question keeps them. Errors: those of a run.
base::Result<void> find_value(const Sweep& sweep, std::vector<double> grid, std::vector<SweepRow> rows,
                              ThresholdResult& result);

}  // namespace headway::study

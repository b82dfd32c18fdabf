// Where a share that changes with a lever crosses a level: on a grid of the lever's values, the same draws at each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "headway/study/sensitivity/bootstrap.hpp"

namespace headway::study {

/// For each value of the grid and each draw: 1 where the condition holds, 0 where not, -1 where the draw has no value.
using Hits = std::vector<std::vector<signed char>>;

/// The best fit of the shares that never falls (`rising`) or never rises: pool adjacent violators, weighted.
std::vector<double> monotone_fit(const std::vector<double>& shares, const std::vector<double>& weights, bool rising);

struct Crossing {
  bool found = false;
  Estimate at;                 ///< in the grid's unit, with its 95 % interval
  bool at_edge = false;        ///< in some replicates the level is not crossed: an end of the interval is the grid's
  bool rising = false;         ///< the share rises with the grid
  bool monotone = true;        ///< no step against the trend beyond what chance explains (95 %)
  std::vector<double> shares;  ///< at each grid value, as counted
};

/// The grid value at which the share of draws in which the condition holds crosses `level`: the monotone fit, straight
/// between grid values. `grid` rises and has at least two values. The interval is from drawing the draws again.
Crossing find_crossing(const std::vector<double>& grid, const Hits& hits, double level, std::uint64_t seed,
                       int replicates = kReplicates);

}  // namespace headway::study

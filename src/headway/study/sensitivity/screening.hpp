// Screening after Morris: which of all inputs do anything, from few runs. Each input in turn is moved by half of its
// distribution, from several random points.
#pragma once

#include <vector>

#include "headway/study/sensitivity/bootstrap.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::study {

/// Elementary effects of one input: changes of the quantity, in its unit, when the input alone moves by half of its
/// probability. Morris divides by that half; here the effect keeps the quantity's unit.
struct Effects {
  Estimate size;       ///< mean of the absolute effects (mu*)
  Estimate mean;       ///< mean of the effects of moving up (mu); NaN for inputs of several numbers, which have no "up"
  Estimate deviation;  ///< standard deviation of these (sigma): large where the effect depends on the other inputs
  Estimate strength;   ///< root mean square of the effects, which counts rare large ones as a variance does
  Estimate flips;      ///< share of points in which the quantity comes to be above zero, or ceases to be
};

/// What moving one input did, point by point.
struct Moves {
  std::vector<double> change;  ///< of the quantity; NaN where it has no value
  std::vector<int> up;         ///< 1 where the input was moved up, -1 where down; 0 where it has no "up"
  std::vector<char> flipped;   ///< 1 where the quantity crossed zero
};

/// Effects of each input from its moves; all have the same number of points.
std::vector<Effects> effects_of(const std::vector<Moves>& moves, std::uint64_t seed, int replicates = kReplicates);

/// Runs `points` (inputs + 1) times: draws 0, 1, ... of the seed, and each of them with one input moved. A radial design
/// (Campolongo, Saltelli and Cariboni 2011, doi:10.1016/j.cpc.2010.12.039). Draws that cannot support history count.
base::Result<std::vector<Effects>> screen(Experiment& experiment, const Inputs& inputs, long points);

}  // namespace headway::study

// What it would be worth to know an input: how much more rarely the sign of a gain would be called wrongly, and how much
// nearer its size would be guessed.
#pragma once

#include <vector>

#include "headway/study/sensitivity/bootstrap.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::study {

/// The expected value of perfect information on an input, for two questions. "Is the gain above zero?": without the
/// input one says what most draws say, with it what most draws of its value say, and errs in the rest. "How large is
/// it?": one says the median, of all draws or of those of its value, and is off by the distance.
struct Knowledge {
  Estimate wrong_without;  ///< share of draws in which the sign is called wrongly
  Estimate wrong_with;     ///< ... knowing the input
  Estimate wrong_fall;     ///< the one less the other
  Estimate error_without;  ///< mean distance from the median, in the gain's unit
  Estimate error_with;     ///< ... from the median of the input's value
  Estimate error_fall;     ///< the fall as a share of the distance without
};

/// Gains, [known value][draw], and whether each supports history. In each draw the sign is called from the others with
/// the same value, so that no chance pattern counts as knowledge. The distance with the input is halfway between that
/// from the median of its value, which flatters, and that from the median of the others with it, which is too harsh by
/// as much. A gain of zero is not above zero.
Knowledge knowledge_of(const std::vector<std::vector<double>>& gains, const std::vector<std::vector<char>>& supported,
                       std::uint64_t seed, int replicates = kReplicates);

/// For each of the inputs `chosen`, or for all of them as one: `values` of its values, each with `draws` of everything
/// else.
base::Result<std::vector<Knowledge>> worth_of_knowing(Experiment& experiment, const Inputs& inputs,
                                                      const std::vector<std::size_t>& chosen, bool as_one, long values,
                                                      long draws);

}  // namespace headway::study

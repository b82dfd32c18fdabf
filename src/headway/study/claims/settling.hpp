// Which input would settle a claim that is about as likely as not: what it would be worth to know, at no further run.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "headway/model/movers.hpp"

namespace headway::study::claims {

/// The input whose two halves of draws differ most in the share in which the claim holds.
struct Settling {
  std::string id;
  bool by_alternative = false;  ///< "low" are its first alternatives, "high" the others
  double share_low = 0.0;       ///< of the draws in its lower half in which the claim holds
  double share_high = 0.0;      ///< ... in its upper half
  double wrong_without = 0.0;   ///< share of draws in which one errs who says what most draws say
  double wrong_with = 0.0;      ///< ... and who says what most draws of the half say: the other half would tell less
  bool stands_out = false;      ///< the difference is more than the best of so many inputs shows by chance
};

/// For each of `claims` (1, 0, or -1 where a draw cannot judge it): the input that tells most. None where no draw can
/// judge it or nothing varies. `draws` are the draws' indices in their streams; a claim may have fewer.
std::vector<std::optional<Settling>> settling_inputs(std::span<const model::Mover> movers, std::uint64_t seed,
                                                     std::span<const long> draws,
                                                     std::span<const std::span<const signed char>> claims, int threads);

}  // namespace headway::study::claims

// Which values of a lever to try next: where the answer moves.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace headway::study {

/// How one curve stands at each value of the lever, in any unit; NaN where it has no value.
using Heights = std::vector<double>;

/// Up to `count` further values between those of `lever`, which rises and is as long as each of `curves`, rising. The interval in which the
/// curves change most (each by its own range) is halved; its halves then count as half the change, and so on. Fewer where nothing changes.
std::vector<double> values_between(std::span<const double> lever, std::span<const Heights> curves, std::size_t count);

/// The part of the lever's range in which a share of the curve's whole change is made.
struct Moving {
  double from = 0.0;
  double to = 0.0;
};

/// The shortest run of intervals of `lever` in which the curve makes at least `share` of its change, counted without sign, in (0, 1].
/// The whole range where it does not change.
Moving where_it_moves(std::span<const double> lever, const Heights& curve, double share);

}  // namespace headway::study

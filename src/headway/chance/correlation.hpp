// Rank correlation within a group of assumptions: a Gaussian copula, with one common factor or a number for each pair.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"

namespace headway::chance {

/// The correlation of two normal variables whose ranks correlate (Spearman) by `rank_correlation`.
inline double normal_correlation(double rank_correlation) {
  return 2.0 * base::portable::sin_within_eighth(std::numbers::pi * rank_correlation / 6.0);
}

/// The probability below a standard normal number, kept within the open interval (0, 1).
inline double open_probability(double number) {
  constexpr double kLeast = 0x1p-53;
  return std::clamp(normal_probability(number), kLeast, 1.0 - kLeast);
}

/// A uniform number in the open interval (0, 1) that shares the group's factor. Any two members of the same sign, with
/// own numbers of their own, then have this rank correlation, in [0, 1); members of opposite sign have its negative.
/// `own_uniform` and `factor_uniform` lie in the open interval (0, 1); `sign` is 1 or -1.
inline double correlated_uniform(double own_uniform, double factor_uniform, double rank_correlation, int sign) {
  const double shared = normal_correlation(rank_correlation);
  const double number = sign * std::sqrt(shared) * normal_quantile(factor_uniform) +
                        std::sqrt(1.0 - shared) * normal_quantile(own_uniform);
  return open_probability(number);
}

}  // namespace headway::chance

// The standard normal distribution.
#pragma once

namespace headway::chance {

inline constexpr double kNormal95 = 1.6449;      ///< below it a standard normal variable lies with 95 %
inline constexpr double kNormalNinety = 3.2897;  ///< width of its central 90 %
inline constexpr double kNormalNinetyExact = 2.0 * 1.6448536269514722;  ///< the same to the last bit, for observations
inline constexpr double kNormal975 = 1.959963984540054;                 ///< below it lies 97.5 %

/// The number below which a standard normal variable lies with this probability, in the open interval (0, 1); minus and
/// plus infinity at 0 and 1.
double normal_quantile(double probability);

/// The probability that a standard normal variable lies below this number, in [0, 1].
double normal_probability(double number);

}  // namespace headway::chance

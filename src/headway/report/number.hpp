// Numbers as a person reads them: no digit smaller than the Monte Carlo error, and one scale within a sentence.
#pragma once

#include <string>

namespace headway::report {

/// What a number is divided by before it is printed, and the word that says so ("k", "M", "bn", "tn", "x 10^26"; may be
/// empty).
struct Scale {
  double factor = 1.0;
  std::string word;
};

/// Significant digits at most: in tables three, in sentences two.
inline constexpr int kTableDigits = 3;
inline constexpr int kSentenceDigits = 2;

/// No figure here is so small: below it, tails of what has ended, which print as nothing.
inline constexpr double kNothing = 1e-9;

/// Scale that suits numbers up to `magnitude`, which may have either sign.
Scale scale_for(double magnitude);

/// `value` over the scale's factor, rounded to the leading digit of `error` and to `digits` significant digits, with
/// commas between thousands; "0" where nothing is left, "-" where there is no value. An error of zero or NaN does not
/// round.
std::string rounded_in(double value, double error, const Scale& scale, int digits = kTableDigits);

/// The same with a plus sign before what is above zero.
std::string signed_in(double value, double error, const Scale& scale, int digits = kTableDigits);

/// In a scale of its own, with its word: "1.24 M", "310 k", "97".
std::string rounded(double value, double error, int digits = kTableDigits);

/// In a scale of its own, where no error is known.
inline std::string plain(double value) { return rounded(value, 0.0); }

/// A number in a scale with the scale's word, which neither a zero nor a missing value has.
std::string with_word(const std::string& number, const Scale& scale);

/// "0.41-1.9", or "-0.2 to 1.9" where an end is negative.
std::string range_in(double low, double low_error, double high, double high_error, const Scale& scale,
                     int digits = kTableDigits);

/// "0.41-1.9 M".
std::string range(double low, double high, double error, int digits = kTableDigits);

/// A share from 0 to 1 as percent in words of its own near the ends: "97 %", "more than 99 %", "all", "none".
std::string share_of_draws(double share);

/// What follows a number: " H100e", " %", nothing for a ratio.
std::string unit_after(const std::string& unit);

}  // namespace headway::report

#include "headway/base/portable.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace headway::base::portable {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
// ln 2 in two parts. The first ends in zeros: its product with the exponent of a double is exact.
constexpr double kLog2High = 6.93147180369123816490e-01;
constexpr double kLog2Low = 1.90821492927058770002e-10;

constexpr double kRounder = 6755399441055744.0;  // 1.5 * 2^52: adding it rounds to a whole number

/// A number as the sum of two, the second below the last place of the first.
struct Twofold {
  double high = 0;
  double low = 0;
};

/// x + y without error, where |x| >= |y| or x is 0.
Twofold sum_of(double x, double y) {
  const double sum = x + y;
  return {sum, y - (sum - x)};
}

/// The upper half of a number's digits (Veltkamp); below 2^996.
double upper_half(double x) {
  const double scaled = x * 0x8000001p0;
  return scaled - (scaled - x);
}

/// x * y without error (Dekker), unless it is near the ends of the range.
Twofold product_of(double x, double y) {
  const double product = x * y;
  const double x_high = upper_half(x);
  const double x_low = x - x_high;
  const double y_high = upper_half(y);
  const double y_low = y - y_high;
  return {product, ((x_high * y_high - product) + x_high * y_low + x_low * y_high) + x_low * y_low};
}

Twofold product_of(const Twofold& x, const Twofold& y) {
  const Twofold product = product_of(x.high, y.high);
  return sum_of(product.high, product.low + (x.high * y.low + x.low * y.high));
}

/// mantissa * 2^power of a positive finite number, the mantissa in [sqrt(1/2), sqrt(2)).
struct Parts {
  double mantissa = 0;
  double power = 0;
};

Parts parts_of(double x) {
  double power = 0.0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    power = -54.0;
  }
  constexpr std::int64_t kRootHalf = 0x3fe6a09e667f3bcd;
  const auto bits = std::bit_cast<std::int64_t>(x);
  const std::int64_t whole = (bits - kRootHalf) >> 52;
  return {std::bit_cast<double>(bits - (whole << 52)), power + static_cast<double>(whole)};
}

/// x * 2^power for |power| < 1100, rounded once at most when the result is subnormal.
double scaled(double x, int power) {
  const auto two_to = [](int exponent) {
    return std::bit_cast<double>(static_cast<std::int64_t>(exponent + 1023) << 52);
  };
  if (power > 1023) {
    return x * 0x1p1023 * two_to(power - 1023);
  }
  if (power < -1021) {
    return x * two_to(power + 100) * 0x1p-100;
  }
  return x * two_to(power);
}

/// exp(high - low) for an argument in [-0.35, 0.35]: x + x c / (2 - c), where c = x - x^2 (1/6 - x^2/360 + ...). The
/// polynomial is that of fdlibm (Sun Microsystems, 1993), off by less than 2^-59.
double exp_within_half(double high, double low) {
  const double x = high - low;
  const double square = x * x;
  const double series =
      1.66666666666666019037e-01 +
      square * (-2.77777777770155933842e-03 +
                square * (6.61375632143793436117e-05 +
                          square * (-1.65339022054652515390e-06 + square * 4.13813679705723846039e-08)));
  const double c = x - square * series;
  const Twofold whole = sum_of(1.0, high);
  return whole.high + (whole.low - (low - (x * c) / (2.0 - c)));
}

/// log(1 + f) for 1 + f in [sqrt(1/2), sqrt(2)), plus power * ln 2. With s = f / (2 + f) it is 2 artanh(s); the polynomial
/// in s^2 is fdlibm's, off by less than 2^-58.
double log_of(const Parts& parts) {
  const double f = parts.mantissa - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double odd = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double even =
      z * (6.666666666666735130e-01 +
           w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const double half_square = 0.5 * f * f;
  return parts.power * kLog2High - ((half_square - (s * (half_square + (odd + even)) + parts.power * kLog2Low)) - f);
}

/// log of a positive finite number to some 100 bits.
Twofold twofold_log(double x) {
  const Parts parts = parts_of(x);
  const double f = parts.mantissa - 1.0;
  const Twofold below = sum_of(2.0, f);
  const double quotient = f / below.high;
  const Twofold back = product_of(quotient, below.high);
  const Twofold s = sum_of(quotient, (((f - back.high) - back.low) - quotient * below.low) / below.high);
  const Twofold square = product_of(s, s);
  const Twofold cube = product_of(product_of(square, s), Twofold{2.0 / 3.0, 3.700743415417188e-17});
  // 2 s^5 (1/5 + s^2/7 + ...): below 7e-5, so that its rounding lies beyond the result's last places.
  const double z = square.high;
  double series = 2.0 / 23.0;
  for (const double next :
       {2.0 / 21.0, 2.0 / 19.0, 2.0 / 17.0, 2.0 / 15.0, 2.0 / 13.0, 2.0 / 11.0, 2.0 / 9.0, 2.0 / 7.0, 2.0 / 5.0}) {
    series = series * z + next;
  }
  const double rest = series * z * z * s.high;
  constexpr Twofold kLog2{6.931471805599453e-01, 2.3190468138462996e-17};
  const Twofold whole = product_of(Twofold{parts.power, 0.0}, kLog2);
  const Twofold first = sum_of(2.0 * s.high, cube.high);
  const Twofold mantissa = sum_of(first.high, first.low + (rest + cube.low + 2.0 * s.low));
  // The power's part is the larger, or is 0.
  const Twofold sum = sum_of(whole.high, mantissa.high);
  return sum_of(sum.high, sum.low + (mantissa.low + whole.low));
}

/// As power(), of a positive finite base and a finite exponent.
double power_of_positive(double base, double exponent) {
  const Twofold log = twofold_log(base);
  const double rough = exponent * log.high;
  if (!(std::abs(rough) < 800.0)) {
    return rough > 0.0 ? kInfinity : 0.0;
  }
  if (std::abs(rough) < 0x1p-60) {
    return 1.0;
  }
  const Twofold product = product_of(Twofold{exponent, 0.0}, log);
  const double power = exp(product.high);
  return std::isfinite(power) ? power + power * product.low : power;
}

bool is_whole(double x) { return x == std::floor(x); }
bool is_odd(double x) { return is_whole(x) && !is_whole(0.5 * x); }

}  // namespace

double exp(double x) {
  if (std::isnan(x)) {
    return x;
  }
  if (x > 709.782712893383973096) {
    return kInfinity;
  }
  if (x < -745.13321910194110842) {
    return 0.0;
  }
  const double whole = (x * std::numbers::log2e + kRounder) - kRounder;
  return scaled(exp_within_half(x - whole * kLog2High, whole * kLog2Low), static_cast<int>(whole));
}

double log(double x) {
  if (!(x > 0.0)) {
    return x == 0.0 ? -kInfinity : kNotANumber;
  }
  return x == kInfinity ? x : log_of(parts_of(x));
}

double log1p(double x) {
  const double sum = 1.0 + x;
  if (sum == 1.0 || sum == kInfinity) {
    return x;
  }
  if (!(sum > 0.0)) {
    return log(sum);
  }
  // What rounding 1 + x has added or taken is the same for the logarithm and for the difference (Kahan).
  return log(sum) * (x / (sum - 1.0));
}

double exp2(double x) {
  if (std::isnan(x)) {
    return x;
  }
  if (x >= 1024.0) {
    return kInfinity;
  }
  if (x < -1075.0) {
    return 0.0;
  }
  const double whole = (x + kRounder) - kRounder;
  return scaled(exp_within_half((x - whole) * std::numbers::ln2, 0.0), static_cast<int>(whole));
}

double log2(double x) {
  if (!(x > 0.0) || x == kInfinity) {
    return log(x);
  }
  const Parts parts = parts_of(x);
  return parts.power + log_of({parts.mantissa, 0.0}) * std::numbers::log2e;
}

double power(double base, double exponent) {
  if (exponent == 0.0 || base == 1.0) {
    return 1.0;
  }
  if (std::isnan(base) || std::isnan(exponent)) {
    return kNotANumber;
  }
  const double size = std::abs(base);
  if (std::isinf(exponent)) {
    return size == 1.0 ? 1.0 : ((size > 1.0) == (exponent > 0.0) ? kInfinity : 0.0);
  }
  if (base < 0.0 && std::isfinite(base) && !is_whole(exponent)) {
    return kNotANumber;
  }
  const double sign = std::signbit(base) && is_odd(exponent) ? -1.0 : 1.0;
  if (size == 0.0 || size == kInfinity) {
    return (size == 0.0) == (exponent > 0.0) ? sign * 0.0 : sign * kInfinity;
  }
  return sign * power_of_positive(size, exponent);
}

double hypot(double x, double y) {
  if (std::isinf(x) || std::isinf(y)) {
    return kInfinity;
  }
  const double most = std::max(std::abs(x), std::abs(y));
  // A power of two takes the squares away from the ends of the range, and changes no digit.
  const double unit = most > 0x1p500 ? 0x1p-600 : most < 0x1p-450 ? 0x1p600 : 1.0;
  return std::sqrt(x * unit * (x * unit) + y * unit * (y * unit)) / unit;
}

double sin_within_eighth(double angle) {
  const double square = angle * angle;
  // fdlibm's polynomial, off by less than 2^-58.
  const double series =
      8.33333333332248946124e-03 +
      square * (-1.98412698298579493134e-04 +
                square * (2.75573137070700676789e-06 +
                          square * (-2.50507602534068634195e-08 + square * 1.58969099521155010221e-10)));
  return angle + square * angle * (-1.66666666666666324348e-01 + square * series);
}

}  // namespace headway::base::portable

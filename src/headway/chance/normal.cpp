#include "headway/chance/normal.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "headway/base/portable.hpp"

namespace headway::chance {
namespace {

/// The polynomial with these coefficients, the highest power's first.
template <std::size_t count>
double polynomial(const std::array<double, count>& coefficients, double x) {
  double sum = 0.0;
  for (const double coefficient : coefficients) {
    sum = sum * x + coefficient;
  }
  return sum;
}

/// exp(-x^2 / 2) for x >= 0: the square is taken in two parts, the first without rounding.
double bell(double x) {
  const double most = std::floor(x * 16.0) / 16.0;
  const double rest = (x - most) * (x + most);
  return base::portable::exp(-0.5 * most * most) * base::portable::exp(-0.5 * rest);
}

// Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37 (1988), PPND16:
// in the middle; up to five square roots of -log(probability) away; beyond.
constexpr double kMiddleHalf = 0.425;
constexpr double kMiddleSquare = kMiddleHalf * kMiddleHalf;
constexpr double kFarFrom = 5.0;
constexpr double kNearShift = 1.6;
constexpr std::array kMiddleAbove{2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
                                  45921.953931549871457, 13731.693765509461125, 1971.5909503065514427,
                                  133.14166789178437745, 3.3871328727963666080};
constexpr std::array kMiddleBelow{
    5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867,
    5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1.0};
constexpr std::array kNearAbove{7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                                1.27045825245236838258,    3.64784832476320460504,    5.76949722146069140550,
                                4.63033784615654529590,    1.42343711074968357734};
constexpr std::array kNearBelow{
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
    6.89767334985100004550e-1, 1.67638483018380384940,    2.05319162663775882187,    1.0};
constexpr std::array kFarAbove{2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                               2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580,
                               5.46378491116411436990,    6.65790464350110377720};
constexpr std::array kFarBelow{
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
    1.48753612908506148525e-2,  1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};

// Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969), in the form of
// his Algorithm 715 (1993): near 0 the excess over a half, and the tail below sqrt(32) and beyond.
constexpr double kNearZero = 0.67448975;
constexpr double kTailFrom = 5.656854249492380195;
constexpr double kInvSqrtTwoPi = 0.39894228040143267794;
constexpr std::array kExcessAbove{0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881,
                                  1067.6894854603709582, 18154.981253343561249};
constexpr std::array kExcessBelow{1.0, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205,
                                  45507.789335026729956};
constexpr std::array kTailAbove{1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412,
                                93.506656132177855979,    597.27027639480026226,  2494.5375852903726711,
                                6848.1904505362823326,    11602.651437647350124,  9842.7148383839780218};
constexpr std::array kTailBelow{1.0,
                                22.266688044328115691,
                                235.38790178262499861,
                                1519.377599407554805,
                                6485.558298266760755,
                                18615.571640885098091,
                                34900.952721145977266,
                                38912.003286093271411,
                                19685.429676859990727};
constexpr std::array kFarTailAbove{0.02307344176494017303, 0.21589853405795699,     0.1274011611602473639,
                                   0.022235277870649807,   0.001421619193227893466, 2.9112874951168792e-5};
constexpr std::array kFarTailBelow{1.0,
                                   1.28426009614491121,
                                   0.468238212480865118,
                                   0.0659881378689285515,
                                   0.00378239633202758244,
                                   7.29751555083966205e-5};

/// The probability beyond x > kNearZero: 0 from 40 on, where it is far below the least double.
double tail(double x) {
  if (x >= 40.0) {
    return 0.0;
  }
  if (x < kTailFrom) {
    return bell(x) * (polynomial(kTailAbove, x) / polynomial(kTailBelow, x));
  }
  const double square = 1.0 / (x * x);
  const double part = square * polynomial(kFarTailAbove, square) / polynomial(kFarTailBelow, square);
  return bell(x) * ((kInvSqrtTwoPi - part) / x);
}

}  // namespace

double normal_quantile(double probability) {
  const bool inside = probability > 0.0 && probability < 1.0;
  if (!inside) {
    constexpr double kEnd = std::numeric_limits<double>::infinity();
    return probability <= 0.0 ? -kEnd : probability >= 1.0 ? kEnd : probability;
  }
  const double from_middle = probability - 0.5;
  if (std::abs(from_middle) <= kMiddleHalf) {
    const double r = kMiddleSquare - from_middle * from_middle;
    return from_middle * (polynomial(kMiddleAbove, r) / polynomial(kMiddleBelow, r));
  }
  const double outside = from_middle < 0.0 ? probability : 1.0 - probability;
  const double r = std::sqrt(-base::portable::log(outside));
  const double size = r <= kFarFrom ? polynomial(kNearAbove, r - kNearShift) / polynomial(kNearBelow, r - kNearShift)
                                    : polynomial(kFarAbove, r - kFarFrom) / polynomial(kFarBelow, r - kFarFrom);
  return from_middle < 0.0 ? -size : size;
}

double normal_probability(double number) {
  if (std::isnan(number)) {
    return number;
  }
  const double size = std::abs(number);
  if (size <= kNearZero) {
    const double square = number * number;
    return 0.5 + number * (polynomial(kExcessAbove, square) / polynomial(kExcessBelow, square));
  }
  return number < 0.0 ? tail(size) : 1.0 - tail(size);
}

}  // namespace headway::chance

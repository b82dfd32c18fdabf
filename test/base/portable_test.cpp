#include "headway/base/portable.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <random>

namespace headway::base::portable {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLeast = std::numeric_limits<double>::denorm_min();

/// Distance from what 64 bits of mantissa say, in the last place that a double has there.
double ulp_off(double value, long double exact) {
  const auto nearest = static_cast<double>(exact);
  if (std::isinf(nearest) || std::isnan(nearest)) {
    return value == nearest || (std::isnan(value) && std::isnan(nearest)) ? 0.0 : kInfinity;
  }
  const double size = std::abs(nearest);
  const double place = std::nextafter(size, kInfinity) - size;
  return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / static_cast<long double>(place));
}

/// The worst of many arguments: `draw` gives them, the two functions are compared.
template <class Draw, class Own, class Exact>
double worst_of(Draw draw, Own own, Exact exact, int count = 400'000) {
  double worst = 0.0;
  for (int k = 0; k < count; ++k) {
    const double x = draw();
    worst = std::max(worst, ulp_off(own(x), exact(static_cast<long double>(x))));
  }
  return worst;
}

auto between(double low, double high) {
  return [random = std::mt19937_64(1), spread = std::uniform_real_distribution<double>(low, high)]() mutable {
    return spread(random);
  };
}

/// Any positive finite double, each exponent as likely as the next, subnormal ones among them.
auto any_positive() {
  return [random = std::mt19937_64(2)]() mutable { return std::bit_cast<double>(random() % 0x7ff0000000000000U); };
}

/// Small numbers of either sign and every size below 1.
auto any_small() {
  return [random = std::mt19937_64(3), size = std::uniform_real_distribution<double>(-300.0, 0.0)]() mutable {
    return std::pow(2.0, size(random)) * ((random() & 1U) != 0 ? 1.0 : -0.5);
  };
}

TEST(Portable, ExponentialIsWithinOneUlp) {
  const auto exact = [](long double x) { return std::exp(x); };
  EXPECT_LT(worst_of(between(-745.2, 709.8), exp, exact), 1.0);
  EXPECT_LT(worst_of(between(-2.0, 2.0), exp, exact), 1.0);
  EXPECT_LT(worst_of(any_small(), exp, exact), 1.0);
}

TEST(Portable, ExponentialOfSpecialArguments) {
  EXPECT_EQ(exp(0.0), 1.0);
  EXPECT_EQ(exp(-0.0), 1.0);
  EXPECT_EQ(exp(1.0), std::numbers::e);
  EXPECT_EQ(exp(kInfinity), kInfinity);
  EXPECT_EQ(exp(-kInfinity), 0.0);
  EXPECT_EQ(exp(710.0), kInfinity);
  EXPECT_LT(exp(709.78), kInfinity);
  EXPECT_EQ(exp(-746.0), 0.0);
  EXPECT_EQ(exp(-745.1), kLeast);
  EXPECT_TRUE(std::isnan(exp(std::nan(""))));
}

TEST(Portable, LogarithmIsWithinOneUlp) {
  const auto exact = [](long double x) { return std::log(x); };
  EXPECT_LT(worst_of(any_positive(), log, exact), 1.0);
  EXPECT_LT(worst_of(between(0.5, 2.0), log, exact), 1.0);
  EXPECT_LT(worst_of(between(0.999999, 1.000001), log, exact), 1.0);
}

TEST(Portable, LogarithmOfSpecialArguments) {
  EXPECT_EQ(log(1.0), 0.0);
  EXPECT_EQ(log(2.0), std::numbers::ln2);
  EXPECT_EQ(log(0.0), -kInfinity);
  EXPECT_EQ(log(kInfinity), kInfinity);
  EXPECT_NEAR(log(kLeast), -744.4400719213812, 1e-12);
  EXPECT_TRUE(std::isnan(log(-1.0)));
  EXPECT_TRUE(std::isnan(log(std::nan(""))));
}

TEST(Portable, LogarithmOfOneAndMoreIsWithinThreeUlp) {
  const auto exact = [](long double x) { return std::log1p(x); };
  EXPECT_LT(worst_of(any_small(), log1p, exact), 3.0);
  EXPECT_LT(worst_of(between(-1.0, 3.0), log1p, exact), 3.0);
  EXPECT_EQ(log1p(0.0), 0.0);
  EXPECT_EQ(log1p(1e-20), 1e-20);
  EXPECT_EQ(log1p(-1.0), -kInfinity);
  EXPECT_EQ(log1p(kInfinity), kInfinity);
  EXPECT_TRUE(std::isnan(log1p(-1.5)));
}

TEST(Portable, PowersOfTwoAreWithinTwoUlpAndExactAtWholeNumbers) {
  EXPECT_LT(worst_of(between(-1076.0, 1025.0), exp2, [](long double x) { return std::exp2(x); }), 2.0);
  EXPECT_LT(worst_of(any_positive(), log2, [](long double x) { return std::log2(x); }), 2.0);
  EXPECT_LT(worst_of(between(0.5, 2.0), log2, [](long double x) { return std::log2(x); }), 2.0);
  for (int power = -1074; power < 1024; ++power) {
    EXPECT_EQ(exp2(power), std::ldexp(1.0, power));
    EXPECT_EQ(log2(std::ldexp(1.0, power)), power);
  }
  EXPECT_EQ(exp2(1024.0), kInfinity);
  EXPECT_EQ(exp2(-1080.0), 0.0);
  EXPECT_EQ(log2(0.0), -kInfinity);
}

TEST(Portable, PowerIsWithinTwoUlp) {
  auto base = any_positive();
  auto exponent = between(-3.0, 3.0);
  auto near_one = between(0.9, 1.1);
  auto large = between(-7000.0, 7000.0);
  double worst = 0.0;
  for (int k = 0; k < 400'000; ++k) {
    const double x = base();
    const double y = exponent();
    worst = std::max(worst, ulp_off(power(x, y), std::pow(static_cast<long double>(x), static_cast<long double>(y))));
    const double z = near_one();
    const double n = large();
    worst = std::max(worst, ulp_off(power(z, n), std::pow(static_cast<long double>(z), static_cast<long double>(n))));
  }
  EXPECT_LT(worst, 2.0);
}

TEST(Portable, PowersOfSpecialArguments) {
  EXPECT_EQ(power(7.0, 0.0), 1.0);
  EXPECT_EQ(power(3.0, 4.0), 81.0);
  EXPECT_EQ(power(10.0, 15.0), 1e15);
  EXPECT_EQ(power(4.0, 0.5), 2.0);
  EXPECT_EQ(power(-2.0, 3.0), -8.0);
  EXPECT_EQ(power(-2.0, -2.0), 0.25);
  const double values[] = {0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, kInfinity, -kInfinity, std::nan("")};
  const double exponents[] = {0.0, 1.0,  -1.0,      2.0,        -2.0,         0.5,   -0.5,
                              3.0, 1e19, kInfinity, -kInfinity, std::nan(""), -1e300};
  for (const double x : values) {
    for (const double y : exponents) {
      const double here = power(x, y);
      const double library = std::pow(x, y);
      EXPECT_TRUE(std::isnan(here) ? std::isnan(library)
                                   : ulp_off(here, library) < 2.0 && std::signbit(here) == std::signbit(library))
          << x << " to the power of " << y << ": " << here << ", not " << library;
    }
  }
}

TEST(Portable, HypotenuseIsWithinTwoUlp) {
  auto size = any_positive();
  auto ratio = between(0.0, 3.0);
  for (int k = 0; k < 200'000; ++k) {
    const double x = size();
    const double y = -x * ratio();
    ASSERT_LE(ulp_off(hypot(x, y), std::hypot(static_cast<long double>(x), static_cast<long double>(y))), 2.0)
        << x << ' ' << y;
  }
  EXPECT_EQ(hypot(3.0, -4.0), 5.0);
  EXPECT_EQ(hypot(0.0, 0.0), 0.0);
  EXPECT_EQ(hypot(-kInfinity, 1.0), kInfinity);
}

TEST(Portable, SineIsWithinOneUlp) {
  const double eighth = std::numbers::pi / 4.0;
  const auto exact = [](long double x) { return std::sin(x); };
  EXPECT_LT(worst_of(between(-eighth, eighth), sin_within_eighth, exact), 1.0);
  EXPECT_EQ(sin_within_eighth(0.0), 0.0);
  EXPECT_NEAR(sin_within_eighth(std::numbers::pi / 6.0), 0.5, 1e-16);
}

}  // namespace
}  // namespace headway::base::portable

#include "headway/chance/normal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace headway::chance {
namespace {

constexpr long double kSqrt2 = 1.414213562373095048801688724209698079L;

/// From the C library's error function with 64 bits of mantissa.
long double exact_probability(long double number) { return 0.5L * std::erfc(-number / kSqrt2); }

/// One step of Newton's method from a quantile that is right in some twelve digits. The tail on the near side is what is
/// compared, so that it is not rounded away.
long double exact_quantile(double probability) {
  const long double near = normal_quantile(probability);
  const long double density = std::exp(-0.5L * near * near) * 0.398942280401432677939946059934381868L;
  const long double excess =
      probability <= 0.5 ? exact_probability(near) - probability : (1.0L - probability) - exact_probability(-near);
  return near - excess / density;
}

double relative_error(double value, long double exact) {
  return static_cast<double>(std::abs(value - exact) / std::max(std::abs(exact), 1e-4000L));
}

TEST(Normal, QuantilesAreThoseOfTheTables) {
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_NEAR(normal_quantile(0.95), 1.6448536269514722, 1e-14);
  EXPECT_NEAR(normal_quantile(0.05), -1.6448536269514722, 1e-14);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);
  EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-13);
}

TEST(Normal, QuantilesAreWithinAPartInTenToTheFifteen) {
  std::mt19937_64 random(4);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  std::uniform_real_distribution<double> power(-1074.0, -1.0);
  double worst = 0.0;
  for (int k = 0; k < 400'000; ++k) {
    for (const double p : {uniform(random), std::exp2(power(random)), 1.0 - std::exp2(power(random) / 20.0)}) {
      if (p > 0.0 && p < 1.0 && p != 0.5) {
        worst = std::max(worst, relative_error(normal_quantile(p), exact_quantile(p)));
      }
    }
  }
  EXPECT_LT(worst, 1e-15);
}

TEST(Normal, ProbabilitiesAreWithinAPartInTenToTheFifteen) {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> number(-37.5, 9.0);
  std::uniform_real_distribution<double> near(-3.0, 3.0);
  double worst = 0.0;
  for (int k = 0; k < 400'000; ++k) {
    for (const double x : {number(random), near(random)}) {
      worst = std::max(worst, relative_error(normal_probability(x), exact_probability(x)));
    }
  }
  EXPECT_LT(worst, 1e-15);
}

TEST(Normal, ProbabilitiesEndInZeroAndOne) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const double far : {40.0, 1e8, 1e308, kInfinity}) {
    EXPECT_EQ(normal_probability(-far), 0.0);
    EXPECT_EQ(normal_probability(far), 1.0);
  }
  EXPECT_GT(normal_probability(-38.0), 0.0);
  EXPECT_TRUE(std::isnan(normal_probability(std::nan(""))));
  EXPECT_TRUE(std::isnan(normal_quantile(std::nan(""))));
}

TEST(Normal, QuantilesEndInInfinity) {
  EXPECT_EQ(normal_quantile(0.0), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(normal_quantile(1.0), std::numeric_limits<double>::infinity());
}

TEST(Normal, ProbabilityUndoesTheQuantile) {
  for (int step = 1; step < 1'000; ++step) {
    EXPECT_NEAR(normal_probability(normal_quantile(step / 1'000.0)), step / 1'000.0, 1e-14);
  }
  for (const double probability : {0x1p-53, 1e-12, 1e-6}) {
    EXPECT_NEAR(normal_probability(normal_quantile(probability)) / probability, 1.0, 1e-12);
  }
}

TEST(Normal, ProbabilityIsSymmetric) {
  EXPECT_EQ(normal_probability(0.0), 0.5);
  for (const double number : {0.1, 1.0, 3.0}) {
    EXPECT_NEAR(normal_probability(number) + normal_probability(-number), 1.0, 1e-15);
  }
}

TEST(Normal, QuantilesRise) {
  double last = normal_quantile(0x1p-53);
  for (int step = 1; step < 100'000; ++step) {
    const double next = normal_quantile(step / 100'000.0);
    ASSERT_GT(next, last) << step;
    last = next;
  }
}

}  // namespace
}  // namespace headway::chance

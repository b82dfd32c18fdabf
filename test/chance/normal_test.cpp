#include "headway/chance/normal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace headway::chance {
namespace {

TEST(Normal, QuantilesAreThoseOfTheTables) {
  EXPECT_EQ(normal_quantile(0.5), 0.0);
  EXPECT_NEAR(normal_quantile(0.95), 1.6448536269514722, 1e-14);
  EXPECT_NEAR(normal_quantile(0.05), -1.6448536269514722, 1e-14);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);
  EXPECT_NEAR(normal_quantile(1e-10), -6.361340902404056, 1e-13);
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

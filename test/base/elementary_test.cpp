#include "headway/base/elementary.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::base {
namespace {

TEST(Elementary, ExponentialIsWithinThreePartsIn1e16) {
  for (double x = -690.0; x < 690.0; x += 0.37) {
    EXPECT_NEAR(exp(x) / std::exp(x), 1.0, 4.5e-16) << x;
  }
}

TEST(Elementary, LogarithmIsWithinThreePartsIn1e16) {
  for (double x = 1e-290; x < 1e290; x *= 1.7) {
    EXPECT_NEAR(log(x), std::log(x), 4.5e-16 * std::abs(std::log(x)) + 1e-300) << x;
  }
  EXPECT_EQ(log(1.0), 0.0);
}

TEST(Elementary, PowerMatchesTheLibrary) {
  EXPECT_NEAR(power(7.0, 2.5), std::pow(7.0, 2.5), 1e-12);
  EXPECT_NEAR(power(0.2, -0.3), std::pow(0.2, -0.3), 1e-14);
}

TEST(Elementary, EveryWidthGivesTheSameBits) {
  for (double x = -20.0; x < 20.0; x += 0.173) {
    const Pack<2> two(x);
    EXPECT_EQ(NumberTraits<Pack<2>>::lane(exp(two), 1), exp(x));
    EXPECT_EQ(NumberTraits<Pack<2>>::lane(log(exp(two)), 0), log(exp(x)));
  }
}

TEST(Pack, SelectsLaneByLane) {
  Pack<2> left(1.0);
  NumberTraits<Pack<2>>::set_lane(left, 1, 5.0);
  const Pack<2> least = smaller(left, Pack<2>(3.0));
  EXPECT_EQ(NumberTraits<Pack<2>>::lane(least, 0), 1.0);
  EXPECT_EQ(NumberTraits<Pack<2>>::lane(least, 1), 3.0);
}

}  // namespace
}  // namespace headway::base

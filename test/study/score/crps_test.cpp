#include "headway/study/score/crps.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headway::study {
namespace {

double crps_of(const std::vector<double>& sorted, double observed) { return crps(sorted, observed); }

TEST(Crps, OfOneValueIsTheAbsoluteError) {
  EXPECT_DOUBLE_EQ(crps_of({3.0}, 5.0), 2.0);
  EXPECT_DOUBLE_EQ(crps_of({5.0}, 3.0), 2.0);
  EXPECT_DOUBLE_EQ(crps_of({5.0}, 5.0), 0.0);
}

// Values 0 and 2: mean |x - y| less half the mean of |x - x'| over the four pairs, (0 + 2 + 2 + 0) / 4 / 2 = 1/2.
TEST(Crps, OfTwoValuesIsAsWorkedByHand) {
  EXPECT_DOUBLE_EQ(crps_of({0.0, 2.0}, 1.0), 0.5);
  EXPECT_DOUBLE_EQ(crps_of({0.0, 2.0}, 0.0), 0.5);
  EXPECT_DOUBLE_EQ(crps_of({0.0, 2.0}, 4.0), 2.5);
}

// Of a uniform distribution over [0, 1] at y inside: y^2 - y + 1/3 (integral of (F - 1{x > y})^2).
TEST(Crps, OfAUniformSampleApproachesTheClosedForm) {
  std::vector<double> sample;
  constexpr int kCount = 2000;
  for (int k = 0; k < kCount; ++k) {
    sample.push_back((k + 0.5) / kCount);
  }
  for (const double y : {0.0, 0.1, 0.5, 0.9}) {
    EXPECT_NEAR(crps_of(sample, y), y * y - y + 1.0 / 3.0, 1.0 / kCount) << y;
  }
}

TEST(PlaceIn, CountsWhatLiesBelowAndHalfOfTies) {
  const std::vector<double> sample{1.0, 2.0, 2.0, 4.0};
  EXPECT_DOUBLE_EQ(place_in(sample, 0.0), 0.0);
  EXPECT_DOUBLE_EQ(place_in(sample, 2.0), 0.5);
  EXPECT_DOUBLE_EQ(place_in(sample, 3.0), 0.75);
  EXPECT_DOUBLE_EQ(place_in(sample, 4.0), 0.875);
  EXPECT_DOUBLE_EQ(place_in(sample, 9.0), 1.0);
}

}  // namespace
}  // namespace headway::study

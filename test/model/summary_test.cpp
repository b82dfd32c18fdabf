// Gains draw by draw, where base and other may differ by rounding alone.
#include "headway/model/summary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headway::model {
namespace {

// Gains of 1, 0 (the last bits differ), 0 (both are nothing) and -2.
TEST(Summary, WhatIsEqualButForRoundingIsNoGain) {
  const std::vector<double> base{10.0, 1e6, 1e-12, 5.0};
  const std::vector<double> other{11.0, 1e6 + 1e-6, 3e-12, 3.0};
  std::vector<double> scratch(base.size());
  const Summary gain = summarise_gain(base, other, scratch);
  EXPECT_DOUBLE_EQ(gain.above_zero, 0.25);
  EXPECT_DOUBLE_EQ(gain.mean, -0.25);
  EXPECT_EQ(gain.p50, 0.0);
}

// A millionth of a base is a gain.
TEST(Summary, ASmallGainIsAGain) {
  const std::vector<double> base{1e6, 1e6};
  const std::vector<double> other{1e6 + 1.0, 1e6 + 1.0};
  std::vector<double> scratch(base.size());
  EXPECT_EQ(summarise_gain(base, other, scratch).above_zero, 1.0);
}

// 100 (11 / 10 - 1) = 10 and -40; a base of 1e-12 is nothing, and a gain over it no percentage.
TEST(Summary, APercentageOfNothingHasNoValue) {
  const std::vector<double> base{10.0, 5.0, 1e-12};
  const std::vector<double> other{11.0, 3.0, 1e5};
  std::vector<double> scratch(base.size());
  const Summary percent = summarise_gain_percent(base, other, scratch);
  EXPECT_EQ(percent.draws, 2);
  EXPECT_NEAR(percent.mean, -15.0, 1e-12);
  EXPECT_LE(percent.p95, 10.0);
}

// Beside draws of 1e7, a base of 1e-8 is what rounding left of a difference.
TEST(Summary, NothingIsMeasuredByTheLargestDraw) {
  const std::vector<double> base{1e-8, 1e7};
  const std::vector<double> other{1e6, 1.1e7};
  std::vector<double> scratch(base.size());
  const Summary percent = summarise_gain_percent(base, other, scratch);
  EXPECT_EQ(percent.draws, 1);
  EXPECT_NEAR(percent.p50, 10.0, 1e-9);
}

}  // namespace
}  // namespace headway::model

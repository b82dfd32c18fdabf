// Arithmetic on draws: missing values spread, shares count what can be judged.
#include "headway/study/claims/row.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "headway/study/claims/crossing.hpp"

namespace headway::study::claims {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(Row, PercentOverABaseOfZeroHasNoValue) {
  const Row percent = percent_over({3.0, 1.0}, {2.0, 0.0});
  EXPECT_DOUBLE_EQ(percent[0], 50.0);
  EXPECT_TRUE(std::isnan(percent[1]));
}

TEST(Row, ARatioHasAValueOnlyAboveItsLimit) {
  const Row ratio = ratio_above({6.0, 6.0, 6.0}, {3.0, 1.0, -2.0}, 1.0);
  EXPECT_DOUBLE_EQ(ratio[0], 2.0);
  EXPECT_TRUE(std::isnan(ratio[1]));
  EXPECT_TRUE(std::isnan(ratio[2]));
}

TEST(Row, AShorterRowIsPairedWithTheFirstDrawsOfALongerOne) {
  EXPECT_EQ(Row({5.0, 7.0, 9.0}) - Row({1.0, 2.0}), Row({4.0, 5.0}));
}

TEST(Row, ShareCountsOnlyDrawsThatCanBeJudged) {
  const Part part = at_least("x", {1.0, 2.0, kNone, 3.0, 0.0}, 2.0);
  EXPECT_EQ(part.draws, 4);
  EXPECT_DOUBLE_EQ(part.share, 0.5);
  EXPECT_DOUBLE_EQ(above("x", {1.0, 2.0}, 2.0).share, 0.0);
  EXPECT_DOUBLE_EQ(at_most("x", {1.0, 2.0}, 1.0).share, 0.5);
  EXPECT_TRUE(std::isnan(at_least("x", {kNone}, 0.0).share));
}

TEST(Row, EachDrawSaysWhetherItHolds) {
  EXPECT_EQ(at_least("x", {1.0, 2.0, kNone}, 2.0).holds, (std::vector<signed char>{0, 1, -1}));
}

// 2 of 100 is at least 1 %, 0.5 of 100 is not.
TEST(Row, APercentageIsJudgedWithoutDividing) {
  EXPECT_EQ(at_least_percent_of("x", {2.0, 0.5}, 1.0, {100.0, 100.0}).holds, (std::vector<signed char>{1, 0}));
  EXPECT_TRUE(std::isnan(only_where_positive({5.0}, {0.0}).front()));
  EXPECT_DOUBLE_EQ(only_where_positive({5.0}, {1.0}).front(), 5.0);
}

TEST(Row, SmallerAndLargerAreByDraw) {
  EXPECT_EQ(smaller({1.0, 5.0}, {2.0, 4.0}), Row({1.0, 4.0}));
  EXPECT_EQ(larger({1.0, 5.0}, {2.0, 4.0}), Row({2.0, 5.0}));
}

// Between x = 2 (y = 1) and x = 4 (y = 5) a straight line reaches 2 at x = 2.5.
TEST(Crossing, LiesOnTheStraightLineBetweenPoints) {
  const Row x{0.0, 2.0, 4.0};
  EXPECT_DOUBLE_EQ(crossing(x, Row{0.0, 1.0, 5.0}, 2.0), 2.5);
  EXPECT_DOUBLE_EQ(crossing(x, Row{3.0, 1.0, 5.0}, 2.0), 0.0);
  EXPECT_TRUE(std::isnan(crossing(x, Row{0.0, 1.0, 1.5}, 2.0)));
  EXPECT_TRUE(std::isnan(crossing(x, Row{0.0, kNone, 5.0}, 2.0)));
}

}  // namespace
}  // namespace headway::study::claims

#include "headway/study/levers/spacing.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>

namespace headway::study {
namespace {

const std::array kLever{0.0, 10.0, 20.0, 30.0};

TEST(Spacing, NewValuesLieWhereTheCurveMoves) {
  const std::array curves{Heights{0.0, 8.0, 9.0, 9.0}};
  // The first interval has 8/9 of the change: halved at 5; then each half has 4/9, more than the second interval's 1/9.
  EXPECT_EQ(values_between(kLever, curves, 1), (std::vector<double>{5.0}));
  EXPECT_EQ(values_between(kLever, curves, 3), (std::vector<double>{2.5, 5.0, 7.5}));
}

TEST(Spacing, EachCurveCountsByItsOwnRange) {
  // A small unit is not a small change: the share moves at the end, the median at the beginning.
  const std::array curves{Heights{0.0, 0.0, 0.0, 1.0}, Heights{0.0, 1e6, 1e6, 1e6}};
  EXPECT_EQ(values_between(kLever, curves, 2), (std::vector<double>{5.0, 25.0}));
}

TEST(Spacing, NothingIsTriedWhereNothingMovesOrNothingIsKnown) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(values_between(kLever, std::array{Heights{3.0, 3.0, 3.0, 3.0}}, 4).empty());
  EXPECT_TRUE(values_between(kLever, std::array{Heights{kNone, 3.0, kNone, 4.0}}, 4).empty());
}

TEST(Spacing, WhereItMovesIsTheShortestPartWithThatShareOfTheWay) {
  const Heights curve{0.0, 1.0, 9.0, 10.0};
  EXPECT_EQ(where_it_moves(kLever, curve, 0.8).from, 10.0);
  EXPECT_EQ(where_it_moves(kLever, curve, 0.8).to, 20.0);
  EXPECT_EQ(where_it_moves(kLever, curve, 0.9).to - where_it_moves(kLever, curve, 0.9).from, 20.0);
  EXPECT_EQ(where_it_moves(kLever, Heights{2.0, 2.0, 2.0, 2.0}, 0.9).to, 30.0);
}

// A curve that comes back makes its change in both directions.
TEST(Spacing, ChangesCountWithoutSign) { EXPECT_EQ(where_it_moves(kLever, Heights{0.0, 5.0, 0.0, 0.0}, 1.0).to, 20.0); }

}  // namespace
}  // namespace headway::study

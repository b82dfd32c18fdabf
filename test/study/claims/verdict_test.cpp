// The rule from shares of draws to a verdict, on cases worked by hand.
#include "headway/study/claims/verdict.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace headway::study::claims {
namespace {

Part held_in(double share, long draws = 1000) { return Part{"", share, draws, ""}; }

TEST(Verdict, OneStatementIsJudgedByItsShareOfDraws) {
  EXPECT_EQ(judge(held_in(1.0)), Verdict::supported);
  EXPECT_EQ(judge(held_in(0.9)), Verdict::supported);
  EXPECT_EQ(judge(held_in(0.899)), Verdict::undetermined);
  EXPECT_EQ(judge(held_in(0.101)), Verdict::undetermined);
  EXPECT_EQ(judge(held_in(0.1)), Verdict::contradicted);
  EXPECT_EQ(judge(held_in(0.0)), Verdict::contradicted);
}

TEST(Verdict, AStatementThatNoDrawCanJudgeIsUndetermined) {
  EXPECT_EQ(judge(held_in(std::numeric_limits<double>::quiet_NaN(), 0)), Verdict::undetermined);
}

TEST(Verdict, OfSeveralStatementsOneContradictedIsEnough) {
  EXPECT_EQ(judge(std::vector{held_in(0.95), held_in(0.92)}, Joined::all), Verdict::supported);
  EXPECT_EQ(judge(std::vector{held_in(0.95), held_in(0.5)}, Joined::all), Verdict::undetermined);
  EXPECT_EQ(judge(std::vector{held_in(0.95), held_in(0.05)}, Joined::all), Verdict::contradicted);
}

TEST(Verdict, ReadingsMustAgree) {
  EXPECT_EQ(judge(std::vector{held_in(0.95), held_in(0.92)}, Joined::agreeing), Verdict::supported);
  EXPECT_EQ(judge(std::vector{held_in(0.95), held_in(0.05)}, Joined::agreeing), Verdict::undetermined);
  EXPECT_EQ(judge(std::vector{held_in(0.1), held_in(0.05)}, Joined::agreeing), Verdict::contradicted);
}

TEST(Verdict, WithoutAStatementNothingIsComputed) {
  EXPECT_EQ(judge(std::vector<Part>{}, Joined::all), Verdict::not_computed);
}

TEST(Verdict, APartThatIsNotComputedForbidsSupportAlone) {
  EXPECT_EQ(at_most_undetermined(Verdict::supported), Verdict::undetermined);
  EXPECT_EQ(at_most_undetermined(Verdict::contradicted), Verdict::contradicted);
}

// 1.96 sqrt(0.9 x 0.1 / 900) = 0.0196.
TEST(Verdict, AShareNearALimitIsFlagged) {
  EXPECT_NEAR(share_error(held_in(0.9, 900)), 0.0196, 1e-5);
  EXPECT_TRUE(near_a_limit(held_in(0.89, 900)));
  EXPECT_TRUE(near_a_limit(held_in(0.11, 900)));
  EXPECT_FALSE(near_a_limit(held_in(0.86, 900)));
  EXPECT_FALSE(near_a_limit(held_in(1.0, 0)));
}

RC_GTEST_PROP(Verdict, AllStatementsAreSupportedWhereTheLeastIs, (const std::vector<double>& numbers)) {
  std::vector<Part> parts;
  for (const double number : numbers) {
    parts.push_back(held_in(std::isfinite(number) ? std::abs(std::sin(number)) : 0.5));
  }
  RC_PRE(!parts.empty());
  const double least = std::ranges::min_element(parts, {}, &Part::share)->share;
  const Verdict expected = least >= 0.9   ? Verdict::supported
                           : least <= 0.1 ? Verdict::contradicted
                                          : Verdict::undetermined;
  RC_ASSERT(judge(parts, Joined::all) == expected);
}

}  // namespace
}  // namespace headway::study::claims

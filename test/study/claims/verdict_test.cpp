// From shares of draws to the seven words for likelihood, on cases worked by hand.
#include "headway/study/claims/verdict.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "headway/study/claims/row.hpp"

namespace headway::study::claims {
namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

Part held_in(double share, long draws = 1000) {
  Part part;
  part.share = share;
  part.draws = draws;
  return part;
}

/// A statement that holds where the number is above 0.
Part positive(const Row& row, Role role = Role::judged) {
  Part part = above("", row, 0.0);
  part.role = role;
  return part;
}

// The bands of the guidance note overlap; the narrowest is said, and its ends belong to it.
TEST(Verdict, IsTheNarrowestOfTheSevenWords) {
  EXPECT_EQ(verdict_on(0.0), Verdict::exceptionally_unlikely);
  EXPECT_EQ(verdict_on(0.01), Verdict::exceptionally_unlikely);
  EXPECT_EQ(verdict_on(0.011), Verdict::very_unlikely);
  EXPECT_EQ(verdict_on(0.1), Verdict::very_unlikely);
  EXPECT_EQ(verdict_on(0.32), Verdict::unlikely);
  EXPECT_EQ(verdict_on(0.34), Verdict::about_as_likely_as_not);
  EXPECT_EQ(verdict_on(0.65), Verdict::about_as_likely_as_not);
  EXPECT_EQ(verdict_on(0.66), Verdict::likely);
  EXPECT_EQ(verdict_on(0.9), Verdict::very_likely);
  EXPECT_EQ(verdict_on(0.989), Verdict::very_likely);
  EXPECT_EQ(verdict_on(0.99), Verdict::virtually_certain);
  EXPECT_EQ(verdict_on(1.0), Verdict::virtually_certain);
  EXPECT_EQ(verdict_on(kNoValue), Verdict::not_computed);
}

TEST(Verdict, TheWordsAreThoseOfTheScale) {
  for (const Likelihood& each : kLikelihoods) {
    EXPECT_EQ(to_string(each.verdict), each.words);
    EXPECT_LT(each.least, each.most);
  }
  EXPECT_EQ(to_string(Verdict::assumption_decides), "the assumption decides");
  EXPECT_EQ(to_string(Verdict::not_computed), "not computed");
}

// The first statement holds in draws 1, 2 and 4, the second in 2, 3 and 4: both in 2 and 4, half of the draws, though
// each alone holds in three quarters.
TEST(Verdict, StatementsMustHoldTogether) {
  const std::vector parts{positive({1, 1, 0, 1}), positive({0, 1, 1, 1})};
  EXPECT_DOUBLE_EQ(together(parts).share, 0.5);
  EXPECT_EQ(judge(parts), Verdict::about_as_likely_as_not);
}

TEST(Verdict, ADrawThatOneStatementCannotJudgeIsLeftOut) {
  const std::vector parts{positive({1, kNoValue, 1}), positive({1, 0, 0, 1})};
  EXPECT_EQ(together(parts).draws, 2);
  EXPECT_DOUBLE_EQ(together(parts).share, 0.5);
}

TEST(Verdict, AFalseFactMakesTheClaimFalseInEveryDraw) {
  EXPECT_DOUBLE_EQ(together(std::vector{positive({1, 1}), fact("", true)}).share, 1.0);
  EXPECT_DOUBLE_EQ(together(std::vector{positive({1, 1}), fact("", false)}).share, 0.0);
  EXPECT_DOUBLE_EQ(together(std::vector{fact("", true)}).share, 1.0);
}

TEST(Verdict, WhatStandsBesideMovesNothing) {
  const std::vector parts{positive({1, 1, 1, 1}), positive({0, 0, 0, 0}, Role::beside),
                          positive({0, 0, 0, 0}, Role::given)};
  EXPECT_EQ(judge(parts), Verdict::virtually_certain);
}

TEST(Verdict, WhereTheInputIsTheVerdictThereIsNone) {
  const std::vector parts{positive({1, 1, 1, 1}, Role::given)};
  EXPECT_EQ(judge(parts), Verdict::assumption_decides);
  EXPECT_EQ(judge(parts.front()), Verdict::assumption_decides);
  EXPECT_NE(rule_in_words(parts).find("the assumption decides"), std::string::npos);
}

TEST(Verdict, WithoutAStatementNothingIsComputed) {
  EXPECT_EQ(judge(std::vector<Part>{}), Verdict::not_computed);
  EXPECT_EQ(judge(std::vector{positive({kNoValue, kNoValue})}), Verdict::not_computed);
}

// 1.96 sqrt(0.9 x 0.1 / 900) = 0.0196.
TEST(Verdict, AShareNearALimitIsFlagged) {
  EXPECT_NEAR(share_error(held_in(0.9, 900)), 0.0196, 1e-5);
  EXPECT_TRUE(near_a_limit(held_in(0.89, 900)));
  EXPECT_TRUE(near_a_limit(held_in(0.34, 900)));
  EXPECT_FALSE(near_a_limit(held_in(0.86, 900)));
  EXPECT_FALSE(near_a_limit(held_in(1.0, 0)));
}

RC_GTEST_PROP(Verdict, TogetherIsNeverLikelierThanTheLeastLikely, (const std::vector<std::uint8_t>& bits)) {
  RC_PRE(!bits.empty());
  Row first;
  Row second;
  for (const auto each : bits) {
    first.push_back(each % 2);
    second.push_back((each / 2) % 2);
  }
  const std::vector parts{positive(first), positive(second)};
  RC_ASSERT(together(parts).share <= std::min(parts[0].share, parts[1].share));
  RC_ASSERT(together(parts).share >= parts[0].share + parts[1].share - 1.0 - 1e-12);
}

}  // namespace
}  // namespace headway::study::claims

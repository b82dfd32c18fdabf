#include "headway/study/sensitivity/knowledge.hpp"

#include <gtest/gtest.h>

namespace headway::study {
namespace {

// The input decides the sign: with three values above and one below, a call without it errs in a quarter.
TEST(Knowledge, AnInputThatDecidesTheSignLeavesNothingWrong) {
  const std::vector<std::vector<double>> gains{{1, 1, 1, 1}, {2, 2, 2, 2}, {3, 3, 3, 3}, {-1, -1, -1, -1}};
  const std::vector<std::vector<char>> supported(4, std::vector<char>(4, 1));
  const auto known = knowledge_of(gains, supported, 1, 50);
  EXPECT_DOUBLE_EQ(known.wrong_without.value, 0.25);
  EXPECT_DOUBLE_EQ(known.wrong_with.value, 0.0);
  EXPECT_DOUBLE_EQ(known.wrong_fall.value, 0.25);
}

// Every value has the same three draws above and one below: the input says nothing.
TEST(Knowledge, AnInputThatSaysNothingIsWorthNothing) {
  const std::vector<std::vector<double>> gains(5, std::vector<double>{1, 1, 1, -1});
  const std::vector<std::vector<char>> supported(5, std::vector<char>(4, 1));
  const auto known = knowledge_of(gains, supported, 1, 50);
  EXPECT_DOUBLE_EQ(known.wrong_without.value, 0.25);
  EXPECT_DOUBLE_EQ(known.wrong_with.value, 0.25);
}

// Four values of two draws: above-above, above-above, below-below, above-below. In the last each draw is called from
// the other one and both are wrong: 2 of 8, where without the input 3 of 8 are. Chance patterns are not knowledge.
TEST(Knowledge, ADrawDoesNotCallItsOwnSign) {
  const std::vector<std::vector<double>> gains{{1, 1}, {1, 1}, {-1, -1}, {1, -1}};
  const std::vector<std::vector<char>> supported(4, std::vector<char>(2, 1));
  const auto known = knowledge_of(gains, supported, 1, 50);
  EXPECT_DOUBLE_EQ(known.wrong_without.value, 0.375);
  EXPECT_DOUBLE_EQ(known.wrong_with.value, 0.25);
}

// Two values of three draws: 1 2 3 and 11 12 13. The median of all is 7; distances from it are 4 5 6 twice, mean 5.
// Knowing the value, distances are 1 0 1 from its own median (mean 2/3) and 1.5 0 1.5 from that of the other two (mean
// 1): halfway, 5/6.
TEST(Knowledge, TheSizeIsGuessedFromTheMedianOfTheValue) {
  const std::vector<std::vector<double>> gains{{3, 1, 2}, {11, 12, 13}};
  const std::vector<std::vector<char>> supported(2, std::vector<char>(3, 1));
  const auto known = knowledge_of(gains, supported, 1, 50);
  EXPECT_DOUBLE_EQ(known.error_without.value, 5.0);
  EXPECT_DOUBLE_EQ(known.error_with.value, 5.0 / 6.0);
  EXPECT_DOUBLE_EQ(known.error_fall.value, 1.0 - 1.0 / 6.0);
}

TEST(Knowledge, DrawsThatCannotSupportHistoryDoNotCount) {
  const std::vector<std::vector<double>> gains{{1, 1, -9}, {1, 1, -9}};
  const std::vector<std::vector<char>> supported(2, std::vector<char>{1, 1, 0});
  EXPECT_EQ(knowledge_of(gains, supported, 1, 20).wrong_without.value, 0.0);
}

}  // namespace
}  // namespace headway::study

// Which input would settle a claim: on draws made by hand.
#include "headway/study/claims/settling.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace headway::study::claims {
namespace {

constexpr long kDraws = 400;

std::vector<long> all_draws() {
  std::vector<long> draws(kDraws);
  std::iota(draws.begin(), draws.end(), 0);
  return draws;
}

/// Low in even draws, high in odd ones; and low in the first half of the draws.
std::vector<model::Mover> two_movers() {
  return {model::Mover{"by.parity", [](std::uint64_t, std::uint64_t draw) { return draw % 2 == 0 ? 0.2 : 0.8; }},
          model::Mover{"by.order", [](std::uint64_t, std::uint64_t draw) { return draw < kDraws / 2 ? 0.2 : 0.8; }}};
}

std::optional<Settling> settled(const std::vector<signed char>& holds, const std::vector<model::Mover>& movers) {
  const std::vector<std::span<const signed char>> claims{holds};
  const auto draws = all_draws();
  return settling_inputs(movers, 1, draws, claims, 1).front();
}

// The claim holds in three quarters of the odd draws and in a quarter of the even ones: half in all, so that one errs
// in half of the draws, and in a quarter once the parity is known.
TEST(Settling, NamesTheInputWhoseHalvesDifferMost) {
  std::vector<signed char> holds;
  for (long draw = 0; draw < kDraws; ++draw) {
    const bool one_of_four = (draw / 2) % 4 == 0;
    holds.push_back((draw % 2 == 1) != one_of_four ? 1 : 0);
  }
  const auto found = settled(holds, two_movers());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, "by.parity");
  EXPECT_DOUBLE_EQ(found->share_high, 0.75);
  EXPECT_DOUBLE_EQ(found->share_low, 0.25);
  EXPECT_DOUBLE_EQ(found->wrong_without, 0.5);
  EXPECT_DOUBLE_EQ(found->wrong_with, 0.25);
  EXPECT_TRUE(found->stands_out);
}

TEST(Settling, WhatNothingExplainsStandsOutNowhere) {
  std::vector<signed char> holds;
  for (long draw = 0; draw < kDraws; ++draw) {
    holds.push_back((draw / 2) % 2 == 0 ? 1 : 0);  // as often in every half
  }
  const auto found = settled(holds, two_movers());
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->stands_out);
}

TEST(Settling, DrawsThatCannotJudgeDoNotCount) {
  EXPECT_FALSE(settled(std::vector<signed char>(kDraws, -1), two_movers()));
  EXPECT_FALSE(settled(std::vector<signed char>(kDraws, 1), {}));
}

TEST(Settling, AlternativesArePartedBetweenThem) {
  std::vector<signed char> holds;
  for (long draw = 0; draw < kDraws; ++draw) {
    holds.push_back(draw >= kDraws * 7 / 10 ? 1 : 0);
  }
  const model::Mover schools{
      "two.schools", [](std::uint64_t, std::uint64_t draw) { return static_cast<double>(draw) / kDraws; }, true, 0.7};
  const auto found = settled(holds, {schools});
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->by_alternative);
  EXPECT_NEAR(found->share_low, 0.0, 0.01);
  EXPECT_DOUBLE_EQ(found->share_high, 1.0);
}

}  // namespace
}  // namespace headway::study::claims

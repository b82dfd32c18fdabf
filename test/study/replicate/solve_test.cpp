#include "headway/study/replicate/solve.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "replication_at_hand.hpp"

namespace headway::study {
namespace {

const chips::Catalogue kNoChips;

book::Stated solved(const book::Replication& replication) {
  const auto implied = solve(replication, replication.numbers[0], 0, kNoChips);
  EXPECT_TRUE(implied) << base::to_string(implied.error());
  return implied ? *implied : book::Stated{};
}

TEST(ReplicateSolve, FindsTheFactorAndItsRange) {
  const auto implied = solved(missing_factor("unit = \"H100e\"\nvalue = 250\nrounding = 5\n"));
  EXPECT_NEAR(implied.value, 2.5, 1e-12);
  EXPECT_NEAR(implied.low, 2.45, 1e-12);
  EXPECT_NEAR(implied.high, 2.55, 1e-12);
}

TEST(ReplicateSolve, AFallingStepTurnsTheRangeRound) {
  // 100 chips over a factor of H100e a chip: 40 chip^2/H100e at 2.5, 50 at 2, 25 at 4.
  const auto implied =
      solved(missing_factor("unit = \"chip.chip/H100e\"\nvalue = 40\nlow = 25\nhigh = 50\n", "divide"));
  EXPECT_NEAR(implied.value, 2.5, 1e-12);
  EXPECT_NEAR(implied.low, 2.0, 1e-12);
  EXPECT_NEAR(implied.high, 4.0, 1e-12);
}

TEST(ReplicateSolve, AnOpenEndStaysOpenOnTheRightSide) {
  const auto rising = solved(missing_factor("unit = \"H100e\"\nhigh = 300\n"));
  EXPECT_TRUE(std::isnan(rising.value));
  EXPECT_EQ(rising.low, -INFINITY);
  EXPECT_NEAR(rising.high, 3.0, 1e-12);
  const auto falling = solved(missing_factor("unit = \"chip.chip/H100e\"\nhigh = 50\n", "divide"));
  EXPECT_NEAR(falling.low, 2.0, 1e-12);
  EXPECT_EQ(falling.high, INFINITY);
}

TEST(ReplicateSolve, SaysWhereItLookedInVain) {
  const auto replication = missing_factor("unit = \"H100e\"\nvalue = 1e9\n");
  const auto implied = solve(replication, replication.numbers[0], 0, kNoChips);
  ASSERT_FALSE(implied);
  const std::string message = base::to_string(implied.error());
  EXPECT_NE(message.find("one.toml:19: no value of 'factor' gives the published 1e+09 of 'sum' (it was looked for from "
                         "0.001 to 1000 H100e/chip); widen 'between'"),
            std::string::npos)
      << message;
}

RC_GTEST_PROP(ReplicateSolve, PutsBackWhatWasTakenOut, ()) {
  const double factor = std::pow(10.0, 0.01 * *rc::gen::inRange(-290, 290));
  const bool falling = *rc::gen::element(true, false);
  const double published = falling ? 100.0 / factor : 100.0 * factor;
  const auto replication = missing_factor(std::string("unit = \"") + (falling ? "chip.chip/H100e" : "H100e") +
                                              "\"\nvalue = " + std::to_string(published) + "\nrounding = 0\n",
                                          falling ? "divide" : "multiply");
  const auto implied = solve(replication, replication.numbers[0], 0, kNoChips);
  RC_ASSERT(implied.has_value());
  RC_ASSERT(std::abs(implied->value / factor - 1.0) < 1e-4);  // std::to_string keeps six decimals
}

}  // namespace
}  // namespace headway::study

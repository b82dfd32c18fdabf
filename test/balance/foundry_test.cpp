#include "headway/balance/foundry.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headway::balance {
namespace {

// Gross dies of a 300 mm wafer, worked by hand with the formula of F5: facts of 2025 give about 124 and 80.
TEST(Foundry, GrossDiesMatchTheHandWorkedCases) {
  EXPECT_NEAR(gross_dies_per_wafer(456.0), 124.0, 1.0);
  EXPECT_NEAR(gross_dies_per_wafer(666.0), 80.3, 0.3);
}

TEST(Foundry, ADieLargerThanTheWaferHasNone) { EXPECT_EQ(gross_dies_per_wafer(200000.0), 0.0); }

class FoundryRun : public ::testing::Test {
 protected:
  void SetUp() override {
    for (int month = 0; month < 120; ++month) {
      capacity_.push_back(1000.0 + 100.0 * month);
      share_.push_back(0.5);
      yield_.push_back(0.30);
    }
    in_.capacity.months = capacity_.data();
    in_.share_for_ai.months = share_.data();
    in_.yield_large_die.months = yield_.data();
    in_.reference_area = 666.0;
    in_.learning = 0.3;
    in_.investment_limit = 1.2;
    for (double& area : in_.die_area) {
      area = 666.0;
    }
    start(in_, state_);
  }
  std::vector<double> capacity_;
  std::vector<double> share_;
  std::vector<double> yield_;
  FoundryInputs<double> in_{};
  FoundryState<double> state_{};
  Timeline timeline_;
};

TEST_F(FoundryRun, GivesTwentyFourGoodDiesAWaferAtThirtyPercent) {
  const auto flow = advance(in_, state_, 0, timeline_, 1.0);
  EXPECT_NEAR(flow.good_dies[0], 0.30 * 80.3, 0.1);
  EXPECT_NEAR(flow.ai_wafers, 500.0, 1e-9);
}

TEST_F(FoundryRun, LearnsWithCumulativeWafersAfterTheLastObservation) {
  FoundryFlow<double> flow{};
  double wafers_at_reference = 0.0;
  for (int month = 0; month < 96; ++month) {
    flow = advance(in_, state_, month, timeline_, 1.0);
    if (month == timeline_.through) {
      wafers_at_reference = state_.cumulative_wafers;
    }
  }
  const double density = -std::log(0.30) / 666.0 * std::pow(state_.cumulative_wafers / wafers_at_reference, -0.3);
  EXPECT_NEAR(flow.good_dies[0], gross_dies_per_wafer(666.0) * std::exp(-666.0 * density), 1e-9);
  EXPECT_GT(flow.good_dies[0], 0.30 * 80.0);
}

TEST_F(FoundryRun, ToolControlsSlowGrowthAndNothingElse) {
  auto slowed = state_;
  for (int month = 0; month < 60; ++month) {
    const double factor = month > timeline_.through ? 0.5 : 1.0;
    advance(in_, state_, month, timeline_, 1.0);
    advance(in_, slowed, month, timeline_, factor);
  }
  const double months_after = 59 - timeline_.through;
  EXPECT_NEAR(state_.capacity - slowed.capacity, 0.5 * 100.0 * months_after, 1e-6);
}

TEST_F(FoundryRun, WithoutWafersThereAreNoDies) {
  for (double& wafers : capacity_) {
    wafers = 0.0;
  }
  start(in_, state_);
  const auto flow = advance(in_, state_, 0, timeline_, 1.0);
  EXPECT_EQ(flow.ai_wafers, 0.0);
}

}  // namespace
}  // namespace headway::balance

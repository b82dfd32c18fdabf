#include "headway/balance/memory.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "headway/balance/shipped_classes.hpp"

namespace headway::balance {
namespace {

TEST(MemoryFamily, AChipUsesOne) {
  EXPECT_EQ(kShippedClasses.memory_used_by(kAscend910b - kForeignCount), kBought);
  EXPECT_EQ(kShippedClasses.memory_used_by(kAscend910c - kForeignCount), kBought);
  EXPECT_EQ(kShippedClasses.memory_used_by(kAscend950pr - kForeignCount), kLowCost);
  EXPECT_EQ(kShippedClasses.memory_used_by(kAscend950dt - kForeignCount), kFast);
  EXPECT_EQ(kShippedClasses.memory_used_by(kAscend970 - kForeignCount), kFast);
  EXPECT_EQ(kShippedClasses.memory_used_by(kCambricon590 - kForeignCount), kBought);
  EXPECT_EQ(kShippedClasses.memory_used_by(kOtherDomestic - kForeignCount), kBought);
}

// 60, 30 and 10 bought stacks of three origins; 40 go into good packages and 10 are lost: half of each stock.
TEST(UseMemory, TakesBoughtTypesInProportionToTheirStocks) {
  MemoryState<double> state{};
  state.stock[kLegacyStock] = 60.0;
  state.stock[kDivertedMemory] = 30.0;
  state.stock[kCxmt] = 10.0;
  state.stock[kOwnFast] = 7.0;
  double on_hand[kMemoryFamilyCount];
  stacks_on_hand(state, on_hand);
  EXPECT_DOUBLE_EQ(on_hand[kBought], 100.0);
  EXPECT_DOUBLE_EQ(on_hand[kLowCost], 0.0);
  EXPECT_DOUBLE_EQ(on_hand[kFast], 7.0);
  use_memory(state, on_hand, {40.0, 0.0, 0.0}, {10.0, 0.0, 0.0});
  EXPECT_DOUBLE_EQ(state.stock[kLegacyStock], 30.0);
  EXPECT_DOUBLE_EQ(state.packaged[kLegacyStock], 24.0);
  EXPECT_DOUBLE_EQ(state.lost[kLegacyStock], 6.0);
  EXPECT_DOUBLE_EQ(state.stock[kDivertedMemory], 15.0);
  EXPECT_DOUBLE_EQ(state.stock[kCxmt], 5.0);
  EXPECT_DOUBLE_EQ(state.stock[kOwnFast], 7.0);
}

TEST(UseMemory, NeverTakesMoreThanThereIs) {
  MemoryState<double> state{};
  state.stock[kOwnLowCost] = 9.0;
  double on_hand[kMemoryFamilyCount];
  stacks_on_hand(state, on_hand);
  use_memory(state, on_hand, {0.0, 8.0, 0.0}, {0.0, 1.0 + 1e-6, 0.0});
  EXPECT_DOUBLE_EQ(state.stock[kOwnLowCost], 0.0);
  EXPECT_DOUBLE_EQ(state.packaged[kOwnLowCost] + state.lost[kOwnLowCost], 9.0);
}

class ReceivedMemory : public ::testing::Test {
 protected:
  void SetUp() override {
    timeline_.through = 1;
    timeline_.branch = 2;
    in_.legacy_inflow.months = bought_.data();
    in_.diverted_inflow.months = bought_.data();
    in_.cxmt_output.months = made_.data();
    in_.low_cost_output.months = made_.data();
    in_.fast_output.months = made_.data();
  }
  std::vector<double> bought_{10.0, 10.0, 10.0};
  std::vector<double> made_{100.0, 100.0, 160.0};
  MemoryInputs<double> in_{};
  MemoryState<double> state_{};
  Timeline timeline_;
};

// From the branch on controls halve what is diverted, and the growth of what is made: 100 + 60 / 2.
TEST_F(ReceivedMemory, ControlsLowerWhatIsDivertedAndHowFastOutputGrows) {
  receive_memory(in_, state_, 2, timeline_, 0.5, 0.5);
  EXPECT_DOUBLE_EQ(state_.stock[kLegacyStock], 10.0);
  EXPECT_DOUBLE_EQ(state_.stock[kDivertedMemory], 5.0);
  EXPECT_DOUBLE_EQ(state_.stock[kCxmt], 130.0);
  EXPECT_DOUBLE_EQ(state_.stock[kOwnLowCost], 130.0);
  EXPECT_DOUBLE_EQ(state_.stock[kOwnFast], 130.0);
  EXPECT_DOUBLE_EQ(state_.received[kOwnFast], 130.0);
}

}  // namespace
}  // namespace headway::balance

#include "headway/balance/maker_packaging.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace headway::balance {
namespace {

constexpr int k910bPackage = kAscend910b - kForeignCount;
constexpr int k910cPackage = kAscend910c - kForeignCount;
constexpr int k590Package = kCambricon590 - kForeignCount;
constexpr int k950prPackage = kAscend950pr - kForeignCount;
constexpr int k950dtPackage = kAscend950dt - kForeignCount;
constexpr int kOtherPackage = kOtherDomestic - kForeignCount;

/// Ten 910Bs, twenty 910Cs and fifty Cambricon cards wait for 40, 160 and 200 bought stacks.
struct Rationed {
  MakerInputs<double> in{};
  double wanted[kDomesticCount]{};
  double stacked[kDomesticCount]{};

  Rationed() {
    for (double& stacks : in.stacks) {
      stacks = 4.0;
    }
    in.stacks[k910cPackage] = 8.0;
    in.packaging_yield = 1.0;
    in.stacked[0] = 1.0;
    in.stacked[1] = 1.0;
    wanted[k910bPackage] = 10.0;  // 40 stacks
    wanted[k910cPackage] = 20.0;  // 160
    wanted[k590Package] = 50.0;   // 200
  }
  void ration(double bought, double low_cost, double fast) {
    const double on_hand[kMemoryFamilyCount]{bought, low_cost, fast};
    detail::ration_memory(in, on_hand, wanted, stacked);
  }
};

TEST(RationMemory, EnoughChangesNothing) {
  const auto at = std::make_unique<Rationed>();
  at->ration(400.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910bPackage], 10.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910cPackage], 20.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590Package], 50.0);
}

// Half of what is needed: each maker half, and Huawei's 100 stacks go to its stronger package, 12.5 of them.
TEST(RationMemory, MakersShareByNeedAndTheStrongestPackageGoesFirst) {
  const auto at = std::make_unique<Rationed>();
  at->ration(200.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910cPackage], 12.5);
  EXPECT_DOUBLE_EQ(at->wanted[k910bPackage], 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590Package], 25.0);
}

// 950PR and 950DT share a die but not a memory: 20 low-cost and 8 fast stacks are five and two packages of four.
TEST(RationMemory, EachFamilyOfMemoryIsApart) {
  const auto at = std::make_unique<Rationed>();
  at->wanted[k950prPackage] = 10.0;
  at->wanted[k950dtPackage] = 10.0;
  at->ration(400.0, 20.0, 8.0);
  EXPECT_DOUBLE_EQ(at->wanted[k950prPackage], 5.0);
  EXPECT_DOUBLE_EQ(at->wanted[k950dtPackage], 2.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910cPackage], 20.0);
}

// Of 100 cards of small makers a fifth carries stacks. Without any memory the other 80 are still made.
TEST(RationMemory, PackagesWithoutStacksDoNotWaitForMemory) {
  const auto at = std::make_unique<Rationed>();
  at->in.stacked[1] = 0.2;
  at->wanted[kOtherPackage] = 100.0;
  at->ration(0.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[kOtherPackage], 80.0);
  EXPECT_DOUBLE_EQ(at->stacked[kOtherPackage], 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590Package], 0.0);
}

// Yield 0.8, half of a failed package's stacks lost: a package of four takes out 4 x (0.8 + 0.2 x 0.5) = 3.6. With 360
// stacks for a need of 400 x 0.9 nothing is short; were all of them lost, a tenth would be.
TEST(RationMemory, ReworkStretchesTheStacks) {
  const auto at = std::make_unique<Rationed>();
  at->in.packaging_yield = 0.8;
  at->in.stacks_lost = 0.5;
  at->ration(360.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590Package], 50.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910bPackage], 10.0);
  at->in.stacks_lost = 1.0;
  at->ration(360.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590Package], 45.0);
}

/// Yield 0.8, a quarter of a failed package's stacks lost, four stacks and two dies a package, twelve packages a month.
class Packaging : public ::testing::Test {
 protected:
  void SetUp() override {
    in_.packaging_yield = 0.8;
    in_.stacks_lost = 0.25;
    in_.packaging_capacity.months = twelve_.data();
    for (int c = 0; c < kDomesticCount; ++c) {
      in_.stacks[c] = 4.0;
      dies_each_[c] = 2.0;
    }
    memory_.stock[kCxmt] = 1000.0;
    stacks_on_hand(memory_, on_hand_);
  }
  MakerFlow<double> package() {
    MakerFlow<double> flow;
    detail::package(in_, 0, on_hand_, wanted_, stacked_, dies_each_, memory_, state_, used_, flow);
    return flow;
  }
  std::vector<double> twelve_{12.0};
  MakerInputs<double> in_{};
  MakerState<double> state_;
  MemoryState<double> memory_{};
  double on_hand_[kMemoryFamilyCount];
  double wanted_[kDomesticCount]{};
  double stacked_[kDomesticCount]{};
  double dies_each_[kDomesticCount];
  double used_[kDesignCount]{};
};

// Ten 910Cs and ten 910Bs are wanted and lines reach for twelve: the stronger ten, and two of the others. Ten started are
// eight finished with 32 stacks, and of the 8 stacks of the failed two a quarter is lost.
TEST_F(Packaging, LinesGoToTheStrongestFirst) {
  wanted_[k910cPackage] = stacked_[k910cPackage] = 10.0;
  wanted_[k910bPackage] = stacked_[k910bPackage] = 10.0;
  const auto flow = package();
  EXPECT_DOUBLE_EQ(flow.finished[k910cPackage], 8.0);
  EXPECT_DOUBLE_EQ(flow.finished[k910bPackage], 1.6);
  EXPECT_DOUBLE_EQ(used_[kShippedClasses.design_of(k910bPackage)], 24.0);
  EXPECT_DOUBLE_EQ(state_.stacks_packaged, 32.0 + 6.4);
  EXPECT_DOUBLE_EQ(memory_.packaged[kCxmt], 38.4);
  EXPECT_DOUBLE_EQ(memory_.lost[kCxmt], 2.0 + 0.4);
  EXPECT_DOUBLE_EQ(state_.unsold[k910cPackage], 8.0);
  EXPECT_DOUBLE_EQ(flow.limit[kLimitPackaging], 12.0);
}

// Six Cambricon cards, two of them with stacks, take two of the twelve lines; ten are left for the ten of 30 cards of small
// makers that carry stacks. The 24 without pass by, and widen what lines allow.
TEST_F(Packaging, CardsWithoutStacksPassByTheLines) {
  wanted_[k590Package] = 6.0;
  stacked_[k590Package] = 2.0;
  wanted_[kOtherPackage] = 30.0;
  stacked_[kOtherPackage] = 10.0;
  const auto flow = package();
  EXPECT_DOUBLE_EQ(flow.finished[k590Package], 4.8);
  EXPECT_DOUBLE_EQ(flow.finished[kOtherPackage], 24.0);
  EXPECT_DOUBLE_EQ(flow.limit[kLimitPackaging], 36.0);
  EXPECT_DOUBLE_EQ(used_[kShippedClasses.design_of(kOtherPackage)], 60.0);
}

TEST(StacksTaken, AFailedPackageGivesSomeOfItsStacksBack) {
  MakerInputs<double> in{};
  in.packaging_yield = 0.8;
  in.stacks_lost = 0.25;
  EXPECT_DOUBLE_EQ(detail::stacks_taken(in), 0.85);
}

TEST(StackedShare, HuaweisPackagesAllCarryStacks) {
  MakerInputs<double> in{};
  in.stacked[0] = 0.7;
  in.stacked[1] = 0.2;
  EXPECT_EQ(detail::stacked_share(in, k910bPackage), 1.0);
  EXPECT_EQ(detail::stacked_share(in, k590Package), 0.7);
  EXPECT_EQ(detail::stacked_share(in, kOtherPackage), 0.2);
}

}  // namespace
}  // namespace headway::balance

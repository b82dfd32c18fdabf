#include "headway/balance/makers.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace headway::balance {
namespace {

constexpr int k910b = kAscend910b - kForeignCount;
constexpr int k910c = kAscend910c - kForeignCount;
constexpr int k590 = kCambricon590 - kForeignCount;
constexpr int k950pr = kAscend950pr - kForeignCount;
constexpr int k950dt = kAscend950dt - kForeignCount;
constexpr int kOther = kOtherDomestic - kForeignCount;

struct Case {
  MakerInputs<double> in{};
  double wanted[kDomesticCount]{};
  double stacked[kDomesticCount]{};

  Case() {
    for (double& stacks : in.stacks) {
      stacks = 4.0;
    }
    in.stacks[k910c] = 8.0;
    in.packaging_yield = 1.0;
    in.stacked[0] = 1.0;
    in.stacked[1] = 1.0;
    wanted[k910b] = 10.0;  // 40 stacks
    wanted[k910c] = 20.0;  // 160
    wanted[k590] = 50.0;   // 200
  }
  void ration(double bought, double low_cost, double fast) {
    const double on_hand[kMemoryFamilyCount]{bought, low_cost, fast};
    detail::ration_memory(in, on_hand, wanted, stacked);
  }
};

TEST(RationMemory, EnoughChangesNothing) {
  const auto at = std::make_unique<Case>();
  at->ration(400.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910b], 10.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910c], 20.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590], 50.0);
}

// Half of what is needed: each maker half, and Huawei's 100 stacks go to its stronger package, 12.5 of them.
TEST(RationMemory, MakersShareByNeedAndTheStrongestPackageGoesFirst) {
  const auto at = std::make_unique<Case>();
  at->ration(200.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910c], 12.5);
  EXPECT_DOUBLE_EQ(at->wanted[k910b], 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590], 25.0);
}

// 950PR and 950DT share a die but not a memory: 20 low-cost and 8 fast stacks are five and two packages of four.
TEST(RationMemory, EachFamilyOfMemoryIsApart) {
  const auto at = std::make_unique<Case>();
  at->wanted[k950pr] = 10.0;
  at->wanted[k950dt] = 10.0;
  at->ration(400.0, 20.0, 8.0);
  EXPECT_DOUBLE_EQ(at->wanted[k950pr], 5.0);
  EXPECT_DOUBLE_EQ(at->wanted[k950dt], 2.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910c], 20.0);
}

// Of 100 cards of small makers a fifth carries stacks. Without any memory the other 80 are still made.
TEST(RationMemory, PackagesWithoutStacksDoNotWaitForMemory) {
  const auto at = std::make_unique<Case>();
  at->in.stacked[1] = 0.2;
  at->wanted[kOther] = 100.0;
  at->ration(0.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[kOther], 80.0);
  EXPECT_DOUBLE_EQ(at->stacked[kOther], 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590], 0.0);
}

// Yield 0.8, half of a failed package's stacks lost: a package of four takes out 4 x (0.8 + 0.2 x 0.5) = 3.6. With 360
// stacks for a need of 400 x 0.9 nothing is short; were all of them lost, a tenth would be.
TEST(RationMemory, ReworkStretchesTheStacks) {
  const auto at = std::make_unique<Case>();
  at->in.packaging_yield = 0.8;
  at->in.stacks_lost = 0.5;
  at->ration(360.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590], 50.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910b], 10.0);
  at->in.stacks_lost = 1.0;
  at->ration(360.0, 0.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590], 45.0);
}

/// A month in which history is observed, with 100 dies of the 910 family and 100 bought stacks on hand.
class ObservedMonth : public ::testing::Test {
 protected:
  void SetUp() override {
    in_.packaging_yield = 0.8;
    in_.stacks_lost = 0.25;
    in_.stock_months = 3.0;
    in_.bank_months = 9.0;
    in_.ramp_months = 12.0;
    in_.stacked[0] = in_.stacked[1] = 1.0;
    in_.residual_half_life = 18.0;
    in_.foreign_half_life = 1.0;
    for (int c = 0; c < kDomesticCount; ++c) {
      in_.dies[c] = 1.0;
      in_.stacks[c] = 4.0;
    }
    for (double& year : in_.start) {
      year = 2030.0;
    }
    for (auto& path : in_.observed) {
      path.months = nothing_.data();
    }
    in_.observed[0].months = eight_.data();
    in_.bank_inflow.months = nothing_.data();
    in_.capital_raised.months = nothing_.data();
    in_.packaging_capacity.months = ample_.data();
    makers_.dies[0] = makers_.dies_made[0] = 100.0;
    memory_.stock[kLegacyStock] = 75.0;
    memory_.stock[kCxmt] = 25.0;
  }
  MakerFlow<double> month(int at = 0) { return advance(in_, makers_, memory_, foundry_, at, timeline_); }

  std::vector<double> nothing_ = std::vector<double>(3, 0.0);
  std::vector<double> eight_ = std::vector<double>(3, 8.0);
  std::vector<double> ample_ = std::vector<double>(3, 1000.0);
  MakerInputs<double> in_{};
  MakerState<double> makers_{};
  MemoryState<double> memory_{};
  FoundryFlow<double> foundry_{};
  Timeline timeline_;
};

// Eight good packages are ten started: ten dies, 32 stacks in good packages, and a quarter of the eight of the failed.
TEST_F(ObservedMonth, AFailedPackageLosesItsDiesAndAShareOfItsStacks) {
  const auto flow = month();
  EXPECT_DOUBLE_EQ(flow.finished[k910b], 8.0);
  EXPECT_DOUBLE_EQ(makers_.dies[0], 90.0);
  EXPECT_DOUBLE_EQ(memory_.packaged[kLegacyStock] + memory_.packaged[kCxmt], 32.0);
  EXPECT_DOUBLE_EQ(memory_.lost[kLegacyStock] + memory_.lost[kCxmt], 2.0);
  EXPECT_DOUBLE_EQ(memory_.stock[kLegacyStock], 75.0 - 0.75 * 34.0);
  EXPECT_DOUBLE_EQ(makers_.stacks_packaged, 32.0);
}

// 17 stacks are five packages started of 3.4 each: four finished, none left over.
TEST_F(ObservedMonth, MemoryThatRunsOutEndsAtZero) {
  memory_.stock[kLegacyStock] = 17.0;
  memory_.stock[kCxmt] = 0.0;
  const auto flow = month();
  EXPECT_NEAR(flow.finished[k910b], 4.0, 1e-12);
  EXPECT_NEAR(memory_.stock[kLegacyStock], 0.0, 1e-12);
  EXPECT_NEAR(makers_.stacks_packaged, 16.0, 1e-12);
}

TEST_F(ObservedMonth, The950prIsAmongWhatIsObserved) {
  in_.observed[2].months = eight_.data();
  makers_.dies[1] = 100.0;
  memory_.stock[kOwnLowCost] = 1000.0;
  EXPECT_DOUBLE_EQ(month().finished[k950pr], 8.0);
}

// Ten wafers of eight dies, half of them Huawei's, are 40 dies of the 950; ten packages started of two take half of them.
TEST_F(ObservedMonth, WafersGoToThe950AsFarAsItsPackagesNeedThem) {
  in_.observed[kObserved950pr].months = eight_.data();
  in_.huawei_share = 0.5;
  in_.dies[k950pr] = 2.0;
  foundry_.ai_wafers = 10.0;
  foundry_.good_dies[0] = foundry_.good_dies[1] = 8.0;
  double share[kDesignCount]{1.0};
  detail::give_wafers_to_950(in_, foundry_, 0, share);
  EXPECT_DOUBLE_EQ(share[1], 0.5);
  EXPECT_DOUBLE_EQ(share[0], 0.5);
  share[0] = 0.2;
  share[1] = 0.8;  // the ramp asks for more than the packages need
  detail::give_wafers_to_950(in_, foundry_, 0, share);
  EXPECT_DOUBLE_EQ(share[1], 0.8);
}

// After observation 90 idle dies and 45 banked ones last nine months: 15 packages started, 12 finished.
TEST_F(ObservedMonth, IdleDiesAndTheBankAreReleasedOverMonths) {
  timeline_.through = -1;
  timeline_.branch = 0;
  makers_.dies[0] = 90.0;
  makers_.bank = makers_.bank_opening = 45.0;
  const auto flow = month();
  EXPECT_NEAR(flow.finished[k910b], 12.0, 1e-9);
  EXPECT_NEAR(makers_.dies[0], 80.0, 1e-9);
  EXPECT_NEAR(makers_.bank, 40.0, 1e-9);
  EXPECT_NEAR(flow.own_share[k910b], 2.0 / 3.0, 1e-9);
}

// Ten cards a month of other makers were started, half with foreign dies. A month later, without a die of their own, half
// of those five are left: 2.5 started, two finished, none of them made in China.
TEST_F(ObservedMonth, CardsWithForeignDiesRunOutOverTime) {
  timeline_.through = 0;
  timeline_.branch = 1;
  in_.other_foreign_dies = 0.5;
  in_.observed[4].months = eight_.data();
  makers_.dies[kDesignCount - 1] = 10.0;
  EXPECT_DOUBLE_EQ(month().finished[kOther], 8.0);
  EXPECT_NEAR(makers_.dies[kDesignCount - 1], 0.0, 1e-12);
  for (double& unsold : makers_.unsold) {
    unsold = 1e9;  // nobody else makes anything
  }
  makers_.unsold[kOther] = 0.0;
  const auto flow = month(1);
  EXPECT_NEAR(flow.finished[kOther], 2.0, 1e-6);
  EXPECT_NEAR(flow.own_share[kOther], 0.0, 1e-6);
}

// Cards without stacks need no packaging line; cards with them do.
TEST_F(ObservedMonth, CardsWithoutStacksAreNotHeldUpByPackagingLines) {
  in_.packaging_capacity.months = nothing_.data();
  in_.stacked[1] = 0.25;
  in_.observed[4].months = eight_.data();
  makers_.dies[kDesignCount - 1] = 100.0;
  const auto flow = month();
  EXPECT_DOUBLE_EQ(flow.finished[kOther], 6.0);
  EXPECT_DOUBLE_EQ(flow.finished[k910b], 0.0);
}

// K3: 100 a month are possible and 40 are sold; months of stock 3. All while a month of output or less lies unsold; at 1.5 x 3
// months of sales, 180, as much as is sold; at 6 months nothing, and little where nothing was ever sold.
TEST(Paced, MakesWhatIsSoldOnceTheStockIsThere) {
  EXPECT_EQ(detail::paced(100.0, 40.0, 0.0, 3.0), 100.0);
  EXPECT_EQ(detail::paced(100.0, 40.0, 90.0, 3.0), 100.0);
  EXPECT_NEAR(detail::paced(100.0, 40.0, 180.0, 3.0), 40.0, 1e-12);
  EXPECT_EQ(detail::paced(100.0, 40.0, 240.0, 3.0), 0.0);
  EXPECT_NEAR(detail::paced(100.0, 0.0, 150.0, 3.0), 50.0, 1e-12);
}

// Where a tenth of full output is sold, output settles at what is sold, whatever lay unsold at first, and a difference of one
// chip fades.
TEST(Paced, SettlesWhereLittleIsSold) {
  const auto after = [](double unsold, int months) {
    for (int month = 0; month < months; ++month) {
      unsold += detail::paced(100.0, 10.0, unsold, 3.0);
      unsold -= std::min(unsold, 10.0);
    }
    return unsold;
  };
  EXPECT_NEAR(detail::paced(100.0, 10.0, after(0.0, 48), 3.0), 10.0, 1e-6);
  EXPECT_LT(std::abs(after(301.0, 24) - after(300.0, 24)), 1e-3);
}

}  // namespace
}  // namespace headway::balance

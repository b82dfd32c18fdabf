#include "headway/balance/makers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace headway::balance {
namespace {

constexpr int k910b = kAscend910b - kForeignCount;
constexpr int k950pr = kAscend950pr - kForeignCount;
constexpr int kOther = kOtherDomestic - kForeignCount;

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
    in_.observed[k910b].months = eight_.data();
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
  in_.observed[k950pr].months = eight_.data();
  makers_.dies[1] = 100.0;
  memory_.stock[kOwnLowCost] = 1000.0;
  EXPECT_DOUBLE_EQ(month().finished[k950pr], 8.0);
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
  in_.observed[kOther].months = eight_.data();
  makers_.dies[kOtherDesign] = 10.0;
  EXPECT_DOUBLE_EQ(month().finished[kOther], 8.0);
  EXPECT_NEAR(makers_.dies[kOtherDesign], 0.0, 1e-12);
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
  in_.observed[kOther].months = eight_.data();
  makers_.dies[kOtherDesign] = 100.0;
  const auto flow = month();
  EXPECT_DOUBLE_EQ(flow.finished[kOther], 6.0);
  EXPECT_DOUBLE_EQ(flow.finished[k910b], 0.0);
}

// K3: 8 packages observed at a yield of 0.8 are ten, which need ten dies of the five that there are: five are wanted.
TEST_F(ObservedMonth, ObservedPackagesAreWantedAsFarAsDiesReach) {
  detail::DieFlow<double> dies{};
  dies.offered[0] = 5.0;
  detail::WantedPackages<double> want{};
  detail::want_as_observed(in_, 0, dies, makers_, want);
  EXPECT_DOUBLE_EQ(want.packages[k910b], 5.0);
  EXPECT_DOUBLE_EQ(want.by_dies, 5.0);
  EXPECT_DOUBLE_EQ(want.after_demand, 5.0);
  EXPECT_DOUBLE_EQ(makers_.observed_wanted, 8.0);
  dies.offered[0] = 30.0;
  want = {};
  detail::want_as_observed(in_, 0, dies, makers_, want);
  EXPECT_DOUBLE_EQ(want.packages[k910b], 10.0);
  EXPECT_DOUBLE_EQ(want.by_dies, 30.0);
}

// K3: 60 dies of the 910 family go to 910Bs of two dies for a half, 15 packages, and to 910Cs of three, ten. Other makers'
// nine dies, a tenth of their cards on foreign ones, are 0.9 x 9 = 8.1 cards, and two with foreign dies after a half-life.
TEST_F(ObservedMonth, AfterwardsDiesAndSalesSayWhatIsWanted) {
  constexpr int k910cCard = kAscend910c - kForeignCount;
  detail::DieFlow<double> dies{};
  dies.offered[0] = 60.0;
  dies.offered[kOtherDesign] = 9.0;
  double class_share[kDomesticCount]{0.5, 0.5};
  detail::WantedPackages<double> want{};
  for (double& each : want.dies_each) {
    each = 1.0;
  }
  want.dies_each[k910b] = 2.0;
  want.dies_each[k910cCard] = 3.0;
  want.other_own_share = 0.9;
  makers_.foreign_packages = 4.0;
  makers_.unsold[k910cCard] = 1e9;
  detail::want_as_sold(in_, dies, class_share, makers_, want);
  EXPECT_NEAR(want.packages[k910b], 15.0, 1e-9);
  EXPECT_NEAR(want.packages[k910cCard], 0.0, 1e-9);  // far too many lie unsold
  EXPECT_NEAR(want.packages[kOther], 10.1, 1e-9);
  EXPECT_NEAR(want.by_dies, 35.1, 1e-9);
  EXPECT_NEAR(want.after_demand, 25.1, 1e-9);
  EXPECT_NEAR(want.other_own_share, 8.1 / 10.1, 1e-9);
  EXPECT_NEAR(want.dies_each[kOther], 9.0 / 10.1, 1e-9);
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

// K6: shortage is 0.2 above its level when observation ended, capital half above, and a fifth of output lay unsold: 1 + 2 x 0.2
// + 1 x 0.5 - 0.5 x 0.2 = 1.8. At a delay of three months the signal moves a stage a month. Shortage brings the roadmap forward
// by two months for each unit of it.
TEST(Invest, ShortageAndCapitalMoveFoundryGrowthAfterThreeStages) {
  const std::vector<double> capital{100.0, 150.0, 150.0, 150.0};
  MakerInputs<double> in{};
  in.capital_raised.months = capital.data();
  in.shortage_to_investment = 2.0;
  in.capital_to_investment = 1.0;
  in.revenue_to_investment = 0.5;
  in.investment_delay = 3.0;
  in.design_spur = 2.0;
  MakerState<double> state;
  Timeline timeline;
  timeline.through = 0;
  invest(in, state, 0, timeline, 0.1, 1.0);
  EXPECT_EQ(state.pipeline[0], 1.0);
  invest(in, state, 1, timeline, 0.3, 0.8);
  EXPECT_NEAR(state.pipeline[0], 1.8, 1e-12);
  EXPECT_EQ(state.pipeline[2], 1.0);
  EXPECT_NEAR(state.roadmap_gained, 0.4, 1e-12);
  invest(in, state, 2, timeline, 0.3, 0.8);
  invest(in, state, 3, timeline, 0.3, 0.8);
  EXPECT_NEAR(state.pipeline[2], 1.8, 1e-12);
}

// Unsold output alone may stop investment; it cannot turn it round. A shortage counts for the roadmap up to a half.
TEST(Invest, TheSignalIsNeverNegative) {
  const std::vector<double> capital{100.0, 0.0};
  MakerInputs<double> in{};
  in.capital_raised.months = capital.data();
  in.capital_to_investment = 1.0;
  in.revenue_to_investment = 1.0;
  in.investment_delay = 3.0;
  in.design_spur = 1.0;
  MakerState<double> state;
  Timeline timeline;
  timeline.through = 0;
  invest(in, state, 0, timeline, 0.0, 1.0);
  invest(in, state, 1, timeline, 0.9, 0.0);
  EXPECT_EQ(state.pipeline[0], 0.0);
  EXPECT_EQ(state.roadmap_gained, 0.5);
}

}  // namespace
}  // namespace headway::balance

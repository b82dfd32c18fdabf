#include "headway/balance/maker_dies.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace headway::balance {
namespace {

/// 100 AI wafers a month, half Huawei's and a quarter Cambricon's, ten good dies a wafer of every design; Huawei's wafers go
/// half to the 910 family, half to the 950.
class MakerDies : public ::testing::Test {
 protected:
  void SetUp() override {
    foundry_.ai_wafers = 100.0;
    for (double& dies : foundry_.good_dies) {
      dies = 10.0;
    }
    in_.huawei_share = 0.5;
    in_.cambricon_share = 0.25;
    in_.stock_months = 3.0;
    in_.bank_months = 4.0;
    in_.ramp_months = 12.0;
    in_.residual_half_life = 12.0;
    in_.packaging_yield = 0.8;
    in_.bank_inflow.months = eight_.data();
    for (auto& path : in_.observed) {
      path.months = eight_.data();
    }
    for (double& dies : in_.dies) {
      dies = 2.0;
    }
    for (double& year : in_.start) {
      year = 2040.0;
    }
    share_[0] = share_[1] = 0.5;
    share_[4] = 1.0;
    share_[kOtherDesign] = 1.0;
  }
  void make(bool observed) { detail::make_dies(in_, foundry_, observed, share_, state_, dies_); }
  std::vector<double> eight_{8.0, 8.0, 8.0};
  MakerInputs<double> in_{};
  MakerState<double> state_;
  FoundryFlow<double> foundry_{};
  double share_[kDesignCount]{};
  detail::DieFlow<double> dies_;
};

// K1: 100 wafers x 0.5 x 0.5 x 10 dies = 250 of the 910 family; Cambricon 250, the others 250.
TEST_F(MakerDies, DiesAreWafersTimesSharesTimesGoodDies) {
  make(true);
  EXPECT_DOUBLE_EQ(state_.dies_made[0], 250.0);
  EXPECT_DOUBLE_EQ(dies_.offered[0], 250.0);
  EXPECT_DOUBLE_EQ(dies_.from_drivers[kHuawei], 500.0);
  EXPECT_DOUBLE_EQ(state_.dies_made[4], 250.0);
  EXPECT_DOUBLE_EQ(state_.dies_made[kOtherDesign], 250.0);
}

// K1: makers want no more than three months of 250 made and 50 used, 900, on hand: of 800 idle, 100 are made. Afterwards a
// quarter of what was idle is offered each month.
TEST_F(MakerDies, IdleDiesLimitWhatIsStarted) {
  state_.dies[0] = 800.0;
  state_.use_average[0] = 50.0;
  make(false);
  EXPECT_DOUBLE_EQ(state_.dies_made[0], 100.0);
  EXPECT_DOUBLE_EQ(state_.dies[0], 900.0);
  EXPECT_DOUBLE_EQ(dies_.offered[0], 300.0);
}

// K5: a residual of a half halves what is started after the last observation, and not before.
TEST_F(MakerDies, TheResidualLowersWafersStarted) {
  state_.residual[kHuawei].anchor(1.0, 2.0);
  make(true);
  EXPECT_DOUBLE_EQ(state_.dies_made[0], 250.0);
  state_ = {};
  state_.residual[kHuawei].anchor(1.0, 2.0);
  make(false);
  EXPECT_NEAR(state_.dies_made[0], 125.0, 1e-9);
  EXPECT_DOUBLE_EQ(state_.dies_made[4], 250.0);
}

// K3: 92 in the bank and 8 that arrive. All are offered while output is observed; afterwards a quarter of what was there when
// observation ended. With 25 of 100 dies offered from the bank, three quarters are made in China.
TEST_F(MakerDies, TheBankIsReleasedOverMonths) {
  state_.bank = 92.0;
  dies_.offered[0] = 100.0;
  detail::release_bank(in_, 0, true, state_, dies_);
  EXPECT_DOUBLE_EQ(dies_.offered[0], 200.0);
  EXPECT_DOUBLE_EQ(dies_.own_part, 0.5);
  EXPECT_DOUBLE_EQ(state_.bank_opening, 100.0);
  dies_.offered[0] = 75.0;
  detail::release_bank(in_, 1, false, state_, dies_);
  EXPECT_DOUBLE_EQ(dies_.offered[0], 100.0);
  EXPECT_DOUBLE_EQ(dies_.own_part, 0.75);
  EXPECT_DOUBLE_EQ(state_.bank_received, 16.0);
}

// Of 40 dies of the 910 family three quarters were made in China: 30 of them, and 10 from the bank. Of another design all
// were. Use is smoothed over half a year: a sixth of 40.
TEST_F(MakerDies, UseComesOffBothStocks) {
  state_.dies[0] = 100.0;
  state_.dies[1] = 100.0;
  state_.bank = 50.0;
  double used[kDesignCount]{40.0, 40.0};
  detail::use_dies(used, 0.75, state_);
  EXPECT_DOUBLE_EQ(state_.dies[0], 70.0);
  EXPECT_DOUBLE_EQ(state_.bank, 40.0);
  EXPECT_DOUBLE_EQ(state_.dies[1], 60.0);
  EXPECT_DOUBLE_EQ(state_.dies_used[0], 40.0);
  EXPECT_DOUBLE_EQ(state_.use_average[0], 40.0 / 6.0);
}

// K5: 125 dies of the 500 that the drivers give Huawei were used: a factor of a quarter, which a year later is one of a half.
// Cambricon used more than the drivers give; the difference came from a bank, and there is no residual.
TEST_F(MakerDies, ObservedUseSetsTheResidual) {
  Timeline timeline;
  timeline.through = 10;
  make(true);
  double used[kDesignCount]{100.0, 25.0, 0.0, 0.0, 300.0};
  detail::compare_dies(in_, 10, timeline, used, dies_, state_);
  EXPECT_NEAR(state_.residual[kHuawei].factor(), 0.25, 1e-12);
  EXPECT_NEAR(state_.residual[kCambricon].factor(), 1.0, 1e-12);
  for (int month = 11; month < 23; ++month) {
    detail::compare_dies(in_, month, timeline, used, dies_, state_);
  }
  EXPECT_NEAR(state_.residual[kHuawei].factor(), 0.5, 1e-9);
}

// K2: half a ramp after its start the 950 has a half of Huawei's wafers; the 910C, as long on sale, a half of the 910's dies.
TEST_F(MakerDies, ANewDesignTakesOverAsItRamps) {
  in_.start[kAscend910c - kForeignCount] = in_.start[kAscend950pr - kForeignCount] = 2022.0;
  double design[kDesignCount];
  double by_class[kDomesticCount];
  detail::turnover(in_, 6.0, design, by_class);
  EXPECT_DOUBLE_EQ(design[0], 0.5);
  EXPECT_DOUBLE_EQ(design[1], 0.5);
  EXPECT_DOUBLE_EQ(std::accumulate(design, design + 4, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(design[4] + design[5], 1.0);
  EXPECT_DOUBLE_EQ(by_class[0], 0.5);
  EXPECT_DOUBLE_EQ(by_class[1], 0.5);
}

// K2: half a ramp after its start, and of a die share of 0.4, the 950DT has a fifth of the 950's packages.
TEST_F(MakerDies, AClassBesideAnotherTakesItsShareOfTheDie) {
  in_.start[kAscend950dt - kForeignCount] = 2022.0;
  in_.die_share[kAscend950dt - kForeignCount] = 0.4;
  double design[kDesignCount];
  double by_class[kDomesticCount];
  detail::turnover(in_, 6.0, design, by_class);
  EXPECT_DOUBLE_EQ(by_class[kAscend950dt - kForeignCount], 0.2);
  EXPECT_DOUBLE_EQ(by_class[kAscend950pr - kForeignCount], 0.8);
}

// K2: eight 950PRs observed at a yield of 0.8 are ten started, or twenty dies, of the 500 that Huawei's wafers would give. The
// ramp asks for nothing yet; where it asks for more than the packages need, it has its way.
TEST_F(MakerDies, WafersGoToThe950AsFarAsItsPackagesNeedThem) {
  double share[kDesignCount]{1.0};
  detail::give_wafers_to_950(in_, foundry_, 0, share);
  EXPECT_DOUBLE_EQ(share[1], 0.04);
  EXPECT_DOUBLE_EQ(share[0], 0.96);
  share[0] = 0.2;
  share[1] = 0.8;
  detail::give_wafers_to_950(in_, foundry_, 0, share);
  EXPECT_DOUBLE_EQ(share[1], 0.8);
}

}  // namespace
}  // namespace headway::balance

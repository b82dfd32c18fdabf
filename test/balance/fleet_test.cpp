#include "headway/balance/fleet.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace headway::balance {
namespace {

TEST(FleetCells, KnowTheirClassAndTerritory) {
  EXPECT_EQ(class_of_cell(kFirstUs + kTpuV6), kTpuV6);
  EXPECT_EQ(class_of_cell(kFirstRest + kH200), kH200);
  EXPECT_EQ(class_of_cell(kFirstLicensed + kH20), kH20);
  EXPECT_EQ(class_of_cell(kFirstDiverted + kB200), kB200);
  EXPECT_EQ(class_of_cell(kFirstDomestic), kAscend910b);
  EXPECT_EQ(territory_of_cell(kFirstUs + kTrainium3), kInUs);
  EXPECT_EQ(territory_of_cell(kFirstRest), kInRest);
  EXPECT_EQ(territory_of_cell(kFirstDiverted), kInChina);
  EXPECT_EQ(territory_of_cell(kCellCount - 1), kInChina);
}

/// Chips of 500 W in servers of 1,000 W at PUE 1: a thousandth of a MW each. B200s do twice as much a watt. Chips live 48
/// months; observation ends in month 10.
class Fleet : public ::testing::Test {
 protected:
  void SetUp() override {
    in_.life = 48.0;
    in_.server_factor = 2.0;
    for (auto& path : in_.overhead) {
      path.months = one_.data();
    }
    for (auto& path : in_.energised) {
      path.months = power_.data();
    }
    for (int c = 0; c < kClassCount; ++c) {
      table_.power[c] = 500.0;
      table_.eight_bit[c] = 1000.0;
    }
    table_.eight_bit[kB200] = 2000.0;
    order_ = install_order(table_);
    timeline_.through = 10;
  }
  FleetFlow<double> month(int at) {
    return advance(in_, table_, order_, *state_, trade_, at, timeline_, kill_switch_month_);
  }
  std::vector<double> one_ = std::vector<double>(60, 1.0);
  std::vector<double> power_ = std::vector<double>(60, 1.0);
  FleetInputs<double> in_{};
  ClassTable table_{};
  InstallOrder order_{};
  std::unique_ptr<FleetState<double>> state_ = std::make_unique<FleetState<double>>();
  TradeFlow<double> trade_;
  Timeline timeline_;
  double kill_switch_month_ = 1e9;
};

TEST_F(Fleet, HallsAreFilledWithTheBestChipsAWattFirst) {
  EXPECT_EQ(class_of_cell(order_.slot[0]), kB200);
  EXPECT_EQ(class_of_cell(order_.slot[3]), kB200);
  EXPECT_NE(class_of_cell(order_.slot[4]), kB200);
}

// G1: one MW a month powers 1,000 chips: all 600 waiting B200s, and 400 of 900 H100s. What arrives this month waits.
TEST_F(Fleet, PowerLimitsWhatIsInstalled) {
  state_->waiting[kFirstUs + kB200] = 600.0;
  state_->waiting[kFirstUs + kH100] = 900.0;
  trade_.us[kB200] = 50.0;
  const auto flow = month(12);
  EXPECT_DOUBLE_EQ(flow.installed[kFirstUs + kB200], 600.0);
  EXPECT_DOUBLE_EQ(flow.installed[kFirstUs + kH100], 400.0);
  EXPECT_DOUBLE_EQ(state_->waiting[kFirstUs + kH100], 500.0);
  EXPECT_DOUBLE_EQ(state_->waiting[kFirstUs + kB200], 50.0);
  EXPECT_DOUBLE_EQ(state_->acquired[kFirstUs + kB200], 50.0);
  EXPECT_DOUBLE_EQ(state_->cohort[kCohortsBefore + 4][kFirstUs + kB200], 600.0);
}

TEST_F(Fleet, WhileItIsObservedAllThatArrivedIsInstalled) {
  state_->waiting[kFirstUs + kH100] = 9000.0;
  EXPECT_DOUBLE_EQ(month(10).installed[kFirstUs + kH100], 9000.0);
}

// 800 chips of before 2022 are eight cohorts of 100. At a life of 24 months those of the first quarter of 2020 go in the first
// of 2022; at one of 30, they go in the third.
TEST_F(Fleet, ACohortRetiresWholeAtTheEndOfItsLife) {
  in_.initial[kInUs] = 800.0;
  start(in_, *state_);
  EXPECT_DOUBLE_EQ(state_->installed[kFirstUs + kA100], 800.0);
  in_.life = 30.0;
  retire(in_, *state_, 2);
  EXPECT_DOUBLE_EQ(state_->retired[kFirstUs + kA100], 0.0);
  in_.life = 24.0;
  retire(in_, *state_, 2);
  EXPECT_DOUBLE_EQ(state_->retired[kFirstUs + kA100], 100.0);
  EXPECT_DOUBLE_EQ(state_->installed[kFirstUs + kA100], 700.0);
  retire(in_, *state_, 2);
  EXPECT_DOUBLE_EQ(state_->retired[kFirstUs + kA100], 100.0);
}

TEST_F(Fleet, ForeignChipsInChinaStopWithTheKillSwitch) {
  kill_switch_month_ = 20.0;
  for (const int cell : {kFirstLicensed + kH20, kFirstDiverted + kB200, kFirstDomestic, kFirstUs + kH100}) {
    state_->installed[cell] = 100.0;
  }
  state_->waiting[kFirstLicensed + kH20] = 10.0;
  power_.assign(60, 0.0);
  month(19);
  EXPECT_EQ(state_->disabled[kFirstLicensed + kH20], 0.0);
  month(20);
  EXPECT_EQ(state_->disabled[kFirstLicensed + kH20], 110.0);
  EXPECT_EQ(state_->disabled[kFirstDiverted + kB200], 100.0);
  EXPECT_EQ(state_->installed[kFirstDiverted + kB200], 0.0);
  EXPECT_EQ(state_->installed[kFirstDomestic], 100.0);
  EXPECT_EQ(state_->installed[kFirstUs + kH100], 100.0);
}

// G4: of 200 H100s elsewhere, 150 of an older cohort and 50 of a newer one, 20 are resold: a tenth of each.
TEST_F(Fleet, ResoldChipsLeaveAllCohortsAlike) {
  const int cell = kFirstRest + kH100;
  state_->installed[cell] = 200.0;
  state_->cohort[kCohortsBefore][cell] = 150.0;
  state_->cohort[kCohortsBefore + 3][cell] = 50.0;
  trade_.resold[0] = 20.0;
  take_resold(*state_, trade_, 12);
  EXPECT_DOUBLE_EQ(state_->installed[cell], 180.0);
  EXPECT_DOUBLE_EQ(state_->resold[0], 20.0);
  EXPECT_DOUBLE_EQ(state_->cohort[kCohortsBefore][cell], 135.0);
  EXPECT_DOUBLE_EQ(state_->cohort[kCohortsBefore + 3][cell], 45.0);
}

TEST_F(Fleet, EachPoolGetsWhatTradeDeliversToIt) {
  trade_.us[kTpuV6] = 1.0;
  trade_.rest[kH100] = 2.0;
  trade_.licensed[kH20] = 3.0;
  trade_.diverted[kB200] = 4.0;
  trade_.domestic[1] = 5.0;
  month(0);
  EXPECT_EQ(state_->waiting[kFirstUs + kTpuV6], 1.0);
  EXPECT_EQ(state_->waiting[kFirstRest + kH100], 2.0);
  EXPECT_EQ(state_->waiting[kFirstLicensed + kH20], 3.0);
  EXPECT_EQ(state_->waiting[kFirstDiverted + kB200], 4.0);
  EXPECT_EQ(state_->waiting[kFirstDomestic + 1], 5.0);
}

}  // namespace
}  // namespace headway::balance

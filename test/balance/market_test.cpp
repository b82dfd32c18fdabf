#include "headway/balance/market.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

#include "headway/balance/world.hpp"

namespace headway::balance {
namespace {

/// A month after observation: US owners may take half of the merchant chips; every chip costs 10,000 USD; US buyers have 12
/// GUSD a year, half of it for accelerators, and others 1.2 GUSD: 500 and 100 million USD a month.
class Market : public ::testing::Test {
 protected:
  void SetUp() override {
    in_->demand.us_share.months = half_.data();
    in_->demand.us_capex.months = twelve_.data();
    in_->demand.us_accelerator_share.months = half_.data();
    in_->demand.rest_budget.months = little_.data();
    in_->demand.residual_half_life = 12.0;
    for (double& price : in_->demand.price) {
      price = 10000.0;
    }
    timeline_.through = 0;
    timeline_.branch = 1;
  }
  MarketView<double> view(int month) const {
    return {in_->demand, in_->trade, in_->diversion, in_->abroad, in_->supply,
            policy_,     offers_,    60.0,           timeline_,   month};
  }
  std::vector<double> half_{0.5, 0.5};
  std::vector<double> twelve_{12.0, 12.0};
  std::vector<double> little_{1.2, 1.2};
  std::unique_ptr<Assumptions<double>> in_ = std::make_unique<Assumptions<double>>();
  PolicyInputs<double> policy_{};
  Offers<double> offers_;
  Timeline timeline_;
  SupplyFlow<double> supply_;
  SupplyState<double> stock_;
  DemandState<double> demand_;
  TradeFlow<double> flow_;
};

// 40 unsold B200s and 100 new ones, of which China took 20: 120 are left, half of them for US owners. Google keeps its own. An
// H20 is for China alone; what its line makes beyond orders goes nowhere else, what was cleared goes to the rest.
TEST_F(Market, WhatChinaLeavesGoesToOthers) {
  stock_.unsold[kB200] = 40.0;
  supply_.produced[kB200] = 100.0;
  flow_.licensed[kB200] = 20.0;
  supply_.produced[kTpuV6] = 30.0;
  stock_.unsold[kH20] = 8.0;
  flow_.licensed[kH20] = 5.0;  // out of the line's own stock
  const auto left = detail::leave_elsewhere(view(1), supply_, stock_, flow_);
  EXPECT_DOUBLE_EQ(left.ready[kB200], 120.0);
  EXPECT_DOUBLE_EQ(flow_.us[kB200], 60.0);
  EXPECT_DOUBLE_EQ(flow_.rest[kB200], 60.0);
  EXPECT_DOUBLE_EQ(flow_.us[kTpuV6], 30.0);
  EXPECT_DOUBLE_EQ(flow_.us[kH20], 0.0);
  EXPECT_DOUBLE_EQ(flow_.rest[kH20], 8.0);
  EXPECT_DOUBLE_EQ(left.us_value, 900000.0);
  EXPECT_DOUBLE_EQ(left.rest_value, 680000.0);
}

// While output is observed H20s go to China only, and H200s to everybody.
TEST_F(Market, UntilScenariosDifferAnH200IsAnOrdinaryChip) {
  supply_.produced[kH20] = 8.0;
  supply_.produced[kH200] = 8.0;
  detail::leave_elsewhere(view(0), supply_, stock_, flow_);
  EXPECT_DOUBLE_EQ(flow_.us[kH200], 4.0);
  EXPECT_DOUBLE_EQ(flow_.rest[kH200], 4.0);
  EXPECT_DOUBLE_EQ(flow_.rest[kH20], 0.0);
}

TEST_F(Market, ALineSellsOutOfItsStock) {
  stock_.reserved[0] = 50.0;
  supply_.line[0] = 10.0;
  flow_.licensed[kH20] = 25.0;
  detail::stock_lines(kShippedClasses, supply_, flow_, stock_);
  EXPECT_DOUBLE_EQ(stock_.reserved[0], 35.0);
}

// 100,000 chips are a billion USD, twice what US buyers have: half are bought. Others want 5,000 for 50 million and have 100.
TEST_F(Market, BudgetsElsewhereMayLeaveChipsUnsold) {
  stock_.unsold[kB200] = 105000.0;
  detail::LeftElsewhere<double> left{};
  left.ready[kB200] = 105000.0;
  left.us_value = 1e9;
  left.rest_value = 50e6;
  flow_.us[kB200] = 100000.0;
  flow_.rest[kB200] = 5000.0;
  detail::spend_elsewhere(view(1), left, demand_, stock_, flow_);
  EXPECT_DOUBLE_EQ(flow_.us[kB200], 50000.0);
  EXPECT_DOUBLE_EQ(flow_.rest[kB200], 5000.0);
  EXPECT_DOUBLE_EQ(stock_.unsold[kB200], 50000.0);
  EXPECT_EQ(flow_.us_has_money, 0.0);
}

// T2: 100 chips are moved, a fifth of them out of US deliveries, and a tenth is seized. They cost 30,000 USD each, also those
// that never arrive.
TEST_F(Market, DivertedChipsComeOffTheDeliveriesOfOthers) {
  in_->diversion.from_us = 0.2;
  in_->diversion.seized = 0.1;
  flow_.us[kB200] = 500.0;
  flow_.rest[kB200] = 500.0;
  Bought<double> past;
  past.diverted[kB200] = 100.0;
  past.paid[kB200] = 30000.0;
  detail::divert(view(1), past, flow_);
  EXPECT_DOUBLE_EQ(flow_.rest[kB200], 420.0);
  EXPECT_DOUBLE_EQ(flow_.us[kB200], 480.0);
  EXPECT_DOUBLE_EQ(flow_.seized[kB200], 10.0);
  EXPECT_DOUBLE_EQ(flow_.diverted[kB200], 90.0);
  EXPECT_DOUBLE_EQ(flow_.spent_diverted, 3e6);
}

// Others have only 50 of the 80 that should come from them; US deliveries give the other 50. No more than 100 of 300 can be
// had. Five resold H100s arrive besides.
TEST_F(Market, NoMoreIsDivertedThanWasDelivered) {
  in_->diversion.from_us = 0.2;
  flow_.us[kB200] = 50.0;
  flow_.rest[kB200] = 50.0;
  flow_.resold[0] = 5.0;
  Bought<double> past;
  past.diverted[kB200] = 300.0;
  past.paid[kH100] = 20000.0;
  detail::divert(view(1), past, flow_);
  EXPECT_DOUBLE_EQ(flow_.diverted[kB200], 100.0);
  EXPECT_DOUBLE_EQ(flow_.us[kB200], 0.0);
  EXPECT_DOUBLE_EQ(flow_.rest[kB200], 0.0);
  EXPECT_DOUBLE_EQ(flow_.diverted[kH100], 5.0);
  EXPECT_DOUBLE_EQ(flow_.spent_diverted, 100000.0);
}

// US shipments: this month's, a twelfth of the way to it on average, and all since 2022. Deliveries abroad move the mix by a
// tenth (A4).
TEST_F(Market, ShipmentsAreRememberedForCapsAndForComputeAbroad) {
  TradeState<double> state;
  state.us_lifetime[kB200] = 1000.0;
  flow_.us[kB200] = 120.0;
  flow_.rest[kB200] = 80.0;
  flow_.demand_of_lines[2] = 7.0;
  AbroadInputs<double> abroad;
  abroad.mix_months = 10.0;
  detail::remember_shipments(abroad, kShippedClasses, flow_, state);
  EXPECT_DOUBLE_EQ(state.us_shipments[kB200], 120.0);
  EXPECT_DOUBLE_EQ(state.us_trailing[kB200], 10.0);
  EXPECT_DOUBLE_EQ(state.us_lifetime[kB200], 1120.0);
  EXPECT_DOUBLE_EQ(state.abroad.recent[kB200], 20.0);
  EXPECT_DOUBLE_EQ(state.admitted[2], 7.0);
}

TEST_F(Market, SalesPaceTheMakers) {
  MakerState<double> makers;
  makers.unsold[1] = 100.0;
  makers.sales_average[1] = 30.0;
  flow_.domestic[1] = 60.0;
  detail::sell_domestic(flow_, makers);
  EXPECT_DOUBLE_EQ(makers.unsold[1], 40.0);
  EXPECT_DOUBLE_EQ(makers.sales_average[1], 40.0);
}

}  // namespace
}  // namespace headway::balance

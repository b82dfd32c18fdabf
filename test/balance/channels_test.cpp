#include "headway/balance/channels.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace headway::balance {
namespace {

class Offered : public ::testing::Test {
 protected:
  void SetUp() override {
    trade_.observed_a100.months = forty_.data();
    trade_.observed_h100.months = forty_.data();
    supply_.sold_h200.months = forty_.data();
    supply_.allotment = 0.25;
    timeline_.through = 0;
    made_.produced[kA100] = 30.0;
    made_.produced[kH100] = 100.0;
    made_.produced[kH200] = 80.0;
    made_.produced[kH20] = 70.0;
    made_.produced[kB200] = 200.0;
    made_.line[1] = 5.0;
    made_.from_stock[1] = 15.0;
  }
  void offer(int month) {
    const MarketView<double> view{demand_, trade_,  diversion_, abroad_,   supply_,
                                  policy_, offers_, 60.0,       timeline_, month};
    detail::offers_to_china(view, made_, offer_);
  }
  std::vector<double> forty_{40.0, 40.0};
  DemandInputs<double> demand_{};
  TradeInputs<double> trade_{};
  DiversionInputs<double> diversion_{};
  AbroadInputs<double> abroad_{};
  SupplyInputs<double> supply_{};
  PolicyInputs<double> policy_{};
  Offers<double> offers_;
  Timeline timeline_;
  SupplyFlow<double> made_;
  double offer_[kMerchantCount];
};

// 40 A100s were sold to China, but only 30 were made.
TEST_F(Offered, WhileItIsObservedWhatWasSoldWasOnOffer) {
  offer(0);
  EXPECT_EQ(offer_[kA100], 30.0);
  EXPECT_EQ(offer_[kH100], 40.0);
  EXPECT_EQ(offer_[kH200], 40.0);
  EXPECT_EQ(offer_[kH20], 70.0);
  EXPECT_EQ(offer_[kB200], 0.0);
}

TEST_F(Offered, AfterwardsAnAllotmentOfGeneralClassesAndWhatLinesAndStocksGive) {
  offer(1);
  EXPECT_EQ(offer_[kB200], 50.0);
  EXPECT_EQ(offer_[kH200], 20.0);
  EXPECT_EQ(offer_[kH20], 0.0);
}

// Three chips of two useful units at 10,000 USD and a margin of a fifth: profit = 2 / 10,000 x 5, and the value at list price
// is 3 x 2 / 0.001 x 5 = 30,000 USD.
TEST(Curves, ListValueIsChipsTimesListPrice) {
  Curve<double, 2> curve;
  curve.units[0] = curve.units[1] = 2.0;
  curve.profit[0] = curve.profit[1] = 2.0 / 10000.0 * 5.0;
  const double chips[2]{1.0, 2.0};
  EXPECT_DOUBLE_EQ(detail::list_value(curve, chips, 5.0), 30000.0);
  EXPECT_DOUBLE_EQ(detail::units_of(curve, chips), 6.0);
}

/// A month after observation in which smugglers could move 100 chips, at half of the enforcement's factor.
class OpenCurves : public Offered {
 protected:
  void SetUp() override {
    Offered::SetUp();
    diversion_.capacity.months = forty_.data();
    diversion_.school.months = one_.data();
    diversion_.margin = 0.2;
    diversion_.mix_months = 1.0;
    diversion_.most_of_production = 1.0;
    diversion_.resale = 0.01;
    diversion_.most_resold = 0.1;
    abroad_.stock.months = forty_.data();
    abroad_.contract_months = 10.0;
    abroad_.rent = 0.03;
    policy_.enforcement = 0.5;
    policy_.kill_switch_month = kUnlimited;
    policy_.purchase_abroad = 1.0;
    for (double& boards : diversion_.boards) {
      boards = 1.0;
    }
    for (double& units : offers_.units) {
      units = 2.0;
    }
    for (double& price : demand_.price) {
      price = 10000.0;
    }
    made_.planned[kB200] = made_.produced[kB200];
    state_.diversion.ease_reference = 1.0;
    fleet_.installed[kFirstRest + kH100] = 1000.0;
  }
  void open() {
    const MarketView<double> view{demand_, trade_, diversion_, abroad_, supply_, policy_, offers_, 60.0, timeline_, 1};
    AbroadView<double> there = look_abroad(state_.abroad, demand_, offers_);
    there.rented_units = 100.0;
    detail::open_curves(view, state_, demand_state_, there, fleet_, made_, on_);
  }
  std::vector<double> one_{1.0, 1.0};
  TradeState<double> state_;
  DemandState<double> demand_state_;
  FleetState<double> fleet_{};
  Channels<double> on_;
};

// Half of a capacity of 40 is 20, all of it B200s, the only class that is made. A hundredth of 1,000 H100s is resold, half of
// it past the enforcement: 5 of at most 100. Rented: 100 units x 0.03.
TEST_F(OpenCurves, WhatMovesAtThePriceOfReference) {
  open();
  EXPECT_NEAR(on_.diverted.chips[3], 20.0, 1e-9);
  EXPECT_DOUBLE_EQ(on_.resold.chips[0], 5.0);
  EXPECT_DOUBLE_EQ(on_.resold.most[0], 100.0);
  EXPECT_DOUBLE_EQ(on_.rented, 3.0);
  EXPECT_DOUBLE_EQ(on_.over_margin, 5.0);
  EXPECT_DOUBLE_EQ(on_.diverted.profit[3], 0.001);
}

// From the month of the kill switch on nobody smuggles what will not run.
TEST_F(OpenCurves, NothingIsSmuggledOnceForeignChipsStop) {
  policy_.kill_switch_month = 1.0;
  open();
  EXPECT_EQ(on_.diverted.chips[3], 0.0);
  EXPECT_EQ(on_.resold.chips[0], 0.0);
}

}  // namespace
}  // namespace headway::balance

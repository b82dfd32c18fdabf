#include "headway/balance/demand.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::balance {
namespace {

// D1 abroad: purchases of twice the budget are all made while they are observed, and carried into the forecast, fading.
TEST(BudgetAbroad, CarriesWhatPurchasesShowed) {
  DemandInputs<double> in{};
  in.residual_half_life = 12.0;
  DemandState<double> state;
  Timeline timeline;
  timeline.through = 40;
  for (int month = 0; month <= 40; ++month) {
    EXPECT_EQ(fit_budget_abroad(in, state, 0, month, timeline, 200.0, 100.0), 1.0);
  }
  const double kept = std::pow(0.5, 1.0 / 12.0);
  EXPECT_NEAR(fit_budget_abroad(in, state, 0, 41, timeline, 200.0, 100.0), std::pow(2.0, kept), 1e-6);
  double factor = 0.0;
  for (int month = 42; month <= 52; ++month) {
    factor = fit_budget_abroad(in, state, 0, month, timeline, 200.0, 100.0);
  }
  EXPECT_NEAR(factor, std::sqrt(2.0), 1e-6);
  EXPECT_EQ(state.residual_abroad[1].log_factor, 0.0);
}

TEST(BudgetAbroad, IsNeverCutForWhatWasNotBought) {
  DemandInputs<double> in{};
  in.residual_half_life = 12.0;
  DemandState<double> state;
  Timeline timeline;
  timeline.through = 12;
  for (int month = 0; month <= 12; ++month) {
    fit_budget_abroad(in, state, 1, month, timeline, 10.0, 100.0);
  }
  EXPECT_EQ(fit_budget_abroad(in, state, 1, 13, timeline, 10.0, 100.0), 1.0);
}

TEST(BudgetAbroad, BelievesNoMoreThanFourTimes) {
  DemandInputs<double> in{};
  in.residual_half_life = 1e9;
  DemandState<double> state;
  Timeline timeline;
  timeline.through = 60;
  for (int month = 0; month <= 60; ++month) {
    fit_budget_abroad(in, state, 0, month, timeline, 5000.0, 100.0);
  }
  EXPECT_NEAR(fit_budget_abroad(in, state, 0, 61, timeline, 1.0, 1.0), 4.0, 1e-6);
}

/// Platforms have 120 billion yuan a year, half of it for accelerators, and 12 for compute abroad; halls have 24; eight yuan
/// to the dollar.
class Budget : public ::testing::Test {
 protected:
  void SetUp() override {
    in_.platform_capex.months = &capex_;
    in_.accelerator_share.months = &share_;
    in_.abroad_budget.months = &abroad_;
    in_.halls_budget.months = &halls_;
    in_.exchange_rate.months = &rate_;
    in_.residual_half_life = 12.0;
    timeline_.through = 0;
  }
  double capex_ = 120.0;
  double share_ = 0.5;
  double abroad_ = 12.0;
  double halls_ = 24.0;
  double rate_ = 8.0;
  DemandInputs<double> in_{};
  DemandState<double> state_;
  Timeline timeline_;
};

// D1: (120 x 0.5 + 12) / 12 = 6 billion yuan a month are 750 million USD, halls' 2 billion 250 million; 5 million were left.
TEST_F(Budget, IsAMonthsSpendingInDollarsAndWhatWasLeft) {
  state_.carried = 5e6;
  const auto money = budgets(in_, state_, 0, 0.0, 1.0);
  EXPECT_DOUBLE_EQ(money.flexible, 1005e6);
  EXPECT_DOUBLE_EQ(money.domestic_only, 0.0);
  EXPECT_DOUBLE_EQ(money.fresh, 1000e6);
  EXPECT_DOUBLE_EQ(money.waiting, 5e6);
}

// Under the ban halls' money, doubled here, is for Chinese designs; what they could not spend waits apart.
TEST_F(Budget, UnderTheBanHallsHaveAPurseOfTheirOwn) {
  state_.carried_in_halls = 1e6;
  const auto money = budgets(in_, state_, 0, 1.0, 2.0);
  EXPECT_DOUBLE_EQ(money.flexible, 750e6);
  EXPECT_DOUBLE_EQ(money.domestic_only, 501e6);
  EXPECT_DOUBLE_EQ(money.fresh, 1250e6);
}

// D1: observed purchases of 1,500 million out of a budget of 1,000 raise it; the ratio, 1.5, is smoothed over a year: a twelfth
// of the way from 1. After the last observation that factor stands, and fades.
TEST_F(Budget, IsAtLeastWhatWasBought) {
  auto money = budgets(in_, state_, 0, 0.0, 1.0);
  fit_budget(in_, state_, 0, timeline_, 1500e6, money);
  EXPECT_DOUBLE_EQ(money.flexible, 1500e6);
  EXPECT_DOUBLE_EQ(money.fresh, 1500e6);
  EXPECT_NEAR(state_.residual.factor(), 1.0 + 0.5 / 12.0, 1e-12);
  money = budgets(in_, state_, 0, 0.0, 1.0);
  EXPECT_NEAR(money.flexible, 1000e6 * (1.0 + 0.5 / 12.0), 1e-3);
  for (int month = 1; month <= 12; ++month) {
    fit_budget(in_, state_, month, timeline_, 0.0, money);
  }
  EXPECT_NEAR(state_.residual.factor(), std::sqrt(1.0 + 0.5 / 12.0), 1e-9);
}

// D2, D3: a licensed chip at 10,000 USD with a levy of a fifth passed on costs 12,500, and 7,500 of electricity: 20,000 for
// four useful H100e, of which buyers write off a quarter. Three per 20,000 USD are 15 per 100,000, squared 225. A Chinese
// design of one useful H100e costs 10,000 and 7,500 x 2/3 of electricity with a subsidy of a third: 100,000 / 15,000 = 20/3.
TEST(WeighOffers, WeightIsUsefulComputePerDollarOfTheWholeCost) {
  DemandInputs<double> in{};
  for (double& price : in.price) {
    price = 10000.0;
  }
  in.service_life = 50.0;
  in.sensitivity = 2.0;
  in.cut_off_risk = 0.25;
  PolicyInputs<double> policy{};
  policy.levy = 0.2;
  policy.levy_pass_through = 1.0;
  policy.power_subsidy = 1.0 / 3.0;
  Yardsticks<double> yardsticks{};
  yardsticks.useful[kH200] = 4.0;
  yardsticks.useful[kAscend910c] = 1.0;
  yardsticks.per_chip[kWatts][kH200] = yardsticks.per_chip[kWatts][kAscend910c] = 0.001;
  Offers<double> offers;
  weigh_offers(in, policy, yardsticks, 150000.0, true, offers);
  EXPECT_NEAR(offers.weight[kH200], 225.0, 1e-9);
  EXPECT_NEAR(offers.weight[kMerchantCount + 1], 400.0 / 9.0, 1e-9);
  // Past the controls nobody pays the levy: 3 useful H100e for 17,500 USD, of which the price is 10,000.
  EXPECT_NEAR(offers.units[kH200], 3.0 * 10.0 / 17.5, 1e-9);
  weigh_offers(in, policy, yardsticks, 150000.0, false, offers);
  EXPECT_NEAR(offers.weight[kH200], 9.0 * 100.0 / (1.75 * 1.75), 1e-6);
}

}  // namespace
}  // namespace headway::balance

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

}  // namespace
}  // namespace headway::balance

#include "headway/balance/progress.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace headway::balance {
namespace {

/// A record of both blocs that grows by `growth` a month, China `lag` months behind.
std::unique_ptr<ProgressState<double>> record(double growth, int lag, int month) {
  auto state = std::make_unique<ProgressState<double>>();
  for (int m = 0; m <= kRecordBefore + month; ++m) {
    state->history[kBlocUs][m] = growth * m;
    state->history[kBlocChina][m] = growth * (m - lag);
  }
  state->frontier[kBlocUs] = growth * (kRecordBefore + month);
  state->frontier[kBlocChina] = growth * (kRecordBefore + month - lag);
  return state;
}

TEST(Lead, IsTheMonthsSinceTheLeaderStoodThere) { EXPECT_NEAR(lead_in_months(*record(0.1, 7, 60), 60), 7.0, 1e-9); }

TEST(Lead, IsInterpolatedBetweenMonths) {
  auto state = record(0.1, 7, 60);
  state->frontier[kBlocChina] += 0.05;
  EXPECT_NEAR(lead_in_months(*state, 60), 6.5, 1e-9);
}

TEST(Lead, IsNegativeWhenChinaLeads) {
  auto state = record(0.1, 7, 60);
  std::swap(state->frontier[0], state->frontier[1]);
  std::swap(state->history[0], state->history[1]);
  EXPECT_NEAR(lead_in_months(*state, 60), -7.0, 1e-9);
}

TEST(Lead, IsCensoredWhereTheRecordBegins) {
  auto state = record(0.1, 7, 60);
  state->frontier[kBlocChina] = -100.0;
  EXPECT_NEAR(lead_in_months(*state, 60), 84.0, 1e-9);
}

TEST(Lead, IsZeroForEqualFrontiers) { EXPECT_NEAR(lead_in_months(*record(0.1, 0, 60), 60), 0.0, 1e-9); }

}  // namespace
}  // namespace headway::balance

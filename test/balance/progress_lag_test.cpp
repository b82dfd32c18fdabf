#include "headway/balance/progress_lag.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace headway::balance {
namespace {

// --- R7, R8: lags

constexpr int kMonths = 85;
using History = double[2][kMonths];

/// Both blocs' history grows by `growth` a month, China `lag` months behind.
void fill(History& history, double growth, double lag) {
  for (int m = 0; m < kMonths; ++m) {
    history[kBlocUs][m] = growth * m;
    history[kBlocChina][m] = growth * (m - lag);
  }
}

TEST(Lag, IsTheMonthsSinceTheLeaderStoodThere) {
  History history;
  fill(history, 0.1, 7.0);
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 1.0), 7.0, 1e-9);
}

TEST(Lag, IsInterpolatedBetweenMonths) {
  History history;
  fill(history, 0.1, 7.0);
  history[kBlocChina][kMonths - 1] += 0.05;
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 1.0), 6.5, 1e-9);
}

TEST(Lag, FollowsTheLeadersPathWhereItWasSteeper) {
  History history;
  fill(history, 0.1, 7.0);
  for (int m = 0; m < kMonths - 5; ++m) {
    history[kBlocUs][m] -= 0.4;  // it rose by 0.5 in one month, five months ago
  }
  // China is 0.7 behind: five months at 0.1 are 0.4 up to the jump of 0.5, of which 0.3 are 0.6 months.
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 1.0), 4.6, 1e-9);
}

TEST(Lag, IsNegativeWhenTheUnitedStatesIsBehind) {
  History history;
  fill(history, 0.1, 7.0);
  std::swap(history[kBlocUs], history[kBlocChina]);
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 1.0), -7.0, 1e-9);
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 0.5), -3.5, 1e-9);
}

TEST(Lag, IsCensoredWhereTheRecordBegins) {
  History history;
  fill(history, 0.1, 7.0);
  history[kBlocChina][kMonths - 1] = -100.0;
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 1.0), 84.0, 1e-9);
}

TEST(Lag, IsZeroForEqualsAndShrinksWithTheGapThatIsClosed) {
  History history;
  fill(history, 0.1, 0.0);
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 1.0), 0.0, 1e-9);
  fill(history, 0.1, 10.0);
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 0.6), 6.0, 1e-9);
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 0.0), 0.0, 1e-9);
}

TEST(Lag, MovesWithTheFollowerWithoutAJumpAtZero) {
  History history;
  fill(history, 0.1, 0.0);
  history[kBlocChina][kMonths - 1] -= 0.001;
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 1.0), 0.01, 1e-9);
  history[kBlocChina][kMonths - 1] += 0.002;
  // China's own last month rose by 0.101, of which 0.001 is 0.0099 months.
  EXPECT_NEAR(signed_lag(history, kMonths - 1, 1.0), -0.001 / 0.101, 1e-9);
}

}  // namespace
}  // namespace headway::balance

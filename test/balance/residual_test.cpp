#include "headway/balance/residual.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::balance {
namespace {

TEST(Residual, IsTheObservedFlowOverWhatTheDriversGive) {
  Residual<double> residual;
  EXPECT_EQ(residual.factor(), 1.0);
  residual.anchor(150.0, 100.0);
  EXPECT_NEAR(residual.factor(), 1.5, 1e-12);
  residual.anchor(50.0, 100.0);
  EXPECT_NEAR(residual.factor(), 0.5, 1e-12);
}

// Ten times as much, or a tenth, is believed to a factor of four.
TEST(Residual, StaysWithinAFactorOfFour) {
  Residual<double> residual;
  residual.anchor(1000.0, 100.0);
  EXPECT_NEAR(residual.factor(), 4.0, 1e-12);
  residual.anchor(10.0, 100.0);
  EXPECT_NEAR(residual.factor(), 0.25, 1e-12);
}

TEST(Residual, WithoutEitherFlowThereIsNone) {
  Residual<double> residual;
  residual.anchor(0.0, 100.0);
  EXPECT_EQ(residual.factor(), 1.0);
  residual.anchor(100.0, 0.0);
  EXPECT_EQ(residual.factor(), 1.0);
}

// A half-life of three months keeps 0.5^(1/3) = 0.7937 of the logarithm a month: a factor of four is one of two after three
// months and of the root of two after six.
TEST(Residual, FadesByHalfOfItsLogarithmInAHalfLife) {
  EXPECT_NEAR(kept_in_a_month(3.0), 0.79370, 1e-5);
  Residual<double> residual;
  residual.anchor(400.0, 100.0);
  for (int month = 0; month < 3; ++month) {
    residual.fade(kept_in_a_month(3.0));
  }
  EXPECT_NEAR(residual.factor(), 2.0, 1e-12);
  for (int month = 0; month < 3; ++month) {
    residual.fade(kept_in_a_month(3.0));
  }
  EXPECT_NEAR(residual.factor(), std::sqrt(2.0), 1e-12);
}

// 3x^2 - 2x^3 at a quarter, a half and three quarters of twelve months: 0.15625, 0.5, 0.84375.
TEST(Ramp, BeginsAndEndsSlowly) {
  EXPECT_EQ(ramp(-1.0, 12.0), 0.0);
  EXPECT_EQ(ramp(0.0, 12.0), 0.0);
  EXPECT_DOUBLE_EQ(ramp(3.0, 12.0), 0.15625);
  EXPECT_DOUBLE_EQ(ramp(6.0, 12.0), 0.5);
  EXPECT_DOUBLE_EQ(ramp(9.0, 12.0), 0.84375);
  EXPECT_EQ(ramp(12.0, 12.0), 1.0);
  EXPECT_EQ(ramp(100.0, 12.0), 1.0);
}

// The first quarter of 2025 begins 36 months after 2022-01, the middle of 2025 six months later.
TEST(MonthOfYear, CountsFromJanuary2022) {
  EXPECT_EQ(month_of_year(2022.0), 0.0);
  EXPECT_EQ(month_of_year(2025.0), 36.0);
  EXPECT_EQ(month_of_year(2025.5), 42.0);
}

}  // namespace
}  // namespace headway::balance

#include "headway/report/spread.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "report/synthetic.hpp"

namespace headway::report {
namespace {

TEST(Spread, ErrorsOfTheEndsAreWiderThanTheMedians) {
  const model::Summary normal{-1.645, -0.6745, 0.0, 0.6745, 1.645, 0.0, 1.96 * 1.2533 / 100.0, 0.5, 10000};
  const Errors errors = errors_of(normal);
  EXPECT_GT(errors.p95, errors.p50);
  // Exact for a normal variable: 1.96 sqrt(p (1 - p) / n) / density.
  const double exact = 1.96 * std::sqrt(0.05 * 0.95 / 10000.0) / 0.10314;
  EXPECT_GE(errors.p95, exact);
  EXPECT_LE(errors.p95, 2.0 * exact);
  EXPECT_NEAR(errors.mean, 1.96 / 100.0, 0.001);
}

TEST(Spread, PutsMedianAndBandsInOneScale) {
  model::Summary summary{20e3, 120e3, 310e3, 550e3, 1.1e6, 400e3, 5e3, 0.97, 20000};
  EXPECT_EQ(in_words(summary, "H100e"), "0.31 M H100e (50 %: 0.12-0.55, 90 %: 0.02-1.1)");
  EXPECT_EQ(median_and_90(summary), "0.310 M (0.02-1.1)");
}

TEST(Spread, AMedianOfZeroKeepsTheWordThatItsBandNeeds) {
  const model::Summary summary{0.0, 0.0, 0.0, 20e3, 150e3, 20e3, 0.0, 0.3, 20000};
  EXPECT_EQ(median_and_90(summary), "0 k (0-150)");
  EXPECT_EQ(in_words(summary, "chips"), "0 k chips (50 %: 0-20, 90 %: 0-150)");
}

TEST(Spread, ShowsADashWithoutDraws) { EXPECT_EQ(median_and_90(report_test::missing()), "-"); }

TEST(Spread, LeavesOutTheBandOfASureNumber) {
  const model::Summary sure{7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 0.0, 1.0, 100};
  EXPECT_EQ(median_and_90(sure), "7.00");
}

}  // namespace
}  // namespace headway::report

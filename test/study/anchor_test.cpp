// Where the default book stands at the end of 2025, against Epoch AI's published sums (CC BY 4.0, epoch.ai/data).
#include <gtest/gtest.h>

#include <cmath>

#include "default_book.hpp"
#include "headway/model/summary.hpp"

namespace headway::study {
namespace {

class EndOf2025 : public ::testing::Test {
 protected:
  static model::Summary of(balance::Measure measure) {
    const auto ensemble = run_all(default_book(), {"h200-licensed"}, {at(measure, 2025)}, scaled(8000));
    const auto row = ensemble.row(0, 0);
    std::vector<double> values(row.begin(), row.end());
    return model::summarise(values);
  }
};

TEST_F(EndOf2025, TheWorldsSalesAreWithinFifteenPercentOfTwentyMillion) {
  const auto sold = of(balance::kWorldSold);
  EXPECT_NEAR(sold.p50, 20.3e6, 0.15 * 20.3e6);
  // Epoch's own band on Nvidia, two thirds of the sum, is -13 % to +14 %.
  EXPECT_LT(sold.p5, sold.p50 * 0.92);
  EXPECT_GT(sold.p95, sold.p50 * 1.08);
}

TEST_F(EndOf2025, ChinasSalesAreWithinTenPercentOfEpochsSum) {
  const auto sold = of(balance::kChinaSold);
  EXPECT_NEAR(sold.p50, 1.155e6, 0.10 * 1.155e6);
  // Nvidia legal 0.325-0.497, Huawei 0.531-0.920 around 0.402 and 0.708: in quadrature -17 % to +20 % of the sum.
  EXPECT_LT(sold.p5, sold.p50 * 0.83);
  EXPECT_GT(sold.p95, sold.p50 * 1.20);
}

TEST_F(EndOf2025, DivertedChipsLieInEpochsBand) {
  const auto diverted = of(balance::kDivertedSold);
  EXPECT_GT(diverted.p50, 0.29e6);
  EXPECT_LT(diverted.p50, 1.59e6);
  EXPECT_LT(diverted.p5, 0.35e6);
  // The 95 % quantile of a lognormal this wide is known to some 3 / sqrt(draws) of itself.
  EXPECT_GT(diverted.p95, 1.4e6 * (1.0 - 3.0 / std::sqrt(static_cast<double>(diverted.draws))));
}

}  // namespace
}  // namespace headway::study

#include "headway/cluster/whole_run.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::cluster {
namespace {

TEST(WholeRun, GoodputByHand) {
  // 10^-5 an hour on 1,000 chips: one in 100 h = 360,000 s. Interval sqrt(2 x 50 x 360,000) = 6,000 s.
  const Goodput result = goodput(1000, {.rate = 1e-5, .checkpoint = 50, .restart = 600});
  EXPECT_NEAR(result.between, 360000, 1e-6);
  EXPECT_NEAR(result.interval, 6000, 1e-6);
  EXPECT_NEAR(result.share, 1.0 - 50.0 / 6000 - (3000.0 + 600) / 360000, 1e-12);
}

TEST(WholeRun, TheIntervalIsTheBestToFirstOrder) {
  const Failures failures{.rate = 2e-5, .checkpoint = 30, .restart = 600};
  const Goodput best = goodput(16384, failures);
  const auto share = [&](double interval) {
    return 1.0 - failures.checkpoint / interval - (0.5 * interval + failures.restart) / best.between;
  };
  EXPECT_GT(best.share, share(0.8 * best.interval));
  EXPECT_GT(best.share, share(1.2 * best.interval));
}

TEST(WholeRun, AClusterTooLargeForItsFailuresDoesNothing) {
  EXPECT_EQ(goodput(1e7, {.rate = 1e-4, .checkpoint = 60, .restart = 1500}).share, 0.0);
}

TEST(WholeRun, AChipHourByHand) {
  Prices prices;
  prices.chip = 30000;
  prices.server = 1.5;
  prices.life = 4;
  prices.capital = 0.08;
  prices.facility = 100;
  prices.used = 0.8;
  prices.electricity = 0.10;
  const double annuity = 0.08 / (1.0 - std::pow(1.08, -4));
  EXPECT_NEAR(chip_hour(prices, 0.9, 1.2), (45000 * annuity + 1200 * 0.9) / (8760 * 0.8) + 0.10 * 0.9 * 1.2, 1e-9);
}

}  // namespace
}  // namespace headway::cluster

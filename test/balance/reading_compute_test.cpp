#include "headway/balance/reading_compute.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace headway::balance {
namespace {

/// An H100e a chip, two for a B200. China has 10 licensed, 20 diverted and 30 Chinese chips and runs 4 owned and 6 rented
/// B200s abroad, half of the rented with US owners; these have 200 B200s.
struct Stocks {
  Assumptions<double> in{};
  Setting setting{};
  Yardsticks<double> yardsticks{};
  State<double> state{};
  SoldToDate<double> sold{};
  Tally<double> tally{};
  EnergyFlow<double> energy{};
  Stocks() {
    for (double& each : yardsticks.per_chip[kH100e]) {
      each = 1.0;
    }
    yardsticks.per_chip[kH100e][kB200] = 2.0;
    auto& installed = state.fleet.installed;
    installed[kFirstUs + kB200] = 200.0;
    installed[kFirstRest + kH100] = 50.0;
    installed[kFirstLicensed + kH20] = 10.0;
    installed[kFirstDiverted + kH100] = 20.0;
    installed[kFirstDomestic] = 30.0;
    state.trade.abroad.owned[kB200] = 4.0;
    state.trade.abroad.rented[kB200] = 6.0;
    in.abroad.hosted_in_us = 0.5;
    tally.months = 12.0;
  }
  double read(Measure measure, Basis basis) const {
    const Reading<double> reading{in, setting, yardsticks, state, sold, tally, energy, 59};
    return detail::read_compute(reading, measure, kH100e, basis);
  }
};

// Located, China has 60; accessible, 8 owned and 12 rented H100e more, of which 6 come off the 400 of the United States.
TEST(ReadCompute, ComputeAbroadCountsForThoseWhoRunIt) {
  const auto at = std::make_unique<Stocks>();
  EXPECT_EQ(at->read(kChinaStock, kLocated), 60.0);
  EXPECT_EQ(at->read(kChinaStock, kAccessible), 80.0);
  EXPECT_EQ(at->read(kUsStock, kLocated), 400.0);
  EXPECT_EQ(at->read(kUsStock, kAccessible), 394.0);
  EXPECT_EQ(at->read(kChinaStockOffshore, kLocated), 20.0);
  EXPECT_EQ(at->read(kWorldStock, kLocated), 510.0);
  EXPECT_DOUBLE_EQ(at->read(kStockRatio, kLocated), 400.0 / 60.0);
}

TEST(ReadCompute, AdditionsAreAPeriodsInstallations) {
  const auto at = std::make_unique<Stocks>();
  at->tally.installed[kFirstUs + kB200] = 40.0;
  at->tally.installed[kFirstDomestic] = 5.0;
  at->tally.installed[kFirstLicensed + kH20] = 3.0;
  at->tally.owned_added[kB200] = 1.0;
  at->tally.rented_added[kB200] = 2.0;
  EXPECT_EQ(at->read(kChinaAdditions, kLocated), 8.0);
  EXPECT_EQ(at->read(kChinaAdditions, kAccessible), 14.0);
  EXPECT_EQ(at->read(kUsAdditions, kLocated), 80.0);
  EXPECT_EQ(at->read(kUsAdditions, kAccessible), 78.0);
  EXPECT_EQ(at->read(kWorldAdditions, kAccessible), 88.0);
  EXPECT_EQ(at->read(kAdditionsRatio, kLocated), 10.0);
}

// 100,000 a year are the least that count: 100,000 B200s of 2 H100e do, 99,999 Rubins of 9 do not. The best Chinese chip in
// volume is a half of an H100e: the ratio is four.
TEST(ReadCompute, TheBestChipIsOneInVolume) {
  const auto at = std::make_unique<Stocks>();
  at->yardsticks.per_chip[kH100e][kRubin] = 9.0;
  at->yardsticks.per_chip[kH100e][kAscend910b] = 0.5;
  at->tally.made_abroad[kB200] = 100000.0;
  at->tally.made_abroad[kRubin] = 99999.0;
  at->tally.finished[0] = 200000.0;
  EXPECT_DOUBLE_EQ(at->read(kBestChipRatio, kLocated), 4.0);
  // 200,000 x 0.5 over 200,000 + 899,991.
  EXPECT_DOUBLE_EQ(at->read(kDomesticToForeign, kLocated), 100.0 * 100000.0 / 1099991.0);
}

TEST(ReadCompute, WhatUsOwnersLostIsReadLast) {
  const auto at = std::make_unique<Stocks>();
  at->tally.lost[kB200] = 7.0;
  EXPECT_EQ(at->read(kUsDisplaced, kLocated), 14.0);
}

}  // namespace
}  // namespace headway::balance

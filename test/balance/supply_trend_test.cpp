#include "headway/balance/supply_trend.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headway::balance {
namespace {

/// 1,000 wafers a month, a tenth of them each vendor's in the book. Observation ends in month 24 of a hindcast.
class SupplyTrend : public ::testing::Test {
 protected:
  void SetUp() override {
    in_.packaging_capacity.months = capacity_.data();
    for (auto& share : in_.packaging_share) {
      share.months = tenth_.data();
    }
    timeline_.through = 24;
    timeline_.hindcast = true;
  }
  void sell(int month, double amazon) {
    const double wafers[kVendorCount]{0.0, 0.0, 0.0, amazon};
    detail::follow_trend(in_, state_, month, timeline_, wafers);
  }
  std::vector<double> capacity_ = std::vector<double>(30, 1000.0);
  std::vector<double> tenth_ = std::vector<double>(30, 0.1);
  SupplyInputs<double> in_{};
  SupplyState<double> state_{};
  Timeline timeline_;
};

// The first sale, 200 wafers over the drivers' 100, counts at once: ln 2. A month of 100 wafers lies at 0, and moves the
// average by a third: 2/3 ln 2. A month without sales moves nothing.
TEST_F(SupplyTrend, FollowsWafersOverTheDriversSinceTheFirstSale) {
  sell(9, 0.0);
  EXPECT_EQ(state_.month_before[kAmazon], kNotYet);
  sell(10, 200.0);
  EXPECT_NEAR(state_.over_drivers[kAmazon], std::log(2.0), 1e-12);
  EXPECT_NEAR(state_.over_before[kAmazon], std::log(2.0), 1e-12);
  EXPECT_EQ(state_.month_before[kAmazon], 10.0);
  sell(11, 100.0);
  EXPECT_NEAR(state_.over_drivers[kAmazon], 2.0 / 3.0 * std::log(2.0), 1e-12);
  sell(13, 0.0);
  EXPECT_NEAR(state_.over_drivers[kAmazon], 2.0 / 3.0 * std::log(2.0), 1e-12);
  EXPECT_NEAR(state_.over_before[kAmazon], std::log(2.0), 1e-12);
}

TEST_F(SupplyTrend, ComparesWithAYearBeforeObservationEnds) {
  sell(10, 200.0);
  sell(12, 100.0);
  EXPECT_EQ(state_.month_before[kAmazon], 12.0);
  EXPECT_NEAR(state_.over_before[kAmazon], 2.0 / 3.0 * std::log(2.0), 1e-12);
}

// A gain of 0.3 in six months is 0.6 a year, of which 0.8 goes on: 0.04 in the first month. 0.9 in six months would be 1.8 a
// year and counts as 1.
TEST_F(SupplyTrend, AGainGoesOnAsARateAYear) {
  state_.month_before[kAmazon] = 18.0;
  state_.over_before[kAmazon] = 0.1;
  state_.over_drivers[kAmazon] = 0.4;
  detail::start_momentum(state_, 24, timeline_);
  EXPECT_NEAR(state_.momentum[kAmazon], 0.04, 1e-12);
  EXPECT_EQ(state_.momentum[kNvidia], 0.0);  // it never sold
  state_.over_drivers[kAmazon] = 1.0;
  detail::start_momentum(state_, 24, timeline_);
  EXPECT_NEAR(state_.momentum[kAmazon], 0.8 / 12.0, 1e-12);
}

TEST_F(SupplyTrend, ARecordShorterThanAQuarterIsNoTrendAndAForecastHasNone) {
  state_.month_before[kAmazon] = 22.0;
  state_.over_drivers[kAmazon] = 0.4;
  detail::start_momentum(state_, 24, timeline_);
  EXPECT_EQ(state_.momentum[kAmazon], 0.0);
  state_.month_before[kAmazon] = 12.0;
  timeline_.hindcast = false;
  detail::start_momentum(state_, 24, timeline_);
  EXPECT_EQ(state_.momentum[kAmazon], 0.0);
}

}  // namespace
}  // namespace headway::balance

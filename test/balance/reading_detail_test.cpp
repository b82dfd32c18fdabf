#include "headway/balance/reading_detail.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace headway::balance {
namespace {

// 50 H100s to the US, 20 elsewhere, 7 licensed, and 12 diverted of which 5 were resold: 84 in the world. TPUs stay at home.
TEST(ReadUnits, EachDestinationGetsItsChips) {
  const auto tally = std::make_unique<Tally<double>>();
  tally->sold_us[kH100] = 50.0;
  tally->sold_rest[kH100] = 20.0;
  tally->licensed[kH100] = 7.0;
  tally->diverted[kH100] = 12.0;
  tally->resold[0] = 5.0;
  tally->made_abroad[kH100] = 90.0;
  tally->sold_us[kTpuV6] = 30.0;
  const auto units = [&](int destination, int chip_class) {
    return detail::read_units(*tally, destination, chip_class);
  };
  EXPECT_EQ(units(kToWorld, kH100), 84.0);
  EXPECT_EQ(units(kToUs, kH100), 50.0);
  EXPECT_EQ(units(kToRest, kH100), 20.0);
  EXPECT_EQ(units(kToChina, kH100), 7.0);
  EXPECT_EQ(units(kToChinaDiverted, kH100), 12.0);
  EXPECT_EQ(units(kMade, kH100), 90.0);
  EXPECT_EQ(units(kToWorld, kTpuV6), 30.0);
  EXPECT_EQ(units(kToRest, kTpuV6), 0.0);
  EXPECT_EQ(units(kToChina, kTpuV6), 0.0);
}

TEST(ReadUnits, ChineseDesignsAreSoldAtHome) {
  const auto tally = std::make_unique<Tally<double>>();
  tally->finished[1] = 9.0;
  tally->bought_domestic[1] = 8.0;
  EXPECT_EQ(detail::read_units(*tally, kMade, kAscend910c), 9.0);
  EXPECT_EQ(detail::read_units(*tally, kToWorld, kAscend910c), 8.0);
  EXPECT_EQ(detail::read_units(*tally, kToChina, kAscend910c), 8.0);
  EXPECT_EQ(detail::read_units(*tally, kToUs, kAscend910c), 0.0);
}

// Three 910Bs at 10 and two 910Cs at 20 are Huawei's 70; Cambricon's are not.
TEST(ReadDesigner, SumsADesignersClasses) {
  const auto tally = std::make_unique<Tally<double>>();
  tally->bought_domestic[kAscend910b - kForeignCount] = 3.0;
  tally->bought_domestic[kAscend910c - kForeignCount] = 2.0;
  tally->bought_domestic[kCambricon590 - kForeignCount] = 100.0;
  double each[kClassCount]{};
  each[kAscend910b] = 10.0;
  each[kAscend910c] = 20.0;
  each[kCambricon590] = 1.0;
  EXPECT_EQ(detail::read_designer(*tally, kToChina, kVendorCount + kHuawei, each), 70.0);
  EXPECT_EQ(detail::read_designer(*tally, kToChina, kVendorCount + kCambricon, each), 100.0);
}

/// Prices of 10,000 USD, seven yuan to the dollar, 40,000 wafers of which three quarters are for AI and half of these Huawei's.
struct Drivers {
  std::vector<double> rate{7.0};
  std::vector<double> share{0.75};
  Assumptions<double> in{};
  Setting setting{};
  Yardsticks<double> yardsticks{};
  State<double> state{};
  SoldToDate<double> sold{};
  Tally<double> tally{};
  EnergyFlow<double> energy{};
  Drivers() {
    in.demand.exchange_rate.months = rate.data();
    in.foundry.share_for_ai.months = share.data();
    in.makers.huawei_share = 0.5;
    for (double& price : in.demand.price) {
      price = 10000.0;
    }
    state.foundry.capacity = 40000.0;
  }
  double driver(Driver which) const { return detail(kFirstDriver + which); }
  double detail(int measure) const {
    const Reading<double> reading{in, setting, yardsticks, state, sold, tally, energy, 0};
    return balance::detail::read_detail(reading, measure, kH100e);
  }
};

TEST(ReadDriver, SaysWhatAFigureIsMadeOf) {
  const auto at = std::make_unique<Drivers>();
  at->tally.spent_licensed = 2e6;
  at->tally.spent_domestic = 6e6;
  at->tally.licensed[kH20] = 100.0;
  at->tally.licensed[kMi308] = 50.0;
  at->tally.bought_domestic[kCambricon590 - kForeignCount] = 3.0;
  EXPECT_EQ(at->driver(kPurchasesChina), 8e6);
  EXPECT_EQ(at->driver(kFoundryHuaweiWafers), 15000.0);
  EXPECT_EQ(at->driver(kRevenueCambriconYuan), 210000.0);
  EXPECT_DOUBLE_EQ(at->detail(kAllMeasureCount - 1), 12.5);  // Nvidia's million of eight
}

// The defect density of reference gives exp(-0.5) of good dies; after four times the wafers, at a learning exponent of a
// half, half of that density exp(-0.25) = 77.88 %.
TEST(ReadDriver, YieldFollowsCumulativeWafers) {
  const auto at = std::make_unique<Drivers>();
  at->in.foundry.reference_area = 500.0;
  at->in.foundry.learning = 0.5;
  at->state.foundry.reference_density = 0.001;
  at->state.foundry.reference_wafers = 1000.0;
  at->state.foundry.cumulative_wafers = 4000.0;
  EXPECT_NEAR(at->driver(kFoundryYield), 77.880, 1e-3);
}

// The number of a measure says which class and which designer: three H200s to China, at 10,000 USD each for Nvidia.
TEST(ReadDetail, FindsTheFigureByItsNumber) {
  const auto at = std::make_unique<Drivers>();
  at->tally.licensed[kH200] = 3.0;
  at->yardsticks.per_chip[kH100e][kH200] = 1.5;
  EXPECT_EQ(at->detail(kFirstUnits + kToChina * kClassCount + kH200), 3.0);
  EXPECT_EQ(at->detail(kFirstUnits + kToUs * kClassCount + kH200), 0.0);
  EXPECT_EQ(at->detail(kFirstSalesChina + kNvidia), 4.5);
  EXPECT_EQ(at->detail(kFirstSales + kNvidia), 4.5);
  EXPECT_EQ(at->detail(kFirstSales + kAmd), 0.0);
  EXPECT_EQ(at->detail(kFirstRevenueChina + kNvidia), 30000.0);
}

}  // namespace
}  // namespace headway::balance

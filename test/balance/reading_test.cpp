#include "headway/balance/reading.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace headway::balance {
namespace {

/// A year in which each chip is 2 H100e and draws 0.001 MW.
struct AYear {
  Assumptions<double> in{};
  Setting setting{};
  Yardsticks<double> yardsticks{};
  State<double> state{};
  SoldToDate<double> sold{};
  Tally<double> tally{};
  EnergyFlow<double> energy{};
  AYear() {
    tally.months = 12.0;
    for (double& each : yardsticks.per_chip[kH100e]) {
      each = 2.0;
    }
    for (double& each : yardsticks.per_chip[kWatts]) {
      each = 0.001;
    }
  }
  double read(Measure measure, Basis basis = kLocated) const {
    const Reading<double> reading{in, setting, yardsticks, state, sold, tally, energy, 59};
    return read_measure(reading, measure, kH100e, basis);
  }
};

// 30 of 40 million USD went to Chinese designs; of 50 chips 20 were Chinese.
TEST(ReadMeasure, SharesAreInPercentByValueAndByChips) {
  const auto at = std::make_unique<AYear>();
  at->tally.spent_domestic = 30e6;
  at->tally.spent_licensed = 8e6;
  at->tally.spent_diverted = 2e6;
  at->tally.bought_domestic[0] = 20.0;
  at->tally.licensed[kH20] = 25.0;
  at->tally.diverted[kB200] = 5.0;
  EXPECT_DOUBLE_EQ(at->read(kDomesticShare), 75.0);
  EXPECT_DOUBLE_EQ(at->read(kDomesticShareUnits), 40.0);
  EXPECT_DOUBLE_EQ(at->read(kImportsLicensed), 25.0);
  EXPECT_DOUBLE_EQ(at->read(kImportsDiverted), 5.0);
  EXPECT_DOUBLE_EQ(at->read(kImportsLicensedCompute), 50.0);
}

TEST(ReadMeasure, AShareOfNothingIsNoNumber) {
  EXPECT_TRUE(std::isnan(std::make_unique<AYear>()->read(kDomesticShare)));
}

// The cap bound in 3 of 12 months, memory in 6; 24 million USD were unmet, 2 a month; the Treasury had 5 of 20.
TEST(ReadMeasure, MonthsThatBindAndMoneyOfAPeriod) {
  const auto at = std::make_unique<AYear>();
  at->tally.import_limit[kLimitCap] = 3.0;
  at->tally.domestic_limit[kLimitMemory] = 6.0;
  at->tally.unmet = 24e6;
  at->tally.spent_licensed = 20e6;
  at->tally.levy = 5e6;
  at->state.demand.premium = 0.3;
  EXPECT_DOUBLE_EQ(at->read(kBindingCap), 25.0);
  EXPECT_DOUBLE_EQ(at->read(kBindingPermission), 0.0);
  EXPECT_DOUBLE_EQ(at->read(kBindingMemory), 50.0);
  EXPECT_DOUBLE_EQ(at->read(kUnmetDemand), 2e6);
  EXPECT_DOUBLE_EQ(at->read(kVendorRevenue), 15e6);
  EXPECT_DOUBLE_EQ(at->read(kLevyRevenue), 5e6);
  EXPECT_DOUBLE_EQ(at->read(kPremium), 30.0);
}

// 500 chips of 0.001 MW wait in the United States; those of others do not count.
TEST(ReadMeasure, EnergyAndWhatWaitsForIt) {
  const auto at = std::make_unique<AYear>();
  at->state.fleet.waiting[kFirstUs + kB200] = 500.0;
  at->state.fleet.waiting[kFirstRest + kB200] = 900.0;
  at->energy.power[kInChina] = 7.0;
  at->tally.energy[kInUs] = 3.0;
  at->tally.energy_cost[kInChina] = 4.0;
  EXPECT_DOUBLE_EQ(at->read(kWaitingUs), 0.5);
  EXPECT_EQ(at->read(kPowerChina), 7.0);
  EXPECT_EQ(at->read(kEnergyUs), 3.0);
  EXPECT_EQ(at->read(kEnergyCostChina), 4.0);
}

}  // namespace
}  // namespace headway::balance

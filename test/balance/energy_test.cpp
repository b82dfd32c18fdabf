#include "headway/balance/energy.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace headway::balance {
namespace {

/// 1,000 W chips in servers that draw half as much again, halls of PUE 1.2 and 1.5, a load of a half, 0.10 USD a kWh.
struct Halls {
  std::vector<double> us{1.2};
  std::vector<double> china{1.5};
  std::vector<double> price{0.10};
  FleetInputs<double> fleet_in{};
  EnergyInputs<double> in{};
  ClassTable table{};
  FleetState<double> fleet{};
  Halls() {
    fleet_in.server_factor = 1.5;
    fleet_in.overhead[kInUs].months = us.data();
    fleet_in.overhead[kInRest].months = us.data();
    fleet_in.overhead[kInChina].months = china.data();
    for (auto& path : in.price) {
      path.months = price.data();
    }
    in.load = 0.5;
    for (double& watts : table.power) {
      watts = 1000.0;
    }
  }
  EnergyFlow<double> use(double share, double subsidy) const {
    return use_energy(in, fleet_in, table, fleet, 0, share, subsidy);
  }
};

// E1: a million chips are 1,000 MW rated, x 1.5 x 1.2 x 0.5 = 900 MW. E2: x 730.5 h = 0.65745 TWh, at 0.10 USD a kWh
// 65.745 million USD.
TEST(Energy, PowerIsChipsTimesServerTimesHallTimesLoad) {
  const auto at = std::make_unique<Halls>();
  at->fleet.installed[kFirstUs + kH100] = 1e6;
  const auto flow = at->use(0.0, 0.0);
  EXPECT_DOUBLE_EQ(flow.power[kInUs], 900.0);
  EXPECT_DOUBLE_EQ(flow.energy[kInUs], 0.65745);
  EXPECT_DOUBLE_EQ(flow.cost[kInUs], 65.745e6);
  EXPECT_EQ(flow.power[kInRest], 0.0);
  EXPECT_EQ(flow.power[kInChina], 0.0);
}

// Licensed, diverted and domestic chips all draw power in China: 3 x 100,000 are 300 MW rated, x 1.5 x 1.5 x 0.5 = 337.5 MW.
TEST(Energy, AllPoolsInChinaDrawPowerThere) {
  const auto at = std::make_unique<Halls>();
  for (const int first : {kFirstLicensed, kFirstDiverted, kFirstDomestic}) {
    at->fleet.installed[first] = 1e5;
  }
  EXPECT_DOUBLE_EQ(at->use(0.0, 0.0).power[kInChina], 337.5);
}

// Half of China's power is in halls on Chinese designs, which get a fifth off: a tenth in all. Nobody else gets it.
TEST(Energy, TheSubsidyIsForHallsOnChineseDesigns) {
  const auto at = std::make_unique<Halls>();
  at->fleet.installed[kFirstUs] = 1e5;
  at->fleet.installed[kFirstDomestic] = 1e5;
  const auto full = at->use(0.5, 0.0);
  const auto cut = at->use(0.5, 0.2);
  EXPECT_DOUBLE_EQ(cut.cost[kInChina], 0.9 * full.cost[kInChina]);
  EXPECT_DOUBLE_EQ(cut.cost[kInUs], full.cost[kInUs]);
  EXPECT_DOUBLE_EQ(cut.energy[kInChina], full.energy[kInChina]);
}

}  // namespace
}  // namespace headway::balance

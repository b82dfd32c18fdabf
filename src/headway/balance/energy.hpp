// Sector 10, energy: power of installed chips, energy used, and its cost, in each territory.
//
// E1  power (MW) = installed chips x rated power x server factor x PUE x load
// E2  energy = power x 730.5 h a month; cost = energy x price; in China x (1 - h x beijing.power_subsidy), h = halls'
//     part, by value, of all Chinese designs bought since 2022
#pragma once

#include "headway/balance/fleet.hpp"
#include "headway/base/units.hpp"

namespace headway::balance {

template <class Number>
struct EnergyInputs {
  Path<Number> price[kTerritoryCount];  ///< USD per kWh
  Number load;                          ///< average draw over rated draw of an installed server

  static constexpr auto scalars() {
    using Binding = ScalarBinding<EnergyInputs, Number>;
    return std::array{Binding{&EnergyInputs::load, "energy.server.load", "1"}};
  }
  static constexpr auto path_arrays() {
    return std::tuple{PathArrayBinding<EnergyInputs, Number, kTerritoryCount>{&EnergyInputs::price, "energy.price.",
                                                                              kTerritoryNames, "USD/kWh"}};
  }
};

template <class Number>
struct EnergyFlow {
  Number power[kTerritoryCount];   ///< MW drawn
  Number energy[kTerritoryCount];  ///< TWh this month
  Number cost[kTerritoryCount];    ///< USD this month
};

template <class Number>
EnergyFlow<Number> use_energy(const EnergyInputs<Number>& in, const FleetInputs<Number>& fleet_inputs,
                              const ClassTable& table, const FleetState<Number>& fleet, int month,
                              Number subsidised_share, Number subsidy) {
  EnergyFlow<Number> flow;
  Number rated[kTerritoryCount]{};
  for (int cell = 0; cell < kCellCount; ++cell) {
    rated[territory_of_cell(cell)] += fleet.installed[cell] * Number(table.power[class_of_cell(cell)] / 1e6);
  }
  for (int t = 0; t < kTerritoryCount; ++t) {
    flow.power[t] = rated[t] * fleet_inputs.server_factor * fleet_inputs.overhead[t][month] * in.load;
    flow.energy[t] = flow.power[t] * Number(base::kHoursAMonth / 1e6);
    const Number rebate = t == kInChina ? subsidised_share * subsidy : Number(0.0);
    flow.cost[t] = flow.energy[t] * Number(1e9) * in.price[t][month] * (Number(1.0) - rebate);
  }
  return flow;
}

}  // namespace headway::balance

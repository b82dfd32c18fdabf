// Sector 9, fleet: installed chips by pool and class, with their age; chips delivered but waiting for powered halls.
//
// G1  installed this month = chips that arrived until last month, most 8-bit operations per watt first, until the
//     month's energised power of the territory is used up; halls are built to order, so that unused building capacity
//     is not banked
// G2  a cohort (a quarter's installations) retires whole when it reaches the life of the draw
// G3  acquired = installed + waiting + retired + disabled + resold, by pool and class
// G4  resold Hoppers leave the fleet of owners elsewhere, out of all its cohorts alike, and arrive in China as new
#pragma once

#include "headway/balance/inputs.hpp"
#include "headway/balance/trade.hpp"

namespace headway::balance {

/// Flat index of (pool, class): US foreign classes, the rest's merchant classes, China licensed, China diverted,
/// China domestic.
inline constexpr int kFirstUs = 0;
inline constexpr int kFirstRest = kFirstUs + kForeignCount;
inline constexpr int kFirstLicensed = kFirstRest + kMerchantCount;
inline constexpr int kFirstDiverted = kFirstLicensed + kMerchantCount;
inline constexpr int kFirstDomestic = kFirstDiverted + kMerchantCount;
inline constexpr int kCellCount = kFirstDomestic + kDomesticCount;

struct PoolRange {
  int first;        ///< cell
  int count;        ///< cells
  int first_class;  ///< class of the first cell
};
inline constexpr std::array<PoolRange, kPoolCount> kPools{{{kFirstUs, kForeignCount, 0},
                                                           {kFirstRest, kMerchantCount, 0},
                                                           {kFirstLicensed, kMerchantCount, 0},
                                                           {kFirstDiverted, kMerchantCount, 0},
                                                           {kFirstDomestic, kDomesticCount, kForeignCount}}};

/// Territories in which power is built.
enum Territory : int { kInUs, kInRest, kInChina };
inline constexpr int kTerritoryCount = 3;
inline constexpr std::array<std::string_view, kTerritoryCount> kTerritoryNames{"us", "rest", "china"};

inline constexpr int kCohortsBefore = 8;  ///< quarters of 2020 and 2021: the fleet that was there at the start
inline constexpr int kMaximumMonths = 168;
inline constexpr int kCohortCount = kCohortsBefore + kMaximumMonths / 3;

template <class Number>
struct FleetInputs {
  Number life;                              ///< months
  Number initial[kTerritoryCount];          ///< A100-class chips installed before 2022
  Path<Number> energised[kTerritoryCount];  ///< MW of halls a month that can be energised for new AI chips
  Number server_factor;                     ///< server power over the chips' rated power
  Path<Number> overhead[kTerritoryCount];   ///< power usage effectiveness (PUE)

  static constexpr auto scalars() {
    using Binding = ScalarBinding<FleetInputs, Number>;
    return std::array{
        Binding{&FleetInputs::life, "fleet.chip.life", "month"},
        Binding{&FleetInputs::server_factor, "energy.server.factor", "1"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{ArrayBinding<FleetInputs, Number, kTerritoryCount>{&FleetInputs::initial, "fleet.initial.",
                                                                         kTerritoryNames, "chip"}};
  }
  static constexpr auto path_arrays() {
    return std::tuple{
        PathArrayBinding<FleetInputs, Number, kTerritoryCount>{&FleetInputs::energised, "energy.energised.",
                                                               kTerritoryNames, "MW/month"},
        PathArrayBinding<FleetInputs, Number, kTerritoryCount>{&FleetInputs::overhead, "energy.pue.", kTerritoryNames,
                                                               "1"},
    };
  }
};

template <class Number>
struct FleetState {
  Number installed[kCellCount]{};
  Number waiting[kCellCount]{};
  Number acquired[kCellCount]{};
  Number retired[kCellCount]{};
  Number disabled[kCellCount]{};
  Number resold[kResoldCount]{};  ///< out of the fleet of owners elsewhere
  Number cohort[kCohortCount][kCellCount]{};
};

template <class Number>
struct FleetFlow {
  Number installed[kCellCount]{};  ///< gross, this month
};

/// Cells of classes in use, in the order in which halls are filled: most 8-bit operations per watt first.
using InstallOrder = Slots<kCellCount>;
inline InstallOrder install_order(const ClassTable& table, const Classes& classes = kShippedClasses) {
  InstallOrder order{};
  double merit[kCellCount]{};
  for (const PoolRange& pool : kPools) {
    for (int k = 0; k < pool.count; ++k) {
      const int c = pool.first_class + k;
      if (!classes.fact[c].in_use) {
        continue;
      }
      const int cell = pool.first + k;
      merit[cell] = table.eight_bit[c] / table.power[c];
      int place = order.count++;
      while (place > 0 && merit[order.slot[place - 1]] < merit[cell]) {
        order.slot[place] = order.slot[place - 1];
        --place;
      }
      order.slot[place] = cell;
    }
  }
  return order;
}

constexpr Territory territory_of_cell(int cell) {
  if (cell < kFirstRest) {
    return kInUs;
  }
  return cell < kFirstLicensed ? kInRest : kInChina;
}
constexpr int class_of_cell(int cell) {
  if (cell >= kFirstDomestic) {
    return cell - kFirstDomestic + kForeignCount;
  }
  return cell < kFirstRest ? cell : (cell - kFirstRest) % kMerchantCount;
}

template <class Number>
void start(const FleetInputs<Number>& in, FleetState<Number>& state) {
  constexpr std::array<int, kTerritoryCount> kFirst{kFirstUs, kFirstRest, kFirstLicensed};
  for (int t = 0; t < kTerritoryCount; ++t) {
    const int cell = kFirst[static_cast<std::size_t>(t)] + kA100;
    state.installed[cell] += in.initial[t];
    state.acquired[cell] += in.initial[t];
    for (int q = 0; q < kCohortsBefore; ++q) {
      state.cohort[q][cell] += in.initial[t] * Number(1.0 / kCohortsBefore);
    }
  }
}

/// G2, at the end of a quarter.
template <class Number>
void retire(const FleetInputs<Number>& in, FleetState<Number>& state, int month) {
  using Traits = base::NumberTraits<Number>;
  for (int lane = 0; lane < Traits::width; ++lane) {
    const int age = static_cast<int>(Traits::lane(in.life, lane));
    const int due = month + 3 * kCohortsBefore - age;
    if (due < 0) {
      continue;
    }
    auto& leaving = state.cohort[due / 3];
    for (int cell = 0; cell < kCellCount; ++cell) {
      const double chips = Traits::lane(leaving[cell], lane);
      if (chips > 0.0) {
        const double installed = Traits::lane(state.installed[cell], lane);
        const double gone = chips < installed ? chips : installed;
        Traits::set_lane(state.installed[cell], lane, installed - gone);
        Traits::set_lane(state.retired[cell], lane, Traits::lane(state.retired[cell], lane) + gone);
        Traits::set_lane(leaving[cell], lane, 0.0);
      }
    }
  }
}

/// Foreign chips in China stop: installed and waiting become disabled in the lanes where `stops` is 1.
template <class Number>
void disable_foreign(FleetState<Number>& state, Number stops) {
  const Number left = Number(1.0) - stops;
  for (int cell = kFirstLicensed; cell < kFirstDomestic; ++cell) {
    state.disabled[cell] += stops * (state.installed[cell] + state.waiting[cell]);
    state.installed[cell] *= left;
    state.waiting[cell] *= left;
    for (auto& cohort : state.cohort) {
      cohort[cell] *= left;
    }
  }
}

/// G4.
template <class Number>
void take_resold(FleetState<Number>& state, const TradeFlow<Number>& trade, int month) {
  const int quarters = kCohortsBefore + month / 3 + 1;
  for (int k = 0; k < kResoldCount; ++k) {
    const int cell = kFirstRest + kResold[static_cast<std::size_t>(k)];
    const Number gone = base::smaller(trade.resold[k], state.installed[cell]);
    const Number stays = Number(1.0) - gone / base::larger(state.installed[cell], Number(1e-9));
    state.installed[cell] -= gone;
    state.resold[k] += gone;
    for (int quarter = 0; quarter < quarters; ++quarter) {
      state.cohort[quarter][cell] *= stays;
    }
  }
}

template <class Number>
FleetFlow<Number> advance(const FleetInputs<Number>& in, const ClassTable& table, const InstallOrder& order,
                          FleetState<Number>& state, const TradeFlow<Number>& trade, int month,
                          const Timeline& timeline, Number kill_switch_month) {
  FleetFlow<Number> flow;
  if (month % 3 == 2) {
    retire(in, state, month);
  }
  if (month > timeline.through) {
    const Number now(static_cast<double>(month));
    const Number zero(0.0);
    const Number stops = base::choose(now >= kill_switch_month, Number(1.0), zero);
    if (base::NumberTraits<Number>::any(stops > zero)) {
      disable_foreign(state, stops);
    }
  }
  // G1: what arrived until last month can be installed.
  Number power[kTerritoryCount];
  for (int t = 0; t < kTerritoryCount; ++t) {
    power[t] = month <= timeline.through ? Number(kUnlimited) : in.energised[t][month];
  }
  const int quarter = kCohortsBefore + month / 3;
  for (const int cell : order) {
    const int t = territory_of_cell(cell);
    const Number per_chip = Number(table.power[class_of_cell(cell)] / 1e6) * in.server_factor * in.overhead[t][month];
    const Number chips = base::smaller(state.waiting[cell], power[t] / per_chip);
    power[t] = base::larger(power[t] - chips * per_chip, Number(0.0));
    state.waiting[cell] -= chips;
    state.installed[cell] += chips;
    state.cohort[quarter][cell] += chips;
    flow.installed[cell] = chips;
  }
  if (month > timeline.through) {
    take_resold(state, trade, month);
  }
  const auto deliver = [&](int cell, Number chips) {
    state.waiting[cell] += chips;
    state.acquired[cell] += chips;
  };
  for (int c = 0; c < kForeignCount; ++c) {
    deliver(kFirstUs + c, trade.us[c]);
  }
  for (int c = 0; c < kMerchantCount; ++c) {
    deliver(kFirstRest + c, trade.rest[c]);
    deliver(kFirstLicensed + c, trade.licensed[c]);
    deliver(kFirstDiverted + c, trade.diverted[c]);
  }
  for (int d = 0; d < kDomesticCount; ++d) {
    deliver(kFirstDomestic + d, trade.domestic[d]);
  }
  return flow;
}

}  // namespace headway::balance

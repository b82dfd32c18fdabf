// What must hold in every month of every draw: nothing from nothing, nothing below zero, nothing that is not a number.
#pragma once

#include "headway/balance/world.hpp"

namespace headway::balance {

/// The sector in which something broke; kSound when nothing did.
enum Breach : int { kSound, kBrokenMoney, kBrokenDies, kBrokenMemory, kBrokenProduction, kBrokenFleet, kBrokenNumber };
inline constexpr std::array<std::string_view, 7> kBreachNames{"none",
                                                              "demand (money)",
                                                              "makers (dies)",
                                                              "memory",
                                                              "world supply and trade (chips)",
                                                              "fleet",
                                                              "a number that is not finite"};

/// Chips that changed hands since 2022-01, kept apart from the sectors' own books so that the two can be compared.
template <class Number>
struct SoldTotals {
  Number foreign[kForeignCount]{};  ///< to every pool, and seized
  Number domestic[kDomesticCount]{};
  Number cell[kCellCount]{};  ///< delivered to each pool and class, with the fleet of before 2022
};

template <class Number>
void start(const FleetInputs<Number>& in, SoldTotals<Number>& totals) {
  totals = SoldTotals<Number>{};
  totals.cell[kFirstUs + kA100] = in.initial[kInUs];
  totals.cell[kFirstRest + kA100] = in.initial[kInRest];
  totals.cell[kFirstLicensed + kA100] = in.initial[kInChina];
}

template <class Number>
void add_month(SoldTotals<Number>& totals, const TradeFlow<Number>& trade) {
  for (int c = 0; c < kForeignCount; ++c) {
    totals.foreign[c] += trade.us[c];
    totals.cell[kFirstUs + c] += trade.us[c];
  }
  for (int c = 0; c < kMerchantCount; ++c) {
    totals.foreign[c] += trade.rest[c] + trade.licensed[c] + trade.diverted[c] + trade.seized[c];
    totals.cell[kFirstRest + c] += trade.rest[c];
    totals.cell[kFirstLicensed + c] += trade.licensed[c];
    totals.cell[kFirstDiverted + c] += trade.diverted[c];
  }
  for (int k = 0; k < kResoldCount; ++k) {
    totals.foreign[kResold[static_cast<std::size_t>(k)]] -= trade.resold[k];  // sold once already
  }
  for (int d = 0; d < kDomesticCount; ++d) {
    totals.domestic[d] += trade.domestic[d];
    totals.cell[kFirstDomestic + d] += trade.domestic[d];
  }
}

namespace detail {

/// 1 where `left` and `right` differ by more than a part in 1e9 of their size (or 1e-3 chips, whichever is more).
template <class Number>
Number differs(Number left, Number right) {
  const Number gap = left - right;
  const Number size = base::larger(base::larger(left, right), Number(0.0));
  const Number tolerance = Number(1e-9) * size + Number(1e-3);
  const Number one(1.0);
  const Number none(0.0);
  return base::choose(gap > tolerance, one, base::choose(-gap > tolerance, one, none));
}

template <class Number>
Number negative(Number value) {
  return base::choose(value < Number(-1e-6), Number(1.0), Number(0.0));
}

}  // namespace detail

/// First breach found, as a number per lane (a Breach), after a month.
template <class Number>
Number find_breach(const State<Number>& state, const SoldTotals<Number>& totals,
                   const Classes& classes = kShippedClasses) {
  Number broken[kBreachNames.size()]{};
  const Number one(1.0);

  // Money: what was spent never exceeds what was budgeted.
  broken[kBrokenMoney] += base::choose(state.spent > state.budgeted * Number(1.0 + 1e-9) + one, one, Number(0.0));

  // Dies: made = used + on hand, with the bank in the first design.
  const MakerState<Number>& makers = state.makers;
  for (int d = 0; d < kDesignCount; ++d) {
    const Number bank = d == kDesign910 ? makers.bank : Number(0.0);
    const Number banked = d == kDesign910 ? makers.bank_received : Number(0.0);
    broken[kBrokenDies] += detail::differs(makers.dies_made[d] + banked, makers.dies_used[d] + makers.dies[d] + bank);
    broken[kBrokenDies] += detail::negative(makers.dies[d]) + detail::negative(bank);
  }
  // Memory by type: received = in good packages + lost with failed ones + in stock; and the first as the makers count it.
  const MemoryState<Number>& memory = state.memory;
  Number packaged(0.0);
  for (int type = 0; type < kMemoryCount; ++type) {
    const Number there = memory.packaged[type] + memory.lost[type] + memory.stock[type];
    packaged += memory.packaged[type];
    broken[kBrokenMemory] += detail::differs(memory.received[type], there);
    broken[kBrokenMemory] += detail::negative(memory.stock[type]) + detail::negative(memory.lost[type]);
  }
  broken[kBrokenMemory] += detail::differs(makers.stacks_packaged, packaged);
  // Chips: produced = sold + seized + in stock; sold = acquired by the pools.
  for (int c = 0; c < kForeignCount; ++c) {
    Number stock = state.supply.unsold[c];
    if (classes.is_china_line(c)) {
      stock += state.supply.reserved[classes.fact[c].china_line];
    }
    broken[kBrokenProduction] += detail::differs(state.supply.produced[c], totals.foreign[c] + stock);
    broken[kBrokenProduction] += detail::negative(state.supply.unsold[c]);
  }
  for (int d = 0; d < kDomesticCount; ++d) {
    broken[kBrokenProduction] += detail::differs(makers.produced[d], totals.domestic[d] + makers.unsold[d]);
    broken[kBrokenProduction] += detail::negative(makers.unsold[d]);
  }
  // Fleet: acquired = installed + waiting + retired + disabled; and acquired = what trade delivered.
  const FleetState<Number>& fleet = state.fleet;
  for (int cell = 0; cell < kCellCount; ++cell) {
    Number there = fleet.installed[cell] + fleet.waiting[cell] + fleet.retired[cell] + fleet.disabled[cell];
    if (territory_of_cell(cell) == kInRest) {
      there += resold_of(fleet.resold, class_of_cell(cell));
    }
    broken[kBrokenFleet] +=
        detail::differs(fleet.acquired[cell], there) + detail::differs(fleet.acquired[cell], totals.cell[cell]);
    broken[kBrokenFleet] += detail::negative(fleet.installed[cell]) + detail::negative(fleet.waiting[cell]);
  }
  // A comparison with a number that is not finite fails, so a sum that is not below the bound gives it away.
  Number total = state.progress.index[kBlocUs] + state.progress.index[kBlocChina] + state.demand.premium;
  for (int c = 0; c < kMerchantCount; ++c) {
    total += state.trade.abroad.owned[c] + state.trade.abroad.rented[c];
    broken[kBrokenFleet] +=
        detail::negative(state.trade.abroad.owned[c]) + detail::negative(state.trade.abroad.rented[c]);
  }
  for (int cell = 0; cell < kCellCount; ++cell) {
    total += fleet.installed[cell];
  }
  broken[kBrokenNumber] += base::choose(total < Number(1e300), Number(0.0), one);

  Number breach(kSound);
  for (int kind = kBrokenNumber; kind > kSound; --kind) {
    breach = base::choose(broken[kind] > Number(0.0), Number(static_cast<double>(kind)), breach);
  }
  return breach;
}

}  // namespace headway::balance

// What a period adds up to: the flows of a month, a year, or since 2022, from which every published figure is made.
#pragma once

#include "headway/balance/world.hpp"

namespace headway::balance {

/// Sums over a period; chips by cell or class, USD, TWh. Terms that bind are counted in months.
template <class Number>
struct Tally {
  Number installed[kCellCount]{};
  Number owned_added[kMerchantCount]{};   ///< chips newly owned abroad
  Number rented_added[kMerchantCount]{};  ///< chips newly rented abroad, renewals apart
  Number licensed[kMerchantCount]{};
  Number diverted[kMerchantCount]{};
  Number finished[kDomesticCount]{};      ///< Chinese packages
  Number finished_own[kDomesticCount]{};  ///< of these, on dies made in China
  Number made_abroad[kForeignCount]{};    ///< foreign packages, lines for China included
  Number lost[kForeignCount]{};           ///< foreign packages that US owners would have bought and powered
  Number bought_domestic[kDomesticCount]{};
  Number sold_us[kForeignCount]{};     ///< delivered to US owners
  Number sold_rest[kMerchantCount]{};  ///< delivered to owners elsewhere, seized chips among them
  Number dies_huawei{0.0};             ///< dies in Huawei's finished packages
  Number spent_domestic{0.0};
  Number spent_licensed{0.0};
  Number spent_diverted{0.0};
  Number spent_abroad{0.0};                 ///< bought and rented
  Number fresh{0.0};                        ///< USD of the period's own money
  Number resold[kResoldCount]{};            ///< diverted chips that had been sold to owners elsewhere before
  Number limit_value[kImportLimitCount]{};  ///< USD at list price that each term of T1 alone would let in
  Number nvidia_china{0.0};                 ///< USD of licensed sales by Nvidia
  Number levy{0.0};
  Number unmet{0.0};
  Number energy[kTerritoryCount]{};
  Number energy_cost[kTerritoryCount]{};
  Number import_limit[kImportLimitCount]{};
  Number domestic_limit[kDomesticLimitCount]{};
  Number months{0.0};
};

namespace detail {

/// Adds 1 to the least of the terms, none of which is below 0: the first of equals. Terms that differ by less than a part in
/// a thousand million are equal, so that the last bit of a sum does not decide what binds.
template <class Number, std::size_t count>
void count_least(const Number (&term)[count], Number (&tally)[count]) {
  Number least = term[0];
  for (std::size_t k = 1; k < count; ++k) {
    least = base::smaller(least, term[k]);
  }
  least *= Number(1.0 + 1e-9);
  Number left(1.0);
  for (std::size_t k = 0; k < count; ++k) {
    const Number is_least = base::choose(term[k] <= least, left, Number(0.0));
    tally[k] += is_least;
    left -= is_least;
  }
}

template <class Number, std::size_t count>
void add(Number (&sum)[count], const Number (&term)[count]) {
  for (std::size_t k = 0; k < count; ++k) {
    sum[k] += term[k];
  }
}

}  // namespace detail

/// The month as a tally.
template <class Number>
Tally<Number> tally_month(const Month<Number>& flow, const State<Number>& state, const Assumptions<Number>& in,
                          int month) {
  Tally<Number> tally;
  const Classes& classes = *in.supply.classes;
  detail::add(tally.installed, flow.fleet.installed);
  for (int c = 0; c < classes.merchants; ++c) {
    tally.owned_added[c] = flow.trade.owned_added[c];
    tally.rented_added[c] = flow.trade.rented_added[c];
    tally.licensed[c] = flow.trade.licensed[c];
    tally.diverted[c] = flow.trade.diverted[c];
    tally.sold_rest[c] = flow.trade.rest[c] + flow.trade.seized[c];
    tally.nvidia_china += classes.vendor_of(c) == kNvidia ? flow.trade.licensed[c] * in.demand.price[c] : Number(0.0);
  }
  for (int d = 0; d < classes.domestics; ++d) {
    tally.finished[d] = flow.makers.finished[d];
    tally.finished_own[d] = flow.makers.finished[d] * flow.makers.own_share[d];
    tally.bought_domestic[d] = flow.trade.domestic[d];
    tally.dies_huawei += classes.maker_of(d) == kHuawei ? flow.makers.finished[d] * in.makers.dies[d] : Number(0.0);
  }
  Number waiting(0.0);
  Number delivered(0.0);
  for (const int c : classes.foreign) {
    waiting += state.fleet.waiting[kFirstUs + c];
    tally.sold_us[c] = flow.trade.us[c];
    delivered += flow.trade.us[c];
  }
  const Number powered = base::choose(waiting > delivered * Number(1.001), Number(0.0), Number(1.0));
  for (const int c : classes.foreign) {
    tally.made_abroad[c] = flow.supply.produced[c];
    // A package made for China costs US owners one that they would have bought and powered: nothing while their money or
    // their halls bind.
    const Number us_share = c < kMerchantCount ? in.demand.us_share[month] : Number(1.0);
    const Number sold = c < kMerchantCount && !classes.is_china_line(c) ? flow.trade.licensed[c] : Number(0.0);
    tally.lost[c] = (flow.supply.lost[c] + sold) * us_share * flow.trade.us_has_money * powered;
  }
  for (int line = 0; line < classes.lines.count; ++line) {
    tally.made_abroad[classes.lines.slot[line]] += flow.supply.line[line];
  }
  tally.spent_domestic = flow.trade.spent_domestic;
  tally.spent_licensed = flow.trade.spent_licensed;
  tally.spent_diverted = flow.trade.spent_diverted;
  tally.levy = flow.trade.levy;
  tally.spent_abroad = flow.trade.spent_owned_abroad + flow.trade.spent_rented_abroad;
  tally.unmet = flow.trade.unmet;
  tally.fresh = flow.trade.fresh;
  for (int k = 0; k < kResoldCount; ++k) {
    tally.resold[k] = flow.trade.resold[k];
  }
  for (int term = 0; term < kImportLimitCount; ++term) {
    tally.limit_value[term] = base::smaller(flow.trade.limit[term], flow.trade.limit[kLimitWish]);
  }
  detail::add(tally.energy, flow.energy.energy);
  detail::add(tally.energy_cost, flow.energy.cost);
  detail::count_least(flow.trade.limit, tally.import_limit);
  detail::count_least(flow.makers.limit, tally.domestic_limit);
  tally.months = Number(1.0);
  return tally;
}

/// A tally is numbers and nothing else, so sums run over it as an array.
template <class Number>
void accumulate(Tally<Number>& sum, const Tally<Number>& term) {
  static_assert(sizeof(Tally<Number>) % sizeof(Number) == 0);
  auto* into = reinterpret_cast<Number*>(&sum);
  const auto* from = reinterpret_cast<const Number*>(&term);
  for (std::size_t k = 0; k < sizeof(Tally<Number>) / sizeof(Number); ++k) {
    into[k] += from[k];
  }
}

/// Cumulative sales in Epoch AI's scope and from its start dates: Nvidia 2022-01, Google 2022-10, Amazon, AMD, Huawei
/// and
/// Cambricon 2024-01; nothing retired, nothing waiting.
template <class Number>
struct SoldToDate {
  Number world[kClassCount]{};
  Number us[kForeignCount]{};
  Number china[kClassCount]{};  ///< licensed foreign chips and Chinese designs in scope; diverted chips apart
  Number diverted[kMerchantCount]{};
};

/// First month of Epoch's count, in months after 2022-01; beyond any horizon for makers that it does not count.
constexpr int first_counted_month(const Classes& classes, int chip_class) {
  if (chip_class >= kForeignCount) {
    return classes.maker_of(chip_class - kForeignCount) == kOtherMaker ? 1 << 20 : 24;
  }
  constexpr std::array<int, kVendorCount> kFirst{0, 24, 9, 24};
  return kFirst[static_cast<std::size_t>(classes.vendor_of(chip_class))];
}

template <class Number>
void count_sales(SoldToDate<Number>& sold, const TradeFlow<Number>& trade, int month,
                 const Classes& classes = kShippedClasses) {
  for (int c = 0; c < kClassCount; ++c) {
    if (!classes.fact[c].in_use || month < first_counted_month(classes, c)) {
      continue;
    }
    if (c >= kForeignCount) {
      sold.world[c] += trade.domestic[c - kForeignCount];
      sold.china[c] += trade.domestic[c - kForeignCount];
      continue;
    }
    Number all = trade.us[c];
    sold.us[c] += trade.us[c];
    if (c < kMerchantCount) {
      // What was resold had been sold before.
      all += trade.rest[c] + trade.licensed[c] + trade.diverted[c] + trade.seized[c] - resold_of(trade.resold, c);
      sold.china[c] += trade.licensed[c];
      sold.diverted[c] += trade.diverted[c];
    }
    sold.world[c] += all;
  }
}

}  // namespace headway::balance

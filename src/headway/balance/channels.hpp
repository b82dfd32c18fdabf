// Where the purse can be spent this month: what is on offer at list price, and the supply curves of what has none.
#pragma once

#include "headway/balance/fleet.hpp"
#include "headway/balance/trade.hpp"

namespace headway::balance {

/// All that the market of a month looks at.
template <class Number>
struct MarketView {
  const DemandInputs<Number>& demand;
  const TradeInputs<Number>& trade;
  const DiversionInputs<Number>& diversion;
  const AbroadInputs<Number>& abroad;
  const SupplyInputs<Number>& supply;
  const PolicyInputs<Number>& policy;
  const Offers<Number>& offers;
  Number life;  ///< months that a chip serves
  const Timeline& timeline;
  int month;
  bool observed() const { return month <= timeline.through; }
};

namespace detail {

/// Foreign chips on offer in China this month, by class.
template <class Number>
void offers_to_china(const MarketView<Number>& view, const SupplyFlow<Number>& flow, Number (&offer)[kMerchantCount]) {
  const int month = view.month;
  for (Number& chips : offer) {
    chips = Number(0.0);
  }
  if (view.observed()) {
    offer[kA100] = base::smaller(view.trade.observed_a100[month], flow.produced[kA100]);
    offer[kH100] = base::smaller(view.trade.observed_h100[month], flow.produced[kH100]);
    offer[kH200] = base::smaller(view.supply.sold_h200[month], flow.produced[kH200]);
    offer[kH20] = flow.produced[kH20];
    offer[kMi308] = flow.produced[kMi308];
    return;
  }
  const Classes& classes = *view.supply.classes;
  for (int c = 0; c < classes.merchants; ++c) {
    offer[c] = classes.is_china_line(c) ? Number(0.0) : view.supply.allotment * flow.produced[c];
  }
  for (int line = 0; line < classes.lines.count; ++line) {
    offer[classes.lines.slot[line]] = flow.line[line] + flow.from_stock[line];
  }
}

/// The curves of what has no list price, at the month's policy.
template <class Number>
void open_curves(const MarketView<Number>& view, TradeState<Number>& state, const DemandState<Number>& demand,
                 const AbroadView<Number>& there, const FleetState<Number>& fleet, const SupplyFlow<Number>& supply,
                 Channels<Number>& on) {
  const bool observed = view.observed();
  const Number zero(0.0);
  const Number one(1.0);
  const Number works = base::choose(Number(static_cast<double>(view.month)) < view.policy.kill_switch_month, one, zero);
  const Number enforcement = observed ? one : view.policy.enforcement * works;  // nobody smuggles what will not run
  supply_diverted(view.diversion, state.diversion, supply, enforcement, view.month, view.timeline, on.diverted);
  on.over_margin = one / base::larger(view.diversion.margin, Number(1e-3));
  const auto describe = [&](auto& curve, std::size_t k, Number units, Number list) {
    curve.units[k] = units;
    curve.profit[k] = units / base::larger(list, Number(1e-3)) * on.over_margin;
  };
  const Classes& classes = *view.diversion.classes;
  on.merchants = classes.merchants;
  on.domestics = classes.domestics;
  on.diverted.used = classes.diverted.count;
  for (int k = 0; k < classes.diverted.count; ++k) {
    const int c = classes.diverted.slot[k];
    describe(on.diverted, static_cast<std::size_t>(k), view.offers.units[c], view.demand.price[c]);
  }
  for (int k = 0; k < kResoldCount; ++k) {
    const int c = kResold[static_cast<std::size_t>(k)];
    const Number installed = fleet.installed[kFirstRest + c];
    on.resold.chips[k] =
        observed ? zero : view.diversion.resale * installed * enforcement * view.diversion.school[view.month];
    on.resold.most[k] = view.diversion.most_resold * installed;
    describe(on.resold, static_cast<std::size_t>(k), view.offers.units[c], view.demand.price[c]);
  }
  on.owned_abroad.chips[0] = wish_to_own(view.abroad, there, view.life, observed ? one : view.policy.purchase_abroad,
                                         view.month, view.timeline);
  on.owned_abroad.most[0] = Number(kUnlimited);
  describe(on.owned_abroad, 0, there.owned_units, there.list);
  on.rented = there.rented_units * view.abroad.rent;
  on.eta_diverted = view.diversion.eta;
  on.eta_owned = view.abroad.eta_owned;
  on.log_reference = base::log(base::larger(demand.unit_reference, Number(1.0)));
  on.sensitivity = view.demand.sensitivity;
}

/// USD at list price of single chips that move by a curve.
template <class Number, std::size_t count>
Number list_value(const Curve<Number, count>& curve, const Number* chips, Number over_margin) {
  Number value(0.0);
  for (int k = 0; k < curve.used; ++k) {
    value += chips[k] * curve.units[k] / base::larger(curve.profit[k], Number(1e-30)) * over_margin;
  }
  return value;
}

template <class Number, std::size_t count>
Number units_of(const Curve<Number, count>& curve, const Number* chips) {
  Number units(0.0);
  for (int k = 0; k < curve.used; ++k) {
    units += chips[k] * curve.units[k];
  }
  return units;
}

}  // namespace detail

}  // namespace headway::balance

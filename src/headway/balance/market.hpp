// The month's market: what Chinese buyers get by every channel (purchases.hpp), and what is left for the United States and
// the rest of the world.
#pragma once

#include "headway/balance/purchases.hpp"

namespace headway::balance {

namespace detail {

/// What owners outside China could buy this month, by class, and its value at list price.
template <class Number>
struct LeftElsewhere {
  Number ready[kForeignCount]{};  ///< finished chips, those kept for China apart
  Number us_value{0.0};           ///< USD
  Number rest_value{0.0};         ///< USD
};

/// What China's purchases leave for the United States and the rest of the world. Fills both in the flow.
template <class Number>
LeftElsewhere<Number> leave_elsewhere(const MarketView<Number>& view, const SupplyFlow<Number>& supply,
                                      const SupplyState<Number>& supply_state, TradeFlow<Number>& flow) {
  const bool observed = view.observed();
  const Number zero(0.0);
  const Number us_share = view.demand.us_share[view.month];
  LeftElsewhere<Number> left;
  const Classes& classes = *view.supply.classes;
  for (const int c : classes.foreign) {
    left.ready[c] = supply_state.unsold[c] + supply.produced[c];
    const bool sold_to_all = observed && c == kH200;  // H200s were an ordinary product until scenarios may differ
    const bool for_china = classes.is_china_line(c) && !sold_to_all;
    // Of a line for China, what its stock and the line itself do not sell there stays in stock (S5).
    if (c < kMerchantCount && (observed || !classes.is_china_line(c))) {
      left.ready[c] = base::larger(left.ready[c] - flow.licensed[c], zero);
    }
    const Number to_us = for_china ? zero : (c < kMerchantCount ? us_share : Number(1.0));
    flow.us[c] = left.ready[c] * to_us;
    flow.rest[c] = for_china && observed ? zero : left.ready[c] - flow.us[c];
    left.us_value += flow.us[c] * view.demand.price[c];
    left.rest_value += flow.rest[c] * view.demand.price[c];
  }
  return left;
}

/// S5: what a line made and China did not take comes to its stock, what China took goes off it.
template <class Number>
void stock_lines(const Classes& classes, const SupplyFlow<Number>& supply, const TradeFlow<Number>& flow,
                 SupplyState<Number>& supply_state) {
  for (int line = 0; line < classes.lines.count; ++line) {
    const int c = classes.lines.slot[line];
    supply_state.reserved[line] =
        base::larger(supply_state.reserved[line] + supply.line[line] - flow.licensed[c], Number(0.0));
  }
}

/// D1 abroad: lowers what the United States and the rest buy to what their budgets pay for; the rest stays unsold.
template <class Number>
void spend_elsewhere(const MarketView<Number>& view, const LeftElsewhere<Number>& left, DemandState<Number>& demand,
                     SupplyState<Number>& supply_state, TradeFlow<Number>& flow) {
  const bool observed = view.observed();
  const Number zero(0.0);
  const Number one(1.0);
  const Number us_budget =
      view.demand.us_capex[view.month] * view.demand.us_accelerator_share[view.month] * Number(1e9 / 12.0);
  const Number rest_budget = view.demand.rest_budget[view.month] * Number(1e9 / 12.0);
  const Number us_money =
      us_budget * fit_budget_abroad(view.demand, demand, 0, view.month, view.timeline, left.us_value, us_budget);
  const Number rest_money =
      rest_budget * fit_budget_abroad(view.demand, demand, 1, view.month, view.timeline, left.rest_value, rest_budget);
  const Number us_buys = observed ? one : base::smaller(one, us_money / base::larger(left.us_value, Number(1e-9)));
  const Number rest_buys =
      observed ? one : base::smaller(one, rest_money / base::larger(left.rest_value, Number(1e-9)));
  flow.us_has_money = base::choose(us_buys < one, zero, one);
  for (const int c : view.supply.classes->foreign) {
    flow.us[c] *= us_buys;
    flow.rest[c] *= rest_buys;
    supply_state.unsold[c] = base::larger(left.ready[c] - flow.us[c] - flow.rest[c], zero);
  }
}

/// T2, T5: new chips past the controls come off the deliveries of others, a part of them is seized; resold ones come to
/// what arrived.
template <class Number>
void divert(const MarketView<Number>& view, const Bought<Number>& past, TradeFlow<Number>& flow) {
  for (int c = 0; c < view.supply.classes->merchants; ++c) {
    const Number moved = base::smaller(past.diverted[c], flow.us[c] + flow.rest[c]);
    const Number from_rest = base::smaller((Number(1.0) - view.diversion.from_us) * moved, flow.rest[c]);
    const Number from_us = base::smaller(moved - from_rest, flow.us[c]);
    const Number taken = from_rest + from_us;
    flow.rest[c] -= from_rest;
    flow.us[c] -= from_us;
    flow.seized[c] = taken * view.diversion.seized;
    flow.diverted[c] = taken - flow.seized[c];
    flow.spent_diverted += taken * past.paid[c];
  }
  for (int k = 0; k < kResoldCount; ++k) {
    const int c = kResold[static_cast<std::size_t>(k)];
    flow.diverted[c] += flow.resold[k];
    flow.spent_diverted += flow.resold[k] * past.paid[c];
  }
}

/// What next month's caps (P1), compute abroad (A4) and lines for China (S5) follow.
template <class Number>
void remember_shipments(const AbroadInputs<Number>& abroad, const Classes& classes, const TradeFlow<Number>& flow,
                        TradeState<Number>& state) {
  for (int c = 0; c < classes.merchants; ++c) {
    remember_deliveries(abroad, state.abroad, c, flow.us[c] + flow.rest[c]);
  }
  for (const int c : classes.foreign) {
    state.us_shipments[c] = flow.us[c];
    state.us_trailing[c] += Number(1.0 / 12.0) * (flow.us[c] - state.us_trailing[c]);
    state.us_lifetime[c] += flow.us[c];
  }
  for (int line = 0; line < kLineCount; ++line) {
    state.admitted[line] = flow.demand_of_lines[line];
  }
}

/// K3: what Chinese makers sold, which paces what they make.
template <class Number>
void sell_domestic(const TradeFlow<Number>& flow, MakerState<Number>& makers) {
  for (int d = 0; d < kDomesticCount; ++d) {
    makers.unsold[d] = base::larger(makers.unsold[d] - flow.domestic[d], Number(0.0));
    makers.sales_average[d] += Number(1.0 / 3.0) * (flow.domestic[d] - makers.sales_average[d]);
  }
}

}  // namespace detail

/// The market of one month. Takes sold chips out of the makers' and vendors' stocks.
template <class Number>
TradeFlow<Number> trade(const MarketView<Number>& view, const SupplyFlow<Number>& supply,
                        SupplyState<Number>& supply_state, MakerState<Number>& makers, const FleetState<Number>& fleet,
                        PolicyState<Number>& policy_state, DemandState<Number>& demand_state,
                        TradeState<Number>& state) {
  TradeFlow<Number> flow;
  const Bought<Number> past = buy(view, supply, makers, fleet, policy_state, demand_state, state, flow);
  const auto left = detail::leave_elsewhere(view, supply, supply_state, flow);
  if (!view.observed()) {
    detail::stock_lines(*view.supply.classes, supply, flow, supply_state);
  }
  detail::spend_elsewhere(view, left, demand_state, supply_state, flow);
  detail::divert(view, past, flow);
  detail::remember_shipments(view.abroad, *view.supply.classes, flow, state);
  detail::sell_domestic(flow, makers);
  return flow;
}

}  // namespace headway::balance

// The month's market: what is offered in China, what is bought, what leaves by other ways, and what the rest of the
// world gets.
// Brings demand (D1-D5) and trade (T1-T3) together, because purchases are the least of what each lets through.
#pragma once

#include "headway/balance/trade.hpp"

namespace headway::balance {

/// All that the market of a month looks at.
template <class Number>
struct MarketView {
  const DemandInputs<Number>& demand;
  const TradeInputs<Number>& trade;
  const SupplyInputs<Number>& supply;
  const PolicyInputs<Number>& policy;
  const Yardsticks<Number>& yardsticks;
  const Timeline& timeline;
  int month;
};

namespace detail {

/// Foreign chips put on offer in China this month, by class.
template <class Number>
void offers_to_china(const MarketView<Number>& view, const SupplyFlow<Number>& flow, Number (&offer)[kMerchantCount]) {
  const int month = view.month;
  for (Number& chips : offer) {
    chips = Number(0.0);
  }
  if (month <= view.timeline.through) {
    offer[kA100] = base::smaller(view.trade.observed_a100[month], flow.produced[kA100]);
    offer[kH100] = base::smaller(view.trade.observed_h100[month], flow.produced[kH100]);
    offer[kH20] = flow.produced[kH20];
    offer[kMi308] = flow.produced[kMi308];
    return;
  }
  for (int c = 0; c < kMerchantCount; ++c) {
    offer[c] = is_china_line(c) ? Number(0.0) : view.supply.allotment * flow.produced[c];
  }
  for (int line = 0; line < kLineCount; ++line) {
    offer[kChinaLines[static_cast<std::size_t>(line)]] = flow.line[line] + flow.released[line];
  }
}

/// D4 with T1. `spent` by offer, USD at the buyer's price.
template <class Number>
void buy(const MarketView<Number>& view, PolicyState<Number>& policy_state, TradeState<Number>& trade_state,
         const Number (&weight)[kOfferCount], const Number (&offer)[kMerchantCount],
         const Number (&domestic_stock)[kDomesticCount], Budgets<Number> money, Number diverted_cost,
         TradeFlow<Number>& flow) {
  const bool observed = view.month <= view.timeline.through;
  const Number zero(0.0);
  const Number one(1.0);
  const Number unlimited(kUnlimited);
  const auto& policy = view.policy;
  flow.budget = money.flexible + money.domestic_only;
  money.flexible = base::larger(money.flexible - diverted_cost, zero);

  const Number mark_up = observed ? one : levy_mark_up(policy);
  Number price[kOfferCount];
  Number cap[kOfferCount];
  Number spent[kOfferCount]{};
  Number volume[kMerchantCount];
  Number stock_value(0.0);
  Number listed(0.0);  // weight of the foreign classes on offer
  for (int k = 0; k < kOfferCount; ++k) {
    const int c = class_of_offer(k);
    if (k < kMerchantCount) {
      price[k] = view.demand.price[c] * mark_up;
      volume[k] = observed ? unlimited
                           : allowed_volume(policy, policy_state, c, view.month, view.timeline.branch,
                                            trade_state.us_shipments[c], trade_state.us_trailing[c],
                                            trade_state.us_lifetime[c]);
      // A class that nobody offers is on nobody's list.
      cap[k] = base::choose(volume[k] > zero, base::choose(offer[k] > zero, unlimited, zero), zero);
      listed += base::choose(cap[k] > zero, weight[k], zero);
    } else {
      price[k] = view.demand.price[c];
      cap[k] = domestic_stock[k - kMerchantCount] * price[k];
      stock_value += cap[k];
    }
  }
  // State halls under the ban come first to Chinese designs: procurement reserves them.
  const Number hall_left = water_fill(kDomesticCount, weight + kMerchantCount, cap + kMerchantCount,
                                      money.domestic_only, spent + kMerchantCount);
  const Number hall_spent = money.domestic_only - hall_left;

  // Demand at list price, were foreign chips unlimited wherever they may be sold at all.
  Number wish[kOfferCount];
  for (int k = 0; k < kOfferCount; ++k) {
    wish[k] = spent[k];
  }
  water_fill(kOfferCount, weight, cap, money.flexible, wish);

  // T1: the least of the terms.
  Number open(0.0);
  const Number permission = observed ? one : policy.permission[view.month];
  for (int k = 0; k < kMerchantCount; ++k) {
    // What a line that offers nothing yet would be asked for: its share of the money, were it on the list.
    const Number asked = money.flexible * weight[k] / base::larger(listed + weight[k], Number(1e-30));
    const bool can_be_ordered = is_china_line(k) && !observed;
    const Number unlisted = can_be_ordered ? base::choose(offer[k] > zero, wish[k], asked) : wish[k];
    const Number demand = base::choose(volume[k] > zero, unlisted, zero) / price[k];
    const Number vetted = base::choose(policy.newly_permitted[k] > zero, policy.vetting, one);
    const Number by_vetting = observed ? unlimited : base::choose(vetted < one, vetted * demand, unlimited);
    const Number by_cap = base::smaller(volume[k], by_vetting);
    const Number by_permission = observed ? unlimited : base::choose(permission < one, permission * demand, unlimited);
    const Number admitted = base::smaller(by_cap, by_permission);
    cap[k] = base::smaller(admitted, offer[k]) * price[k];
    const Number list = view.demand.price[k];
    flow.limit[kLimitCap] += base::smaller(by_cap, demand) * list;
    flow.limit[kLimitPermission] += base::smaller(by_permission, demand) * list;
    flow.limit[kLimitSupply] += base::smaller(offer[k], demand) * list;
    flow.limit[kLimitWish] += demand * list;
    open += base::choose(volume[k] > zero, one, zero);
    for (int line = 0; line < kLineCount; ++line) {
      if (kChinaLines[static_cast<std::size_t>(line)] == k) {
        flow.demand_of_lines[line] = base::smaller(admitted, demand);
      }
    }
  }
  const Number left = water_fill(kOfferCount, weight, cap, money.flexible, spent);

  // D4: the mandate holds foreign purchases, at list price, to a multiple of what can be bought of Chinese designs.
  Number foreign(0.0);
  for (int k = 0; k < kMerchantCount; ++k) {
    foreign += spent[k] / mark_up;
  }
  const Number mandate = observed ? zero : policy.mandate;
  const Number ratio = (one - mandate) / base::larger(mandate, Number(1e-12));
  const Number held = base::smaller(ratio * stock_value, (one - mandate) * (money.flexible + hall_spent));
  const Number most = base::choose(mandate > zero, held, unlimited);
  const Number kept = base::smaller(one, most / base::larger(foreign, Number(1e-9)));
  flow.limit[kLimitPermission] = base::smaller(flow.limit[kLimitPermission], most);  // the mandate is Beijing's too
  // A term that holds nothing back is no limit; where no class may be sold, the cap is what binds.
  for (int term = kLimitCap; term < kLimitWish; ++term) {
    const Number wished = flow.limit[kLimitWish] * Number(1.0 - 1e-9);
    flow.limit[term] = base::choose(flow.limit[term] < wished, flow.limit[term], unlimited);
  }
  flow.limit[kLimitCap] = base::choose(open > zero, flow.limit[kLimitCap], zero);
  Number freed = left;
  for (int k = 0; k < kMerchantCount; ++k) {
    freed += spent[k] * (one - kept);
    spent[k] *= kept;
  }
  const Number unspent =
      water_fill(kDomesticCount, weight + kMerchantCount, cap + kMerchantCount, freed, spent + kMerchantCount);

  for (int k = 0; k < kMerchantCount; ++k) {
    flow.licensed[k] = base::smaller(spent[k] / price[k], offer[k]);
    flow.spent_licensed += spent[k];

    policy_state.headroom[k] = base::larger(policy_state.headroom[k] - flow.licensed[k], zero);
  }
  for (int d = 0; d < kDomesticCount; ++d) {
    flow.domestic[d] = base::smaller(spent[kMerchantCount + d] / price[kMerchantCount + d], domestic_stock[d]);
    flow.spent_domestic += spent[kMerchantCount + d];
  }
  flow.levy = observed ? zero : policy.levy * flow.spent_licensed;
  // D5: money carried over from earlier months was counted as unmet then; at most this month's own money is new.
  flow.left = unspent;
  flow.left_in_halls = hall_left;
  flow.unmet = base::smaller(unspent + hall_left, money.fresh);

  const Number halls_in_flexible =
      observed ? view.demand.halls_budget[view.month] : (one - policy.hall_ban) * view.demand.halls_budget[view.month];
  const Number platforms = view.demand.platform_capex[view.month] * view.demand.accelerator_share[view.month];
  const Number hall_share = halls_in_flexible / base::larger(halls_in_flexible + platforms, Number(1e-9));
  trade_state.hall_value += hall_spent + hall_share * (flow.spent_domestic - hall_spent);
  trade_state.domestic_value += flow.spent_domestic;
  trade_state.hall_foreign_value += hall_share * flow.spent_licensed;
  trade_state.foreign_value += flow.spent_licensed;
}

}  // namespace detail

/// D1-D6 and T1-T4 of one month. Takes sold chips out of the makers' and vendors' stocks.
template <class Number>
TradeFlow<Number> trade(const MarketView<Number>& view, const SupplyFlow<Number>& supply,
                        SupplyState<Number>& supply_state, MakerState<Number>& makers,
                        PolicyState<Number>& policy_state, DemandState<Number>& demand_state, TradeState<Number>& state,
                        const Number (&weight)[kOfferCount]) {
  const bool observed = view.month <= view.timeline.through;
  const Number zero(0.0);
  const Number one(1.0);
  TradeFlow<Number> flow;

  Number wish[kMerchantCount];
  wish_to_divert(view.trade, state, supply, demand_state, view.yardsticks, observed ? one : view.policy.enforcement,
                 view.month, view.timeline, wish);
  rent_abroad(view.trade, state, demand_state, view.month, view.timeline, observed ? one : view.policy.offshore);
  Budgets<Number> money = budgets(view.demand, demand_state, view.month, observed ? zero : view.policy.hall_ban,
                                  observed ? one : view.policy.funding);
  Number cost(0.0);
  const Number works = base::choose(Number(static_cast<double>(view.month)) < view.policy.kill_switch_month, one, zero);
  for (int c = 0; c < kMerchantCount; ++c) {
    wish[c] *= observed ? one : works;  // nobody smuggles chips that will not run
    cost += wish[c] * view.demand.price[c] * (one + demand_state.premium);
  }
  Number offer[kMerchantCount];
  detail::offers_to_china(view, supply, offer);
  Number needed = cost;
  for (int c = 0; c < kMerchantCount; ++c) {
    needed += offer[c] * view.demand.price[c];
  }
  for (int d = 0; d < kDomesticCount; ++d) {
    needed += makers.unsold[d] * view.demand.price[kForeignCount + d];
  }
  fit_budget(view.demand, demand_state, view.month, view.timeline, needed, money);
  const Number affordable =
      observed ? one
               : base::smaller(one, view.trade.most_of_budget * money.flexible / base::larger(cost, Number(1e-9)));
  detail::buy(view, policy_state, state, weight, offer, makers.unsold, money, cost * affordable, flow);

  // What is left for the United States and the rest of the world; their budgets may leave chips unsold.
  const auto available = [&](int c) {
    const Number sold = c < kMerchantCount ? flow.licensed[c] : zero;
    Number made = supply.produced[c];
    for (int line = 0; line < kLineCount; ++line) {
      if (kChinaLines[static_cast<std::size_t>(line)] == c) {
        made += supply.line[line] + supply.released[line];
      }
    }
    return base::larger(supply_state.unsold[c] + made - sold, zero);
  };
  Number us_value(0.0);
  Number rest_value(0.0);
  Number ready[kForeignCount];
  const Number us_share = view.demand.us_share[view.month];
  for (int c = 0; c < kForeignCount; ++c) {
    ready[c] = available(c);
    const bool sold_to_all = observed && c == kH200;  // H200s were an ordinary product until scenarios may differ
    const bool for_china = is_china_line(c) && !sold_to_all;
    const Number to_us = for_china ? zero : (c < kMerchantCount ? us_share : one);
    flow.us[c] = ready[c] * to_us;
    flow.rest[c] = for_china ? ready[c] * (observed ? zero : view.supply.clearance) : ready[c] - flow.us[c];
    us_value += flow.us[c] * view.demand.price[c];
    rest_value += flow.rest[c] * view.demand.price[c];
  }
  const Number us_budget =
      view.demand.us_capex[view.month] * view.demand.us_accelerator_share[view.month] * Number(1e9 / 12.0);
  const Number rest_budget = view.demand.rest_budget[view.month] * Number(1e9 / 12.0);
  const Number us_money =
      us_budget * fit_budget_abroad(view.demand, demand_state, 0, view.month, view.timeline, us_value, us_budget);
  const Number rest_money =
      rest_budget * fit_budget_abroad(view.demand, demand_state, 1, view.month, view.timeline, rest_value, rest_budget);
  const Number us_buys = observed ? one : base::smaller(one, us_money / base::larger(us_value, Number(1e-9)));
  const Number rest_buys = observed ? one : base::smaller(one, rest_money / base::larger(rest_value, Number(1e-9)));
  flow.us_has_money = base::choose(us_buys < one, zero, one);
  for (int c = 0; c < kForeignCount; ++c) {
    flow.us[c] *= us_buys;
    flow.rest[c] *= rest_buys;
    supply_state.unsold[c] = base::larger(ready[c] - flow.us[c] - flow.rest[c], zero);
    if (c < kMerchantCount) {
      const Number moved = base::smaller(wish[c] * affordable, flow.us[c] + flow.rest[c]);
      const Number from_rest = base::smaller((one - view.trade.from_us) * moved, flow.rest[c]);
      const Number from_us = base::smaller(moved - from_rest, flow.us[c]);
      const Number taken = from_rest + from_us;
      flow.rest[c] -= from_rest;
      flow.us[c] -= from_us;
      flow.seized[c] = taken * view.trade.seized;
      flow.diverted[c] = taken - flow.seized[c];
      flow.spent_diverted += taken * view.demand.price[c] * (one + demand_state.premium);
    }
    state.us_shipments[c] = flow.us[c];
    state.us_trailing[c] += Number(1.0 / 12.0) * (flow.us[c] - state.us_trailing[c]);
    state.us_lifetime[c] += flow.us[c];
  }

  state.licensed_h100e = zero;
  for (int c = 0; c < kMerchantCount; ++c) {
    state.licensed_h100e += flow.licensed[c] * view.yardsticks.per_chip[kH100e][c];
  }
  for (int d = 0; d < kDomesticCount; ++d) {
    makers.unsold[d] = base::larger(makers.unsold[d] - flow.domestic[d], zero);
    makers.sales_average[d] += Number(1.0 / 3.0) * (flow.domestic[d] - makers.sales_average[d]);
  }
  for (int line = 0; line < kLineCount; ++line) {
    state.admitted[line] = flow.demand_of_lines[line];
  }
  const Number spent = flow.spent_licensed + flow.spent_domestic + flow.spent_diverted;
  demand_state.carried = view.demand.carry_over * flow.left;
  demand_state.carried_in_halls = view.demand.carry_over * flow.left_in_halls;
  update_premium(view.demand, demand_state, view.month, view.timeline, flow.unmet, spent);
  return flow;
}

}  // namespace headway::balance

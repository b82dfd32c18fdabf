// What Chinese buyers buy in a month, and by which channel: the purse meets what both governments, the vendor and the
// networks let through.
// Brings demand (D1-D6), policy (P1-P4), trade (T1-T5) and compute abroad (A1-A4) together.
#pragma once

#include "headway/balance/admission.hpp"

namespace headway::balance {

namespace detail {

/// While purchases are observed: all that was offered was bought; the price of a unit is what the rest of the purse
/// paid for a unit of what has no list price.
template <class Number>
Purchases<Number> buy_observed(const MarketView<Number>& view, const Channels<Number>& on, DemandState<Number>& demand,
                               Budgets<Number>& money) {
  Purchases<Number> bought;
  Number listed(0.0);
  for (int k = 0; k < kOfferCount; ++k) {
    bought.spent[k] = on.cap[k];
    listed += on.cap[k];
  }
  for (int k = 0; k < on.diverted.used; ++k) {
    bought.diverted[k] = base::smaller(on.diverted.chips[k], on.diverted.most[k]);
  }
  bought.owned_abroad[0] = on.owned_abroad.chips[0];
  const Number at_list = list_value(on.diverted, bought.diverted, on.over_margin) +
                         list_value(on.owned_abroad, bought.owned_abroad, on.over_margin);
  const Number diverted_units = units_of(on.diverted, bought.diverted);
  const Number owned_units = units_of(on.owned_abroad, bought.owned_abroad);
  const Number chip_units = diverted_units + owned_units;
  // No seller goes below list price and margin: the purse had at least that.
  const Number margin = Number(1.0) / on.over_margin;
  const Number least_price = at_list * (Number(1.0) + margin) / base::larger(chip_units, Number(1e-9));
  const Number worth = base::larger(view.demand.worth[view.month], Number(1.0));
  const Number least = base::smaller(least_price, worth);
  const Number all_units = chip_units + on.rented;
  fit_budget(view.demand, demand, view.month, view.timeline, listed + least * all_units, money);
  const Number left = base::larger(money.flexible - listed, Number(0.0));
  const Number price = base::smaller(left / base::larger(all_units, Number(1e-9)), worth);
  bought.unit_price = price;
  bought.spent_diverted = price * diverted_units;
  bought.spent_owned = price * owned_units;
  bought.spent_rented = price * on.rented;
  bought.all = listed + price * all_units;
  demand.unit_price = base::larger(price, Number(1.0));
  const Number pace = base::choose(demand.unit_reference > Number(0.0), Number(1.0 / 6.0), Number(1.0));
  demand.unit_reference += pace * (demand.unit_price - demand.unit_reference);
  return bought;
}

/// D3, D4, T1: the month's purchases where nothing is observed any more.
template <class Number>
Purchases<Number> buy_freely(const MarketView<Number>& view, Channels<Number>& on, PolicyState<Number>& policy_state,
                             const TradeState<Number>& state, const Number (&offer)[kMerchantCount],
                             DemandState<Number>& demand, const Budgets<Number>& money, Number hall_spent,
                             TradeFlow<Number>& flow) {
  const Number zero(0.0);
  const Number one(1.0);
  const Number mark_up = buyers_mark_up(view.policy);
  Number domestic_value(0.0);
  for (int k = kMerchantCount; k < kOfferCount; ++k) {
    domestic_value += on.cap[k];
  }
  // D4: the mandate holds foreign purchases, at list price, to a multiple of what can be bought of Chinese designs.
  const Number mandate = view.policy.mandate;
  const Number ratio = (one - mandate) / base::larger(mandate, Number(1e-12));
  const Number held =
      base::smaller(ratio * (domestic_value + hall_spent), (one - mandate) * (money.flexible + hall_spent));
  const Number cover = (domestic_value + hall_spent) / base::larger(money.flexible + hall_spent, one);

  const Classes& classes = *view.demand.classes;
  Number volume[kMerchantCount]{};
  Number any(0.0);
  for (int k = 0; k < classes.merchants; ++k) {
    volume[k] = allowed_volume(view.policy, policy_state, k, view.month, view.timeline.branch, state.us_shipments[k],
                               state.us_trailing[k], state.us_lifetime[k]);
    // A class that nobody offers is on nobody's list; a line for China can always be asked for.
    const Number listed = classes.is_china_line(k) ? one : base::choose(offer[k] > zero, one, zero);
    on.cap[k] = base::choose(volume[k] > zero, listed * Number(kUnlimited), zero);
    any += on.cap[k];
  }
  const Number worth = base::larger(view.demand.worth[view.month], one);
  const Number begin = base::log(base::larger(demand.unit_price, one));
  Number wished[kMerchantCount]{};
  if (base::NumberTraits<Number>::any(any > zero)) {
    const Number seen = base::choose(demand.wished_price > one, demand.wished_price, demand.unit_price);
    const Number at = clear(on, money.flexible, worth, base::log(base::larger(seen, one)));
    demand.wished_price = base::choose(any > zero, base::exp(at), demand.wished_price);
    const Number level = list_level(on, money.flexible, at);
    for (int k = 0; k < classes.merchants; ++k) {
      wished[k] = base::smaller(on.cap[k], level * on.weight[k]);
    }
  }
  on.most_licensed = base::choose(mandate > zero, held * mark_up, Number(kUnlimited));
  admit(view, volume, wished, offer, mark_up, cover, on, flow);
  const Number log_price = clear(on, money.flexible, worth, begin);
  demand.unit_price = base::exp(log_price);
  return purchase(on, money.flexible, log_price);
}

/// What is on offer at list price, USD by offer.
template <class Number>
void list_offers(const MarketView<Number>& view, const Number (&offer)[kMerchantCount],
                 const MakerState<Number>& makers, Channels<Number>& on) {
  for (int k = 0; k < kOfferCount; ++k) {
    if (!view.demand.classes->fact[class_of_offer(k)].in_use) {
      continue;
    }
    on.weight[k] = view.offers.weight[k];
    const Number price = view.demand.price[class_of_offer(k)];
    on.cap[k] = k < kMerchantCount ? offer[k] * price : makers.unsold[k - kMerchantCount] * price;
  }
}

/// What state halls under the ban buy, USD.
template <class Number>
struct HallPurchases {
  Number by_class[kDomesticCount]{};
  Number spent{0.0};
  Number left{0.0};
};

/// D4: state halls under the ban come first to Chinese designs: procurement reserves them. Takes them off what is on offer.
template <class Number>
HallPurchases<Number> fill_halls(Number budget, Channels<Number>& on) {
  HallPurchases<Number> halls;
  halls.left = water_fill(kDomesticCount, on.weight + kMerchantCount, on.cap + kMerchantCount, budget, halls.by_class);
  halls.spent = budget - halls.left;
  for (int d = 0; d < kDomesticCount; ++d) {
    on.cap[kMerchantCount + d] = base::larger(on.cap[kMerchantCount + d] - halls.by_class[d], Number(0.0));
  }
  return halls;
}

/// T1, P1, P2: chips at list price that the money bought, what their buyers spent, and the Treasury's part.
template <class Number>
void count_purchases(const MarketView<Number>& view, const Purchases<Number>& bought,
                     const HallPurchases<Number>& halls, const Number (&offer)[kMerchantCount], Number mark_up,
                     const MakerState<Number>& makers, PolicyState<Number>& policy_state, TradeFlow<Number>& flow) {
  for (int k = 0; k < view.demand.classes->merchants; ++k) {
    flow.licensed[k] = base::smaller(bought.spent[k] / (view.demand.price[k] * mark_up), offer[k]);
    flow.spent_licensed += bought.spent[k];
    use_headroom(policy_state, k, flow.licensed[k]);
  }
  for (int d = 0; d < view.demand.classes->domestics; ++d) {
    const Number spent = bought.spent[kMerchantCount + d] + halls.by_class[d];
    flow.domestic[d] = base::smaller(spent / view.demand.price[kForeignCount + d], makers.unsold[d]);
    flow.spent_domestic += spent;
  }
  flow.levy = view.observed() ? Number(0.0) : treasury_share(view.policy, mark_up) * flow.spent_licensed;
  for (int k = 0; k < kResoldCount; ++k) {
    flow.resold[k] = bought.resold[k];
  }
}

/// A1 to A4: moves on what is owned and rented abroad.
template <class Number>
void hold_abroad(const MarketView<Number>& view, const AbroadView<Number>& there, const Purchases<Number>& bought,
                 const DemandState<Number>& demand, AbroadState<Number>& state, TradeFlow<Number>& flow) {
  flow.spent_owned_abroad = bought.spent_owned;
  flow.spent_rented_abroad = bought.spent_rented;
  const Number rule = view.observed() ? Number(1.0) : view.policy.rent_abroad;
  const Number rented = rent_abroad(view.abroad, there, demand, rule, view.month, view.timeline);
  advance(view.abroad, state, there, view.life, bought.owned_abroad[0], rented);
  const Number more_rented = base::larger(rented - there.rented, Number(0.0));
  for (int c = 0; c < view.demand.classes->merchants; ++c) {
    flow.owned_added[c] = bought.owned_abroad[0] * there.share[c];
    flow.rented_added[c] = more_rented * there.share[c];
  }
}

/// D5: what was paid above list price, and the month's own money that found nothing to buy. Money carried over from earlier
/// months was counted as unmet then. `left` is what all buyers have left, USD.
template <class Number>
void count_unmet(const Channels<Number>& on, const Purchases<Number>& bought, const Budgets<Number>& money, Number left,
                 Number hall_spent, TradeFlow<Number>& flow) {
  const Number zero(0.0);
  const Number value_past = list_value(on.diverted, bought.diverted, on.over_margin) +
                            list_value(on.resold, bought.resold, on.over_margin) +
                            list_value(on.owned_abroad, bought.owned_abroad, on.over_margin);
  const Number over_list = base::larger(bought.spent_diverted + bought.spent_owned - value_past, zero);
  const Number waits = base::larger(left - money.waiting, zero);
  flow.unmet = base::smaller(over_list + waits, money.fresh);
  flow.at_list = bought.all + hall_spent - over_list;
  flow.fresh = money.fresh;
}

/// D6: the premium over list price of what is smuggled; the last one where nothing can be.
template <class Number>
Number premium_past(const Channels<Number>& on, const DemandState<Number>& demand) {
  const Number tiny(1e-9);
  const Number listed = list_value(on.diverted, on.diverted.chips, on.over_margin);
  const Number paid = demand.unit_price * units_of(on.diverted, on.diverted.chips);
  return base::choose(listed > tiny, base::larger(paid / base::larger(listed, tiny) - Number(1.0), Number(0.0)),
                      demand.premium);
}

/// U2: how much of what was ever bought stands in state halls.
template <class Number>
void count_halls(const MarketView<Number>& view, Number hall_spent, const TradeFlow<Number>& flow,
                 TradeState<Number>& state) {
  const Number halls_in_flexible = view.observed()
                                       ? view.demand.halls_budget[view.month]
                                       : (Number(1.0) - view.policy.hall_ban) * view.demand.halls_budget[view.month];
  const Number platforms = view.demand.platform_capex[view.month] * view.demand.accelerator_share[view.month];
  const Number hall_share = halls_in_flexible / base::larger(halls_in_flexible + platforms, Number(1e-9));
  state.hall_value += hall_spent + hall_share * (flow.spent_domestic - hall_spent);
  state.domestic_value += flow.spent_domestic;
  state.hall_foreign_value += hall_share * flow.spent_licensed;
  state.foreign_value += flow.spent_licensed;
}

}  // namespace detail

/// What was bought in China's name in a month, beside the flow: chips past the controls before they are taken from the
/// deliveries of others.
template <class Number>
struct Bought {
  Number diverted[kMerchantCount]{};  ///< new chips that the networks move
  Number paid[kMerchantCount]{};      ///< USD a chip, past the controls
};

/// D1-D6, T1-T5 and A1-A4 up to what leaves other owners. Fills the flow; moves on compute abroad.
template <class Number>
Bought<Number> buy(const MarketView<Number>& view, const SupplyFlow<Number>& supply, const MakerState<Number>& makers,
                   const FleetState<Number>& fleet, PolicyState<Number>& policy_state, DemandState<Number>& demand,
                   TradeState<Number>& state, TradeFlow<Number>& flow) {
  const bool observed = view.observed();
  const Number zero(0.0);
  const Number one(1.0);
  Budgets<Number> money = budgets(view.demand, demand, view.month, observed ? zero : view.policy.hall_ban,
                                  observed ? one : view.policy.funding);
  Channels<Number> on;
  Number offer[kMerchantCount];
  detail::offers_to_china(view, supply, offer);
  const AbroadView<Number> there = look_abroad(state.abroad, view.demand, view.offers);
  detail::open_curves(view, state, demand, there, fleet, supply, on);
  detail::list_offers(view, offer, makers, on);
  const auto halls = detail::fill_halls(money.domestic_only, on);
  Number mark_up = one;
  Purchases<Number> bought;
  if (observed) {
    bought = detail::buy_observed(view, on, demand, money);
  } else {
    mark_up = buyers_mark_up(view.policy);
    fit_budget(view.demand, demand, view.month, view.timeline, zero, money);
    bought = detail::buy_freely(view, on, policy_state, state, offer, demand, money, halls.spent, flow);
  }
  const Number left = base::larger(money.flexible - bought.all, zero);
  detail::count_purchases(view, bought, halls, offer, mark_up, makers, policy_state, flow);
  detail::hold_abroad(view, there, bought, demand, state.abroad, flow);
  detail::count_unmet(on, bought, money, left + halls.left, halls.spent, flow);
  demand.premium = detail::premium_past(on, demand);
  detail::count_halls(view, halls.spent, flow, state);
  demand.carried = view.demand.carry_over * left;
  demand.carried_in_halls = view.demand.carry_over * halls.left;

  Bought<Number> past;
  const auto& smuggled = view.diversion.classes->diverted;
  for (int k = 0; k < smuggled.count; ++k) {
    const int c = smuggled.slot[k];
    past.diverted[c] = bought.diverted[k];
    past.paid[c] = bought.unit_price * on.diverted.units[k];
  }
  return past;
}

}  // namespace headway::balance

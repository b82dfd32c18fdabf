// Sector 7, demand: one purse for every channel, list prices, and how Chinese buyers choose among classes.
//
// D1  budget a month = (platforms' capital spending x share for accelerators + money for compute abroad + halls'
//     budget x beijing.funding) / 12 / exchange rate x residual + money carried over
//     residual: at `through`, observed purchases over the book's budget, at least 1, smoothed over about a year; it
//       fades
//     US and other buyers: the same, smoothed over about a quarter, and nothing is carried over
// D2  cost of a chip = list price x mark-up (P2) + rated power x electricity over its service life; Chinese designs:
//     electricity x (1 - beijing.power_subsidy)
// D3  weight of a class = (useful per chip / cost)^sensitivity; foreign classes: useful x (1 -
//     demand.china.cut_off_risk)
// D4  spending clears at one price (B1 to B3); foreign purchases at list price <= min((1-m)/m x value of Chinese chips
//     on offer, (1-m) x what platforms and halls can spend), m = beijing.mandate
// D5  unmet = what is paid above list price in channels that have none + new money left while all on offer is sold, at
//     most the month's own; shortage = unmet / (unmet + spent at list price)
// D6  premium = L x useful units / list price - 1, of what the networks would bring; at least 0
#pragma once

#include "headway/balance/inputs.hpp"
#include "headway/balance/policy.hpp"
#include "headway/balance/residual.hpp"
#include "headway/balance/yardsticks.hpp"

namespace headway::balance {

/// Classes that can be sold in China: merchant chips, then Chinese designs.
inline constexpr int kOfferCount = kMerchantCount + kDomesticCount;
constexpr int class_of_offer(int offer) {
  return offer < kMerchantCount ? offer : offer - kMerchantCount + kForeignCount;
}

template <class Number>
struct DemandInputs {
  Path<Number> platform_capex;     ///< GCNY a year, Chinese platform companies and carriers
  Path<Number> accelerator_share;  ///< of that, for accelerators used in China
  Path<Number> abroad_budget;      ///< GCNY a year of the same buyers for compute abroad, bought or rented
  Path<Number> halls_budget;       ///< GCNY a year for accelerators, state-funded halls
  Path<Number> exchange_rate;      ///< CNY per USD
  Path<Number> worth;              ///< USD that a useful H100e is worth to its buyer at most, over its life
  Path<Number> us_capex;           ///< GUSD a year
  Path<Number> us_accelerator_share;
  Path<Number> rest_budget;   ///< GUSD a year for accelerators
  Path<Number> us_share;      ///< of merchant chips not sold in China
  Number carry_over;          ///< share of unspent money that is still there next month
  Number sensitivity;         ///< exponent of useful compute per dollar in spending
  Number cut_off_risk;        ///< share of value that buyers write off on foreign chips
  Number service_life;        ///< months over which buyers count electricity
  Number residual_half_life;  ///< months
  Number price[kClassCount];  ///< USD per chip, list
  const Classes* classes = &kShippedClasses;

  static constexpr auto scalars() {
    using Binding = ScalarBinding<DemandInputs, Number>;
    return std::array{
        Binding{&DemandInputs::carry_over, "demand.china.carry_over", "1"},
        Binding{&DemandInputs::sensitivity, "demand.china.price_sensitivity", "1"},
        Binding{&DemandInputs::cut_off_risk, "demand.china.cut_off_risk", "1"},
        Binding{&DemandInputs::service_life, "demand.china.service_life", "month"},
        Binding{&DemandInputs::residual_half_life, "demand.china.residual_half_life", "month"},
    };
  }
  static constexpr auto paths() {
    using Binding = PathBinding<DemandInputs, Number>;
    return std::array{
        Binding{&DemandInputs::platform_capex, "demand.china.platform_capex", "GCNY/year"},
        Binding{&DemandInputs::accelerator_share, "demand.china.accelerator_share", "1"},
        Binding{&DemandInputs::abroad_budget, "demand.china.abroad_budget", "GCNY/year"},
        Binding{&DemandInputs::halls_budget, "demand.china.halls_budget", "GCNY/year"},
        Binding{&DemandInputs::exchange_rate, "demand.china.exchange_rate", "CNY/USD"},
        Binding{&DemandInputs::worth, "demand.china.worth", "USD/H100e"},
        Binding{&DemandInputs::us_capex, "demand.us.capex", "GUSD/year"},
        Binding{&DemandInputs::us_accelerator_share, "demand.us.accelerator_share", "1"},
        Binding{&DemandInputs::rest_budget, "demand.rest.budget", "GUSD/year"},
        Binding{&DemandInputs::us_share, "demand.us.share_of_merchant", "1"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{
        ArrayBinding<DemandInputs, Number, kClassCount>{&DemandInputs::price, "price.", ClassList::all, "USD/chip"}};
  }
};

template <class Number>
struct DemandState {
  Number carried{0.0};             ///< USD left over and still to be spent
  Number carried_in_halls{0.0};    ///< of halls that may buy Chinese designs only
  Number unit_price{0.0};          ///< USD per useful H100e that cleared the last month
  Number wished_price{0.0};        ///< the same, had no foreign class been limited wherever it may be sold
  Number unit_reference{0.0};      ///< the same, smoothed over half a year of observed months
  Number premium{0.0};             ///< over list price, of what was smuggled last month
  Number bought_over_budget{1.0};  ///< observed purchases over the budget, at least 1, smoothed over a year
  Residual<Number> residual;
  Number bought_over_budget_abroad[2]{Number(1.0), Number(1.0)};  ///< the same of US and other buyers
  Residual<Number> residual_abroad[2];
};

/// What a chip is to a Chinese buyer, renewed every quarter.
template <class Number>
struct Offers {
  Number weight[kOfferCount]{};    ///< D3, in (useful H100e per 100,000 USD)^sensitivity
  Number units[kMerchantCount]{};  ///< useful H100e that its price alone pays for: the rest of its cost is electricity
};

/// D2, D3. `power_cost` is USD a month per MW of rated chip power in China.
template <class Number>
void weigh_offers(const DemandInputs<Number>& in, const PolicyInputs<Number>& policy,
                  const Yardsticks<Number>& yardsticks, Number power_cost, bool levied, Offers<Number>& offers) {
  const Number one(1.0);
  for (int offer = 0; offer < kOfferCount; ++offer) {
    const int c = class_of_offer(offer);
    if (!in.classes->fact[c].in_use) {
      continue;
    }
    const bool foreign = offer < kMerchantCount;
    const Number mark_up = foreign && levied ? buyers_mark_up(policy) : one;
    // Beijing's cut of power bills is for halls on Chinese designs.
    const Number power = foreign || !levied ? power_cost : power_cost * (one - policy.power_subsidy);
    const Number electricity = yardsticks.per_chip[kWatts][c] * power * in.service_life;
    const Number cost = in.price[c] * mark_up + electricity;
    const Number useful = yardsticks.useful[c] * (foreign ? one - in.cut_off_risk : one);
    offers.weight[offer] = base::exp(in.sensitivity * base::log(useful / cost * Number(1e5)));
    if (foreign) {
      offers.units[offer] = useful * in.price[c] / (in.price[c] + electricity);
    }
  }
}

/// What Chinese buyers can spend this month, USD.
template <class Number>
struct Budgets {
  Number flexible;       ///< platforms, and halls while they may buy foreign chips; money carried over
  Number domestic_only;  ///< state halls under the ban on foreign chips
  Number fresh;          ///< of both, this month's own money
  Number waiting;        ///< of both, carried over from earlier months
};

template <class Number>
Budgets<Number> budgets(const DemandInputs<Number>& in, const DemandState<Number>& state, int month, Number hall_ban,
                        Number funding) {
  const Number to_dollars = Number(1e9 / 12.0) / in.exchange_rate[month] * state.residual.factor();
  const Number platforms =
      (in.platform_capex[month] * in.accelerator_share[month] + in.abroad_budget[month]) * to_dollars;
  const Number halls = in.halls_budget[month] * funding * to_dollars;
  return Budgets<Number>{platforms + (Number(1.0) - hall_ban) * halls + state.carried,
                         hall_ban * halls + state.carried_in_halls, platforms + halls,
                         state.carried + state.carried_in_halls};
}

/// D1: while purchases are observed, the budget is at least what was bought; `needed` is that, USD.
template <class Number>
void fit_budget(const DemandInputs<Number>& in, DemandState<Number>& state, int month, const Timeline& timeline,
                Number needed, Budgets<Number>& money) {
  const Number one(1.0);
  if (month > timeline.through) {
    state.residual.fade(kept_in_a_month(in.residual_half_life));
    return;
  }
  const Number ratio = base::larger(one, needed / base::larger(money.flexible, one));
  state.bought_over_budget += Number(1.0 / 12.0) * (base::smaller(ratio, Number(4.0)) - state.bought_over_budget);
  money.fresh += base::larger(needed - money.flexible, Number(0.0));
  money.flexible = base::larger(money.flexible, needed);
  if (month == timeline.through) {
    state.residual.anchor(state.bought_over_budget, one);
  }
}

/// D1 for buyers abroad (0: US, 1: the rest): the factor on their budget this month; while purchases are observed they
/// are all bought, and what they are above the budget is remembered, smoothed over a quarter.
template <class Number>
Number fit_budget_abroad(const DemandInputs<Number>& in, DemandState<Number>& state, int buyer, int month,
                         const Timeline& timeline, Number needed, Number budget) {
  auto& over = state.bought_over_budget_abroad[buyer];
  auto& residual = state.residual_abroad[buyer];
  const Number one(1.0);
  if (month > timeline.through) {
    residual.fade(kept_in_a_month(in.residual_half_life));
    return residual.factor();
  }
  const Number ratio = base::larger(one, needed / base::larger(budget, one));
  over += Number(1.0 / 3.0) * (base::smaller(ratio, Number(4.0)) - over);
  if (month == timeline.through) {
    residual.anchor(over, one);
  }
  return one;
}

}  // namespace headway::balance

// Sector 1, policy in Washington, and sector 2, permission in Beijing: what each government lets through this month.
// Neither knows a country's politics: both are levers and dates, fixed or drawn.
#pragma once

#include "headway/balance/classes.hpp"
#include "headway/balance/inputs.hpp"
#include "headway/base/pack.hpp"

namespace headway::balance {

/// Stands for "no limit": large, but finite, so that no product is undefined.
inline constexpr double kUnlimited = 1e18;

/// One scenario's levers in one draw. Months are counted from 2022-01; all hold from `Timeline::branch` on.
template <class Number>
struct PolicyInputs {
  Number permitted_from[kMerchantCount];   ///< first month in which a class may be shipped; beyond the horizon: never
  Number permitted_until[kMerchantCount];  ///< first month in which it may no longer be
  Number newly_permitted[kMerchantCount];  ///< 1 for classes that cap and vetting apply to, 0 for those sold in 2025
  Number cap_units;                        ///< chips a year of each newly permitted class; kUnlimited for none
  Number cap_share;                        ///< of the same class's US shipments; kUnlimited for none
  Number cap_base_lifetime;                ///< 1: the share counts shipments since 2022 at once; 0: from the rule on
  Number cap_base_trailing;  ///< 1: accrual follows the trailing year's average; 0: the current month's shipments
  Number cap_carries;        ///< 1: unused volume carries forward
  Number vetting;            ///< share of demand for newly permitted classes that passes vetting
  Number levy;               ///< share of revenue paid to the Treasury
  Number levy_pass_through;  ///< share of the levy added to the buyer's price
  Number enforcement;        ///< factor on diversion, 1 = as in 2025
  Number hbm_controls;       ///< factor on diverted memory, 1 = as in 2025
  Number tool_controls;      ///< factor on growth of foundry capacity, 1 = as in 2025
  Number offshore;           ///< factor on compute rented abroad, 0 = closed, 1 = as in 2025
  Number mandate;            ///< least share of Chinese designs in purchases, by value
  Number hall_ban;           ///< 1: state halls may buy Chinese designs only
  Number power_subsidy;      ///< share off the electricity price for halls on Chinese designs
  Number funding;            ///< factor on state halls' budgets
  Number kill_switch_month;  ///< month in which foreign chips in China stop; beyond the horizon: never
  Path<Number> permission;   ///< share of demand for foreign chips that Beijing lets through, by month
};

/// What the buyer pays over list price: the vendor keeps list price when all of the levy is passed on.
template <class Number>
Number levy_mark_up(const PolicyInputs<Number>& in) {
  return Number(1.0) / base::larger(Number(1.0) - in.levy * in.levy_pass_through, Number(0.05));
}

template <class Number>
struct PolicyState {
  Number headroom[kMerchantCount];  ///< chips of a class that the cap still lets through
};

/// What Washington lets through of one class this month: 0 where it may not be sold, kUnlimited where nothing limits
/// it.
/// Equation P1: headroom = carried headroom + accrual; accrual = min(cap / 12, share x US shipments).
template <class Number>
Number allowed_volume(const PolicyInputs<Number>& in, PolicyState<Number>& state, int chip_class, int month, int branch,
                      Number us_shipments_this_month, Number us_shipments_trailing, Number us_shipments_lifetime) {
  const Number now(static_cast<double>(month));
  const Number unlimited(kUnlimited);
  const Number nothing(0.0);
  const Number first = base::larger(in.permitted_from[chip_class], Number(static_cast<double>(branch)));
  const auto opened = now >= first;
  const Number is_first_month = base::choose(now < first + Number(1.0), Number(1.0), nothing);
  const Number accrues =
      us_shipments_this_month + in.cap_base_trailing * (us_shipments_trailing - us_shipments_this_month);
  const Number base_shipments = accrues + is_first_month * in.cap_base_lifetime * us_shipments_lifetime;
  const Number by_share = base::choose(in.cap_share < unlimited, in.cap_share * base_shipments, unlimited);
  const Number by_units = base::choose(in.cap_units < unlimited, in.cap_units * Number(1.0 / 12.0), unlimited);
  const Number accrual = base::smaller(by_units, by_share);
  const Number carried = state.headroom[chip_class] * in.cap_carries;
  const Number capped = base::smaller(carried + accrual, unlimited);
  Number volume = base::choose(in.newly_permitted[chip_class] > nothing, capped, unlimited);
  volume = base::choose(opened, volume, nothing);
  volume = base::choose(now < in.permitted_until[chip_class], volume, nothing);
  state.headroom[chip_class] = base::choose(opened, capped, nothing);
  return volume;
}

}  // namespace headway::balance

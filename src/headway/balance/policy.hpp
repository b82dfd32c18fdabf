// Sector 1, policy in Washington, and sector 2, permission in Beijing: what each government lets through this month.
// Both are levers and dates, fixed or drawn.
//
// P1  allowed(c) = 0 where c may not be shipped this month
//                = unlimited for classes of washington.sold_before (H20 and MI308, sold in 2025)
//                = for a newly permitted class the less of two headrooms, one in units and one as a share:
//     headroom(t) = cap_carries x headroom(t-1) + accrual - sold
//     accrual = min(cap, cap per customer x customers) / 12, and cap_share x US shipments of the class
//     less than one chip a month is 0
// P2  buyer's price = list price x (1 + tariff x share passed on) / (1 - levy x share passed on); the Treasury has
//     levy + tariff / (buyer's price / list price) of what buyers pay
// P3  licences through, of a newly permitted class, x = 3 (months since it was permitted) / licence_months: 1 - e^-x
//     (1 + x + x^2 / 2): three first-order delays, applied, approved and tested
// P4  share of demand let through by Beijing = share of the regime x place x (1 - cover_response x domestic cover),
//     domestic cover = value of Chinese chips on offer / what buyers can spend, at most 1
#pragma once

#include "headway/balance/policy_inputs.hpp"
#include "headway/base/elementary.hpp"
#include "headway/base/pack.hpp"

namespace headway::balance {

/// P2: what the buyer pays over list price. The vendor keeps list price where all of levy and tariff is passed on.
template <class Number>
Number buyers_mark_up(const PolicyInputs<Number>& in) {
  const Number one(1.0);
  return (one + in.tariff * in.tariff_pass_through) / base::larger(one - in.levy * in.levy_pass_through, Number(0.05));
}

/// P2: what the Treasury takes of what buyers paid for licensed chips, at `mark_up`.
template <class Number>
Number treasury_share(const PolicyInputs<Number>& in, Number mark_up) {
  return in.levy + in.tariff / mark_up;
}

/// P3: share of licences that have come through their three stages (applied, approved, tested), each a first-order delay of
/// a third of `licence_months`, since the class was permitted.
template <class Number>
Number licences_through(const PolicyInputs<Number>& in, int chip_class, int month) {
  const Number one(1.0);
  const Number since =
      base::larger(Number(static_cast<double>(month + 1)) - in.permitted_from[chip_class], Number(0.0));
  const Number x = Number(3.0) * since / base::larger(in.licence_months, Number(1e-3));
  const Number through = one - base::exp(-x) * (one + x + Number(0.5) * x * x);
  return base::choose(in.newly_permitted[chip_class] > Number(0.0), base::choose(x < Number(600.0), through, one), one);
}

/// P4: share of demand that Beijing lets through: the regime's, less where Chinese designs cover demand at list price, and
/// only where both governments admit the place.
template <class Number>
Number let_through(const PolicyInputs<Number>& in, int month, Number domestic_cover) {
  const Number one(1.0);
  return in.permission[month] * in.place * (one - in.cover_response * base::smaller(domestic_cover, one));
}

template <class Number>
struct PolicyState {
  Number by_units[kMerchantCount];  ///< chips of a class that the cap in units still lets through
  Number by_share[kMerchantCount];  ///< the same of the cap as a share of US shipments
};

/// Takes what was sold off what may still be.
template <class Number>
void use_headroom(PolicyState<Number>& state, int chip_class, Number sold) {
  state.by_units[chip_class] = base::larger(state.by_units[chip_class] - sold, Number(0.0));
  state.by_share[chip_class] = base::larger(state.by_share[chip_class] - sold, Number(0.0));
}

/// What Washington lets through of one class this month: 0 where it may not be sold, kUnlimited where nothing limits
/// it.
/// P1.
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
  const auto grow = [&](Number& headroom, Number accrual) {
    headroom = base::choose(opened, base::smaller(headroom * in.cap_carries + accrual, unlimited), nothing);
    return headroom;
  };
  const Number by_units = grow(state.by_units[chip_class],
                               base::choose(in.cap_units < unlimited, in.cap_units * Number(1.0 / 12.0), unlimited));
  const Number by_share = grow(state.by_share[chip_class],
                               base::choose(in.cap_share < unlimited, in.cap_share * base_shipments, unlimited));
  const Number capped = base::smaller(by_units, by_share);
  Number volume = base::choose(in.newly_permitted[chip_class] > nothing, capped, unlimited);
  volume = base::choose(opened, volume, nothing);
  // Less than a chip is none: what rounding leaves of a headroom that is used up must not keep the class on buyers' lists.
  volume = base::choose(volume < Number(1.0), nothing, volume);
  return base::choose(now < in.permitted_until[chip_class], volume, nothing);
}

}  // namespace headway::balance

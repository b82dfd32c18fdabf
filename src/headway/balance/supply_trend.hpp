// S8: a vendor's trend in a hindcast, read off how far its wafers lie over the book's drivers. The equation is stated in
// world_supply.hpp.
#pragma once

#include "headway/balance/supply_state.hpp"

namespace headway::balance {

/// S8: the damping of a trend a year, as in book/forward.hpp, and its twelfth root.
inline constexpr double kMomentumKept = 0.8;
inline constexpr double kMomentumKeptAMonth = 0.98157738;
/// A growth is read off no less than a quarter.
inline constexpr double kLeastRecord = 3.0;

namespace detail {

/// S8 while output is observed: how far each vendor's wafers lie over the drivers' in logarithms, smoothed over a quarter,
/// and where they lay a year before observation ends or at the first sale after that.
template <class Number>
void follow_trend(const SupplyInputs<Number>& in, SupplyState<Number>& state, int month, const Timeline& timeline,
                  const Number (&wafers)[kVendorCount]) {
  const Number zero(0.0);
  const Number one(1.0);
  for (int vendor = 0; vendor < kVendorCount; ++vendor) {
    const Number drivers = in.packaging_capacity[month] * in.packaging_share[vendor][month];
    const Number over = base::log(base::larger(wafers[vendor], Number(1e-3)) / base::larger(drivers, Number(1e-3)));
    const Number sells = base::choose(wafers[vendor] > zero, one, zero);
    const Number first = base::choose(state.month_before[vendor] < Number(kNotYet), zero, sells);
    state.over_drivers[vendor] +=
        (first + (one - first) * sells * Number(1.0 / 3.0)) * (over - state.over_drivers[vendor]);
    const Number marks = month + 12 == timeline.through ? sells : first;
    state.over_before[vendor] = base::choose(marks > zero, state.over_drivers[vendor], state.over_before[vendor]);
    state.month_before[vendor] =
        base::choose(marks > zero, Number(static_cast<double>(month)), state.month_before[vendor]);
  }
}

/// S8 when observation ends: the first month's growth of each vendor's residual, nothing outside a hindcast.
template <class Number>
void start_momentum(SupplyState<Number>& state, int month, const Timeline& timeline) {
  const Number zero(0.0);
  for (int vendor = 0; vendor < kVendorCount; ++vendor) {
    const Number months = Number(static_cast<double>(month)) - state.month_before[vendor];
    const Number grown = (state.over_drivers[vendor] - state.over_before[vendor]) * Number(12.0) /
                         base::larger(months, Number(kLeastRecord));
    const Number known = base::choose(months < Number(kLeastRecord), zero, grown);
    state.momentum[vendor] =
        timeline.hindcast ? base::between(Number(-1.0), known, Number(1.0)) * Number(kMomentumKept / 12.0) : zero;
  }
}

}  // namespace detail

}  // namespace headway::balance

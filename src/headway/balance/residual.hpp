// History meets forecast: how far an observed flow stood from what the book's drivers give, as a factor on an input,
// carried into the forecast and fading with a stated half-life. It multiplies drivers, so nothing comes from nothing.
#pragma once

#include "headway/base/elementary.hpp"

namespace headway::balance {

template <class Number>
struct Residual {
  Number log_factor{0.0};

  /// At the last observed month. Where either flow is zero there is no residual; the factor is kept within [1/4, 4].
  void anchor(Number observed, Number from_drivers) {
    const Number ratio = observed / base::larger(from_drivers, Number(1e-12));
    const Number bounded = base::between(Number(0.25), ratio, Number(4.0));
    const Number none(0.0);
    log_factor = base::choose(observed > none, base::choose(from_drivers > none, base::log(bounded), none), none);
  }
  /// One month later: `kept` is 0.5^(1 / half-life in months).
  void fade(Number kept) { log_factor *= kept; }
  Number factor() const { return base::exp(log_factor); }
};

/// Share of a residual that is left after a month.
template <class Number>
Number kept_in_a_month(Number half_life_months) {
  return base::exp(Number(-0.69314718055994530942) / base::larger(half_life_months, Number(0.1)));
}

/// How far a generation has taken over, from 0 at its first volume to 1 after `ramp` months: 3x^2 - 2x^3.
template <class Number>
Number ramp(Number months_since_start, Number ramp_months) {
  const Number x = base::between(Number(0.0), months_since_start / ramp_months, Number(1.0));
  return x * x * (Number(3.0) - Number(2.0) * x);
}

/// A calendar year with decimals, as the book states dates, to months after 2022-01.
template <class Number>
Number month_of_year(Number year) {
  return (year - Number(2022.0)) * Number(12.0);
}

}  // namespace headway::balance

// An ensemble's figures as a reader gets them: quantiles with their Monte Carlo error.
#pragma once

#include <span>

namespace headway::model {

/// Quantiles of a figure over draws. All NaN where no draw has a value.
struct Summary {
  double p5 = 0.0;
  double p25 = 0.0;
  double p50 = 0.0;
  double p75 = 0.0;
  double p95 = 0.0;
  double mean = 0.0;
  double error_p50 = 0.0;   ///< half width of the median's 95 % Monte Carlo interval
  double above_zero = 0.0;  ///< share of draws above zero
  long draws = 0;           ///< draws with a value
};

/// Summary of `values`, which it reorders; NaN stands for "no value".
Summary summarise(std::span<double> values);

/// Quantiles of other - base, draw by draw; what is equal but for rounding is no gain. `scratch` is as long as a row.
Summary summarise_gain(std::span<const double> base, std::span<const double> other, std::span<double> scratch);

/// Quantiles of 100 (other / base - 1), draw by draw; draws whose base is 0 but for rounding have no value.
Summary summarise_gain_percent(std::span<const double> base, std::span<const double> other, std::span<double> scratch);

}  // namespace headway::model

// What anyone would forecast without a model, with the width that the past gives: the measure of skill.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "headway/study/score/observed.hpp"

namespace headway::study {

/// A lognormal forecast; spread 0 is a sure number (and so is a median of 0).
struct NaiveForecast {
  double median = 0.0;
  double spread = 0.0;  ///< standard deviation of the logarithm

  /// The quantile of the standard normal number z.
  double at(double z) const;
  /// CRPS against what was observed, from 199 quantiles.
  double crps(double observed) const;
};

struct Naive {
  NaiveForecast last_value;  ///< the last value known
  NaiveForecast trend;       ///< carried on with the mean growth of the last four steps
};

/// For a row, from the rows of the same quantity, entity, unit and length of period that ended by `through`. The spread
/// is that of one step's change of logarithms, pooled over all series of that length up to then (0.5 a quarter where
/// there are fewer than five changes), times the square root of the steps ahead. None where nothing was known.
std::optional<Naive> naive_forecast(std::span<const ObservedRow> history, const ObservedRow& row, base::Month through);

}  // namespace headway::study

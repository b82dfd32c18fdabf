// Quantiles of a sample and how far they may be off because the sample is finite.
#pragma once

#include <cstddef>
#include <span>

namespace headway::chance {

/// A quantile in the sample's unit. `error` is half the width of its 95 % confidence interval, of its wider side.
struct QuantileEstimate {
  double value = 0;
  double error = 0;
};

/// The median alone is the point of probability 0.5; the others' errors are then not a number.
enum class ErrorsFor { median_only, all };

/// Quantiles of `scratch` at `probabilities`, in [0, 1] and in any order; `out` is as long. Reorders `scratch`, which
/// holds no NaN. Linear between the order statistics (type 7 of Hyndman and Fan). The interval is free of any
/// distribution: the order statistics at the ranks n p -+ 1.96 sqrt(n p (1 - p)), within the sample, so that in a small
/// one the error is at least what is stated. Not a number for an empty sample; the error also for a sample of one.
void sample_quantiles(std::span<double> scratch, std::span<const double> probabilities, std::span<QuantileEstimate> out,
                      ErrorsFor errors = ErrorsFor::all);

/// Moves the values that are not a number to the end, keeps the order of the rest, and returns how many these are.
std::size_t drop_missing(std::span<double> values);

/// The arithmetic mean, summed pairwise in a fixed order; not a number for no values.
double mean(std::span<const double> values);

}  // namespace headway::chance

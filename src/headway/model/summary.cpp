#include "headway/model/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "headway/chance/sample_quantiles.hpp"

namespace headway::model {

namespace {

/// What differs by less than this share is equal but for rounding. So is a draw's value from zero where it is less than this
/// share of the largest: a difference of large sums leaves as much.
constexpr double kRounding = 1e-9;

double gain_over(double base, double other) {
  const double gain = other - base;
  const double size = std::max({std::abs(base), std::abs(other), 1.0});
  return std::abs(gain) <= kRounding * size ? 0.0 : gain;
}

/// The largest size among the values, at least 1; what is no number does not count.
double size_of(std::span<const double> values) {
  double size = 1.0;
  for (const double value : values) {
    size = std::abs(value) > size ? std::abs(value) : size;
  }
  return size;
}

}  // namespace

Summary summarise(std::span<double> values) {
  Summary summary;
  const auto real = values.first(chance::drop_missing(values));
  summary.draws = static_cast<long>(real.size());
  if (real.empty()) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    summary.p5 = summary.p25 = summary.p50 = summary.p75 = summary.p95 = kNone;
    summary.mean = summary.error_p50 = summary.above_zero = kNone;
    return summary;
  }
  summary.mean = chance::mean(real);
  summary.above_zero = static_cast<double>(std::ranges::count_if(real, [](double value) { return value > 0.0; })) /
                       static_cast<double>(real.size());
  constexpr std::array kProbabilities{0.05, 0.25, 0.5, 0.75, 0.95};
  std::array<chance::QuantileEstimate, kProbabilities.size()> estimates;
  chance::sample_quantiles(real, kProbabilities, estimates, chance::ErrorsFor::median_only);
  summary.p5 = estimates[0].value;
  summary.p25 = estimates[1].value;
  summary.p50 = estimates[2].value;
  summary.p75 = estimates[3].value;
  summary.p95 = estimates[4].value;
  summary.error_p50 = estimates[2].error;
  return summary;
}

Summary summarise_gain(std::span<const double> base, std::span<const double> other, std::span<double> scratch) {
  for (std::size_t k = 0; k < base.size(); ++k) {
    scratch[k] = gain_over(base[k], other[k]);
  }
  return summarise(scratch.first(base.size()));
}

Summary summarise_gain_percent(std::span<const double> base, std::span<const double> other, std::span<double> scratch) {
  const double nothing = kRounding * std::max(size_of(base), size_of(other));
  for (std::size_t k = 0; k < base.size(); ++k) {
    scratch[k] = std::abs(base[k]) > nothing ? 100.0 * gain_over(base[k], other[k]) / base[k]
                                             : std::numeric_limits<double>::quiet_NaN();
  }
  return summarise(scratch.first(base.size()));
}

}  // namespace headway::model

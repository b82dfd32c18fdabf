#include "headway/model/summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "headway/chance/sample_quantiles.hpp"

namespace headway::model {

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
    scratch[k] = other[k] - base[k];
  }
  return summarise(scratch.first(base.size()));
}

Summary summarise_gain_percent(std::span<const double> base, std::span<const double> other, std::span<double> scratch) {
  for (std::size_t k = 0; k < base.size(); ++k) {
    scratch[k] = base[k] != 0.0 ? 100.0 * (other[k] / base[k] - 1.0) : std::numeric_limits<double>::quiet_NaN();
  }
  return summarise(scratch.first(base.size()));
}

}  // namespace headway::model

#include "headway/report/spread.hpp"

#include <algorithm>
#include <cmath>

namespace headway::report {

namespace {

/// Half width of the 95 % interval of a quantile at probability `p`, where `density` is the mean density out to the
/// next quantile; `thinning` is how much lower the density is at the quantile itself: about 1.2 at the quartiles and 2
/// to 3 at the ends, from a normal to a skewed lognormal.
double quantile_error(double p, double probability_between, double distance, double thinning, double draws) {
  return 1.96 * std::sqrt(p * (1.0 - p) / draws) * thinning * std::abs(distance) / probability_between;
}

/// Before a band in the same scale even a zero needs the word.
std::string before_band(const std::string& number, const Scale& scale) {
  return scale.word.empty() || number == "-" ? number : number + " " + scale.word;
}

}  // namespace

Errors errors_of(const model::Summary& summary) {
  Errors errors;
  errors.p50 = summary.error_p50;
  const auto draws = static_cast<double>(std::max(1L, summary.draws));
  errors.p5 = quantile_error(0.05, 0.2, summary.p25 - summary.p5, 2.5, draws);
  errors.p25 = quantile_error(0.25, 0.25, summary.p50 - summary.p25, 1.25, draws);
  errors.p75 = quantile_error(0.25, 0.25, summary.p75 - summary.p50, 1.25, draws);
  errors.p95 = quantile_error(0.05, 0.2, summary.p95 - summary.p75, 2.5, draws);
  constexpr double kStandardDeviationsAcross = 2.0 * 1.645;
  errors.mean = 1.96 * std::abs(summary.p95 - summary.p5) / kStandardDeviationsAcross / std::sqrt(draws);
  return errors;
}

Scale common_scale(std::initializer_list<const model::Summary*> summaries) {
  double largest = 0.0;
  for (const model::Summary* summary : summaries) {
    for (const double value : {summary == nullptr ? 0.0 : summary->p5, summary == nullptr ? 0.0 : summary->p50,
                               summary == nullptr ? 0.0 : summary->p95}) {
      largest = std::isfinite(value) ? std::max(largest, std::abs(value)) : largest;
    }
  }
  return scale_for(largest);
}

std::string median_in(const model::Summary& summary, const Scale& scale, int digits) {
  return rounded_in(summary.p50, summary.error_p50, scale, digits);
}

std::string band50_in(const model::Summary& summary, const Scale& scale, int digits) {
  const Errors errors = errors_of(summary);
  return range_in(summary.p25, errors.p25, summary.p75, errors.p75, scale, digits);
}

std::string band90_in(const model::Summary& summary, const Scale& scale, int digits) {
  const Errors errors = errors_of(summary);
  return range_in(summary.p5, errors.p5, summary.p95, errors.p95, scale, digits);
}

std::string bands_in(const model::Summary& summary, const Scale& scale) {
  return "50 %: " + band50_in(summary, scale, kSentenceDigits) +
         ", 90 %: " + band90_in(summary, scale, kSentenceDigits);
}

std::string median_and_90(const model::Summary& summary) {
  if (!std::isfinite(summary.p50)) {
    return "-";
  }
  const Scale scale = common_scale({&summary});
  if (summary.p5 == summary.p95 || std::max(std::abs(summary.p5), std::abs(summary.p95)) < kNothing) {
    return with_word(median_in(summary, scale), scale);
  }
  const bool narrow = std::abs(summary.p95 - summary.p5) < 0.2 * std::abs(summary.p50);
  return before_band(median_in(summary, scale), scale) + " (" +
         band90_in(summary, scale, narrow ? kTableDigits : kSentenceDigits) + ")";
}

std::string signed_median_and_90(const model::Summary& summary) {
  if (!std::isfinite(summary.p50)) {
    return "-";
  }
  const Scale scale = common_scale({&summary});
  const std::string median = signed_in(summary.p50, summary.error_p50, scale, kSentenceDigits);
  return before_band(median, scale) + " (" + band90_in(summary, scale, kSentenceDigits) + ")";
}

std::string in_words(const model::Summary& summary, const std::string& unit) {
  const Scale scale = common_scale({&summary});
  return before_band(median_in(summary, scale, kSentenceDigits), scale) + unit_after(unit) + " (" +
         bands_in(summary, scale) + ")";
}

}  // namespace headway::report

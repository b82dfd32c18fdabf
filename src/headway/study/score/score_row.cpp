#include <algorithm>
#include <cmath>
#include <limits>

#include "headway/study/score/crps.hpp"
#include "headway/study/score/score.hpp"

namespace headway::study {

namespace {

/// Linear between order statistics, as chance::sample_quantiles.
double quantile_of(const std::vector<double>& sorted, double probability) {
  const double place = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - std::floor(place)) * (sorted[above] - sorted[below]);
}

}  // namespace

ScoredRow score_row(const ObservedRow& observed, const Predicted& predicted, std::span<const ObservedRow> history,
                    base::Month through, double scale) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  ScoredRow row;
  row.observed = observed;
  row.through = through;
  row.skipped = predicted.skipped;
  row.input = predicted.input;
  row.scale = scale;
  row.subject = predicted.subject;
  row.whole_flow = predicted.whole_flow;
  row.crps = row.place = row.place_low = row.place_high = kNone;
  row.p5 = row.p25 = row.p50 = row.p75 = row.p95 = kNone;
  if (!row.skipped.empty()) {
    return row;
  }
  const auto& sorted = predicted.sorted;
  row.p5 = quantile_of(sorted, 0.05);
  row.p25 = quantile_of(sorted, 0.25);
  row.p50 = quantile_of(sorted, 0.5);
  row.p75 = quantile_of(sorted, 0.75);
  row.p95 = quantile_of(sorted, 0.95);
  const double low = observed.low.value_or(observed.central.value_or(kNone));
  const double high = observed.high.value_or(observed.central.value_or(kNone));
  row.touches90 = low <= row.p95 && high >= row.p5;
  row.place_low = std::isfinite(low) ? place_in(sorted, low) : 0.0;
  row.place_high = std::isfinite(high) ? place_in(sorted, high) : 1.0;
  if (!observed.central) {
    return row;
  }
  const double value = *observed.central;
  row.inside90 = row.p5 <= value && value <= row.p95;
  row.inside50 = row.p25 <= value && value <= row.p75;
  row.crps = crps(sorted, value);
  row.place = place_in(sorted, value);
  row.scored = !row.input && observed.kind != "projection";
  row.naive = naive_forecast(history, observed, through);
  return row;
}

}  // namespace headway::study

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "headway/base/portable.hpp"
#include "headway/study/score/made_card.hpp"

namespace headway::study {

CardQuantiles::Place CardQuantiles::place(double value) const {
  const std::array<std::pair<double, double>, 5> points{
      {{0.05, p5}, {0.25, p25}, {0.5, p50}, {0.75, p75}, {0.95, p95}}};
  Place place{0.0, 1.0};
  for (const auto& [probability, quantile] : points) {
    if (quantile < value) {
      place.low = probability;
    }
  }
  for (std::size_t k = points.size(); k-- > 0;) {
    if (points[k].second > value) {
      place.high = points[k].first;
    }
  }
  const auto at = std::ranges::find(points, value, [](const auto& point) { return point.second; });
  if (at != points.end()) {
    const auto last =
        std::find_if(points.rbegin(), points.rend(), [&](const auto& point) { return point.second == value; });
    // Below the first of equal quantiles lies at most what lies below the one before.
    const bool alone = at->first == last->first;
    return alone ? Place{at->first, at->first} : Place{at == points.begin() ? 0.0 : at->first, last->first};
  }
  const bool inside = p5 < value && value < p95;
  if (!inside) {
    return place;
  }
  const auto quantile_at = [&](double probability) {
    return std::ranges::find(points, probability, [](const auto& point) { return point.first; })->second;
  };
  const double below = quantile_at(place.low);
  const double above = quantile_at(place.high);
  const double share = below > 0.0 ? base::portable::log(value / below) / base::portable::log(above / below)
                                   : (value - below) / (above - below);
  const double found = place.low + share * (place.high - place.low);
  return {found, found};
}

double CardQuantiles::interval_score(double observed) const {
  const auto interval = [&](double alpha, double low, double high) {
    const double outside = std::max(low - observed, 0.0) + std::max(observed - high, 0.0);
    return 0.5 * alpha * (high - low) + outside;
  };
  constexpr double kIntervals = 2.0;
  return (0.5 * std::abs(observed - p50) + interval(0.1, p5, p95) + interval(0.5, p25, p75)) / (kIntervals + 0.5);
}

}  // namespace headway::study

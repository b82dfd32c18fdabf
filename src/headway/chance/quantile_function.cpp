#include "headway/chance/quantile_function.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"

namespace headway::chance::detail {
namespace {

/// Above this ratio of the largest value to the smallest, values are thought of in factors rather than in differences.
constexpr double kFactorSpread = 3.0;

double slope(const QuantilePoint& left, const QuantilePoint& right) {
  return (right.value - left.value) / (right.probability - left.probability);
}

}  // namespace

SplitNormal::SplitNormal(std::span<const QuantilePoint> points, Scale scale) : scale_(scale) {
  const auto number = [scale](const QuantilePoint& point) {
    return scale == Scale::logarithm ? base::portable::log(point.value) : point.value;
  };
  const QuantilePoint& first = points.front();
  const QuantilePoint& last = points.back();
  const double first_normal = normal_quantile(first.probability);
  const double last_normal = normal_quantile(last.probability);
  if (points.size() == 3) {
    median_ = number(points[1]);
    deviation_below_ = (number(first) - median_) / first_normal;
    deviation_above_ = (number(last) - median_) / last_normal;
  } else {
    deviation_below_ = (number(last) - number(first)) / (last_normal - first_normal);
    deviation_above_ = deviation_below_;
    median_ = number(first) - deviation_below_ * first_normal;
  }
}

double SplitNormal::quantile(double probability) const {
  const double normal = normal_quantile(probability);
  const double value = median_ + normal * (normal < 0.0 ? deviation_below_ : deviation_above_);
  return scale_ == Scale::logarithm ? base::portable::exp(value) : value;
}

double Triangular::quantile(double probability) const {
  const double width = high_ - low_;
  const double below_mode = mode_ - low_;
  if (probability * width < below_mode) {
    return low_ + std::sqrt(probability * width * below_mode);
  }
  return high_ - std::sqrt((1.0 - probability) * width * (high_ - mode_));
}

Piecewise::Piecewise(std::span<const QuantilePoint> points, Scale scale) : knots_(points.begin(), points.end()) {
  const double least = points.front().value;
  in_logarithms_ = scale == Scale::by_spread && least > 0.0 && points.back().value > kFactorSpread * least;
  if (in_logarithms_) {
    for (QuantilePoint& knot : knots_) {
      knot.value = base::portable::log(knot.value);
    }
  }
  const QuantilePoint first = knots_.front();
  const QuantilePoint last = knots_.back();
  if (first.probability > 0.0) {
    knots_.insert(knots_.begin(), {0.0, first.value - first.probability * slope(first, knots_[1])});
  }
  if (last.probability < 1.0) {
    knots_.push_back({1.0, last.value + (1.0 - last.probability) * slope(knots_[knots_.size() - 2], last)});
  }
}

double Piecewise::quantile(double probability) const {
  std::size_t right = 1;
  while (right + 1 < knots_.size() && knots_[right].probability <= probability) {
    ++right;
  }
  const QuantilePoint& from = knots_[right - 1];
  const QuantilePoint& to = knots_[right];
  // The least of the two: rounding must not carry the end of a segment past the start of the next.
  const double value = std::min(from.value + (probability - from.probability) * slope(from, to), to.value);
  return in_logarithms_ ? base::portable::exp(value) : value;
}

}  // namespace headway::chance::detail

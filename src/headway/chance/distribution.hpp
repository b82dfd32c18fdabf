// A probability distribution given by its quantiles, as sources state them: "20 to 40 %, 90 times in 100".
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "headway/base/error.hpp"

namespace headway::chance {

enum class Shape { number, normal, lognormal, beta, triangular, uniform, piecewise };

/// The shape of this name, such as "lognormal"; no value for any other text.
std::optional<Shape> parse_shape(std::string_view name);
std::string_view to_string(Shape shape);

/// The value that is not exceeded with this probability, in [0, 1].
struct QuantilePoint {
  double probability = 0;
  double value = 0;

  bool operator==(const QuantilePoint&) const = default;
};

/// The quantity itself lies between these. What lies outside is moved to the bound, so that the given quantiles hold.
struct Bounds {
  std::optional<double> min;
  std::optional<double> max;

  bool operator==(const Bounds&) const = default;
};

namespace detail {
class QuantileFunction;
}

/// A cheap value; a constant one may be used by several threads at once.
class Distribution {
 public:
  /// The points may come in any order. By shape:
  /// - number: one point, at any probability.
  /// - normal, lognormal: two points give the shape itself. Three, the middle one the median, give the split shape: one
  ///   standard deviation below the median and another above, through all three (the shape itself where they agree with
  ///   it). Any others are taken as piecewise.
  /// - beta, on [0, 1], and uniform: two points give the shape itself, more are taken as piecewise.
  /// - triangular: the points at probabilities 0 and 1, and the mode.
  /// - piecewise: two points or more. Linear in probability between them (in the logarithm of the value where all are
  /// above
  ///   0 and the largest is over three times the smallest), and beyond the outermost with the slope of the segment
  ///   beside them; never below 0 where no point is, never beyond what the shape allows, nor beyond the bounds.
  ///
  /// Errors: values that decrease; a probability given twice or outside the open interval (0, 1) (0 and 1 are allowed
  /// for triangular, uniform and piecewise); a value that is not finite, outside the bounds, not above 0 for lognormal,
  /// or not strictly between 0 and 1 for beta; too few points; a mode missing, or given for another shape.
  static base::Result<Distribution> from_quantiles(Shape shape, std::span<const QuantilePoint> points,
                                                   Bounds bounds = {}, std::optional<double> mode = std::nullopt);

  /// The same value whatever the probability.
  static Distribution constant(double value);

  /// The value that is not exceeded with this probability, in the open interval (0, 1). Never decreases. It goes
  /// through the given points within a relative 1e-12 (beta: 1e-8, unless a parameter is below 0.3: 1e-6).
  double quantile(double probability) const;

 private:
  Distribution(std::shared_ptr<const detail::QuantileFunction> function, double least, double most)
      : function_(std::move(function)), least_(least), most_(most) {}

  std::shared_ptr<const detail::QuantileFunction> function_;
  double least_;
  double most_;
};

}  // namespace headway::chance

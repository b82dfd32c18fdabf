#include "headway/chance/points.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace headway::chance::detail {
namespace {

std::string text(double number) {
  std::array<char, 40> letters{};
  const auto written = std::to_chars(letters.data(), letters.data() + letters.size(), number);
  return {letters.data(), written.ptr};
}

/// "p5" for 0.05.
std::string percentile_name(double probability) { return "p" + text(std::round(probability * 1e10) / 1e8); }

base::Error error(std::string problem, std::string why, std::string suggestion) {
  return {.problem = std::move(problem), .why = std::move(why), .suggestion = std::move(suggestion), .where = {}};
}

std::string shape_name(Shape shape) { return std::string(to_string(shape)); }

std::optional<base::Error> check_count(Shape shape, Form form, std::size_t count) {
  if (form == Form::constant && count != 1) {
    return error("the shape number has " + std::to_string(count) + " values", "it takes exactly one",
                 "give one value, or another shape");
  }
  if (form == Form::triangular && count != 2) {
    return error("the shape triangular has " + std::to_string(count) + " quantiles",
                 "it takes p0 and p100, and the mode", "give these, or use the shape piecewise for other quantiles");
  }
  if (form != Form::constant && count < 2) {
    return error("the shape " + shape_name(shape) + " has " + std::to_string(count) + " quantiles",
                 "it takes at least two", "give two such as p5 and p95, or use the shape number");
  }
  return std::nullopt;
}

std::optional<base::Error> check_numbers(std::span<const QuantilePoint> points, const Bounds& bounds) {
  for (const QuantilePoint& point : points) {
    if (!std::isfinite(point.probability) || !std::isfinite(point.value)) {
      return error("the quantile " + name_of(point) + " is not a finite number", "a quantile is finite",
                   "give a number");
    }
  }
  if (std::isnan(bounds.min.value_or(0.0)) || std::isnan(bounds.max.value_or(0.0))) {
    return error("a bound is not a number", "min and max are numbers", "give a number, or leave the bound out");
  }
  if (bounds.min && bounds.max && *bounds.min > *bounds.max) {
    return error("min = " + text(*bounds.min) + " lies above max = " + text(*bounds.max),
                 "the value lies between min and max", "exchange the two, or leave one out");
  }
  return std::nullopt;
}

std::optional<base::Error> check_probabilities(Shape shape, Form form, std::span<const QuantilePoint> points) {
  const bool ends_allowed = form == Form::triangular || form == Form::piecewise || form == Form::constant;
  for (const QuantilePoint& point : points) {
    const double probability = point.probability;
    if (probability < 0.0 || probability > 1.0) {
      return error("the probability " + text(probability) + " does not lie between 0 and 1",
                   "p5 stands for the probability 0.05", "give a probability from 0 to 1");
    }
    if (!ends_allowed && (probability == 0.0 || probability == 1.0)) {
      return error(name_of(point) + " has no place in the shape " + shape_name(shape),
                   "its probabilities lie strictly between 0 and 1: it has no least and no largest value to state",
                   "give other quantiles, or use the shape uniform or piecewise");
    }
  }
  if (form == Form::triangular && (points.front().probability != 0.0 || points.back().probability != 1.0)) {
    return error("the shape triangular has " + name_of(points.front()) + " and " + name_of(points.back()),
                 "it takes p0 and p100, and the mode", "give these, or use the shape piecewise for other quantiles");
  }
  return std::nullopt;
}

std::optional<base::Error> check_order(std::span<const QuantilePoint> points) {
  for (std::size_t right = 1; right < points.size(); ++right) {
    const QuantilePoint& low = points[right - 1];
    const QuantilePoint& high = points[right];
    if (low.probability == high.probability) {
      return error("the quantile " + percentile_name(low.probability) + " is given twice",
                   "with the values " + text(low.value) + " and " + text(high.value), "keep one of the two");
    }
    if (low.value > high.value) {
      return error("quantiles out of order: " + name_of(low) + " lies above " + name_of(high),
                   "values must not decrease as the probability rises", "exchange the two, or correct one");
    }
  }
  return std::nullopt;
}

std::optional<base::Error> check_values(Shape shape, std::span<const QuantilePoint> points, const Bounds& bounds) {
  for (const QuantilePoint& point : points) {
    if (shape == Shape::lognormal && point.value <= 0.0) {
      return error(name_of(point) + " is not above 0", "every value of the shape lognormal is",
                   "give a value above 0, or use the shape normal or piecewise");
    }
    if (shape == Shape::beta && (point.value <= 0.0 || point.value >= 1.0)) {
      return error(name_of(point) + " does not lie strictly between 0 and 1", "every value of the shape beta does",
                   "give a share such as 0.4 for 40 %, or use the shape uniform or piecewise");
    }
    if (point.value < bounds.min.value_or(point.value) || point.value > bounds.max.value_or(point.value)) {
      return error(name_of(point) + " lies outside the bounds", "every value lies between min and max",
                   "widen the bounds, or correct the quantile");
    }
  }
  return std::nullopt;
}

std::optional<base::Error> check_mode(Shape shape, std::span<const QuantilePoint> points, std::optional<double> mode) {
  if (shape != Shape::triangular) {
    return mode ? std::optional(error("the shape " + shape_name(shape) + " has a mode",
                                      "only the shape triangular takes one", "leave the mode out"))
                : std::nullopt;
  }
  if (!mode) {
    return error("the shape triangular has no mode", "it takes p0 and p100, and the mode", "give the mode");
  }
  if (std::isnan(*mode) || *mode < points.front().value || *mode > points.back().value) {
    return error("the mode " + text(*mode) + " does not lie between " + name_of(points.front()) + " and " +
                     name_of(points.back()),
                 "the likeliest value is one that can occur", "correct the mode");
  }
  return std::nullopt;
}

}  // namespace

std::string name_of(const QuantilePoint& point) {
  return percentile_name(point.probability) + " = " + text(point.value);
}

std::optional<base::Error> check_points(Shape shape, Form form, std::span<const QuantilePoint> points,
                                        const Bounds& bounds, std::optional<double> mode) {
  std::optional<base::Error> found = check_count(shape, form, points.size());
  found = found ? found : check_numbers(points, bounds);
  found = found ? found : check_probabilities(shape, form, points);
  found = found ? found : check_order(points);
  found = found ? found : check_values(shape, points, bounds);
  return found ? found : check_mode(shape, points, mode);
}

}  // namespace headway::chance::detail

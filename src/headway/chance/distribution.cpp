#include "headway/chance/distribution.hpp"

#include <algorithm>
#include <compare>
#include <limits>
#include <string>
#include <vector>

#include "headway/chance/beta.hpp"
#include "headway/chance/points.hpp"
#include "headway/chance/quantile_function.hpp"

namespace headway::chance {
namespace {

using detail::Form;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// What the shape and the number of points ask for.
Form form_of(Shape shape, std::span<const QuantilePoint> points) {
  const bool around_median = points.size() == 3 && points[1].probability == 0.5;
  switch (shape) {
    case Shape::number:
      return Form::constant;
    case Shape::normal:
      return points.size() <= 2 || around_median ? Form::normal : Form::piecewise;
    case Shape::lognormal:
      return points.size() <= 2 || around_median ? Form::lognormal : Form::piecewise;
    case Shape::beta:
      return points.size() <= 2 ? Form::beta : Form::piecewise;
    case Shape::triangular:
      return Form::triangular;
    case Shape::uniform:
    case Shape::piecewise:
      break;
  }
  return Form::piecewise;
}

/// Where quantiles may lie, whatever the interpolation beyond the outermost points says.
struct Range {
  double least;
  double most;
};

Range range_of(Shape shape, Form form, std::span<const QuantilePoint> points, const Bounds& bounds) {
  Range range{bounds.min.value_or(-kInfinity), bounds.max.value_or(kInfinity)};
  // Two points of a uniform distribution say where it begins; that of more, as of any shape through points, is our
  // guess.
  const bool guessed = form == Form::piecewise && (shape != Shape::uniform || points.size() > 2);
  if (guessed && points.front().value >= 0.0) {
    range.least = std::max(range.least, 0.0);
  }
  if (shape == Shape::beta) {
    range.most = std::min(range.most, 1.0);
  }
  return range;
}

base::Result<std::shared_ptr<const detail::QuantileFunction>> make_function(Shape shape, Form form,
                                                                            std::span<const QuantilePoint> points,
                                                                            std::optional<double> mode) {
  using detail::Piecewise;
  using detail::SplitNormal;
  switch (form) {
    case Form::constant:
      return std::make_shared<detail::Constant>(points.front().value);
    case Form::normal:
      return std::make_shared<SplitNormal>(points, SplitNormal::Scale::plain);
    case Form::lognormal:
      return std::make_shared<SplitNormal>(points, SplitNormal::Scale::logarithm);
    case Form::triangular:
      return std::make_shared<detail::Triangular>(points.front().value, mode.value_or(0.0), points.back().value);
    case Form::piecewise: {
      const bool plain = shape == Shape::uniform && points.size() == 2;
      return std::make_shared<Piecewise>(points, plain ? Piecewise::Scale::plain : Piecewise::Scale::by_spread);
    }
    case Form::beta:
      break;
  }
  const std::optional<detail::BetaParameters> parameters = detail::fit_beta(points.front(), points.back());
  if (!parameters) {
    return std::unexpected(base::Error{.problem = "no beta distribution goes through " +
                                                  detail::name_of(points.front()) + " and " +
                                                  detail::name_of(points.back()),
                                       .why = "the two are equal, or too near to each other or to 0 or 1",
                                       .suggestion = "move them apart, or use the shape uniform or number",
                                       .where = {}});
  }
  return std::make_shared<detail::Beta>(*parameters);
}

}  // namespace

base::Result<Distribution> Distribution::from_quantiles(Shape shape, std::span<const QuantilePoint> points,
                                                        Bounds bounds, std::optional<double> mode) {
  std::vector<QuantilePoint> sorted(points.begin(), points.end());
  // A total order, for what is not a number is refused only below.
  std::ranges::sort(sorted, [](const QuantilePoint& left, const QuantilePoint& right) {
    return std::strong_order(left.probability, right.probability) < 0;
  });
  const Form form = form_of(shape, sorted);
  if (std::optional<base::Error> error = detail::check_points(shape, form, sorted, bounds, mode)) {
    return std::unexpected(std::move(*error));
  }
  auto function = make_function(shape, form, sorted, mode);
  if (!function) {
    return std::unexpected(std::move(function.error()));
  }
  const Range range = range_of(shape, form, sorted, bounds);
  return Distribution(std::move(*function), range.least, range.most);
}

Distribution Distribution::constant(double value) {
  return {std::make_shared<detail::Constant>(value), -kInfinity, kInfinity};
}

double Distribution::quantile(double probability) const {
  return std::clamp(function_->quantile(probability), least_, most_);
}

}  // namespace headway::chance

// Whether the quantiles given for a distribution make sense.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "headway/chance/distribution.hpp"

namespace headway::chance::detail {

/// How the quantiles are computed: what a shape and the number of its points come to.
enum class Form { constant, normal, lognormal, beta, triangular, piecewise };

/// "p95 = 0.4".
std::string name_of(const QuantilePoint& point);

/// The first thing that is wrong, of points sorted by probability; nothing where all is well.
std::optional<base::Error> check_points(Shape shape, Form form, std::span<const QuantilePoint> points,
                                        const Bounds& bounds, std::optional<double> mode);

}  // namespace headway::chance::detail

// A fan: a median with its graded bands over slots of equal width, such as years.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/model/summary.hpp"
#include "headway/report/svg.hpp"

namespace headway::report {

/// One series of summaries, one a slot; none is missing. `colour` names CSS classes, "fill-" and "stroke-" before it.
struct Fan {
  std::string name;
  std::string colour;
  std::vector<const model::Summary*> values;
};

/// The area between two quantiles.
std::string band_path(const Frame& frame, const Axis& axis, const Fan& fan, double model::Summary::* low,
                      double model::Summary::* high, std::string_view css);

/// The areas of 90 and of 50 % of the draws, the lighter below.
std::string graded_bands(const Frame& frame, const Axis& axis, const Fan& fan);

/// A line through one quantile.
std::string quantile_line(const Frame& frame, const Axis& axis, const Fan& fan, double model::Summary::* quantile,
                          std::string_view css);

}  // namespace headway::report

#include "headway/report/fan.hpp"

#include <utility>

namespace headway::report {

namespace {

using Points = std::vector<std::pair<double, double>>;

Points points_of(const Frame& frame, const Axis& axis, const Fan& fan, double model::Summary::* quantile) {
  Points points;
  for (std::size_t k = 0; k < fan.values.size(); ++k) {
    points.emplace_back(slot_middle(frame, k, fan.values.size()), axis.at(fan.values[k]->*quantile));
  }
  return points;
}

}  // namespace

std::string band_path(const Frame& frame, const Axis& axis, const Fan& fan, double model::Summary::* low,
                      double model::Summary::* high, std::string_view css) {
  Points points = points_of(frame, axis, fan, high);
  const Points back = points_of(frame, axis, fan, low);
  points.insert(points.end(), back.rbegin(), back.rend());
  return path(points, true, css);
}

std::string graded_bands(const Frame& frame, const Axis& axis, const Fan& fan) {
  return band_path(frame, axis, fan, &model::Summary::p5, &model::Summary::p95, "band90 fill-" + fan.colour) +
         band_path(frame, axis, fan, &model::Summary::p25, &model::Summary::p75, "band50 fill-" + fan.colour);
}

std::string quantile_line(const Frame& frame, const Axis& axis, const Fan& fan, double model::Summary::* quantile,
                          std::string_view css) {
  return path(points_of(frame, axis, fan, quantile), false, css);
}

}  // namespace headway::report

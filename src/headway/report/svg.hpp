// The few shapes that the charts are drawn with. Colours are CSS classes, so that a chart follows the page into dark
// mode and print.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace headway::report {

/// Text for HTML and SVG: & < > and quotation marks escaped.
std::string escaped(std::string_view text);

/// A drawing area with room for axes; in units of the view box.
struct Frame {
  double width = 480;
  double height = 300;
  double left = 52;
  double right = 12;
  double top = 26;
  double bottom = 26;

  double inner_width() const { return width - left - right; }
  double inner_height() const { return height - top - bottom; }
  double floor() const { return height - bottom; }
};

/// From a value to a place between two ends.
struct Axis {
  double low = 0.0;
  double high = 1.0;
  double from = 0.0;
  double to = 1.0;
  bool logarithmic = false;

  double at(double value) const;
};

/// About five round values between the axis's ends: 1, 2 or 5 times a power of ten.
std::vector<double> ticks(const Axis& axis);

/// A round value over a factor, without the zeros of a measured one: "5", "0.5".
std::string tick_text(double value, double factor = 1.0);

/// Opens a drawing that screen readers announce as one image with this text.
std::string open_svg(const Frame& frame, std::string_view title, std::string_view description);
std::string close_svg();

std::string text_at(double x, double y, std::string_view text, std::string_view anchor = "middle",
                    std::string_view css = "");
std::string line(double x1, double y1, double x2, double y2, std::string_view css);
std::string rectangle(double x, double y, double width, double height, std::string_view css);
std::string circle(double x, double y, double radius, std::string_view css);
std::string path(const std::vector<std::pair<double, double>>& points, bool closed, std::string_view css);

/// Horizontal grid lines with their values, and the axis's title just above: the unit with the scale's word.
std::string value_axis(const Frame& frame, const Axis& axis, const std::string& unit);

/// Years along the foot, at the middles of equal slots.
std::string year_axis(const Frame& frame, const std::vector<int>& years);

/// Middle of a year's slot.
double slot_middle(const Frame& frame, std::size_t slot, std::size_t slots);

}  // namespace headway::report

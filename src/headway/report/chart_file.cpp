#include "headway/report/chart_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headway/model/metric.hpp"
#include "headway/report/fan.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"
#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

constexpr double kChartWidth = 760.0;
constexpr double kLevelHeight = 330.0;
constexpr double kGainHeight = 230.0;
constexpr double kLineHeight = 16.0;
constexpr double kRightForNames = 150.0;
constexpr std::size_t kLetters = 112;  ///< of a line at the chart's width

/// Colours of the others, in order; they repeat. Lines differ by their dashes too, for greyscale.
constexpr std::array<const char*, 4> kColours{"first", "second", "third", "fourth"};

constexpr const char* kChartStyle = R"css(
svg { background: #ffffff; font: 12px system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
text { fill: #1b1b1b; } .tick, .unit, .note { fill: #595959; } .title { font-size: 17px; font-weight: 600; } .panel { font-size: 13px; font-weight: 600; }
.grid { stroke: #dddddd; stroke-width: 1; } .axis { stroke: #1b1b1b; stroke-width: 1.2; } .band90 { opacity: .20; } .band50 { opacity: .38; }
.median { fill: none; stroke-width: 2.5; } .end { fill: none; stroke-width: 1; }
.fill-base { fill: #6b6b6b; } .stroke-base { stroke: #4a4a4a; } .fill-first { fill: #0072b2; } .stroke-first { stroke: #0072b2; stroke-dasharray: 9 3; }
.fill-second { fill: #d55e00; } .stroke-second { stroke: #d55e00; stroke-dasharray: 3 3; } .fill-third { fill: #009e73; } .stroke-third { stroke: #009e73; stroke-dasharray: 12 3 3 3; }
.fill-fourth { fill: #7b3294; } .stroke-fourth { stroke: #7b3294; stroke-dasharray: 1 4; }
)css";

/// The unit at an axis; a ratio has none.
std::string axis_unit(const model::Figure& figure) { return figure.unit == "1" ? "ratio" : figure.unit; }

/// What is drawn: the years that have a value in every scenario, and the scenarios' fans over them.
struct Drawn {
  std::vector<int> years;
  std::vector<Fan> levels;  ///< the base first
  std::vector<Fan> gains;
};

Drawn drawn_of(const model::CompareResult& result) {
  Drawn drawn;
  drawn.levels.push_back({result.base, "base", {}});
  for (std::size_t k = 0; k < result.others.size(); ++k) {
    const char* const colour = kColours[k % kColours.size()];
    drawn.levels.push_back({result.others[k].scenario, colour, {}});
    drawn.gains.push_back({result.others[k].scenario, colour, {}});
  }
  for (std::size_t k = 0; k < result.figures.size(); ++k) {
    const auto missing = [k](const model::Compared& other) { return other.value[k].draws == 0; };
    if (result.base_value[k].draws == 0 || std::ranges::any_of(result.others, missing)) {
      continue;
    }
    drawn.years.push_back((base::kFirstMonth + result.figures[k].request.last_month).year());
    drawn.levels.front().values.push_back(&result.base_value[k]);
    for (std::size_t other = 0; other < result.others.size(); ++other) {
      drawn.levels[other + 1].values.push_back(&result.others[other].value[k]);
      drawn.gains[other].values.push_back(&result.others[other].gain[k]);
    }
  }
  return drawn;
}

/// From the least 5 % to the greatest 95 % of the fans, zero among them.
Axis axis_over(const Frame& frame, const std::vector<Fan>& fans) {
  Axis axis{0.0, 0.0, frame.floor(), frame.top, false};
  for (const Fan& fan : fans) {
    for (const model::Summary* value : fan.values) {
      axis.low = std::min(axis.low, value->p5);
      axis.high = std::max(axis.high, value->p95);
    }
  }
  axis.high = axis.high > axis.low ? axis.high : axis.low + 1.0;
  return axis;
}

/// Names beside the ends of the lines, moved apart where they would overlap.
std::string names_at_ends(const Frame& frame, const Axis& axis, const std::vector<Fan>& fans) {
  std::vector<std::pair<double, const Fan*>> places;
  for (const Fan& fan : fans) {
    places.emplace_back(axis.at(fan.values.back()->p50) + 4.0, &fan);
  }
  std::ranges::stable_sort(places, {}, &std::pair<double, const Fan*>::first);
  for (std::size_t k = 1; k < places.size(); ++k) {
    places[k].first = std::max(places[k].first, places[k - 1].first + kLineHeight);
  }
  const double over = places.back().first - (frame.floor() + 4.0);
  std::string svg;
  const std::size_t slots = fans.front().values.size();
  for (const auto& [y, fan] : places) {
    const double shown = over > 0.0 ? y - over : y;
    svg += text_at(slot_middle(frame, slots - 1, slots) + 12.0, shown, fan->name, "start", "fill-" + fan->colour);
  }
  return svg;
}

std::string zero_line(const Frame& frame, const Axis& axis) {
  return line(frame.left, axis.at(0.0), frame.width - frame.right, axis.at(0.0), "axis");
}

std::string level_panel(const Frame& frame, const Drawn& drawn, const std::string& unit) {
  const Axis axis = axis_over(frame, drawn.levels);
  std::string svg = value_axis(frame, axis, unit) + graded_bands(frame, axis, drawn.levels.front());
  for (std::size_t k = 1; k < drawn.levels.size(); ++k) {
    for (const auto quantile : {&model::Summary::p5, &model::Summary::p95}) {
      svg += quantile_line(frame, axis, drawn.levels[k], quantile, "end stroke-" + drawn.levels[k].colour);
    }
  }
  for (const Fan& fan : drawn.levels) {
    svg += quantile_line(frame, axis, fan, &model::Summary::p50, "median stroke-" + fan.colour);
  }
  return svg + year_axis(frame, drawn.years) + zero_line(frame, axis) + names_at_ends(frame, axis, drawn.levels);
}

std::string gain_panel(const Frame& frame, const Drawn& drawn, const Fan& gain, const std::string& base,
                       const std::string& unit) {
  const Axis axis = axis_over(frame, drawn.gains);
  return value_axis(frame, axis, unit) + graded_bands(frame, axis, gain) +
         quantile_line(frame, axis, gain, &model::Summary::p50, "median stroke-" + gain.colour) +
         year_axis(frame, drawn.years) + zero_line(frame, axis) +
         text_at(2.0, frame.top - 30.0, "gain of " + gain.name + " over " + base, "start", "panel");
}

/// Lines of text from `y` on, and the place below them.
std::string paragraph_at(const std::string& text, double& y, std::string_view css) {
  std::string svg;
  const std::string lines = wrapped(text, 0, kLetters);
  for (std::size_t from = 0; from < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', from), lines.size());
    svg += text_at(14.0, y, lines.substr(from, end - from), "start", css);
    y += kLineHeight;
    from = end + 1;
  }
  return svg;
}

/// "in 2028: under no-export 11.2 M H100e (...); gain of h200-licensed ...".
std::string reading_of(const Drawn& drawn, const std::string& unit) {
  std::string text = fmt::format("In {}: {} {}", drawn.years.back(), drawn.levels.front().name,
                                 in_words(*drawn.levels.front().values.back(), unit));
  for (const Fan& gain : drawn.gains) {
    text += fmt::format("; gain of {} {}", gain.name, in_words(*gain.values.back(), unit));
  }
  return text + ".";
}

std::string moved(double x, double y, const std::string& svg) {
  return fmt::format("<g transform=\"translate({:.0f} {:.0f})\">\n{}</g>\n", x, y, svg);
}

}  // namespace

base::Result<std::string> chart_file(const model::CompareResult& result, const std::string& source) {
  const Drawn drawn = drawn_of(result);
  const model::Figure& figure = result.figures.front();
  if (drawn.years.empty()) {
    return std::unexpected(base::Error{figure.id + " has no value in any year",
                                       "there is nothing to draw",
                                       "choose another metric (headway list metrics)",
                                       {},
                                       base::Fault::input});
  }
  const model::Metric& metric = model::metric_of(figure.request.measure);
  const std::string lens =
      (figure.yardstick.empty() ? "" : ", in " + figure.yardstick) + (figure.basis.empty() ? "" : ", " + figure.basis);
  double y = 30.0;
  std::string body = text_at(14.0, y, figure.id + lens, "start", "title");
  y += 20.0;
  body += paragraph_at(metric.means, y, "note");
  Frame frame;
  frame.width = kChartWidth;
  frame.height = kLevelHeight;
  frame.right = kRightForNames;
  frame.left = 64.0;
  body += moved(0.0, y, level_panel(frame, drawn, axis_unit(figure)));
  y += kLevelHeight + 12.0;
  Frame small = frame;
  small.top = frame.top + kLineHeight;
  const bool in_pairs = drawn.gains.size() > 1;
  small.width = in_pairs ? kChartWidth / 2.0 : kChartWidth;
  small.right = in_pairs ? 12.0 : kRightForNames;
  small.height = kGainHeight;
  for (std::size_t k = 0; k < drawn.gains.size(); ++k) {
    body += moved(in_pairs && k % 2 == 1 ? small.width : 0.0, y,
                  gain_panel(small, drawn, drawn.gains[k], result.base, axis_unit(figure)));
    if (!in_pairs || k % 2 == 1 || k + 1 == drawn.gains.size()) {
      y += kGainHeight + 8.0;
    }
  }
  y += 10.0;
  const std::string reading = reading_of(drawn, figure.unit);
  body += paragraph_at("Lines: medians. Dark band: 50 % of the draws; light band, or thin lines: 90 %. " + reading, y,
                       "note");
  body += paragraph_at(source, y, "note");
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" "
             "height=\"{1:.0f}\" role=\"img\" aria-label=\"{2}\">\n<title>{3}</title>\n<metadata></metadata>\n"
             "<style>{4}</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n",
             kChartWidth, y + 4.0, escaped(reading), escaped(figure.id + lens), kChartStyle) +
         body + "</svg>\n";
}

}  // namespace headway::report

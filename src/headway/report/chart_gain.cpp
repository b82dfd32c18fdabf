#include <fmt/format.h>

#include <algorithm>

#include "headway/report/charts.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/spread.hpp"
#include "headway/report/svg.hpp"

namespace headway::report {

namespace {

struct Row {
  std::string label;
  bool accessible = false;
  const model::Summary* percent = nullptr;
};

std::vector<Row> rows_of(const model::CompareResult& result, const model::Compared& other) {
  std::vector<Row> rows;
  for (int yardstick = 0; yardstick < balance::kYardstickCount; ++yardstick) {
    for (const balance::Basis basis : {balance::kLocated, balance::kAccessible}) {
      const Lens lens{static_cast<balance::Yardstick>(yardstick), basis};
      if (const model::Summary* percent =
              gain_percent_at(result, other, balance::kChinaStock, near_year(result), lens)) {
        rows.push_back({std::string(balance::kYardstickNames[static_cast<std::size_t>(yardstick)]),
                        basis == balance::kAccessible, percent});
      }
    }
  }
  return rows;
}

std::string row_text(const Row& row) {
  return fmt::format("{} % ({}, {}; {})", signed_in(row.percent->p50, row.percent->error_p50, {}, kSentenceDigits),
                     row.label, row.accessible ? "accessible" : "located", bands_in(*row.percent, {}));
}

}  // namespace

std::optional<Chart> gain_by_yardstick_chart(const model::CompareResult& result) {
  const long headline = model::headline_scenario(result);
  if (headline < 0) {
    return std::nullopt;
  }
  const model::Compared& other = result.others[static_cast<std::size_t>(headline)];
  const std::vector<Row> rows = rows_of(result, other);
  if (rows.empty()) {
    return std::nullopt;
  }
  constexpr double kRowHeight = 19.0;
  Frame frame;
  frame.left = 84;
  frame.bottom = 40;
  frame.top = 8;
  frame.height = frame.top + frame.bottom + kRowHeight * static_cast<double>(rows.size());
  Axis axis{0.0, 0.0, frame.left, frame.width - frame.right, false};
  for (const Row& row : rows) {
    axis.low = std::min(axis.low, row.percent->p5);
    axis.high = std::max(axis.high, row.percent->p95);
  }
  axis.high = axis.high > axis.low ? axis.high : axis.low + 1.0;
  const auto by_median = [](const Row& a, const Row& b) { return a.percent->p50 < b.percent->p50; };
  Chart chart;
  chart.title =
      fmt::format("Gain of {} over {} at the end of {} by yardstick", other.scenario, result.base, near_year(result));
  chart.legend = {{"fill-licensed", "located in mainland China"}, {"fill-domestic", "accessible to China's users"}};
  chart.reading = fmt::format(
      "The median gain in China's stock runs from {} to {}. Dot: median; thick line: 50 % of draws; thin line: 90 %.",
      row_text(*std::ranges::min_element(rows, by_median)), row_text(*std::ranges::max_element(rows, by_median)));
  std::string svg = open_svg(frame, chart.title, chart.reading);
  for (const double value : ticks(axis)) {
    svg += line(axis.at(value), frame.top, axis.at(value), frame.floor(), value == 0.0 ? "axis" : "grid");
    svg += text_at(axis.at(value), frame.floor() + 15, tick_text(value), "middle", "tick");
  }
  svg += text_at(axis.at((axis.low + axis.high) / 2.0), frame.height - 6, "gain in China's stock, percent", "middle",
                 "unit");
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const model::Summary& percent = *rows[k].percent;
    const double y = frame.top + kRowHeight * (static_cast<double>(k) + 0.5);
    const std::string colour = rows[k].accessible ? "domestic" : "licensed";
    if (k == 0 || rows[k].label != rows[k - 1].label) {
      svg += text_at(frame.left - 8, y + 4, rows[k].label, "end", "tick");
    }
    svg += line(axis.at(percent.p5), y, axis.at(percent.p95), y, "thin stroke-" + colour);
    svg += line(axis.at(percent.p25), y, axis.at(percent.p75), y, "thick stroke-" + colour);
    svg += circle(axis.at(percent.p50), y, 4.5, "dot fill-" + colour);
  }
  chart.panels.push_back(svg + close_svg());
  return chart;
}

}  // namespace headway::report

#include <fmt/format.h>

#include <algorithm>

#include "headway/report/charts.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/spread.hpp"
#include "headway/report/svg.hpp"

namespace headway::report {

namespace {

std::string bar(const Axis& axis, double middle, double width, const model::Summary& value, const std::string& colour) {
  const double top = axis.at(std::max(0.0, value.p50));
  std::string out = rectangle(middle - width / 2.0, top, width, axis.at(0.0) - top, "bar fill-" + colour);
  out += line(middle, axis.at(value.p5), middle, axis.at(value.p95), "whisker90");
  return out + line(middle, axis.at(value.p25), middle, axis.at(value.p75), "whisker50");
}

}  // namespace

std::optional<Chart> yearly_additions(const model::CompareResult& result) {
  const Lens lens = usual_lens(result.figures, balance::kAccessible);
  constexpr auto kMeasure = balance::kChinaAdditions;
  std::vector<int> years = years_of(result.figures);
  std::erase_if(years, [&](int year) {
    return year < first_year(result) - 1 || value_at(result, 0, kMeasure, year, lens) == nullptr;
  });
  if (years.empty() || result.others.empty()) {
    return std::nullopt;
  }
  double high = 0.0;
  for (std::size_t scenario = 0; scenario <= result.others.size(); ++scenario) {
    for (const int year : years) {
      const model::Summary* value = value_at(result, scenario, kMeasure, year, lens);
      high = value == nullptr ? high : std::max(high, value->p95);
    }
  }
  Frame frame;
  frame.width = 320;
  frame.height = 250;
  frame.top = 44;
  const Axis axis{0.0, high > 0.0 ? high : 1.0, frame.floor(), frame.top, false};
  const std::string unit(balance::kYardstickUnits[static_cast<std::size_t>(lens.yardstick)]);
  Chart chart;
  chart.title = fmt::format("What China adds in a year, {}, {} basis", unit,
                            balance::kBasisNames[static_cast<std::size_t>(lens.basis)]);
  chart.legend = {{"fill-base", result.base + " (left bars)"},
                  {"fill-licensed", "the scenario named above the panel (right bars)"}};
  const double slot = frame.inner_width() / static_cast<double>(years.size());
  for (std::size_t scenario = 1; scenario <= result.others.size(); ++scenario) {
    const std::string title = fmt::format("{} against {}", scenario_name(result, scenario), result.base);
    const model::Summary* near = value_at(result, scenario, kMeasure, near_year(result), lens);
    const std::string description =
        near == nullptr ? "" : fmt::format("In {}: {}.", near_year(result), in_words(*near, unit));
    std::string svg =
        open_svg(frame, title, description) + text_at(2, 14, title, "start", "panel") + value_axis(frame, axis, unit);
    for (std::size_t k = 0; k < years.size(); ++k) {
      const double middle = slot_middle(frame, k, years.size());
      if (const model::Summary* base = value_at(result, 0, kMeasure, years[k], lens)) {
        svg += bar(axis, middle - 0.2 * slot, 0.34 * slot, *base, "base");
      }
      if (const model::Summary* value = value_at(result, scenario, kMeasure, years[k], lens)) {
        svg += bar(axis, middle + 0.2 * slot, 0.34 * slot, *value, "licensed");
      }
    }
    chart.panels.push_back(svg + year_axis(frame, years) + close_svg());
  }
  const auto headline = static_cast<std::size_t>(model::headline_scenario(result) + 1);
  for (const std::size_t scenario : {std::size_t{0}, headline}) {
    if (const model::Summary* value = value_at(result, scenario, kMeasure, near_year(result), lens)) {
      chart.reading += fmt::format(
          "{} under {} {}", chart.reading.empty() ? fmt::format("In {} China would add", near_year(result)) : ",",
          scenario_name(result, scenario), in_words(*value, unit));
    }
  }
  chart.reading +=
      ". Bars: medians; thick whiskers: 50 % of draws; thin whiskers: 90 %. The scenarios share their draws, so the "
      "gain is surer than the overlap of the bars suggests.";
  return chart;
}

}  // namespace headway::report

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "headway/report/charts.hpp"
#include "headway/report/fan.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/spread.hpp"
#include "headway/report/svg.hpp"

namespace headway::report {

std::optional<Chart> stock_ratio(const model::CompareResult& result) {
  const Lens lens = usual_lens(result.figures, balance::kAccessible);
  const auto headline = static_cast<std::size_t>(model::headline_scenario(result) + 1);
  std::vector<Fan> all{{std::string(scenario_name(result, 0)), "base", {}}};
  if (headline > 0) {
    all.push_back({std::string(scenario_name(result, headline)), "licensed", {}});
  }
  std::vector<int> years = years_of(result.figures);
  std::erase_if(years, [&](int year) {
    const model::Summary* base = value_at(result, 0, balance::kStockRatio, year, lens);
    const model::Summary* other = value_at(result, headline, balance::kStockRatio, year, lens);
    return base == nullptr || other == nullptr || !(base->p5 > 0.0) || !(other->p5 > 0.0);
  });
  if (years.empty()) {
    return std::nullopt;
  }
  double low = INFINITY;
  double high = 0.0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    for (const int year : years) {
      const model::Summary* value = value_at(result, k == 0 ? 0 : headline, balance::kStockRatio, year, lens);
      all[k].values.push_back(value);
      low = std::min(low, value->p5);
      high = std::max(high, value->p95);
    }
  }
  const Frame frame;
  const Axis axis{low / 1.15, high * 1.15, frame.floor(), frame.top, true};
  std::string reading;
  for (const int year : {near_year(result), far_year(result)}) {
    for (std::size_t k = 0; k < all.size(); ++k) {
      const model::Summary* value = value_at(result, k == 0 ? 0 : headline, balance::kStockRatio, year, lens);
      if (value != nullptr) {
        reading += fmt::format("{}{} times under {} ({})",
                               k == 0 ? (reading.empty() ? "" : "; ") + fmt::format("at the end of {} ", year) : ", ",
                               median_in(*value, {}, kSentenceDigits), all[k].name, bands_in(*value, {}));
      }
    }
  }
  Chart chart;
  const auto basis = balance::kBasisNames[static_cast<std::size_t>(lens.basis)];
  chart.title = fmt::format("United States over China: installed compute, {}, {} basis",
                            balance::kYardstickUnits[static_cast<std::size_t>(lens.yardstick)], basis);
  chart.reading = "The United States would have, as a multiple of China's stock, " + reading +
                  ". Line: median; darker band: 50 % of draws; lighter band: 90 %. Logarithmic axis.";
  std::string svg = open_svg(frame, chart.title, chart.reading) + value_axis(frame, axis, "times (log axis)");
  for (const Fan& fan : all) {
    svg += graded_bands(frame, axis, fan);
  }
  for (const Fan& fan : all) {
    svg += quantile_line(frame, axis, fan, &model::Summary::p50, "median stroke-" + fan.colour);
    chart.legend.emplace_back("fill-" + fan.colour, fan.name);
  }
  chart.panels.push_back(svg + year_axis(frame, years) + close_svg());
  return chart;
}

}  // namespace headway::report

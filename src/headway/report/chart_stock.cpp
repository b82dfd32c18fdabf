#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headway/report/charts.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/spread.hpp"
#include "headway/report/stacked.hpp"

namespace headway::report {

namespace {

struct Source {
  balance::Measure measure;
  const char* name;
  const char* label;
};

constexpr std::array<Source, 4> kSources{{{balance::kChinaStockDomestic, "domestic", "Chinese designs"},
                                          {balance::kChinaStockLicensed, "licensed", "licensed imports"},
                                          {balance::kChinaStockDiverted, "diverted", "smuggled chips"},
                                          {balance::kChinaStockOffshore, "offshore", "compute abroad"}}};

/// "Chinese designs 0.79 M, licensed imports 0.67 M, ..." at the end of a year.
std::string in_one_breath(const model::CompareResult& result, std::size_t scenario, int year, Lens lens) {
  std::string text;
  for (const Source& source : kSources) {
    if (const model::Summary* value = value_at(result, scenario, source.measure, year, lens)) {
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", source.label,
                          rounded(value->p50, value->error_p50, kSentenceDigits));
    }
  }
  return text;
}

}  // namespace

std::optional<Chart> stock_by_source(const model::CompareResult& result) {
  const Lens lens = usual_lens(result.figures, balance::kAccessible);
  std::vector<int> years = years_of(result.figures);
  std::erase_if(years,
                [&](int year) { return value_at(result, 0, balance::kChinaStockDomestic, year, lens) == nullptr; });
  if (years.empty()) {
    return std::nullopt;
  }
  std::vector<StackedPanel> panels;
  double high = 0.0;
  const std::string unit(balance::kYardstickUnits[static_cast<std::size_t>(lens.yardstick)]);
  for (std::size_t scenario = 0; scenario <= result.others.size(); ++scenario) {
    StackedPanel panel;
    panel.title = scenario_name(result, scenario);
    panel.unit = unit;
    panel.years = years;
    panel.description = fmt::format("Medians at the end of {} in {}: {}.", near_year(result), unit,
                                    in_one_breath(result, scenario, near_year(result), lens));
    for (const Source& source : kSources) {
      panel.classes.emplace_back(source.name);
      auto& part = panel.parts.emplace_back();
      for (const int year : years) {
        const model::Summary* value = value_at(result, scenario, source.measure, year, lens);
        part.push_back(value == nullptr ? 0.0 : std::max(0.0, value->p50));
      }
    }
    high = std::max(high, tallest(panel));
    panels.push_back(std::move(panel));
  }
  Chart chart;
  chart.title = fmt::format("China's compute by source, end of year, {}", unit);
  for (const Source& source : kSources) {
    chart.legend.emplace_back(std::string("fill-") + source.name, source.label);
  }
  for (StackedPanel& panel : panels) {
    panel.high = high;
    chart.panels.push_back(draw(panel));
  }
  const auto headline = static_cast<std::size_t>(model::headline_scenario(result) + 1);
  chart.reading = fmt::format("At the end of {}, medians in {}: under {} {}", near_year(result), unit, result.base,
                              in_one_breath(result, 0, near_year(result), lens));
  if (headline > 0) {
    chart.reading += fmt::format("; under {} {}", scenario_name(result, headline),
                                 in_one_breath(result, headline, near_year(result), lens));
  }
  chart.reading +=
      ". Bars stack the medians of the sources, which need not add to the median of the whole; they show no band.";
  return chart;
}

}  // namespace headway::report

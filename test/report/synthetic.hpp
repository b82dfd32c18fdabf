// A comparison made up for the tests of report/: every figure that a default question asks for, with smooth invented
// values.
#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"

namespace headway::report_test {

/// A lognormal-like spread about a median, or all zeros.
inline model::Summary spread(double median, double sigma, double shift = 0.0) {
  model::Summary summary;
  const auto at = [&](double z) { return median * std::exp(sigma * z) + shift; };
  summary.p5 = at(median < 0.0 ? 1.645 : -1.645);
  summary.p25 = at(median < 0.0 ? 0.674 : -0.674);
  summary.p50 = at(0.0);
  summary.p75 = at(median < 0.0 ? -0.674 : 0.674);
  summary.p95 = at(median < 0.0 ? -1.645 : 1.645);
  summary.mean = median * std::exp(0.5 * sigma * sigma) + shift;
  summary.error_p50 = 0.0175 * sigma * std::abs(median);
  summary.above_zero = summary.p50 > 0.0 ? 0.97 : 0.0;
  summary.draws = 20000;
  return summary;
}

inline model::Summary missing() {
  model::Summary summary;
  const double none = std::numeric_limits<double>::quiet_NaN();
  summary.p5 = summary.p25 = summary.p50 = summary.p75 = summary.p95 = none;
  summary.mean = summary.error_p50 = summary.above_zero = none;
  return summary;
}

inline double invented_level(const model::Figure& figure, double openness) {
  using namespace balance;
  const int year = (base::kFirstMonth + figure.request.last_month).year();
  const double open = year < 2026 ? 0.0 : openness * (year - 2025.0);
  const double growth = std::pow(1.6, year - 2022.0);
  const std::array<double, kYardstickCount> scales{1.0, 1.0, 16.0, 2.4, 3.3, 0.9, 0.8, 1.6, 0.001};
  const double scale = kMeasures[static_cast<std::size_t>(figure.request.measure)].by_yardstick
                           ? scales[static_cast<std::size_t>(figure.request.yardstick)]
                           : 1.0;
  switch (figure.request.measure) {
    case kWorldStock:
      return scale * 3.0e6 * growth;
    case kUsStock:
      return scale * 2.0e6 * growth;
    case kChinaStockDomestic:
      return scale * 0.12e6 * growth;
    case kChinaStockLicensed:
      return scale * (0.25e6 * std::pow(1.1, year - 2022.0) + 0.5e6 * open);
    case kChinaStockDiverted:
      return scale * 0.06e6 * growth;
    case kChinaStockOffshore:
      return scale * 0.08e6 * growth;
    case kChinaStock:
      return scale * (0.45e6 * growth + 0.5e6 * open);
    case kChinaUseful:
      return 0.12e6 * growth + 0.2e6 * open;
    case kChinaAdditions:
      return scale * (0.2e6 * growth + 0.5e6 * (open > 0.0 ? openness : 0.0));
    case kStockRatio:
      return 8.0 / (1.0 + open);
    case kAdditionsRatio:
      return 9.0 / (1.0 + open);
    case kImportsLicensedCompute:
      return scale * (open > 0.0 ? 0.6e6 * openness : 0.0);
    case kImportsLicensed:
      return open > 0.0 ? 0.6e6 * openness : 0.0;
    case kUsDisplaced:
      return scale * (open > 0.0 ? 0.05e6 * openness : 0.0);
    case kComputeLag:
    case kCapabilityLag:
      return 12.0 - 2.0 * open;
    case kVendorRevenue:
      return open > 0.0 ? 1.5e10 * openness : 0.0;
    case kLevyRevenue:
      return open > 0.0 ? 0.4e10 * openness : 0.0;
    case kBindingCap:
      return openness > 0.0 ? 20.0 : 100.0;
    case kBindingPermission:
      return openness > 0.0 ? 45.0 : 0.0;
    case kBindingSupply:
      return openness > 0.0 ? 15.0 : 0.0;
    case kBindingDemand:
      return openness > 0.0 ? 20.0 : 0.0;
    case kBindingDies:
      return 40.0;
    case kBindingMemory:
      return 45.0;
    case kBindingPackaging:
      return 5.0;
    case kBindingDomesticDemand:
      return 10.0;
    case kLargestRunChina:
      return 2.0e25 * growth;
    case kLargestRunUs:
      return 2.0e26 * growth;
    default:
      return scale * 1.0e5 * growth;
  }
}

inline model::Summary gain_of(double base, double value) {
  if (base == value) {
    model::Summary none = spread(0.0, 0.0);
    none.error_p50 = 0.0;
    return none;
  }
  return spread(value - base, 0.6);
}

inline model::CompareResult synthetic_comparison(
    std::vector<std::pair<std::string, double>> others = {{"h200-licensed", 0.6},
                                                          {"h200-open", 1.2},
                                                          {"h20-only", 0.15},
                                                          {"blackwell-open", 3.0}},
    std::vector<std::string> metrics = {}) {
  model::CompareResult result;
  study::Question question;
  question.metrics = std::move(metrics);
  result.figures = *model::year_figures(question);
  result.provenance = {"4f2c19ab7d", std::nullopt, base::Month::of(2025, 12), question.horizon, 1, 20000, 312};
  result.provenance.years_asked.far = 2028;
  result.parts = {.decided = "h200-licensed",
                  .before = "h20-only",
                  .before_words = "sales of H20 and MI308 alone",
                  .open = "h200-open",
                  .open_words = "no cap, every buyer admitted and Beijing's door open"};
  result.base = "no-export";
  result.base_why = "no chip may be sold, \"H20\" & MI308 included";
  for (const auto& figure : result.figures) {
    result.base_value.push_back(spread(invented_level(figure, 0.0), 0.25));
  }
  for (auto& [name, openness] : others) {
    model::Compared other;
    other.scenario = name;
    other.why = "invented";
    for (const auto& figure : result.figures) {
      const double base = invented_level(figure, 0.0);
      const double value = invented_level(figure, openness);
      other.value.push_back(spread(value, 0.25));
      other.gain.push_back(gain_of(base, value));
      other.gain_percent.push_back(base == 0.0 ? missing() : gain_of(100.0, 100.0 * value / base));
      other.gain_over_h20.push_back(gain_of(invented_level(figure, 0.15), value));
    }
    result.others.push_back(std::move(other));
  }
  return result;
}

inline model::RunResult synthetic_run() {
  model::RunResult run;
  study::Question question;
  question.yardstick = "h100e";
  question.basis = "accessible";
  run.provenance = {"4f2c19ab7d", base::Day{2025, 12, 31}, base::Month::of(2025, 12), question.horizon, 7, 1000, 0};
  run.provenance.years_asked.far = 2028;
  run.scenario = "h200-licensed";
  run.why = "the rule of January";
  run.yardstick = "h100e";
  run.basis = "accessible";
  run.months = {"2022-01", "2022-02"};
  run.series.push_back({"china_stock", "H100e", "h100e", "accessible", {spread(2.0e5, 0.2), missing()}});
  run.year_figures = *model::year_figures(question);
  for (const auto& figure : run.year_figures) {
    run.years.push_back(spread(invented_level(figure, 0.6), 0.25));
  }
  return run;
}

}  // namespace headway::report_test

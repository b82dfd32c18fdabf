#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headway/report/charts.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/number.hpp"
#include "headway/report/stacked.hpp"

namespace headway::report {

namespace {

struct BindingTerm {
  balance::Measure measure;
  const char* css;
  const char* label;
};

constexpr std::array<BindingTerm, 4> kImports{{{balance::kBindingCap, "cap", "Washington's cap and vetting"},
                                               {balance::kBindingPermission, "permission", "Beijing's permission"},
                                               {balance::kBindingSupply, "supply", "the vendor's supply"},
                                               {balance::kBindingDemand, "demand", "demand"}}};
constexpr std::array<BindingTerm, 4> kDomestic{{{balance::kBindingDies, "dies", "dies"},
                                                {balance::kBindingMemory, "memory", "high-bandwidth memory"},
                                                {balance::kBindingPackaging, "packaging", "packaging"},
                                                {balance::kBindingDomesticDemand, "demand", "demand"}}};

std::string shares_in(const model::CompareResult& result, std::size_t scenario, const std::array<BindingTerm, 4>& terms,
                      int year) {
  std::string text;
  for (const BindingTerm& term : terms) {
    if (const model::Summary* value = value_at(result, scenario, term.measure, year)) {
      text += fmt::format("{}{} in {} %", text.empty() ? "" : ", ", term.label, rounded_in(value->mean, 1.0, {}));
    }
  }
  return text;
}

std::string panel_of(const model::CompareResult& result, std::size_t scenario, const std::array<BindingTerm, 4>& terms,
                     const std::string& title, const std::vector<int>& years) {
  StackedPanel panel;
  panel.title = title;
  panel.description =
      fmt::format("In {}: {} of months.", near_year(result), shares_in(result, scenario, terms, near_year(result)));
  panel.unit = "percent of months";
  panel.years = years;
  panel.high = 100.0;
  for (const BindingTerm& term : terms) {
    panel.classes.emplace_back(term.css);
    auto& part = panel.parts.emplace_back();
    for (const int year : years) {
      const model::Summary* value = value_at(result, scenario, term.measure, year);
      part.push_back(value == nullptr ? 0.0 : std::clamp(value->mean, 0.0, 100.0));
    }
  }
  return draw(panel);
}

}  // namespace

std::optional<Chart> binding_shares(const model::CompareResult& result) {
  const auto scenario = static_cast<std::size_t>(model::headline_scenario(result) + 1);
  std::vector<int> years = years_of(result.figures);
  std::erase_if(years, [&](int year) {
    return year < near_year(result) || value_at(result, scenario, balance::kBindingCap, year) == nullptr ||
           value_at(result, scenario, balance::kBindingDies, year) == nullptr;
  });
  if (years.empty()) {
    return std::nullopt;
  }
  Chart chart;
  chart.title = fmt::format("What binds under {}", scenario_name(result, scenario));
  chart.panels = {panel_of(result, scenario, kImports, "Licensed imports", years),
                  panel_of(result, scenario, kDomestic, "Chinese output", years)};
  for (const auto& terms : {kImports, kDomestic}) {
    for (const BindingTerm& term : terms) {
      const std::pair<std::string, std::string> entry{std::string("fill-") + term.css, term.label};
      if (std::ranges::find(chart.legend, entry) == chart.legend.end()) {
        chart.legend.push_back(entry);
      }
    }
  }
  chart.reading = fmt::format(
      "In {} licensed imports are held down by {} of months; Chinese output by {}. Means over draws; where two bind "
      "alike, the first named counts.",
      near_year(result), shares_in(result, scenario, kImports, near_year(result)),
      shares_in(result, scenario, kDomestic, near_year(result)));
  return chart;
}

}  // namespace headway::report

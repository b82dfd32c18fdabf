#include "headway/report/compare_grids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "headway/report/headline.hpp"
#include "headway/report/spread.hpp"

namespace headway::report {

namespace {

using balance::Basis;
using balance::Measure;
using balance::Yardstick;

std::string_view name_of(Yardstick yardstick) { return balance::kYardstickNames[static_cast<std::size_t>(yardstick)]; }
std::string_view unit_of(Yardstick yardstick) { return balance::kYardstickUnits[static_cast<std::size_t>(yardstick)]; }
std::string_view name_of(Basis basis) { return balance::kBasisNames[static_cast<std::size_t>(basis)]; }

template <class Visit>
void every_lens(Visit visit) {
  for (int yardstick = 0; yardstick < balance::kYardstickCount; ++yardstick) {
    for (const Basis basis : {balance::kLocated, balance::kAccessible}) {
      visit(Lens{static_cast<Yardstick>(yardstick), basis});
    }
  }
}

std::vector<std::string> scenario_columns(const model::CompareResult& result, std::string first) {
  std::vector<std::string> columns{std::move(first)};
  for (std::size_t k = 0; k <= result.others.size(); ++k) {
    columns.emplace_back(scenario_name(result, k));
  }
  return columns;
}

/// One row of medians with 90 % over all scenarios; false where no scenario has the figure.
bool add_row(Grid& grid, const model::CompareResult& result, std::string label, Measure measure, int year, Lens lens) {
  std::vector<std::string> row{std::move(label)};
  bool any = false;
  for (std::size_t k = 0; k <= result.others.size(); ++k) {
    const model::Summary* value = value_at(result, k, measure, year, lens);
    any = any || value != nullptr;
    row.push_back(value == nullptr ? "-" : median_and_90(*value));
  }
  if (any) {
    grid.rows.push_back(std::move(row));
  }
  return any;
}

std::string unit_text(Measure measure, Lens lens) {
  const std::string unit = model::unit_of(measure, lens.yardstick);
  return unit == "1" ? "times" : unit;
}

}  // namespace

Grid gain_by_yardstick(const model::CompareResult& result, const model::Compared& other, int year) {
  Grid grid;
  grid.title = fmt::format("Gain in China's stock at the end of {}: {} over {}, by yardstick and basis", year,
                           other.scenario, result.base);
  grid.columns = {"yardstick", "basis", "unit", "median", "50 %", "90 %", "percent (90 %)"};
  every_lens([&](Lens lens) {
    const model::Summary* gain = gain_at(result, other, balance::kChinaStock, year, lens);
    if (gain == nullptr) {
      return;
    }
    const Scale scale = common_scale({gain});
    const model::Summary* percent = gain_percent_at(result, other, balance::kChinaStock, year, lens);
    const Tone tone = tone_of(*gain);
    add_toned_row(
        grid,
        {std::string(name_of(lens.yardstick)), std::string(name_of(lens.basis)),
         (scale.word.empty() ? "" : scale.word + " ") + std::string(unit_of(lens.yardstick)), median_in(*gain, scale),
         band50_in(*gain, scale), band90_in(*gain, scale), percent == nullptr ? "-" : signed_median_and_90(*percent)},
        {Tone::plain, Tone::plain, Tone::plain, Tone::plain, Tone::plain, tone, tone});
  });
  return grid;
}

Grid gain_percent_of_all(const model::CompareResult& result, int year) {
  Grid grid;
  grid.title = fmt::format("Gain in China's stock at the end of {} over {}, percent: median (90 %)", year, result.base);
  grid.columns = {"yardstick, basis"};
  for (const auto& other : result.others) {
    grid.columns.push_back(other.scenario);
  }
  every_lens([&](Lens lens) {
    std::vector<std::string> row{fmt::format("{}, {}", name_of(lens.yardstick), name_of(lens.basis))};
    std::vector<Tone> tones{Tone::plain};
    bool any = false;
    for (const auto& other : result.others) {
      const model::Summary* percent = gain_percent_at(result, other, balance::kChinaStock, year, lens);
      any = any || percent != nullptr;
      row.push_back(percent == nullptr ? "-" : signed_median_and_90(*percent));
      tones.push_back(percent == nullptr ? Tone::plain : tone_of(*percent));
    }
    if (any) {
      add_toned_row(grid, std::move(row), std::move(tones));
    }
  });
  return grid;
}

Grid by_year(const model::CompareResult& result, Measure measure, Lens lens, int first_year) {
  const auto& name = balance::kMeasures[static_cast<std::size_t>(measure)];
  Grid grid;
  grid.title = fmt::format("{}: {}", name.id, name.means);
  if (name.by_yardstick) {
    grid.title += fmt::format(", {}", name_of(lens.yardstick));
  }
  if (name.by_basis) {
    grid.title += fmt::format(", {}", name_of(lens.basis));
  }
  grid.title += fmt::format(" ({}); median (90 %)", unit_text(measure, lens));
  grid.columns = scenario_columns(result, "year");
  for (const int year : years_of(result.figures)) {
    if (year >= first_year) {
      add_row(grid, result, std::to_string(year), measure, year, lens);
    }
  }
  return grid;
}

Grid by_pool(const model::CompareResult& result, const std::vector<int>& years) {
  const Lens lens = usual_lens(result.figures, balance::kAccessible);
  Grid grid;
  grid.title = fmt::format("China's stock by source at the year's end ({}); median (90 %)", unit_of(lens.yardstick));
  grid.columns = scenario_columns(result, "source");
  constexpr std::array<std::pair<Measure, const char*>, 4> kPools{{{balance::kChinaStockDomestic, "domestic"},
                                                                   {balance::kChinaStockLicensed, "licensed"},
                                                                   {balance::kChinaStockDiverted, "diverted"},
                                                                   {balance::kChinaStockOffshore, "offshore"}}};
  for (const int year : years) {
    for (const auto& [measure, label] : kPools) {
      add_row(grid, result, fmt::format("{} {}", year, label), measure, year, lens);
    }
  }
  grid.note = "Offshore counts on the accessible basis only. Medians of parts need not add to the median of the whole.";
  return grid;
}

Grid what_binds(const model::CompareResult& result, const std::vector<int>& years) {
  Grid grid;
  std::string order;
  for (const int year : years) {
    order += fmt::format("{}{}", order.empty() ? "" : " / ", year);
  }
  grid.title = fmt::format("What binds, percent of months, mean over draws: {}", order);
  grid.columns = scenario_columns(result, "constraint");
  for (int measure = balance::kBindingCap; measure <= balance::kBindingDomesticDemand; ++measure) {
    const auto id =
        balance::kMeasures[static_cast<std::size_t>(measure)].id.substr(std::string_view("binding.").size());
    std::vector<std::string> row{std::string(id)};
    bool any = false;
    for (std::size_t k = 0; k <= result.others.size(); ++k) {
      std::string cell;
      for (const int year : years) {
        const model::Summary* value = value_at(result, k, static_cast<Measure>(measure), year);
        any = any || value != nullptr;
        cell += (cell.empty() ? "" : " / ") + (value == nullptr ? std::string("-") : rounded_in(value->mean, 1.0, {}));
      }
      row.push_back(cell);
    }
    if (any) {
      grid.rows.push_back(std::move(row));
    }
  }
  grid.note = "imports.cap is Washington's cap and vetting, imports.permission Beijing's; ties go to the first.";
  return grid;
}

Grid end_of_history(const model::CompareResult& result) {
  const int year = first_year(result) - 1;
  Grid grid;
  grid.title = fmt::format("Check: end of {}, before scenarios part", year);
  grid.columns = {"figure", "unit", "median", "50 %", "90 %"};
  const Lens located = usual_lens(result.figures, balance::kLocated);
  const Lens accessible = usual_lens(result.figures, balance::kAccessible);
  const auto add = [&](Measure measure, Lens lens, const std::string& label) {
    if (const model::Summary* value = value_at(result, 0, measure, year, lens)) {
      const Scale scale = common_scale({value});
      grid.rows.push_back({label, (scale.word.empty() ? "" : scale.word + " ") + unit_text(measure, lens),
                           median_in(*value, scale), band50_in(*value, scale), band90_in(*value, scale)});
    }
  };
  add(balance::kWorldSold, located, "world_sold");
  add(balance::kWorldStock, located, "world_stock (installed)");
  add(balance::kChinaSold, located, "china_sold");
  add(balance::kDivertedSold, located, "diverted_sold");
  add(balance::kChinaStock, located, "china_stock, located (installed)");
  add(balance::kChinaStock, accessible, "china_stock, accessible (installed)");
  add(balance::kChinaUseful, accessible, "china_useful");
  return grid;
}

Grid key_numbers(const model::CompareResult& result) {
  Grid grid;
  grid.title = "Key numbers: median (90 %)";
  grid.columns = scenario_columns(result, "measure");
  const Lens accessible = usual_lens(result.figures, balance::kAccessible);
  const auto add = [&](Measure measure, const std::string& label) {
    for (const int year : {near_year(result), far_year(result)}) {
      add_row(grid, result, fmt::format("{}, {}", label, year), measure, year, accessible);
    }
  };
  add(balance::kChinaUseful, "China's useful compute, H100e useful");
  add(balance::kChinaStock,
      fmt::format("China's {} stock, {}", name_of(accessible.basis), unit_of(accessible.yardstick)));
  add(balance::kStockRatio, fmt::format("US : China stock, {}", name_of(accessible.basis)));
  add(balance::kImportsLicensed, "Licensed imports, chips");
  add(balance::kCapabilityLag, "China behind by capability, months");
  add(balance::kComputeLag, "China behind by training compute, months");
  add(balance::kUsDisplaced, fmt::format("US additions lost, {}", unit_of(accessible.yardstick)));
  add(balance::kVendorRevenue, "Vendor revenue after levy, USD");
  add(balance::kLevyRevenue, "Levy, USD");
  return grid;
}

Grid selection(const model::CompareResult& result) {
  Grid grid;
  grid.title = fmt::format("Figures asked for: {} against others; medians, gain with 50 % and 90 %", result.base);
  grid.columns = {"figure", "scenario", result.base, "value", "gain", "50 %", "90 %", "percent"};
  for (const auto& other : result.others) {
    for (std::size_t k = 0; k < result.figures.size() && k < other.gain.size(); ++k) {
      const model::Figure& figure = result.figures[k];
      const model::Summary& gain = other.gain[k];
      const Scale scale = common_scale({&result.base_value[k], &other.value[k], &gain});
      const std::string unit = (scale.word.empty() ? "" : " " + scale.word) + unit_after(figure.unit);
      std::string label = figure.id + "@" + figure.period;
      for (const std::string& part : {figure.yardstick, figure.basis}) {
        label += part.empty() ? "" : " " + part;
      }
      label += unit.empty() ? "" : "," + unit;
      const model::Summary& percent = other.gain_percent[k];
      const Tone tone = tone_of(gain);
      add_toned_row(grid,
                    {label, other.scenario, median_in(result.base_value[k], scale), median_in(other.value[k], scale),
                     signed_in(gain.p50, gain.error_p50, scale), band50_in(gain, scale), band90_in(gain, scale),
                     signed_in(percent.p50, percent.error_p50, {}, kSentenceDigits)},
                    {Tone::plain, Tone::plain, Tone::plain, Tone::plain, tone, Tone::plain, tone, Tone::plain});
    }
  }
  return grid;
}

}  // namespace headway::report

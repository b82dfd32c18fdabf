#include <fmt/format.h>

#include <array>
#include <string>

#include "headway/report/grid.hpp"
#include "headway/report/headline.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/spread.hpp"
#include "headway/report/table.hpp"

namespace headway::report {

namespace {

using balance::Measure;

struct Column {
  Measure measure;
  const char* title;
};

constexpr std::array<Column, 11> kMainMeasures{{{balance::kChinaStock, "china_stock"},
                                                {balance::kChinaUseful, "china_useful"},
                                                {balance::kChinaAdditions, "china_additions"},
                                                {balance::kUsStock, "us_stock"},
                                                {balance::kStockRatio, "stock_ratio"},
                                                {balance::kAdditionsRatio, "additions_ratio"},
                                                {balance::kDomesticShare, "domestic_share, %"},
                                                {balance::kImportsLicensed, "imports_licensed"},
                                                {balance::kImportsDiverted, "imports_diverted"},
                                                {balance::kComputeLag, "compute_lag"},
                                                {balance::kCapabilityLag, "capability_lag"}}};

const model::Summary* main_value(const model::RunResult& result, Measure measure, int year) {
  const long index =
      find_year(result.year_figures, measure, year, usual_lens(result.year_figures, balance::kAccessible));
  return index < 0 || static_cast<std::size_t>(index) >= result.years.size()
             ? nullptr
             : &result.years[static_cast<std::size_t>(index)];
}

Grid main_measures(const model::RunResult& result) {
  Grid grid;
  grid.title = fmt::format("{} by year, {}, {}: median (90 %)", result.scenario, result.yardstick, result.basis);
  grid.columns = {"year"};
  for (const Column& column : kMainMeasures) {
    grid.columns.emplace_back(column.title);
  }
  for (const int year : years_of(result.year_figures)) {
    std::vector<std::string> row{std::to_string(year)};
    for (const Column& column : kMainMeasures) {
      const model::Summary* value = main_value(result, column.measure, year);
      row.push_back(value == nullptr ? "-" : median_and_90(*value));
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

Grid figures_asked_for(const model::RunResult& result) {
  Grid grid;
  grid.title = fmt::format("Figures asked for under {}", result.scenario);
  grid.columns = {"figure", "unit", "median", "50 %", "90 %"};
  for (std::size_t k = 0; k < result.year_figures.size() && k < result.years.size(); ++k) {
    const model::Figure& figure = result.year_figures[k];
    const model::Summary& value = result.years[k];
    const Scale scale = common_scale({&value});
    std::string label = figure.id + "@" + figure.period;
    for (const std::string& part : {figure.yardstick, figure.basis}) {
      label += part.empty() ? "" : " " + part;
    }
    grid.rows.push_back({label, (scale.word.empty() ? "" : scale.word + " ") + figure.unit, median_in(value, scale),
                         band50_in(value, scale), band90_in(value, scale)});
  }
  return grid;
}

}  // namespace

std::string to_table(const model::RunResult& result) {
  std::string text;
  for (const std::string& sentence : standing_sentences(result)) {
    text += wrapped(sentence);
  }
  text += text.empty() ? "" : "\n";
  text += to_text(is_selection(result.year_figures) ? figures_asked_for(result) : main_measures(result));
  text += "\nWhat the bands leave out\n";
  for (const std::string& point : left_out(result.provenance)) {
    text += "- " + wrapped(point, 2, text_width() - 2);
  }
  return text + "\n" + wrapped(draws_left_out(result.provenance)) + wrapped(provenance_line(result.provenance));
}

}  // namespace headway::report

#include "headway/report/csv.hpp"

#include "headway/report/cells.hpp"

namespace headway::report {

namespace {

Sheet empty_sheet() {
  return {{"scenario", "id", "unit", "yardstick", "basis", "period", "quantity", "p5", "p25", "p50", "p75", "p95",
           "mean", "error_p50", "draws"},
          {}};
}

/// What says which figure it is, and the period, stand before the quantity.
template <class Figure>
void add_row(Sheet& sheet, const std::string& scenario, const Figure& figure, const std::string& period,
             const std::string& quantity, const model::Summary& of) {
  sheet.rows.push_back({cell(scenario), cell(figure.id), cell(figure.unit), cell(figure.yardstick), cell(figure.basis),
                        cell(period), cell(quantity), cell(of.p5), cell(of.p25), cell(of.p50), cell(of.p75),
                        cell(of.p95), cell(of.mean), cell(of.error_p50), cell(static_cast<double>(of.draws))});
}

}  // namespace

Sheet to_sheet(const model::CompareResult& result) {
  Sheet sheet = empty_sheet();
  for (std::size_t k = 0; k < result.figures.size(); ++k) {
    add_row(sheet, result.base, result.figures[k], result.figures[k].period, "value", result.base_value[k]);
  }
  for (const model::Compared& other : result.others) {
    for (std::size_t k = 0; k < result.figures.size(); ++k) {
      const model::Figure& figure = result.figures[k];
      add_row(sheet, other.scenario, figure, figure.period, "value", other.value[k]);
      add_row(sheet, other.scenario, figure, figure.period, "gain", other.gain[k]);
      add_row(sheet, other.scenario, figure, figure.period, "gain_percent", other.gain_percent[k]);
    }
  }
  return sheet;
}

Sheet to_sheet(const model::RunResult& result) {
  Sheet sheet = empty_sheet();
  for (const model::MonthlySeries& series : result.series) {
    for (std::size_t k = 0; k < series.months.size() && k < result.months.size(); ++k) {
      add_row(sheet, result.scenario, series, result.months[k], "value", series.months[k]);
    }
  }
  return sheet;
}

std::string to_csv(const model::CompareResult& result) { return to_csv(to_sheet(result)); }

std::string to_csv(const model::RunResult& result) { return to_csv(to_sheet(result)); }

}  // namespace headway::report

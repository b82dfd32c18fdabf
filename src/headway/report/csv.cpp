#include "headway/report/csv.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <string_view>

#include "headway/report/cells.hpp"

namespace headway::report {

namespace {

constexpr std::string_view kHeader =
    "scenario,id,unit,yardstick,basis,period,quantity,p5,p25,p50,p75,p95,mean,error_p50,draws\r\n";

void append_number(std::string& out, double value) {
  if (std::isfinite(value)) {
    fmt::format_to(std::back_inserter(out), "{}", value);
  }
}

void append_row(std::string& out, std::string_view head, std::string_view quantity, const study::Summary& summary) {
  out += head;
  out += quantity;
  for (const double value :
       {summary.p5, summary.p25, summary.p50, summary.p75, summary.p95, summary.mean, summary.error_p50}) {
    out += ',';
    append_number(out, value);
  }
  fmt::format_to(std::back_inserter(out), ",{}\r\n", summary.draws);
}

/// The cells before `quantity`, which most rows share with their neighbours.
std::string row_head(std::string_view scenario, std::string_view id, std::string_view unit, std::string_view yardstick,
                     std::string_view basis, std::string_view period) {
  return fmt::format("{},{},{},{},{},{},", csv_text(scenario), csv_text(id), csv_text(unit), csv_text(yardstick),
                     csv_text(basis), csv_text(period));
}

std::string row_head(std::string_view scenario, const study::Figure& figure) {
  return row_head(scenario, figure.id, figure.unit, figure.yardstick, figure.basis, figure.period);
}

}  // namespace

std::string to_csv(const study::CompareResult& result) {
  std::string out(kHeader);
  for (std::size_t k = 0; k < result.figures.size(); ++k) {
    append_row(out, row_head(result.base, result.figures[k]), "value", result.base_value[k]);
  }
  for (const study::Compared& other : result.others) {
    for (std::size_t k = 0; k < result.figures.size(); ++k) {
      const std::string head = row_head(other.scenario, result.figures[k]);
      append_row(out, head, "value", other.value[k]);
      append_row(out, head, "gain", other.gain[k]);
      append_row(out, head, "gain_percent", other.gain_percent[k]);
    }
  }
  return out;
}

std::string to_csv(const study::RunResult& result) {
  std::string out(kHeader);
  for (const study::MonthlySeries& series : result.series) {
    for (std::size_t k = 0; k < series.months.size() && k < result.months.size(); ++k) {
      append_row(out,
                 row_head(result.scenario, series.id, series.unit, series.yardstick, series.basis, result.months[k]),
                 "value", series.months[k]);
    }
  }
  return out;
}

std::string draws_csv(const study::DrawTable& table) {
  std::string out = "draw,weight";
  const bool several = !table.columns.empty() && table.columns.front().scenario != table.columns.back().scenario;
  for (const study::DrawColumn& column : table.columns) {
    const study::Figure& figure = column.figure;
    std::string name = (several ? column.scenario + ":" : "") + figure.id + "@" + figure.period;
    for (const std::string& part : {figure.yardstick, figure.basis}) {
      name += part.empty() ? "" : " " + part;
    }
    out += "," + csv_text(name);
  }
  out += "\r\n";
  for (std::size_t row = 0; row < table.draw.size(); ++row) {
    fmt::format_to(std::back_inserter(out), "{},{}", table.draw[row], table.weight[row]);
    for (const study::DrawColumn& column : table.columns) {
      out += ',';
      append_number(out, column.values[row]);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace headway::report

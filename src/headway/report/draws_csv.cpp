#include "headway/report/draws_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "headway/results/cells.hpp"

namespace headway::report {

namespace {

void append_number(std::string& out, double value) {
  if (std::isfinite(value)) {
    fmt::format_to(std::back_inserter(out), "{}", value);
  }
}

void append_world(std::string& out, const model::DrawTable& table, std::size_t row) {
  fmt::format_to(std::back_inserter(out), "{},{}", table.draw[row], table.weight[row]);
}

bool is_input(const model::DrawColumn& column) { return column.quantity == model::kInput; }

std::string name_of_draws(const model::DrawColumn& column, bool several_scenarios) {
  const bool scenario = !column.scenario.empty() && (several_scenarios || is_input(column));
  std::string name = (is_input(column) ? "input:" : "") + (scenario ? column.scenario + ":" : "") + column.id;
  name += column.period.empty() ? "" : "@" + column.period;
  for (const std::string& part : {column.yardstick, column.basis}) {
    name += part.empty() ? "" : " " + part;
  }
  return is_input(column) || column.quantity == model::kValue ? name : name + " " + column.quantity;
}

}  // namespace

std::vector<std::string> draw_names(const model::DrawTable& table) {
  std::vector<std::string> scenarios;
  for (const model::DrawColumn& column : table.columns) {
    if (!is_input(column) && !column.scenario.empty()) {
      scenarios.push_back(column.scenario);
    }
  }
  const bool several =
      std::ranges::any_of(scenarios, [&](const std::string& each) { return each != scenarios.front(); });
  std::vector<std::string> names;
  for (const model::DrawColumn& column : table.columns) {
    names.push_back(name_of_draws(column, several));
  }
  return names;
}

std::string draws_wide(const model::DrawTable& table) {
  std::string out = "draw,weight";
  for (const std::string& name : draw_names(table)) {
    out += "," + results::csv_text(name);
  }
  out += "\r\n";
  for (std::size_t row = 0; row < table.draw.size(); ++row) {
    append_world(out, table, row);
    for (const model::DrawColumn& column : table.columns) {
      out += ',';
      append_number(out, column.values[row]);
    }
    out += "\r\n";
  }
  return out;
}

std::string draws_long(const model::DrawTable& table) {
  std::string out = "draw,weight,scenario,id,unit,yardstick,basis,period,quantity,value\r\n";
  std::vector<std::string> said;
  for (const model::DrawColumn& column : table.columns) {
    std::string words;
    for (const std::string* const each : {&column.scenario, &column.id, &column.unit, &column.yardstick, &column.basis,
                                          &column.period, &column.quantity}) {
      words += "," + results::csv_text(*each);
    }
    said.push_back(words + ",");
  }
  for (std::size_t row = 0; row < table.draw.size(); ++row) {
    for (std::size_t k = 0; k < table.columns.size(); ++k) {
      append_world(out, table, row);
      out += said[k];
      append_number(out, table.columns[k].values[row]);
      out += "\r\n";
    }
  }
  return out;
}

}  // namespace headway::report

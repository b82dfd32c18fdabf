#include "headway/fit/measured_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/files/csv_rows.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/fit/notes.hpp"

namespace headway::fit {

namespace {

struct MeasuredColumn {
  const char* column;
  MeasuredQuantity quantity;
};

constexpr std::array kMeasured{MeasuredColumn{"step_time_s", MeasuredQuantity::step_time},
                               MeasuredColumn{"tokens_per_s_per_chip", MeasuredQuantity::token_rate},
                               MeasuredColumn{"measured_tflops_per_chip", MeasuredQuantity::flop_rate},
                               MeasuredColumn{"mfu_pct", MeasuredQuantity::utilisation},
                               MeasuredColumn{"gpu_hours", MeasuredQuantity::chip_hours},
                               MeasuredColumn{"time_to_train_min", MeasuredQuantity::minutes}};

std::unexpected<base::Error> wrong(const std::string& name, int line, std::string problem, std::string why,
                                   std::string suggestion) {
  return base::refused(std::move(problem), std::move(why), std::move(suggestion), {name, line});
}

base::Result<void> set(MeasuredRun& run, const std::string& column, const std::string& value, const std::string& name,
                       int line) {
  if (column == "id") {
    run.id = value;
  } else if (column == "source") {
    run.source = value;
  } else if (column == "chip") {
    run.chip = value;
  } else if (column == "model") {
    run.model = value;
  } else if (column == "recompute") {
    run.recompute = value;
  } else if (column == "precision") {
    run.precision = value;
  } else if (column == "notes") {
    run.notes = value;
  } else if (column == "use") {
    run.test = value == "test";
  } else if (!value.empty()) {
    double number = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
    constexpr double kMost = 1e18;
    if (code != std::errc{} || end != value.data() + value.size() || !(number > 0.0) || number > kMost) {
      return wrong(name, line, "'" + value + "' in the column '" + column + "'",
                   "expected a number above 0 and below 1e18", "leave the field empty where nothing is known");
    }
    run.numbers[column] = number;
  }
  return {};
}

}  // namespace

std::string_view to_string(MeasuredQuantity quantity) {
  constexpr std::array<std::string_view, 6> kNames{"step_time_s", "tokens_per_s_per_chip", "tflops_per_chip", "mfu_pct",
                                                   "gpu_hours",   "time_to_train_min"};
  return kNames[static_cast<std::size_t>(quantity)];
}

std::string_view to_string(RunKind kind) {
  constexpr std::array<std::string_view, 6> kNames{"train", "adapter", "serve", "serve", "serve", "whole"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<double> MeasuredRun::number(const std::string& column) const {
  const auto found = numbers.find(column);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

base::Result<RunRules> read_run_rules(const std::filesystem::path& file) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  RunRules rules;
  if (const toml::table* const names = (*root)["chip"].as_table()) {
    for (const auto& [key, value] : *names) {
      rules.chips[std::string(key.str())] = value.value_or(std::string{});
    }
  }
  if (const toml::table* const workloads = (*root)["workload"].as_table()) {
    for (const auto& [key, value] : *workloads) {
      if (const toml::table* const table = value.as_table()) {
        files::TableReader reader{*table, file.string(), "workload." + std::string(key.str()), std::nullopt};
        reader.only({"prompt", "output"});
        rules.workloads[std::string(key.str())] = {reader.positive("prompt").value_or(1000.0),
                                                   reader.positive("output").value_or(500.0)};
        if (reader.error) {
          return std::unexpected(*reader.error);
        }
      }
    }
  }
  const toml::array* const list = (*root)["rule"].as_array();
  for (std::size_t k = 0; list != nullptr && k < list->size(); ++k) {
    const toml::table* const table = list->get(k)->as_table();
    if (table == nullptr) {
      continue;
    }
    files::TableReader reader{*table, file.string(), "a rule", std::nullopt};
    reader.only({"text", "software", "network_gbit", "square", "overlap_experts", "why"});
    RunRule rule{reader.required_text("text"), reader.positive("software"), reader.positive("network_gbit"),
                 reader.flag("overlap_experts"), reader.text("square")};
    if (reader.error) {
      return std::unexpected(*reader.error);
    }
    rules.rules.push_back(std::move(rule));
  }
  return rules;
}

base::Result<std::vector<MeasuredRun>> parse_measured_runs(std::string_view text, const std::string& name,
                                                           const RunRules& rules) {
  const auto read = files::csv_rows(text, name);
  if (!read) {
    return std::unexpected(read.error());
  }
  const std::vector<files::CsvRow>& rows = *read;
  if (rows.empty()) {
    return wrong(name, 0, "no rows in " + name, "the file is empty", "check the file");
  }
  const files::CsvRow& columns = rows.front();
  for (const char* const needed : {"id", "chip", "model"}) {
    if (std::ranges::find(columns.fields, needed) == columns.fields.end()) {
      return wrong(name, 1, std::string("no column '") + needed + "'", "every measurement needs one",
                   "name the columns in the first line");
    }
  }
  std::vector<MeasuredRun> runs;
  for (std::size_t k = 1; k < rows.size(); ++k) {
    const files::CsvRow& row = rows[k];
    if (row.fields.size() != columns.fields.size()) {
      return wrong(name, row.line, fmt::format("{} fields instead of {}", row.fields.size(), columns.fields.size()),
                   "every row has as many as the first line", "look for a comma that needs quotation marks");
    }
    MeasuredRun run;
    for (std::size_t c = 0; c < row.fields.size(); ++c) {
      if (const auto done = set(run, columns.fields[c], row.fields[c], name, row.line); !done) {
        return std::unexpected(done.error());
      }
    }
    run.source_key = run.id.substr(0, run.id.find('_'));
    for (const MeasuredColumn& measured : kMeasured) {
      if (const auto value = run.number(measured.column)) {
        run.quantity = measured.quantity;
        run.measured = *value;
        break;
      }
    }
    read_notes(run, rules);
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace headway::fit

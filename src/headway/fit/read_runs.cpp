#include "headway/fit/read_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "headway/base/messages.hpp"
#include "headway/files/csv_rows.hpp"
#include "headway/fit/run_columns.hpp"

namespace headway::fit {

namespace {

struct QuantityColumn {
  const char* column;
  MeasuredQuantity quantity;
};

constexpr std::array kQuantities{QuantityColumn{"step_time_s", MeasuredQuantity::step_time},
                                 QuantityColumn{"tokens_per_s_per_chip", MeasuredQuantity::token_rate},
                                 QuantityColumn{"measured_tflops_per_chip", MeasuredQuantity::flop_rate},
                                 QuantityColumn{"mfu_pct", MeasuredQuantity::utilisation},
                                 QuantityColumn{"gpu_hours", MeasuredQuantity::chip_hours},
                                 QuantityColumn{"time_to_train_min", MeasuredQuantity::minutes}};

base::Result<void> check_columns(const std::vector<std::string>& columns, const base::Location& where) {
  const auto has = [&columns](const std::string& column) {
    return std::ranges::find(columns, column) != columns.end();
  };
  std::vector<std::string> missing = needed_columns();
  std::erase_if(missing, [&](const std::string& column) {
    return has(column) || column == "kind" || (column == "source_key" && has("source"));
  });
  if (!missing.empty()) {
    return base::refused("no column '" + missing.front() + "'",
                         "a row means what its columns say; nothing is read from id or notes",
                         fmt::format("add {}, and where known kind, software, interleave, key_value_heads, zero, "
                                     "sequence_parallel, run_tokens, flop_counted and the others of docs/cluster.md",
                                     fmt::join(missing, ", ")),
                         where);
  }
  for (auto column = columns.begin(); column != columns.end(); ++column) {
    if (std::ranges::find(run_columns(), *column) == run_columns().end()) {
      return base::refused("unknown column '" + *column + "'", "docs/cluster.md lists the columns",
                           base::did_you_mean(*column, run_columns()), where);
    }
    if (std::find(columns.begin(), column, *column) != column) {
      return base::refused("the column '" + *column + "' stands twice", "a row has one value of it", "remove one",
                           where);
    }
  }
  return {};
}

/// What is measured, and what must agree with it.
base::Result<void> finish(MeasuredRun& run, bool has_kind, const base::Location& where) {
  for (const QuantityColumn& measured : kQuantities) {
    if (const auto value = run.number(measured.column)) {
      run.quantity = measured.quantity;
      run.measured = *value;
      break;
    }
  }
  if (!has_kind && run.quantity == MeasuredQuantity::chip_hours) {
    run.kind = RunKind::whole;
  }
  if (run.source_key.empty()) {
    run.source_key = run.source;
  }
  if (run.measured > 0.0 && (run.kind == RunKind::whole) != (run.quantity == MeasuredQuantity::chip_hours)) {
    return base::refused("kind and measurement of '" + run.id + "' do not agree",
                         "a whole run is measured in gpu_hours, and gpu_hours are of a whole run",
                         "correct the column 'kind', or give another measurement", where);
  }
  if (run.software <= 0.0) {
    const auto year = run.number("year");
    if (!year) {
      return base::refused("'" + run.id + "' has neither software nor year", "efficiencies depend on the date",
                           "give one of them", where);
    }
    run.software = *year;
  }
  return {};
}

}  // namespace

base::Result<std::vector<MeasuredRun>> parse_measured_runs(std::string_view text, const std::string& name) {
  const auto rows = files::csv_rows(text, name);
  if (!rows) {
    return std::unexpected(rows.error());
  }
  if (rows->empty()) {
    return base::refused("no rows in " + name, "the file is empty", "check the file", {name, 0});
  }
  const std::vector<std::string>& columns = rows->front().fields;
  if (const auto checked = check_columns(columns, {name, rows->front().line}); !checked) {
    return std::unexpected(checked.error());
  }
  const bool has_kind = std::ranges::find(columns, std::string("kind")) != columns.end();
  std::vector<MeasuredRun> runs;
  for (std::size_t k = 1; k < rows->size(); ++k) {
    const files::CsvRow& row = (*rows)[k];
    const base::Location where{name, row.line};
    if (row.fields.size() != columns.size()) {
      return base::refused(fmt::format("{} fields instead of {}", row.fields.size(), columns.size()),
                           "every row has as many as the first line", "look for a comma that needs quotation marks",
                           where);
    }
    MeasuredRun run;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (const auto done = set_column(run, columns[c], row.fields[c], where); !done) {
        return std::unexpected(done.error());
      }
    }
    if (const auto done = finish(run, has_kind, where); !done) {
      return std::unexpected(done.error());
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace headway::fit

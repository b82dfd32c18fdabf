#include "headway/study/score/observed.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "headway/base/messages.hpp"
#include "headway/base/names.hpp"
#include "headway/base/number.hpp"
#include "headway/files/csv_rows.hpp"
#include "headway/files/toml_file.hpp"

namespace headway::study {

namespace {

constexpr std::array<std::string_view, 10> kColumns{"quantity", "entity", "period", "unit",      "low",
                                                    "central",  "high",   "source", "published", "kind"};
const std::array<std::string, 3> kKinds{"actual", "estimate", "projection"};

base::Error wrong(std::string problem, std::string why, std::string suggestion, base::Location where) {
  return base::Error{std::move(problem), std::move(why), std::move(suggestion), std::move(where), base::Fault::input};
}

struct Columns {
  std::vector<std::size_t> places;
  std::optional<std::size_t> family;
};

base::Result<Columns> find_columns(const files::CsvRow& header, const std::string& file) {
  Columns columns;
  const base::Location where{file, header.line};
  for (const auto& name : header.fields) {
    if (std::ranges::count(header.fields, name) > 1) {
      return std::unexpected(wrong("the column '" + name + "' is named twice", "each column is read once",
                                   "take one of the two away", where));
    }
  }
  for (const auto column : kColumns) {
    const auto found = std::ranges::find(header.fields, column);
    if (found == header.fields.end()) {
      const auto nearest = base::nearest_names(column, header.fields, 1);
      return std::unexpected(wrong("the column '" + std::string(column) + "' is missing",
                                   "observations have quantity, entity, period, unit, low, central, high, source, "
                                   "published and kind",
                                   nearest.empty() ? "add it" : "is '" + nearest.front() + "' meant to be it?", where));
    }
    columns.places.push_back(static_cast<std::size_t>(found - header.fields.begin()));
  }
  if (const auto found = std::ranges::find(header.fields, "family"); found != header.fields.end()) {
    columns.family = static_cast<std::size_t>(found - header.fields.begin());
  }
  return columns;
}

base::Result<std::optional<double>> read_number(const std::string& text, std::string_view column,
                                                const base::Location& where) {
  if (text.empty()) {
    return std::optional<double>();
  }
  const auto number = base::read_number(text);
  if (!number || !std::isfinite(*number)) {
    return std::unexpected(wrong("'" + text + "' in the column " + std::string(column) + " is not a number",
                                 "a finite number, or nothing, was expected", "write it without unit and separators",
                                 where));
  }
  return number;
}

/// What is wrong with a row whose numbers have been read; nothing where all is well.
std::optional<base::Error> fault_of(const ObservedRow& row) {
  if (row.low && row.high && *row.low > *row.high) {
    return wrong("low is above high", "they bound what was observed", "exchange them", row.where);
  }
  if (row.central && ((row.low && *row.central < *row.low) || (row.high && *row.central > *row.high))) {
    return wrong("central lies outside low and high", "they bound what was observed",
                 "correct one of the three, or leave the bounds empty", row.where);
  }
  if (std::ranges::find(kKinds, row.kind) == kKinds.end()) {
    return wrong("'" + row.kind + "' is no kind of observation", "actual, estimate or projection was expected",
                 base::did_you_mean(row.kind, kKinds), row.where);
  }
  if (!row.published.empty() && !base::parse_day(row.published)) {
    return wrong("'" + row.published + "' in the column published is not a day", "a day, or nothing, was expected",
                 "write it as 2026-08-26", row.where);
  }
  return std::nullopt;
}

base::Result<ObservedRow> read_row(const files::CsvRow& fields, const Columns& columns,
                                   const std::vector<FiscalYear>& years, const std::string& file) {
  const base::Location where{file, fields.line};
  const std::size_t needed = *std::ranges::max_element(columns.places) + 1;
  if (fields.fields.size() < needed) {
    return std::unexpected(wrong("the row has " + std::to_string(fields.fields.size()) + " fields",
                                 std::to_string(needed) + " were expected", "complete it, or quote commas in a field",
                                 where));
  }
  const auto field = [&](std::size_t column) { return fields.fields[columns.places[column]]; };
  ObservedRow row;
  row.quantity = field(0);
  row.entity = field(1);
  row.period = field(2);
  auto period = read_observed_period(row.period, row.quantity, row.entity, years);
  row.when = period.when;
  row.span = period.span;
  row.no_period = std::move(period.why_not);
  row.unit = field(3);
  for (auto [column, into] : {std::pair{4, &row.low}, std::pair{5, &row.central}, std::pair{6, &row.high}}) {
    const auto at = static_cast<std::size_t>(column);
    auto number = read_number(field(at), kColumns[at], where);
    if (!number) {
      return std::unexpected(number.error());
    }
    *into = *number;
  }
  row.source = field(7);
  row.published = field(8);
  row.kind = field(9);
  if (columns.family && *columns.family < fields.fields.size()) {
    row.family = fields.fields[*columns.family];
  }
  row.where = where;
  if (auto fault = fault_of(row)) {
    return std::unexpected(std::move(*fault));
  }
  return row;
}

/// The first row that says just what one before it says: it would count twice.
std::optional<base::Error> repeated(const std::vector<files::CsvRow>& rows, const std::string& file) {
  std::map<std::vector<std::string>, int> line_of;
  for (std::size_t k = 1; k < rows.size(); ++k) {
    const auto [found, fresh] = line_of.try_emplace(rows[k].fields, rows[k].line);
    if (!fresh) {
      return wrong("the row is that of line " + std::to_string(found->second) + " again", "it would count twice",
                   "take one of the two away", {file, rows[k].line});
    }
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::vector<ObservedRow>> read_observed(const std::filesystem::path& file,
                                                     const std::vector<FiscalYear>& years) {
  const auto text = files::read_text_file(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  const auto rows = files::csv_rows(*text, file.string());
  if (!rows) {
    return std::unexpected(rows.error());
  }
  if (rows->size() < 2) {
    return std::unexpected(wrong("no observation in " + file.string(), "a line of column names and rows were expected",
                                 "see book/observed/flows.csv for an example", {file.string(), 1}));
  }
  const auto columns = find_columns(rows->front(), file.string());
  if (!columns) {
    return std::unexpected(columns.error());
  }
  std::vector<ObservedRow> observed;
  for (std::size_t k = 1; k < rows->size(); ++k) {
    auto row = read_row((*rows)[k], *columns, years, file.string());
    if (!row) {
      return std::unexpected(row.error());
    }
    observed.push_back(std::move(*row));
  }
  if (auto error = repeated(*rows, file.string())) {
    return std::unexpected(std::move(*error));
  }
  return observed;
}

std::string period_note(const ObservedRow& row) {
  return row.span != Span::months && row.when
             ? "'" + row.period + "' is read as the end of " + base::to_string(row.when->last)
             : "";
}

base::Result<std::vector<FiscalYear>> fiscal_years_of(const std::filesystem::path& book) {
  return read_fiscal_years(book / "fiscal_years.toml");
}

base::Result<std::vector<ObservedRow>> read_outcomes(const std::filesystem::path& book,
                                                     const std::vector<FiscalYear>& years) {
  return read_observed(book / "observed" / "outcomes.csv", years);
}

}  // namespace headway::study

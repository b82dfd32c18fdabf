#include "headway/study/score/observed.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "headway/base/names.hpp"
#include "headway/book/toml_file.hpp"
#include "headway/study/csv_rows.hpp"

namespace headway::study {

namespace {

constexpr std::array<std::string_view, 10> kColumns{"quantity", "entity", "period", "unit",      "low",
                                                    "central",  "high",   "source", "published", "kind"};

base::Error wrong(std::string problem, std::string why, std::string suggestion, base::Location where) {
  return base::Error{std::move(problem), std::move(why), std::move(suggestion), std::move(where), base::Fault::input};
}

base::Result<std::vector<std::size_t>> find_columns(const CsvRow& header, const std::string& file) {
  std::vector<std::size_t> places;
  for (const auto column : kColumns) {
    const auto found = std::ranges::find(header.fields, column);
    if (found == header.fields.end()) {
      const auto nearest = base::nearest_names(column, header.fields, 1);
      return std::unexpected(wrong("the column '" + std::string(column) + "' is missing",
                                   "observations have quantity, entity, period, unit, low, central, high, source, "
                                   "published and kind",
                                   nearest.empty() ? "add it" : "is '" + nearest.front() + "' meant to be it?",
                                   {file, header.line}));
    }
    places.push_back(static_cast<std::size_t>(found - header.fields.begin()));
  }
  return places;
}

base::Result<std::optional<double>> read_number(const std::string& text, std::string_view column,
                                                const base::Location& where) {
  if (text.empty()) {
    return std::optional<double>();
  }
  double number = 0.0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) {
    return std::unexpected(wrong("'" + text + "' in the column " + std::string(column) + " is not a number",
                                 "a finite number, or nothing, was expected", "write it without unit and separators",
                                 where));
  }
  return std::optional<double>(number);
}

base::Result<ObservedRow> read_row(const CsvRow& fields, const std::vector<std::size_t>& places,
                                   std::optional<std::size_t> family, const std::string& file) {
  const base::Location where{file, fields.line};
  const std::size_t needed = *std::ranges::max_element(places) + 1;
  if (fields.fields.size() < needed) {
    return std::unexpected(wrong("the row has " + std::to_string(fields.fields.size()) + " fields",
                                 std::to_string(needed) + " were expected", "complete it, or quote commas in a field",
                                 where));
  }
  const auto field = [&](std::size_t column) { return fields.fields[places[column]]; };
  ObservedRow row;
  row.quantity = field(0);
  row.entity = field(1);
  row.period = field(2);
  row.when = base::parse_period(row.period);
  row.unit = field(3);
  for (auto [column, into] : {std::pair{4, &row.low}, std::pair{5, &row.central}, std::pair{6, &row.high}}) {
    const auto at = static_cast<std::size_t>(column);
    auto number = read_number(field(at), kColumns[at], where);
    if (!number) {
      return std::unexpected(number.error());
    }
    *into = *number;
  }
  if (row.low && row.high && *row.low > *row.high) {
    return std::unexpected(wrong("low is above high", "they bound what was observed", "exchange them", where));
  }
  row.source = field(7);
  row.published = field(8);
  row.kind = field(9);
  if (family && *family < fields.fields.size()) {
    row.family = fields.fields[*family];
  }
  row.where = where;
  return row;
}

}  // namespace

base::Result<std::vector<ObservedRow>> read_observed(const std::filesystem::path& file) {
  const auto text = book::read_text_file(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  const auto rows = csv_rows(*text);
  if (rows.size() < 2) {
    return std::unexpected(wrong("no observation in " + file.string(), "a line of column names and rows were expected",
                                 "see book/observed/flows.csv for an example", {file.string(), 1}));
  }
  const auto places = find_columns(rows.front(), file.string());
  if (!places) {
    return std::unexpected(places.error());
  }
  std::optional<std::size_t> family;
  if (const auto found = std::ranges::find(rows.front().fields, "family"); found != rows.front().fields.end()) {
    family = static_cast<std::size_t>(found - rows.front().fields.begin());
  }
  std::vector<ObservedRow> observed;
  for (std::size_t k = 1; k < rows.size(); ++k) {
    auto row = read_row(rows[k], *places, family, file.string());
    if (!row) {
      return std::unexpected(row.error());
    }
    observed.push_back(std::move(*row));
  }
  return observed;
}

}  // namespace headway::study

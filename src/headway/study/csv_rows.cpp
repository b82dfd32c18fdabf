#include "headway/study/csv_rows.hpp"

#include <csv.h>

namespace headway::study {

namespace {

struct Reading {
  std::vector<CsvRow> rows;
  CsvRow row;
  int line = 1;
};

void take_field(void* text, std::size_t length, void* into) {
  auto& reading = *static_cast<Reading*>(into);
  if (reading.row.fields.empty()) {
    reading.row.line = reading.line;
  }
  reading.row.fields.emplace_back(static_cast<const char*>(text), length);
}

void end_row(int /*letter*/, void* into) {
  auto& reading = *static_cast<Reading*>(into);
  const bool blank = reading.row.fields.empty() || (reading.row.fields.size() == 1 && reading.row.fields[0].empty());
  if (!blank) {
    reading.rows.push_back(std::move(reading.row));
  }
  reading.row = {};
}

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
  Reading reading;
  csv_parser parser{};
  csv_init(&parser, 0);
  // Line by line, so that each row knows where it begins.
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    csv_parse(&parser, text.data(), length, take_field, end_row, &reading);
    text.remove_prefix(length);
    ++reading.line;
  }
  csv_fini(&parser, take_field, end_row, &reading);
  csv_free(&parser);
  return std::move(reading.rows);
}

}  // namespace headway::study

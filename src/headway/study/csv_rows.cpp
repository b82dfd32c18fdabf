#include "headway/study/csv_rows.hpp"

#include <csv.h>

#include <algorithm>

namespace headway::study {

namespace {

struct Reading {
  std::vector<CsvRow> rows;
  CsvRow row;
  int line = 1;
  int begins = 1;  ///< line on which the row at hand begins
};

void take_field(void* text, std::size_t length, void* into) {
  auto& reading = *static_cast<Reading*>(into);
  reading.row.fields.emplace_back(static_cast<const char*>(text), length);
}

void end_row(int /*letter*/, void* into) {
  auto& reading = *static_cast<Reading*>(into);
  const bool blank = reading.row.fields.empty() || (reading.row.fields.size() == 1 && reading.row.fields[0].empty());
  if (!blank) {
    reading.row.line = reading.begins;
    reading.rows.push_back(std::move(reading.row));
  }
  reading.row = {};
  reading.begins = reading.line + 1;
}

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  Reading reading;
  csv_parser parser{};
  csv_init(&parser, 0);
  // Line by line, so that each row knows where it begins.
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    csv_parse(&parser, text.data(), length, take_field, end_row, &reading);
    // A blank line outside quotation marks belongs to no row, and the parser is silent about it.
    if (reading.begins == reading.line && text.substr(0, length).find_first_not_of(" \r\n") == std::string_view::npos) {
      ++reading.begins;
    }
    text.remove_prefix(length);
    ++reading.line;
  }
  csv_fini(&parser, take_field, end_row, &reading);
  csv_free(&parser);
  return std::move(reading.rows);
}

}  // namespace headway::study

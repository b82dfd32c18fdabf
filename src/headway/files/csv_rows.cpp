#include "headway/files/csv_rows.hpp"

#include <csv.h>

#include <algorithm>

namespace headway::files {

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

base::Result<std::vector<CsvRow>> csv_rows(std::string_view text, const std::string& file) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  Reading reading;
  csv_parser parser{};
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
  bool whole = true;
  // Line by line, so that each row knows where it begins.
  while (whole && !text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    whole = csv_parse(&parser, text.data(), length, take_field, end_row, &reading) == length;
    // A blank line outside quotation marks belongs to no row, and the parser is silent about it.
    if (reading.begins == reading.line && text.substr(0, length).find_first_not_of(" \r\n") == std::string_view::npos) {
      ++reading.begins;
    }
    text.remove_prefix(length);
    ++reading.line;
  }
  whole = whole && csv_fini(&parser, take_field, end_row, &reading) == 0;
  csv_free(&parser);
  if (!whole) {
    return std::unexpected(base::Error{"a quotation mark of the row that begins here is not closed",
                                       "it would take the rows after it into one field",
                                       "close it, and write a mark within a quoted field twice",
                                       {file, reading.begins},
                                       base::Fault::input});
  }
  return std::move(reading.rows);
}

}  // namespace headway::files

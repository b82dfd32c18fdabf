// Fields of a CSV text (RFC 4180): quoted fields may hold commas, doubled quotation marks and line ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headway::study {

struct CsvRow {
  std::vector<std::string> fields;
  int line = 0;  ///< where it begins, from 1
};

/// Lines without any field are left out.
std::vector<CsvRow> csv_rows(std::string_view text);

}  // namespace headway::study

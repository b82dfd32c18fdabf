// Fields of a CSV text (RFC 4180): quoted fields may hold commas, doubled quotation marks and line ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"

namespace headway::files {

struct CsvRow {
  std::vector<std::string> fields;
  int line = 0;  ///< where it begins, from 1
};

/// Blanks around a field that is not quoted are no part of it. Lines without any field are left out; `file` is for messages. Error: a quotation mark that is never closed, or that
/// stands within a field, with the line on which its row begins.
base::Result<std::vector<CsvRow>> csv_rows(std::string_view text, const std::string& file);

}  // namespace headway::files

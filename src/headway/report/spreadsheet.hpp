// An answer as a spreadsheet, the file format of Excel 2007 and later (XLSX).
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "headway/base/error.hpp"
#include "headway/results/sheet.hpp"

namespace headway::report {

/// The bytes of a file of two sheets: `head`, a row for each key (a value that is no number or word as JSON), and `figures`,
/// the table. Numbers are numbers, with 16 digits. The same input gives the same bytes. Error: a table with more rows than a
/// sheet holds; no place for the file while it is made.
base::Result<std::string> to_xlsx(const nlohmann::ordered_json& head, const results::Sheet& figures);

}  // namespace headway::report

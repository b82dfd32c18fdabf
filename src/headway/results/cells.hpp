// Cells of CSV (RFC 4180): what has no value is empty.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headway::results {

/// The shortest text that reads back as the same number; empty where it is not finite.
std::string csv_number(double value);

/// Quoted where RFC 4180 asks for it.
std::string csv_text(std::string_view text);

/// One line of CSV with its CR LF; cells are quoted where they must be.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace headway::results

#include "headway/results/cells.hpp"

#include <fmt/format.h>

#include <cmath>

namespace headway::results {

std::string csv_number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

std::string csv_text(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string quoted = "\"";
  for (const char letter : text) {
    quoted += letter;
    if (letter == '"') {
      quoted += '"';
    }
  }
  return quoted + '"';
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const auto& cell : cells) {
    line += (&cell == cells.data() ? "" : ",") + csv_text(cell);
  }
  return line + "\r\n";
}

}  // namespace headway::results

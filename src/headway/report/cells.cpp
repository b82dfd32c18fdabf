#include "headway/report/cells.hpp"

#include <fmt/format.h>

#include <cmath>

namespace headway::report {

using nlohmann::ordered_json;

ordered_json or_null(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json(nullptr); }

ordered_json or_null(const std::optional<double>& value) { return value ? or_null(*value) : ordered_json(nullptr); }

void add_summary(ordered_json& json, const model::Summary& summary) {
  json["p5"] = or_null(summary.p5);
  json["p25"] = or_null(summary.p25);
  json["p50"] = or_null(summary.p50);
  json["p75"] = or_null(summary.p75);
  json["p95"] = or_null(summary.p95);
  json["mean"] = or_null(summary.mean);
  json["error_p50"] = or_null(summary.error_p50);
  json["draws"] = summary.draws;
}

std::string csv_number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

std::string csv_number(const std::optional<double>& value) { return value ? csv_number(*value) : ""; }

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

}  // namespace headway::report

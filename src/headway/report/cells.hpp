// One value in JSON or in a cell of CSV: what has no value is null there and empty here.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/model/summary.hpp"

namespace headway::report {

/// Null where the number is not finite, or there is none.
nlohmann::ordered_json or_null(double value);
nlohmann::ordered_json or_null(const std::optional<double>& value);

/// Adds p5 to p95, mean, error_p50 and draws to an object.
void add_summary(nlohmann::ordered_json& json, const model::Summary& summary);

/// The shortest text that reads back as the same number; empty where it is not finite, or there is none.
std::string csv_number(double value);
std::string csv_number(const std::optional<double>& value);

/// Quoted where RFC 4180 asks for it.
std::string csv_text(std::string_view text);

/// One line of CSV with its CR LF; cells are quoted where they must be.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace headway::report

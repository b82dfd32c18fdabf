// Draws as CSV (RFC 4180, lines ending in CR LF, a header row); no value, and no limit, is an empty cell.
#pragma once

#include <string>
#include <vector>

#include "headway/model/draws.hpp"

namespace headway::report {

/// The names of the columns in a table with a row for each world. A figure is `scenario:id@period` with yardstick and basis
/// after blanks, and the quantity where that is not `value`; without the scenario where all figures have the same, without @
/// where it is of no period. An input is `input:id@period`, or `input:scenario:id@period` where it is a scenario's own.
std::vector<std::string> draw_names(const model::DrawTable& table);

/// One row a world: draw (its index), weight, then the columns.
std::string draws_wide(const model::DrawTable& table);

/// One row a number: draw, weight, scenario, id, unit, yardstick, basis, period, quantity, value; world by world.
std::string draws_long(const model::DrawTable& table);

}  // namespace headway::report

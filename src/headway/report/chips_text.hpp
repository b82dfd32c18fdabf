// The catalogue of chips as text, CSV and JSON, with what the export rules make of each chip.
#pragma once

#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/rules.hpp"

namespace headway::report {

/// Widest line of the table of all chips.
inline constexpr std::size_t kChipTableWidth = 130;

/// All chips as a table, or one chip in full where `name` is its id. JSON: schema headway.chips/1 or headway.chip/1.
/// CSV: one row for each chip, or, of one chip, one for each version of the rules. JSON goes before CSV. Error: no chip
/// of this id, with the nearest.
base::Result<std::string> chips_text(const chips::Catalogue& catalogue, const std::vector<chips::Rule>& rules,
                                     const std::string& name, bool json, bool csv);

}  // namespace headway::report

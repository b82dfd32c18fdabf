// The catalogue of chips as text, with what the export rules make of each chip.
#pragma once

#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/rows.hpp"
#include "headway/chips/rules.hpp"

namespace headway::report {

/// Widest line of the table of all chips.
inline constexpr std::size_t kChipTableWidth = 130;

/// All chips as a table.
std::string chips_text(const std::vector<chips::ChipRow>& rows);

/// One chip in full.
std::string chip_text(const chips::Chip& chip, const chips::ChipRow& row, const std::vector<chips::Rule>& rules);

}  // namespace headway::report

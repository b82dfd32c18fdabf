// The catalogue of chips with what the export rules make of each: described.
#pragma once

#include <vector>

#include "headway/chips/catalogue.hpp"
#include "headway/chips/rows.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"

namespace headway::results {

struct Chips {
  std::vector<chips::ChipRow> rows;
};

/// One chip in full.
struct OneChip {
  chips::Chip chip;
  chips::ChipRow row;
};

/// Schemas headway.chips/1 and headway.chip/1.
const Described<Chips>& all_chips();
const Described<OneChip>& one_chip();

/// One row for each chip.
const Described<chips::ChipRow>& chip_row();
Sheet chips_sheet(const Chips& chips);

/// A chip under one version of the rules.
struct RuleRow {
  const chips::ChipRow* chip;
  const chips::RuleCell* rule;
};

/// One row for each version of the rules.
const Described<RuleRow>& rule_row();
Sheet chip_sheet(const OneChip& chip);

/// "licence required", "licence granted" or "announced".
std::string_view to_string(chips::Treatment treatment);

}  // namespace headway::results

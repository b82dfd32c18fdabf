#include "headway/chips/rows.hpp"

#include "headway/chips/yardstick.hpp"

namespace headway::chips {
namespace {

ChipRow row_of(const Chip& chip, const std::vector<Rule>& rules) {
  ChipRow row;
  row.id = chip.id;
  row.name = chip.name;
  row.vendor = chip.vendor;
  row.designer = chip.designer;
  row.status = chip.status;
  if (const std::optional<Rate> eight = eight_bit(chip)) {
    row.eight_bit = eight->value;
    row.eight_bit_is_int8 = eight->precision == Precision::int8;
  }
  row.h100e = h100e(chip);
  row.bf16 = chip.bf16;
  if (const std::optional<Tpp> performance = tpp(chip)) {
    row.tpp = performance->value;
    row.tpp_set_by = to_string(performance->set_by);
  }
  row.density = performance_density(chip);
  row.memory_gb = chip.memory_gb;
  row.memory_bandwidth_tb_s = chip.memory_bandwidth_tb_s;
  for (const Rule& rule : rules) {
    row.rules.push_back({rule.id, rule.published, rule.effective, classify(chip, rule)});
  }
  row.caught = first_caught(chip, rules);
  row.confidence = chip.confidence;
  return row;
}

}  // namespace

std::vector<ChipRow> catalogue_rows(const Catalogue& catalogue, const std::vector<Rule>& rules) {
  std::vector<ChipRow> rows;
  rows.reserve(catalogue.chips.size());
  for (const Chip& chip : catalogue.chips) {
    rows.push_back(row_of(chip, rules));
  }
  return rows;
}

}  // namespace headway::chips

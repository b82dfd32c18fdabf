#include "headway/results/chips.hpp"

#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using chips::Chip;
using chips::ChipRow;
using chips::RuleCell;

std::optional<std::string_view> treatment_of(const RuleCell& of) {
  const auto& treatment = of.classification.treatment;
  return treatment ? std::optional(to_string(*treatment)) : std::nullopt;
}

std::string_view status_of(const RuleCell& of) { return chips::to_string(of.classification.status); }

const Described<RuleCell>& rule() {
  static const auto keys =
      Described<RuleCell>()
          .value("rule", "the version of the rules", &RuleCell::rule)
          .value("published", "when it was published", &RuleCell::published)
          .value("effective", "when it came into force; `null` where no rule was written", &RuleCell::effective)
          .value("status", "what it makes of the chip", &status_of)
          .value("limb", "which part of the rule decides", [](const RuleCell& of) { return of.classification.limb; })
          .value("missing", "figures that would decide and are not known",
                 [](const RuleCell& of) { return of.classification.missing; })
          .value("treatment", "`licence required`, `licence granted` or `announced`", &treatment_of)
          .value("levy", "share of the price that is asked for a licence",
                 [](const RuleCell& of) { return of.classification.levy; });
  return keys;
}

const Described<ChipRow>& plain_row() {
  static const auto keys =
      Described<ChipRow>()
          .value("id", "the chip", &ChipRow::id)
          .value("name", "its name", &ChipRow::name)
          .value("vendor", "who sells it", &ChipRow::vendor)
          .value("designer", "country of its designer", &ChipRow::designer)
          .value("status", "whether it is sold", &ChipRow::status)
          .value("eight_bit", "dense rate in 8 bits", &ChipRow::eight_bit, "TFLOP/s")
          .value("eight_bit_is_int8", "whether that is INT8, where there is no FP8", &ChipRow::eight_bit_is_int8)
          .value("h100e", "that rate over an H100's", &ChipRow::h100e)
          .value("bf16", "dense rate in 16 bits", &ChipRow::bf16, "TFLOP/s")
          .value("tpp", "total processing performance", &ChipRow::tpp)
          .value("tpp_set_by", "the formats that set it", &ChipRow::tpp_set_by)
          .value("density", "performance density", &ChipRow::density, "TPP/mm2")
          .value("memory_gb", "memory", &ChipRow::memory_gb, "GB")
          .value("memory_bandwidth_tb_s", "memory bandwidth", &ChipRow::memory_bandwidth_tb_s, "TB/s")
          .value("caught_rule", "the first version in force that bars it for China",
                 [](const ChipRow& of) { return of.caught ? std::optional(of.caught->rule) : std::nullopt; })
          .value("caught_from", "when that came into force",
                 [](const ChipRow& of) { return of.caught ? std::optional(of.caught->from) : std::nullopt; })
          .value("confidence", "`high`, `medium` or `low`", &ChipRow::confidence);
  return keys;
}

const Described<ChipRow>& row_with_rules() {
  static const auto keys =
      Described<ChipRow>()
          .include(std::identity(), plain_row())
          .list("rules", "what each version of the export rules makes of it", &ChipRow::rules, rule());
  return keys;
}

const Described<Chip>& in_full() {
  static const auto keys =
      Described<Chip>()
          .value("china_only", "whether it is made for China only", &Chip::china_only)
          .value("node", "its process", &Chip::node)
          .value("launch", "when it was launched", &Chip::launch)
          .value("fp8", "dense rate in FP8", &Chip::fp8, "TFLOP/s")
          .value("int8", "dense rate in INT8", &Chip::int8, "TOP/s")
          .value("fp4", "dense rate in FP4", &Chip::fp4, "TFLOP/s")
          .value("memory_type", "kind of memory", &Chip::memory_type)
          .value("scale_up_gb_s", "scale-up link, both directions", &Chip::scale_up_gb_s, "GB/s")
          .value("scale_up_domain", "chips of a scale-up domain", &Chip::scale_up_domain, "chip")
          .value("scale_out_gbit_s", "scale-out link", &Chip::scale_out_gbit_s, "Gbit/s")
          .value("power_w", "thermal design power", &Chip::power_w, "W")
          .value("compute_dies", "compute dies of a package", &Chip::compute_dies, "die")
          .value("die_area_mm2", "area of all compute dies together", &Chip::die_area_mm2, "mm2")
          .value("hbm_stacks", "HBM stacks", &Chip::hbm_stacks, "stack")
          .value(
              "price_usd", "lowest and highest price",
              [](const Chip& of) {
                return of.price_usd ? std::optional(std::vector<double>{of.price_usd->low, of.price_usd->high})
                                    : std::nullopt;
              },
              "USD")
          .value("price_date", "when it was asked", &Chip::price_date)
          .value("sources", "where the figures are from", &Chip::sources)
          .value("published", "when they were published, or read", &Chip::published)
          .value("published_is_vantage", "whether that is the day on which they were read", &Chip::published_is_vantage)
          .value("unverified", "figures that were not checked against a document", &Chip::unverified)
          .value("note", "what must be read beside them", &Chip::note);
  return keys;
}

}  // namespace

std::string_view to_string(chips::Treatment treatment) {
  switch (treatment) {
    case chips::Treatment::licence_required:
      return "licence required";
    case chips::Treatment::licence_granted:
      return "licence granted";
    case chips::Treatment::announced:
      return "announced";
  }
  return "";
}

const Described<Chips>& all_chips() {
  static const auto keys = Described<Chips>().list("chips", "one object for each chip, in the catalogue's order",
                                                   &Chips::rows, row_with_rules(), true);
  return keys;
}

const Described<OneChip>& one_chip() {
  static const auto keys =
      Described<OneChip>().include(&OneChip::row, row_with_rules()).include(&OneChip::chip, in_full());
  return keys;
}

const Described<ChipRow>& chip_row() { return plain_row(); }

Sheet chips_sheet(const Chips& chips) { return table(chip_row(), chips.rows); }

const Described<RuleRow>& rule_row() {
  static const auto keys =
      Described<RuleRow>()
          .value("id", "the chip", [](const RuleRow& of) { return of.chip->id; })
          .value("rule", "the version of the rules", [](const RuleRow& of) { return of.rule->rule; })
          .value("published", "when it was published", [](const RuleRow& of) { return of.rule->published; })
          .value("effective", "when it came into force", [](const RuleRow& of) { return of.rule->effective; })
          .value("status", "what it makes of the chip", [](const RuleRow& of) { return status_of(*of.rule); })
          .value("treatment", "`licence required`, `licence granted` or `announced`",
                 [](const RuleRow& of) { return treatment_of(*of.rule); })
          .value("levy", "share of the price that is asked for a licence",
                 [](const RuleRow& of) { return of.rule->classification.levy; })
          .value("limb", "which part of the rule decides",
                 [](const RuleRow& of) { return of.rule->classification.limb; })
          .value("missing", "figures that would decide and are not known",
                 [](const RuleRow& of) { return of.rule->classification.missing; });
  return keys;
}

Sheet chip_sheet(const OneChip& chip) {
  std::vector<RuleRow> rows;
  for (const RuleCell& each : chip.row.rules) {
    rows.push_back({&chip.row, &each});
  }
  return table(rule_row(), rows);
}

}  // namespace headway::results

#include "headway/report/chips_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>

#include "headway/chips/rows.hpp"
#include "headway/report/book_text.hpp"
#include "headway/report/number.hpp"
#include "headway/results/chips.hpp"

namespace headway::report {

namespace {

using chips::ChipRow;
using chips::Classification;
/// A stated figure, without the zeros that rounding would put behind it.
std::string shown(std::optional<double> value, int digits = 4) {
  std::string text = value ? rounded_in(*value, 0.0, {}, digits) : "-";
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    text.erase(text.find_last_not_of('.') + 1);
  }
  return text;
}

std::string verdict(const Classification& of) {
  std::string text(chips::to_string(of.status));
  if (of.treatment) {
    text += fmt::format(": {}", results::to_string(*of.treatment));
  }
  if (of.levy) {
    text += fmt::format(", levy {:.0f} %", 100.0 * *of.levy);
  }
  if (!of.limb.empty() && of.limb != chips::to_string(of.status)) {
    text += fmt::format(" ({})", of.limb);
  }
  return of.missing.empty() ? text : text + fmt::format(", not known: {}", fmt::join(of.missing, ", "));
}

std::string caught_text(const ChipRow& row) {
  return row.caught ? fmt::format("{} ({})", row.caught->rule, base::to_string(row.caught->from)) : "-";
}

constexpr std::size_t kColumns = 10;
using Cells = std::array<std::string, kColumns>;

Cells cells_of(const ChipRow& row) {
  return {row.id,
          shown(row.eight_bit) + (row.eight_bit_is_int8 ? "i" : ""),
          shown(row.h100e, 3),
          shown(row.bf16),
          shown(row.tpp, 6),
          row.tpp_set_by.empty() ? "-" : row.tpp_set_by,
          shown(row.density, 3),
          shown(row.memory_gb),
          shown(row.memory_bandwidth_tb_s, 3),
          caught_text(row)};
}

std::string table_line(const Cells& cells, const std::array<std::size_t, kColumns>& widths) {
  const auto is_word = [](std::size_t k) { return k == 0 || k == 5 || k == kColumns - 1; };
  std::string line;
  for (std::size_t k = 0; k < kColumns; ++k) {
    line += k == 0 ? "" : "  ";
    line += is_word(k) ? fmt::format("{:<{}}", cells[k], widths[k]) : fmt::format("{:>{}}", cells[k], widths[k]);
  }
  return line.erase(line.find_last_not_of(' ') + 1) + "\n";
}

std::string table(const std::vector<ChipRow>& rows) {
  const Cells head{"id", "8-bit", "H100e", "bf16", "TPP", "set by", "density", "memory", "bandwidth", "caught from"};
  const Cells units{"", "TFLOP/s", "", "TFLOP/s", "", "", "TPP/mm2", "GB", "TB/s", "rule (in force)"};
  std::vector<Cells> lines{head, units};
  for (const auto& row : rows) {
    lines.push_back(cells_of(row));
  }
  std::array<std::size_t, kColumns> widths{};
  for (const auto& line : lines) {
    for (std::size_t k = 0; k < kColumns; ++k) {
      widths[k] = std::max(widths[k], line[k].size());
    }
  }
  std::string text;
  for (const auto& line : lines) {
    text += table_line(line, widths);
  }
  return text +
         paragraph(
             0,
             "Dense rates; i: INT8, where there is no FP8. Caught from: the first rule in force that bars the chip for "
             "China, by its numbers or by name; - where none does or a figure that would decide is not known.");
}

std::string figure(std::string_view name, const std::string& value, std::string_view unit) {
  return fmt::format("  {:<22}{}{}{}\n", name, value, unit.empty() || value == "-" ? "" : " ",
                     value == "-" ? "" : unit);
}

std::string price_text(const chips::Chip& chip) {
  const auto& price = chip.price_usd;
  return price ? fmt::format("{}-{} USD ({})", shown(price->low, 6), shown(price->high, 6), chip.price_date) : "-";
}

std::string in_full(const chips::Chip& chip, const ChipRow& row, const std::vector<chips::Rule>& rules) {
  std::string text = fmt::format("{}: {}\n", chip.id, chip.name);
  text += paragraph(2, fmt::format("{} ({}), {}{}{}{}", chip.vendor, chip.designer, chip.status,
                                   chip.china_only ? ", made for China only" : "",
                                   chip.launch ? ", launched " + base::to_string(*chip.launch) : "",
                                   chip.node.empty() ? "" : ", " + chip.node));
  text += figure("FP16/BF16, dense", shown(chip.bf16), "TFLOP/s") + figure("FP8, dense", shown(chip.fp8), "TFLOP/s") +
          figure("INT8, dense", shown(chip.int8), "TOP/s") + figure("FP4, dense", shown(chip.fp4), "TFLOP/s") +
          figure("H100e (8-bit)", shown(row.h100e), "") +
          figure("TPP", shown(row.tpp, 6), row.tpp_set_by.empty() ? "" : "set by " + row.tpp_set_by) +
          figure("performance density", shown(row.density), "TPP/mm2") +
          figure("memory", shown(chip.memory_gb), "GB " + chip.memory_type) +
          figure("memory bandwidth", shown(chip.memory_bandwidth_tb_s), "TB/s") +
          figure("scale-up link", shown(chip.scale_up_gb_s), "GB/s, both directions") +
          figure("scale-up domain", shown(chip.scale_up_domain), "chips") +
          figure("scale-out link", shown(chip.scale_out_gbit_s), "Gbit/s") + figure("power", shown(chip.power_w), "W") +
          figure("compute dies", shown(chip.compute_dies), "") + figure("die area", shown(chip.die_area_mm2), "mm2") +
          figure("HBM stacks", shown(chip.hbm_stacks), "") + figure("price", price_text(chip), "");
  text += "  under the export rules for China:\n";
  for (std::size_t k = 0; k < rules.size(); ++k) {
    const auto& rule = row.rules[k];
    text += paragraph(
        4,
        fmt::format("{} ({}, published {}, {}): {}", rule.rule, rules[k].title, base::to_string(rule.published),
                    rule.effective ? "in force from " + base::to_string(*rule.effective) : "no rule written",
                    verdict(rule.classification)),
        4);
  }
  text += row.caught ? fmt::format("  barred from {} by {}\n", base::to_string(row.caught->from), row.caught->rule)
                     : "  barred by no version in force that can be decided\n";
  text += paragraph(2, fmt::format("sources: {}", fmt::join(chip.sources, "; ")), 4);
  text += fmt::format("  {} {}, confidence {}\n", chip.published_is_vantage ? "read on" : "published",
                      base::to_string(chip.published), chip.confidence);
  if (!chip.unverified.empty()) {
    text += paragraph(2, fmt::format("not checked against a document: {}", fmt::join(chip.unverified, ", ")), 4);
  }
  return text + (chip.note.empty() ? "" : paragraph(2, "note: " + chip.note, 4)) +
         fmt::format("  stated in {}:{}\n", chip.where.file, chip.where.line);
}

}  // namespace

std::string chips_text(const std::vector<chips::ChipRow>& rows) { return table(rows); }

std::string chip_text(const chips::Chip& chip, const chips::ChipRow& row, const std::vector<chips::Rule>& rules) {
  return in_full(chip, row, rules);
}

}  // namespace headway::report

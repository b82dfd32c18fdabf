#include "headway/report/chips_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "headway/chips/rows.hpp"
#include "headway/report/book_text.hpp"
#include "headway/report/cells.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

using chips::ChipRow;
using chips::Classification;
using nlohmann::ordered_json;

/// A stated figure, without the zeros that rounding would put behind it.
std::string shown(std::optional<double> value, int digits = 4) {
  std::string text = value ? rounded_in(*value, 0.0, {}, digits) : "-";
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    text.erase(text.find_last_not_of('.') + 1);
  }
  return text;
}

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

std::string verdict(const Classification& of) {
  std::string text(chips::to_string(of.status));
  if (of.treatment) {
    text += fmt::format(": {}", to_string(*of.treatment));
  }
  if (of.levy) {
    text += fmt::format(", levy {:.0f} %", 100.0 * *of.levy);
  }
  if (!of.limb.empty() && of.limb != chips::to_string(of.status)) {
    text += fmt::format(" ({})", of.limb);
  }
  return of.missing.empty() ? text : text + fmt::format(", not known: {}", fmt::join(of.missing, ", "));
}

std::string day_or(const std::optional<base::Day>& day, std::string_view otherwise) {
  return day ? base::to_string(*day) : std::string(otherwise);
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

ordered_json classification_json(const chips::RuleCell& rule) {
  const auto& of = rule.classification;
  ordered_json json{{"rule", rule.rule}, {"published", base::to_string(rule.published)}};
  json["effective"] = rule.effective ? ordered_json(base::to_string(*rule.effective)) : ordered_json(nullptr);
  json["status"] = chips::to_string(of.status);
  json["limb"] = of.limb;
  json["missing"] = of.missing;
  json["treatment"] = of.treatment ? ordered_json(to_string(*of.treatment)) : ordered_json(nullptr);
  json["levy"] = or_null(of.levy);
  return json;
}

ordered_json row_json(const ChipRow& row) {
  ordered_json json{
      {"id", row.id}, {"name", row.name}, {"vendor", row.vendor}, {"designer", row.designer}, {"status", row.status}};
  json["eight_bit"] = or_null(row.eight_bit);
  json["eight_bit_is_int8"] = row.eight_bit_is_int8;
  json["h100e"] = or_null(row.h100e);
  json["bf16"] = or_null(row.bf16);
  json["tpp"] = or_null(row.tpp);
  json["tpp_set_by"] = row.tpp_set_by;
  json["density"] = or_null(row.density);
  json["memory_gb"] = or_null(row.memory_gb);
  json["memory_bandwidth_tb_s"] = or_null(row.memory_bandwidth_tb_s);
  json["caught_rule"] = row.caught ? ordered_json(row.caught->rule) : ordered_json(nullptr);
  json["caught_from"] = row.caught ? ordered_json(base::to_string(row.caught->from)) : ordered_json(nullptr);
  json["confidence"] = row.confidence;
  json["rules"] = ordered_json::array();
  for (const auto& rule : row.rules) {
    json["rules"].push_back(classification_json(rule));
  }
  return json;
}

ordered_json chip_json(const chips::Chip& chip, const ChipRow& row) {
  ordered_json json = row_json(row);
  json["china_only"] = chip.china_only;
  json["node"] = chip.node;
  json["launch"] = chip.launch ? ordered_json(base::to_string(*chip.launch)) : ordered_json(nullptr);
  json["fp8"] = or_null(chip.fp8);
  json["int8"] = or_null(chip.int8);
  json["fp4"] = or_null(chip.fp4);
  json["memory_type"] = chip.memory_type;
  json["scale_up_gb_s"] = or_null(chip.scale_up_gb_s);
  json["scale_up_domain"] = or_null(chip.scale_up_domain);
  json["scale_out_gbit_s"] = or_null(chip.scale_out_gbit_s);
  json["power_w"] = or_null(chip.power_w);
  json["compute_dies"] = or_null(chip.compute_dies);
  json["die_area_mm2"] = or_null(chip.die_area_mm2);
  json["hbm_stacks"] = or_null(chip.hbm_stacks);
  json["price_usd"] =
      chip.price_usd ? ordered_json({chip.price_usd->low, chip.price_usd->high}) : ordered_json(nullptr);
  json["price_date"] = chip.price_date;
  json["sources"] = chip.sources;
  json["published"] = base::to_string(chip.published);
  json["published_is_vantage"] = chip.published_is_vantage;
  json["unverified"] = chip.unverified;
  json["note"] = chip.note;
  return json;
}

std::string all_csv(const std::vector<ChipRow>& rows) {
  std::string text =
      "id,name,vendor,designer,status,eight_bit,eight_bit_is_int8,h100e,bf16,tpp,tpp_set_by,density,memory_gb,"
      "memory_bandwidth_tb_s,caught_rule,caught_from,confidence\r\n";
  for (const auto& row : rows) {
    text += csv_line({row.id, row.name, row.vendor, row.designer, row.status, csv_number(row.eight_bit),
                      row.eight_bit_is_int8 ? "true" : "false", csv_number(row.h100e), csv_number(row.bf16),
                      csv_number(row.tpp), row.tpp_set_by, csv_number(row.density), csv_number(row.memory_gb),
                      csv_number(row.memory_bandwidth_tb_s), row.caught ? row.caught->rule : "",
                      row.caught ? base::to_string(row.caught->from) : "", row.confidence});
  }
  return text;
}

std::string one_csv(const ChipRow& row) {
  std::string text = "id,rule,published,effective,status,treatment,levy,limb,missing\r\n";
  for (const auto& rule : row.rules) {
    const auto& of = rule.classification;
    text +=
        csv_line({row.id, rule.rule, base::to_string(rule.published), day_or(rule.effective, ""),
                  std::string(chips::to_string(of.status)), of.treatment ? std::string(to_string(*of.treatment)) : "",
                  csv_number(of.levy), of.limb, fmt::format("{}", fmt::join(of.missing, " "))});
  }
  return text;
}

}  // namespace

base::Result<std::string> chips_text(const chips::Catalogue& catalogue, const std::vector<chips::Rule>& rules,
                                     const std::string& name, bool json, bool csv) {
  const auto rows = chips::catalogue_rows(catalogue, rules);
  if (name.empty()) {
    if (!json) {
      return csv ? all_csv(rows) : table(rows);
    }
    std::string text;
    for (const auto& row : rows) {
      text += (text.empty() ? "\n" : ",\n") + dump(row_json(row));
    }
    return "{\"chips\":[" + text + "\n]}\n";
  }
  const auto chip = chips::chip_meant(catalogue, name);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  const auto& row = rows[static_cast<std::size_t>(*chip - catalogue.chips.data())];
  if (json) {
    return dump(chip_json(**chip, row)) + "\n";
  }
  return csv ? one_csv(row) : in_full(**chip, row, rules);
}

}  // namespace headway::report

#include "headway/study/replicate/program.hpp"

#include <array>

#include "headway/base/messages.hpp"
#include "headway/book/replication_names.hpp"
#include "headway/chips/yardstick.hpp"

namespace headway::study {

namespace {

struct ChipFigure {
  std::string_view name;
  std::string_view unit;
  std::optional<double> (*of)(const chips::Chip&);
};

constexpr std::array<ChipFigure, 8> kChipFigures{{
    {"tpp", "TPP/chip",
     [](const chips::Chip& chip) {
       const auto tpp = chips::tpp(chip);
       return tpp ? std::optional(tpp->value) : std::nullopt;
     }},
    {"h100e", "H100e/chip", [](const chips::Chip& chip) { return chips::h100e(chip); }},
    {"bf16", "TFLOP/s/chip", [](const chips::Chip& chip) { return chip.bf16; }},
    {"bandwidth", "TB/s/chip", [](const chips::Chip& chip) { return chip.memory_bandwidth_tb_s; }},
    {"density", "TPP/mm2", [](const chips::Chip& chip) { return chips::performance_density(chip); }},
    {"power", "W/chip", [](const chips::Chip& chip) { return chip.power_w; }},
    {"dies", "die/chip", [](const chips::Chip& chip) { return chip.compute_dies; }},
    {"stacks", "stack/chip", [](const chips::Chip& chip) { return chip.hbm_stacks; }},
}};

base::Result<StatedQuantity> from_catalogue(const book::ReplicationInput& input, const chips::Catalogue& catalogue) {
  const ChipFigure* figure = nullptr;
  std::vector<std::string> names;
  for (const ChipFigure& each : kChipFigures) {
    names.emplace_back(each.name);
    figure = each.name == input.figure ? &each : figure;
  }
  if (figure == nullptr) {
    return std::unexpected(base::input_error("unknown figure '" + input.figure + "' in input '" + input.id + "'",
                                             "the catalogue has no such figure of a chip",
                                             base::did_you_mean(input.figure, names), input.where));
  }
  StatedQuantity quantity{std::string(figure->unit), {}};
  for (const std::string& id : input.chips) {
    const auto chip = chips::find_chip(catalogue, id);
    if (!chip) {
      base::Error error = chip.error();
      error.where = input.where;
      return std::unexpected(error);
    }
    const auto value = figure->of(**chip);
    if (!value) {
      return std::unexpected(base::input_error("the catalogue has no " + input.figure + " of " + id,
                                               "input '" + input.id + "' asks for it",
                                               "name another chip, or state the number", input.where));
    }
    quantity.values.push_back(book::Stated{*value, *value, *value});
  }
  return input.unit.empty() ? quantity : in_unit(quantity, input.unit);
}

/// The error at this place, where it has none of its own.
base::Error placed(base::Error error, const std::string& who, const base::Location& where) {
  if (error.where.file.empty()) {
    error.problem = who + ": " + error.problem;
    error.where = where;
  }
  return error;
}

}  // namespace

base::Result<StatedQuantity> value_of(const book::Replication& replication, const book::ReplicationInput& input,
                                      const chips::Catalogue& catalogue) {
  auto quantity = input.chips.empty() ? base::Result<StatedQuantity>(StatedQuantity{input.unit, input.values})
                                      : from_catalogue(input, catalogue);
  if (!quantity) {
    return std::unexpected(placed(quantity.error(), "input '" + input.id + "'", input.where));
  }
  if (quantity->values.size() > 1 && quantity->values.size() != replication.along.size()) {
    return std::unexpected(
        base::input_error("input '" + input.id + "' has " + std::to_string(quantity->values.size()) + " values",
                          "the file names " + std::to_string(replication.along.size()) + " of them in 'along'",
                          "give one, or one for each", input.where));
  }
  return quantity;
}

base::Result<StatedQuantity> evaluate(const book::Replication& replication, std::string_view id,
                                      const chips::Catalogue& catalogue, const std::optional<Trial>& trial) {
  if (const book::ReplicationInput* const input = book::find_input(replication, id)) {
    if (!input->missing) {
      return value_of(replication, *input, catalogue);
    }
    if (!trial || trial->input != id) {
      return std::unexpected(base::input_error("the input '" + input->id + "' is missing",
                                               "nothing stands in its place", "", input->where));
    }
    return StatedQuantity{input->unit, {book::Stated{trial->value, trial->value, trial->value}}};
  }
  const book::ReplicationStep& step = *book::find_step(replication, id);
  std::vector<StatedQuantity> operands;
  for (const std::string& name : step.of) {
    auto operand = evaluate(replication, name, catalogue, trial);
    if (!operand) {
      return operand;
    }
    operands.push_back(std::move(*operand));
  }
  auto result = operate(step.operation, operands);
  if (result && !step.unit.empty()) {
    result = in_unit(std::move(*result), step.unit);
  }
  if (!result) {
    return std::unexpected(placed(result.error(), "step '" + step.id + "'", step.where));
  }
  return result;
}

}  // namespace headway::study

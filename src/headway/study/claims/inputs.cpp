#include "headway/study/claims/inputs.hpp"

#include <algorithm>

#include "headway/balance/bindings.hpp"
#include "headway/study/freeze.hpp"

namespace headway::study::claims {

namespace {

/// Fills the inputs of the yardsticks by id.
struct Filler {
  const YardstickRows& rows;
  std::size_t index;
  void scalar(double& member, std::string_view prefix, std::string_view name, std::string_view /*unit*/) const {
    const auto found = rows.find(std::string(prefix) + std::string(name));
    member = found == rows.end() ? 0.0 : found->second[index];
  }
  void path(balance::Path<double>& /*member*/, std::string_view /*prefix*/, std::string_view /*name*/,
            std::string_view /*unit*/) const {}
};

}  // namespace

std::vector<book::Binding> claim_bindings() {
  std::vector<book::Binding> bindings;
  for (const auto& input : kClaimInputs) {
    bindings.push_back(book::Binding{std::string(input.id), std::string(input.unit), false});
  }
  return bindings;
}

std::optional<InputVariable> variable_of(const Prepared& prepared, std::string_view id) {
  for (std::size_t k = 0; k < prepared.scalars.size(); ++k) {
    if (prepared.scalars[k].id == id) {
      return InputVariable{prepared.model.scalars[k], false};
    }
  }
  for (std::size_t k = 0; k < prepared.paths.size(); ++k) {
    if (prepared.paths[k].id == id) {
      return InputVariable{prepared.model.paths[k], true};
    }
  }
  std::string_view unit;
  for (const auto& input : kClaimInputs) {
    unit = input.id == id ? input.unit : unit;
  }
  for (const auto& names : {std::span<const ensemble::LeverName>(ensemble::kLevers),
                            std::span<const ensemble::LeverName>(ensemble::kRegimeNumbers)}) {
    for (const auto& name : names) {
      unit = name.id == id ? name.unit : unit;
    }
  }
  const auto* entry = unit.empty() ? nullptr : book::find(prepared.book, id);
  if (entry == nullptr) {
    return std::nullopt;
  }
  auto variable = freeze(prepared.book, *entry, unit);
  return variable ? std::optional(InputVariable{std::move(*variable), false}) : std::nullopt;
}

balance::YardstickInputs<double> yardstick_inputs(const YardstickRows& rows, std::size_t index) {
  balance::YardstickInputs<double> inputs{};
  Filler filler{rows, index};
  balance::detail::visit_sector(inputs, filler, balance::kShippedClasses, balance::ShippedNames{});
  return inputs;
}

}  // namespace headway::study::claims

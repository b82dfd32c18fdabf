// Random worlds: the default book with inputs pushed to their extremes, for what must hold whatever the inputs are.
#pragma once

#include <algorithm>
#include <random>
#include <span>
#include <string>

#include "headway/study/model.hpp"

namespace headway::study {

/// Inputs that stand below a fraction or turn units, so that zero would mean no model rather than an extreme one.
inline bool may_be_zero(const std::string& id) {
  for (const auto* prefix : {"demand.china.exchange_rate",
                             "energy.pue",
                             "price.",
                             "makers.dies.",
                             "makers.die_area.",
                             "supply.packages_per_wafer.",
                             "foundry.yield.reference_area",
                             "makers.performance.",
                             "yardstick.",
                             "energy.server.factor",
                             "fleet.chip.life",
                             "makers.start.",
                             "supply.start.",
                             "progress.",
                             "demand.china.worth",
                             "supply.generation",
                             "makers.generation",
                             "makers.packaging.yield",
                             "supply.line.lead",
                             "supply.stock.release_months",
                             "makers.die_bank.release_months",
                             "makers.stock.months",
                             "makers.investment.delay"}) {
    if (id.starts_with(prefix)) {
      return false;
    }
  }
  return true;
}

/// Shares and yields stay what they are; quantities may be ten times as large or small.
inline bool may_be_scaled(const model::Input& input) {
  return input.unit != "1" && input.unit != "year" && input.id != "fleet.chip.life" &&
         input.id != "demand.china.exchange_rate";
}

/// Leaves an input as it is in about a third of cases, or else makes it a number in a far tail, at times ten times as
/// large or small, or zero.
inline void push(const model::Input& input, std::mt19937_64& random, chance::Variable& variable) {
  std::uniform_real_distribution<double> part(0.0, 1.0);
  const double what = part(random);
  double quantile = 0.5;
  double factor = 1.0;
  if (what < 0.35) {
    return;
  }
  quantile = part(random) < 0.5 ? 1e-4 : 1.0 - 1e-4;
  if (what > 0.93 && may_be_zero(input.id)) {
    factor = 0.0;
  } else if (what > 0.75 && may_be_scaled(input)) {
    factor = part(random) < 0.5 ? 0.1 : 10.0;
  }
  for (auto& branch : variable.branches) {
    for (auto& knot : branch.knots) {
      knot.distribution = chance::Distribution::constant(factor * knot.distribution.quantile(quantile));
    }
  }
}

/// The model of a random world. Inputs named in `kept` stay as they are.
inline ensemble::Model random_world(const Prepared& prepared, std::mt19937_64& random,
                                    std::span<const std::string> kept = {}) {
  ensemble::Model model = prepared.model;
  const auto push_all = [&](const std::vector<model::Input>& inputs, std::vector<chance::Variable>& variables) {
    for (std::size_t k = 0; k < variables.size(); ++k) {
      chance::Variable pushed = variables[k];
      // An input that came after the worlds were first drawn has numbers of its own, so that they stay what they were.
      if (inputs[k].id.starts_with("makers.die_share.")) {
        std::mt19937_64 own(pushed.name);
        push(inputs[k], own, pushed);
      } else {
        push(inputs[k], random, pushed);
      }
      if (std::ranges::find(kept, inputs[k].id) == kept.end()) {
        variables[k] = std::move(pushed);
      }
    }
  };
  push_all(prepared.scalars, model.scalars);
  push_all(prepared.paths, model.paths);
  return model;
}

}  // namespace headway::study

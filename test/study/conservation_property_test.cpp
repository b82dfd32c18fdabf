// Nothing from nothing: chips, dies, memory and money add up in every month of random worlds with inputs pushed to
// extremes.
#include <gtest/gtest.h>

#include <random>

#include "default_book.hpp"

namespace headway::study {
namespace {

/// Inputs that stand below a fraction or turn units, so that zero would mean no model rather than an extreme one.
bool may_be_zero(const std::string& id) {
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
bool may_be_scaled(const ModelInput& input) {
  return input.unit != "1" && input.unit != "year" && input.id != "fleet.chip.life" &&
         input.id != "demand.china.exchange_rate";
}

void push(const ModelInput& input, std::mt19937_64& random, chance::Variable& variable) {
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

TEST(ConservationPropertyTest, HoldsInEveryMonthOfTenThousandExtremeDraws) {
  const std::vector<std::string> names{"h200-licensed", "full-controls", "no-export",      "h20-only",
                                       "h200-open",     "b30a",          "blackwell-open", "reversal"};
  const auto scenarios = scenarios_of(default_book(), names);
  const std::vector<ensemble::Request> requests{at(balance::kChinaStock, 2030)};
  constexpr long kDrawsAWorld = 16;
  const long worlds = scaled(10000) / kDrawsAWorld;
  std::mt19937_64 random(20251231);
  for (long world = 0; world < worlds; ++world) {
    ensemble::Model model = default_book().model;
    for (std::size_t k = 0; k < model.scalars.size(); ++k) {
      push(default_book().scalars[k], random, model.scalars[k]);
    }
    for (std::size_t k = 0; k < model.paths.size(); ++k) {
      push(default_book().paths[k], random, model.paths[k]);
    }
    ensemble::Options options;
    options.seed = static_cast<std::uint64_t>(world);
    options.draws = kDrawsAWorld;
    options.check_months = 1;
    const auto ensemble = ensemble::run(model, scenarios, requests, options);
    ASSERT_TRUE(ensemble) << "world " << world << ": " << base::to_string(ensemble.error());
  }
}

}  // namespace
}  // namespace headway::study

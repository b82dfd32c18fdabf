// C8 and C9: Chinese output beside foreign output, and what holds it down.
#include <array>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

constexpr std::array kArithmetic{balance::kTpp, balance::kH100e, balance::kBf16, balance::kBest};

/// A tenth more of each input, one at a time.
std::vector<Policy> shadow_policies(const std::string& scenario) {
  const auto ten_percent_more = [&](const std::string& what, std::vector<Change> changes) {
    return changed(scenario, "a tenth more " + what, std::move(changes));
  };
  return {
      ten_percent_more("wafers", {path_multiplied("foundry.advanced.share_for_ai", 1.1)}),
      ten_percent_more("memory",
                       {path_multiplied("memory.legacy.inflow", 1.1), path_multiplied("memory.diverted.inflow", 1.1),
                        path_multiplied("memory.cxmt.output", 1.1), path_multiplied("memory.own_low_cost.output", 1.1),
                        path_multiplied("memory.own_fast.output", 1.1)}),
      ten_percent_more("packaging", {path_multiplied("makers.packaging.capacity", 1.1)}),
      ten_percent_more("packaging yield", {multiplied("makers.packaging.yield", 1.1, 1.0)}),
      ten_percent_more("demand", {path_multiplied("demand.china.platform_capex", 1.1),
                                  path_multiplied("demand.china.halls_budget", 1.1)}),
      ten_percent_more("permission", {multiplied("beijing.regime.share_block", 1.1, 1.0),
                                      multiplied("beijing.regime.share_case", 1.1, 1.0)}),
  };
}

void add_binding_by_month(Answer& answer, Evidence& evidence) {
  const Policy policy{evidence.cast().decided, "", {}, "months"};
  for (base::Month month = model::branch_month(evidence.prepared()); month <= base::Month::of(2028, 12);
       month = month + 1) {
    for (int measure = balance::kBindingCap; measure <= balance::kBindingDomesticDemand; ++measure) {
      add_measure(answer, evidence, policy, {static_cast<balance::Measure>(measure), in_month(month)}).detail = true;
    }
  }
}

}  // namespace

Answer two_percent(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const auto policy = as_is(cast.decided);
  const auto best_in_percent = [&](balance::Yardstick yardstick, int year) {
    const Row ratio = evidence.of(policy, {balance::kBestChipRatio, in_year(year), yardstick});
    return same(100.0, ratio) / ratio;
  };
  for (const auto yardstick : kArithmetic) {
    const std::string name(balance::kYardstickNames[yardstick]);
    const Asked aggregate{balance::kDomesticToForeign, in_year(2026), yardstick};
    add_measure(answer, evidence, policy, aggregate);
    Part part = read_as("all output, " + name, at_most("Chinese over foreign computing power of 2026 is at most 2 %",
                                                       evidence.of(policy, aggregate), 2.0));
    answer.parts.push_back(yardstick == balance::kTpp ? std::move(part) : beside(std::move(part)));
  }
  const auto chip_to_chip = [&](balance::Yardstick yardstick, int year) -> Figure& {
    return add(answer,
               {"best_chip.of_foreign", "best Chinese chip made in volume over the best foreign one", "percent",
                std::to_string(year), cast.decided, "", std::string(balance::kYardstickNames[yardstick]), ""},
               best_in_percent(yardstick, year));
  };
  for (const auto yardstick : {balance::kH100e, balance::kBf16, balance::kTpp, balance::kBest, balance::kBandwidth}) {
    for (const int year : {2025, 2026, 2027, 2028, 2030}) {
      chip_to_chip(yardstick, year).shown = year == 2026 && yardstick == balance::kH100e;
    }
  }
  answer.parts.push_back(beside(
      read_as("best chip made in volume, h100e", at_most("Chinese over foreign computing power of 2026 is at most 2 %",
                                                         best_in_percent(balance::kH100e, 2026), 2.0))));
  for (const int year : {2025, 2027, 2028, 2030}) {
    for (const auto yardstick : kArithmetic) {
      add_measure(answer, evidence, policy, {balance::kDomesticToForeign, in_year(year), yardstick});
      if (year != 2025) {
        add_measure(answer, evidence, as_is(cast.base), {balance::kDomesticToForeign, in_year(year), yardstick});
      }
    }
  }
  answer.notes.emplace_back(
      "Judged as the estimate behind the claim was made: all output together, by the total processing performance "
      "(TPP) of the export rules. The other yardsticks of arithmetic, and the best chip against the best, stand beside "
      "it.");
  answer.assumptions = {"makers.output.ascend_910c",        "makers.output.ascend_910b", "foundry.advanced.capacity",
                        "foundry.advanced.yield_large_die", "memory.cxmt.output",        "supply.packaging.capacity",
                        "makers.performance.ascend_910c"};
  return answer;
}

Answer output_binds(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const auto policy = as_is(cast.decided);
  const int near = evidence.years().near;  // what is observed tells little of what binds
  const auto held = [&](int year) {
    return evidence.of(policy, {balance::kBindingDies, in_year(year)}) +
           evidence.of(policy, {balance::kBindingMemory, in_year(year)}) +
           evidence.of(policy, {balance::kBindingPackaging, in_year(year)});
  };
  for (const int year : {near, near + 1, 2030}) {
    add(answer,
        {"binding.output", "part of the year in which dies, memory or packaging hold Chinese output down", "percent",
         std::to_string(year), cast.decided, "", "", ""},
        held(year))
        .shown = year == near;
  }
  Row strongest;
  const Policy base = as_is(cast.decided);
  for (const auto& more : shadow_policies(cast.decided)) {
    for (const int year : {near, near + 1, near + 2}) {
      const Asked made{balance::kDomesticProduction, in_year(year)};
      const Row gain = percent_over(evidence.of(more, made), evidence.of(base, made));
      const bool production =
          more.changed.ends_with("wafers") || more.changed.ends_with("memory") || more.changed.ends_with("packaging");
      add(answer,
          {"domestic_production", "what a tenth more of one input adds to Chinese output", "percent",
           std::to_string(year), name_of(more), name_of(base), "h100e", ""},
          gain)
          .shown = year == near + 1 && more.changed.ends_with("memory");
      if (year == near + 1 && production) {
        strongest = strongest.empty() ? gain : larger(strongest, gain);
      }
    }
  }
  for (const int year : {near, near + 1, 2030}) {
    for (int measure = balance::kBindingCap; measure <= balance::kBindingDomesticDemand; ++measure) {
      add_measure(answer, evidence, policy, {static_cast<balance::Measure>(measure), in_year(year)});
    }
  }
  add_binding_by_month(answer, evidence);
  answer.parts.push_back(
      at_least("dies, memory or packaging hold Chinese output down in at least half of " + std::to_string(near),
               held(near), 50.0));
  answer.parts.push_back(at_least(
      "a tenth more of wafers, memory or packaging, whichever helps most, adds at least 1 % to the output of " +
          std::to_string(near + 1),
      strongest, 1.0));
  answer.notes.emplace_back(
      "Chips a tenth better in the same number would add a tenth by definition, so design counts as well. A tenth more "
      "good dies a wafer acts as a tenth more wafers. Binding by month is a share of draws: read its mean.");
  answer.assumptions = {"foundry.advanced.share_for_ai",
                        "foundry.advanced.capacity",
                        "foundry.advanced.yield_large_die",
                        "memory.cxmt.output",
                        "memory.legacy.inflow",
                        "makers.packaging.capacity",
                        "makers.packaging.yield"};
  return answer;
}

}  // namespace headway::study::claims

// C4 and C12: what China spends, how well its fleet is used, and how much demand is left.
#include <array>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

int middle_of(int year) { return base::Month::of(year, 7) - base::kFirstMonth; }

/// Platforms' and halls' budget for accelerators, GUSD in the year, before what observed purchases add to it.
Row budget(Evidence& evidence, int year) {
  const int month = middle_of(year);
  const Row platforms =
      evidence.input("demand.china.platform_capex", month) * evidence.input("demand.china.accelerator_share", month);
  return (platforms + evidence.input("demand.china.halls_budget", month)) /
         evidence.input("demand.china.exchange_rate", month);
}

Row capital_spending(Evidence& evidence, int year) {
  const int month = middle_of(year);
  return evidence.input("demand.china.platform_capex", month) / evidence.input("demand.china.exchange_rate", month);
}

}  // namespace

Answer spending_and_efficiency(Evidence& evidence) {
  Answer answer;
  for (const int year : {2025, 2024, 2026, 2028}) {
    add(answer,
        {"budget.china", "what Chinese companies and state halls can spend on AI accelerators", "GUSD",
         std::to_string(year), "", "", "", ""},
        budget(evidence, year))
        .shown = year == 2025 || year == 2026;
    add(answer,
        {"capital_spending.china", "capital spending of Chinese platform companies and carriers on computing", "GUSD",
         std::to_string(year), "", "", "", ""},
        capital_spending(evidence, year));
  }
  const auto per_installed = [&](int year) {
    const auto policy = as_is("h200-licensed");
    return evidence.of(policy, {balance::kChinaUseful, in_year(year)}) /
           evidence.of(policy, {balance::kChinaStock, in_year(year)});
  };
  for (const int year : {2025, 2026, 2028, 2030}) {
    add(answer,
        {"useful.per_installed", "useful compute for each unit that Chinese users can run", "1", std::to_string(year),
         "h200-licensed", "", "h100e", "accessible"},
        per_installed(year))
        .shown = year == 2025 || year == 2028;
  }
  add(answer,
      {"efficiency.growth", "growth a year of what a training FLOP achieves at the frontier", "1/year", "", "", "", "",
       ""},
      evidence.input("progress.efficiency.growth"));
  answer.parts.push_back(
      at_least("Chinese buyers could spend at least 2 bn USD on accelerators in 2025", budget(evidence, 2025), 2.0));
  answer.parts.push_back(above("in 2028 the chips that they can run do more useful work each than in 2025",
                               per_installed(2028) - per_installed(2025), 0.0));
  answer.notes.emplace_back(
      "Efficiency here is useful compute over installed peak: utilisation and software of the fleet's mix. That of "
      "algorithms is an input and stands beside it.");
  answer.assumptions = {"demand.china.platform_capex", "demand.china.accelerator_share", "demand.china.halls_budget",
                        "fleet.utilisation.platforms", "fleet.utilisation.halls",        "yardstick.serving.ascend",
                        "progress.efficiency.growth"};
  return answer;
}

Answer high_demand(Evidence& evidence) {
  Answer answer;
  const auto unmet_share = [&](const char* scenario, int year) {
    const Row unmet = (12.0 * 1e-9) * evidence.of(as_is(scenario), {balance::kUnmetDemand, in_year(year)});
    return 100.0 * (unmet / budget(evidence, year));
  };
  for (const auto* scenario : {"h20-only", "no-export", "h200-licensed", "h200-open"}) {
    for (const int year : {2026, 2028}) {
      const bool shown = year == 2026 && std::string_view(scenario).starts_with("h20-only");
      add(answer,
          {"unmet_demand.of_budget", "Chinese demand at list price not served, over the year's budget", "percent",
           std::to_string(year), scenario, "", "", ""},
          unmet_share(scenario, year))
          .shown = shown;
      add_measure(answer, evidence, as_is(scenario), {balance::kUnmetDemand, in_year(year)});
      add_measure(answer, evidence, as_is(scenario), {balance::kPremium, in_year(year)}).shown =
          year == 2026 && !std::string_view(scenario).starts_with("h200-open");
    }
  }
  const Row growth = percent_over(budget(evidence, 2026), budget(evidence, 2025));
  add(answer,
      {"budget.growth", "budget for accelerators of 2026 over that of 2025", "percent", "2026", "", "2025", "", ""},
      growth)
      .shown = true;
  answer.parts.push_back(above("the budget for accelerators is larger in 2026 than in 2025", growth, 0.0));
  answer.parts.push_back(at_least(
      "under the rules of December 2025 at least a tenth of the budget of 2026 finds nothing to buy at list price",
      unmet_share("h20-only", 2026), 10.0));
  answer.notes.emplace_back(
      "Budgets are those of the book for all platform companies, carriers and state halls; the three companies named "
      "are "
      "most of the first.");
  answer.assumptions = {"demand.china.platform_capex", "demand.china.accelerator_share", "demand.china.halls_budget",
                        "demand.china.carry_over", "demand.china.premium_scale"};
  return answer;
}

}  // namespace headway::study::claims

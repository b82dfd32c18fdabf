// C4 and C12: what China spends, how well its fleet is used, and how much demand is left.

#include "headway/base/portable.hpp"
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

/// Spending on Chinese designs over their share of all spending, GUSD.
Row purchases(Evidence& evidence, const Policy& policy, int year) {
  const Row domestic = evidence.of(policy, {measure_of(balance::kPurchasesDomestic), in_year(year)});
  return 1e-9 * (100.0 * ratio_above(domestic, evidence.of(policy, {balance::kDomesticShare, in_year(year)}), 0.0));
}

Row budget_left(Evidence& evidence, const Policy& policy, int year) {
  const Row money = budget(evidence, year);
  return 100.0 * ((money - purchases(evidence, policy, year)) / money);
}

}  // namespace

Answer spending_and_efficiency(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  for (const int year : {2025, 2024, 2026, 2028}) {
    add(answer,
        {"budget.china", "what Chinese companies and state halls can spend on AI accelerators", "GUSD",
         std::to_string(year), "", "", "", ""},
        budget(evidence, year))
        .shown = year == 2025;
    add(answer,
        {"capital_spending.china", "capital spending of Chinese platform companies and carriers on computing", "GUSD",
         std::to_string(year), "", "", "", ""},
        capital_spending(evidence, year));
  }
  const auto per_installed = [&](int year) {
    const auto policy = as_is(cast.decided);
    return evidence.of(policy, {balance::kChinaUseful, in_year(year)}) /
           evidence.of(policy, {balance::kChinaStock, in_year(year)});
  };
  for (const int year : {2025, 2026, 2028, 2030}) {
    add(answer,
        {"useful.per_installed", "useful compute for each unit of peak that Chinese users can run", "1",
         std::to_string(year), cast.decided, "", "h100e", "accessible"},
        per_installed(year));
  }
  const Row growth =
      same(1.0, evidence.input("progress.efficiency.growth")) + evidence.input("progress.efficiency.growth");
  const Row in_three_years = growth * growth * growth;
  add(answer,
      {"efficiency.rise", "what a training FLOP of Chinese developers achieves over what it did three years before",
       "1", "2028", "", "2025", "", ""},
      in_three_years)
      .shown = true;
  Row standing = evidence.input("progress.efficiency.diffusion_lag");
  for (std::size_t draw = 0; draw < standing.size(); ++draw) {
    standing[draw] = 100.0 * base::portable::power(growth[draw], -standing[draw] / 12.0);
  }
  add(answer,
      {"efficiency.of_frontier", "efficiency of Chinese algorithms over the frontier's", "percent", "2025", "", "", "",
       ""},
      standing);
  answer.parts.push_back(given(
      at_least("Chinese buyers could spend at least 2 bn USD on accelerators in 2025", budget(evidence, 2025), 2.0)));
  answer.parts.push_back(
      given(at_least("a training FLOP of Chinese developers achieves at least twice as much in 2028 as in 2025",
                     in_three_years, 2.0)));
  answer.decided_by = {"demand.china.platform_capex", "progress.efficiency.growth"};
  answer.uncovered =
      "how efficient Chinese companies are beside others is not computed: growth of efficiency is an assumption of the "
      "book, the same as at the frontier and some months later";
  answer.notes.emplace_back(
      "Useful work for each unit of installed peak is another thing and falls: newer chips have more 8-bit arithmetic "
      "for each byte of bandwidth, and the part of Chinese designs, with younger software, rises.");
  answer.assumptions = {"demand.china.platform_capex",       "demand.china.accelerator_share",
                        "demand.china.halls_budget",         "progress.efficiency.growth",
                        "progress.efficiency.diffusion_lag", "fleet.utilisation.platforms",
                        "yardstick.serving.ascend_910c"};
  return answer;
}

Answer high_demand(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const int near = evidence.years().near;
  for (const auto& scenario : {cast.decided, cast.base, cast.before, cast.open}) {
    const auto policy = as_is(scenario);
    const bool asked = policy.scenario == cast.decided;
    for (const int year : {near, 2028}) {
      add(answer,
          {"budget.left", "part of the year's budget that buys no accelerator; smuggled ones count as bought",
           "percent", std::to_string(year), scenario, "", "", ""},
          budget_left(evidence, policy, year))
          .shown = year == near && asked;
      add(answer,
          {"purchases.all", "spending in China on AI chips, smuggled ones at list price", "GUSD", std::to_string(year),
           scenario, "", "", ""},
          purchases(evidence, policy, year));
      add_measure(answer, evidence, policy, {balance::kUnmetDemand, in_year(year)});
      add_measure(answer, evidence, policy, {balance::kPremium, in_year(year)}).shown = year == near && asked;
    }
  }
  const Row growth = percent_over(budget(evidence, near), budget(evidence, 2025));
  add(answer,
      {"budget.growth", "budget for accelerators over that of 2025", "percent", std::to_string(near), "", "2025", "",
       ""},
      growth);
  put_to_policies(answer, {cast.decided, cast.open, cast.before}, [&](const std::string& scenario) {
    return at_least("at least a tenth of the budget of " + std::to_string(near) + " finds no chip to buy",
                    budget_left(evidence, as_is(scenario), near), 10.0);
  });
  answer.parts.push_back(
      given(above("the budget for accelerators is larger in " + std::to_string(near) + " than in 2025", growth, 0.0)));
  answer.decided_by = {"demand.china.platform_capex"};
  answer.notes.emplace_back(
      "Budgets are those of the book for all platform companies, carriers and state halls; the three companies named "
      "are most of the first. Unmet is what is paid above list price for chips that have none, and money that waits.");
  answer.assumptions = {"demand.china.platform_capex", "demand.china.accelerator_share", "demand.china.halls_budget",
                        "demand.china.carry_over",     "demand.china.abroad_budget",     "demand.china.worth"};
  return answer;
}

}  // namespace headway::study::claims

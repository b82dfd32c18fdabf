// C1 and C2: what the controls let through, and how far behind they keep China.
#include <algorithm>
#include <array>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/export_ceiling.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) {
    text += (text.empty() ? "" : ", ") + name;
  }
  return text.empty() ? "nothing" : text;
}

/// Figures by month, a note for each change of the rule; returns the highest ceiling under the controls.
double add_history(Answer& answer, const Prepared& prepared) {
  double highest = 0.0;
  std::vector<std::string> last{"before"};
  for (base::Month month = kFirstControls; month < kBranchMonth; month = month + 1) {
    const Ceiling ceiling = ceiling_under_rules(prepared, month);
    highest = std::max(highest, ceiling.tpp);
    const std::string period = base::to_string(month);
    add_certain(answer,
                {"permitted.tpp", "TPP of the strongest US chip on sale that needed no licence for China", "TPP",
                 period, "rule " + ceiling.rule, "", "tpp", ""},
                ceiling.tpp)
        .detail = true;
    add_certain(answer,
                {"permitted.of_best",
                 "TPP of the strongest chip let through over that of the strongest US chip on sale anywhere", "percent",
                 period, "rule " + ceiling.rule, "", "tpp", ""},
                ceiling.tpp_on_sale > 0.0 ? 100.0 * ceiling.tpp / ceiling.tpp_on_sale : 0.0)
        .detail = true;
    if (ceiling.let_past != last) {
      answer.notes.push_back("From " + period + " (rule " + ceiling.rule +
                             ") let through: " + joined(ceiling.let_past) + ".");
      last = ceiling.let_past;
    }
  }
  return highest;
}

/// One more control at a time, as tight as in full-controls.
std::vector<Policy> tightened() {
  const auto with = [](const std::string& what, ensemble::Lever lever) {
    return Policy{"no-export", what + " as in full-controls", {lever_as_in("full-controls", lever)}, "controls"};
  };
  return {with("enforcement", ensemble::kEnforcement), with("memory", ensemble::kHbmControls),
          with("tools", ensemble::kToolControls),
          Policy{"no-export",
                 "compute abroad as in full-controls",
                 {lever_as_in("full-controls", ensemble::kPurchaseAbroad),
                  lever_as_in("full-controls", ensemble::kRentAbroad)},
                 "controls"}};
}

}  // namespace

Answer reversal_of_controls(Evidence& evidence) {
  Answer answer;
  const Prepared& prepared = evidence.prepared();
  const Row admitted = evidence.lever("h200-licensed", ensemble::kVetting);
  add(answer,
      {"vetting.admitted", "share of Chinese demand for the chips newly permitted that passes vetting", "percent",
       "2026", "h200-licensed", "", "", ""},
      100.0 * admitted)
      .shown = true;
  const auto licensed = scenario_named(prepared, "h200-licensed");
  const Ceiling after = licensed ? ceiling_under_scenario(prepared, *licensed) : Ceiling{};
  add_certain(answer,
              {"permitted.tpp", "TPP of the strongest chip class that may be sold to China", "TPP",
               base::to_string(kBranchMonth), "h200-licensed", "", "tpp", ""},
              after.tpp);
  add_certain(
      answer,
      {"permitted.of_best", "TPP of the strongest chip let through over that of the strongest US chip on sale anywhere",
       "percent", base::to_string(kBranchMonth), "h200-licensed", "", "tpp", ""},
      after.tpp_on_sale > 0.0 ? 100.0 * after.tpp / after.tpp_on_sale : 0.0)
      .shown = true;
  const Asked stock{balance::kChinaStock, in_year(2027)};
  const Row nothing = evidence.of(as_is("no-export"), stock);
  const Row all = evidence.of(as_is("blackwell-open"), stock);
  add(answer,
      {"controls.undone", "part of what all controls on chips keep from China's stock that the decision gives back",
       "percent", "2027", "h200-licensed", "no-export to blackwell-open", "h100e", "accessible"},
      100.0 * ((evidence.of(as_is("h200-licensed"), stock) - nothing) / (all - nothing)))
      .shown = true;
  const double highest = add_history(answer, prepared);
  constexpr double kRounding = 0.999;  // the same chip is given with and without decimals
  answer.notes.push_back("From " + base::to_string(kBranchMonth) +
                         " (h200-licensed) may be sold: " + joined(after.let_past) + ".");
  answer.notes.emplace_back(
      "Reversed means the level of performance that may be sold, not its distance from the best chip on sale, nor the "
      "compute that arrives: both stand beside it.");
  answer.parts.push_back(
      fact("the strongest chip that may be sold is at least as strong (TPP) as any let through since 2022-10",
           after.tpp > 0.0 && after.tpp >= kRounding * highest));
  answer.parts.push_back(at_least("at least half of the demand for it passes vetting", admitted, 0.5));
  answer.assumptions = {"washington.classes", "washington.vetting",           "washington.delay",
                        "washington.cap",     "beijing.regime.initial_block", "beijing.regime.share_case"};
  return answer;
}

Answer keeps_ahead(Evidence& evidence) {
  Answer answer;
  const Asked lag{balance::kCapabilityLag, in_year(2028)};
  const auto base = as_is("no-export");
  const auto open = as_is("blackwell-open");
  add(answer,
      {"capability_lag", "months of capability by which controls on chips keep China further behind", "months", "2028",
       "no-export", "blackwell-open", "", ""},
      evidence.of(base, lag) - evidence.of(open, lag))
      .shown = true;
  const Asked compute{balance::kComputeLag, in_year(2028)};
  add(answer,
      {"compute_lag", "months of training compute by which they keep China further behind", "months", "2028",
       "no-export", "blackwell-open", "", ""},
      evidence.of(base, compute) - evidence.of(open, compute))
      .shown = true;
  constexpr std::array kScenarios{"full-controls", "no-export", "h20-only",
                                  "h200-licensed", "h200-open", "blackwell-open"};
  for (const auto* scenario : kScenarios) {
    const auto policy = as_is(scenario);
    for (const int year : {2026, 2028}) {
      add_measure(answer, evidence, policy, {balance::kCapabilityLag, in_year(year)});
      add_measure(answer, evidence, policy, {balance::kComputeLag, in_year(year)});
      for (const auto yardstick : {balance::kH100e, balance::kTpp, balance::kBest}) {
        add_measure(answer, evidence, policy, {balance::kStockRatio, in_year(year), yardstick});
        add_measure(answer, evidence, policy, {balance::kAdditionsRatio, in_year(year), yardstick}).shown =
            year == 2026 && yardstick == balance::kH100e && policy.scenario == base.scenario;
      }
    }
    if (policy.scenario != base.scenario) {
      add_gain(answer, evidence, policy, base, lag).shown = policy.scenario == "h200-licensed";
    }
  }
  const Policy alone{"no-export", "", {}, "controls"};
  for (const auto& policy : tightened()) {
    add_gain(answer, evidence, policy, alone, lag);
    add_gain(answer, evidence, policy, alone, {balance::kAdditionsRatio, in_year(2028)});
  }
  const Asked additions{balance::kAdditionsRatio, in_year(2026)};
  answer.parts.push_back(
      at_least("without exports China's best models are at the end of 2028 at least a month further behind than with "
               "every chip on sale",
               evidence.of(base, lag) - evidence.of(open, lag), 1.0));
  answer.parts.push_back(at_least("its additions of 2026 over China's are at least a tenth higher",
                                  percent_over(evidence.of(base, additions), evidence.of(open, additions)), 10.0));
  answer.notes.emplace_back(
      "The lag is that of the best models on an index of capability: it follows training compute, the efficiency of "
      "algorithms, and what open weights and distillation pass on. It says nothing of what the models are used for.");
  answer.assumptions = {"progress.efficiency.growth", "progress.efficiency.diffusion_lag",
                        "progress.index.gap_closed",  "progress.index.compute",
                        "trade.abroad.stock",       "trade.diversion.capacity",
                        "supply.packaging.capacity",  "demand.china.platform_capex"};
  return answer;
}

}  // namespace headway::study::claims

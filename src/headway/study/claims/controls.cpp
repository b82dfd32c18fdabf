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
  for (base::Month month = kFirstControls; month < model::kFirstBranch; month = month + 1) {
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

/// One more control at a time, as in the tightest policy.
std::vector<Policy> tightened(const book::Cast& cast) {
  const auto with = [&](const std::string& what, ensemble::Lever lever) {
    return changed(cast.base, what + " as in " + cast.tightest, {lever_as_in(cast.tightest, lever)});
  };
  return {with("enforcement", ensemble::lever("washington.enforcement")),
          with("memory", ensemble::lever("washington.hbm_controls")),
          with("tools", ensemble::lever("washington.tool_controls")),
          changed(cast.base, "compute abroad as in " + cast.tightest,
                  {lever_as_in(cast.tightest, ensemble::lever("washington.purchase_abroad")),
                   lever_as_in(cast.tightest, ensemble::lever("washington.rent_abroad"))})};
}

}  // namespace

Answer reversal_of_controls(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const Prepared& prepared = evidence.prepared();
  const Asked useful{balance::kChinaUseful, in_year(2028)};
  const Row nothing = evidence.of(as_is(cast.base), useful);
  const Row kept = evidence.of(as_is(cast.far_end), useful) - nothing;
  const auto given_back = [&](const std::string& scenario) { return evidence.of(as_is(scenario), useful) - nothing; };
  for (const auto& scenario : {cast.decided, cast.open}) {
    add_gain(answer, evidence, as_is(scenario), as_is(cast.base), useful);
  }
  add(answer,
      {"controls.kept", "useful compute that all controls on chips keep from China", "H100e useful", "2028", cast.base,
       cast.far_end, "", ""},
      kept)
      .shown = true;
  const Row admitted = evidence.lever(cast.decided, ensemble::lever("washington.vetting"));
  add(answer,
      {"vetting.admitted", "share of Chinese demand for the chips newly permitted that passes vetting", "percent",
       "2026", cast.decided, "", "", ""},
      100.0 * admitted);
  const auto licensed = scenario_named(prepared, cast.decided);
  const Ceiling after = licensed ? ceiling_under_scenario(prepared, *licensed) : Ceiling{};
  add_certain(answer,
              {"permitted.tpp", "TPP of the strongest chip class that may be sold to China", "TPP",
               base::to_string(model::branch_month(prepared)), cast.decided, "", "tpp", ""},
              after.tpp);
  add_certain(
      answer,
      {"permitted.of_best", "TPP of the strongest chip let through over that of the strongest US chip on sale anywhere",
       "percent", base::to_string(model::branch_month(prepared)), cast.decided, "", "tpp", ""},
      after.tpp_on_sale > 0.0 ? 100.0 * after.tpp / after.tpp_on_sale : 0.0)
      .shown = true;
  const double highest = add_history(answer, prepared);
  constexpr double kRounding = 0.999;  // the same chip is given with and without decimals
  answer.notes.push_back("From " + base::to_string(model::branch_month(prepared)) + " (" + cast.decided +
                         ") may be sold: " + joined(after.let_past) + ".");
  answer.notes.emplace_back(
      "The rule is one thing, what it does another: the level of performance that may be sold is a fact, the compute "
      "that follows is computed.");
  answer.parts.push_back(
      fact("the strongest chip that may be sold is at least as strong (TPP) as any let through since 2022-10",
           after.tpp > 0.0 && after.tpp >= kRounding * highest));
  put_to_policies(answer, {cast.decided, cast.open}, [&](const std::string& scenario) {
    return at_least_percent_of(
        "it gives back at least half of the useful compute that all controls on chips keep from China at the end of "
        "2028",
        given_back(scenario), 50.0, only_where_positive(kept, kept));
  });
  answer.assumptions = {"washington.classes", "washington.vetting",           "washington.delay",
                        "washington.cap",     "beijing.regime.initial_block", "beijing.regime.share_case"};
  return answer;
}

Answer keeps_ahead(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const Asked lag{balance::kCapabilityLag, in_year(2028)};
  const Asked compute{balance::kComputeLag, in_year(2028)};
  const auto base = as_is(cast.base);
  const auto kept = [&](const std::string& scenario) {
    return evidence.of(base, lag) - evidence.of(as_is(scenario), lag);
  };
  for (const auto& scenario : {cast.decided, cast.open, cast.far_end}) {
    add(answer,
        {"capability_lag", "months by which a ban of all sales keeps China's best models further behind", "months",
         "2028", cast.base, scenario, "", ""},
        kept(scenario))
        .shown = scenario == cast.open;
    add(answer,
        {"compute_lag", "months of training compute by which it keeps China further behind", "months", "2028",
         cast.base, scenario, "", ""},
        evidence.of(base, compute) - evidence.of(as_is(scenario), compute));
  }
  const std::array scenarios{cast.tightest, cast.base, cast.before, cast.decided, cast.open, cast.far_end};
  for (const auto& scenario : scenarios) {
    const auto policy = as_is(scenario);
    for (const int year : {2026, 2028}) {
      add_measure(answer, evidence, policy, {balance::kCapabilityLag, in_year(year)});
      add_measure(answer, evidence, policy, {balance::kComputeLag, in_year(year)});
      for (const auto yardstick : {balance::kH100e, balance::kTpp, balance::kBest}) {
        add_measure(answer, evidence, policy, {balance::kStockRatio, in_year(year), yardstick});
        add_measure(answer, evidence, policy, {balance::kAdditionsRatio, in_year(year), yardstick});
      }
    }
    if (policy.scenario != base.scenario) {
      add_gain(answer, evidence, policy, base, lag);
    }
  }
  for (const auto& policy : tightened(cast)) {
    add_gain(answer, evidence, policy, base, lag);
    add_gain(answer, evidence, policy, base, {balance::kAdditionsRatio, in_year(2028)});
  }
  put_to_policies(answer, {cast.decided, cast.open, cast.far_end}, [&](const std::string& scenario) {
    return at_least("without exports China's best models are at the end of 2028 at least a month further behind",
                    kept(scenario), 1.0);
  });
  answer.notes.emplace_back(
      "The lag is that of the best models on an index of capability: it follows training compute, the efficiency of "
      "algorithms, and what open weights and distillation pass on. It says nothing of what the models are used for.");
  answer.assumptions = {"progress.efficiency.growth", "progress.efficiency.diffusion_lag",
                        "progress.index.gap_closed",  "progress.index.compute",
                        "trade.abroad.stock",         "trade.diversion.capacity",
                        "supply.packaging.capacity",  "demand.china.platform_capex"};
  return answer;
}

}  // namespace headway::study::claims

// C15 and C23: what compute does for progress, and what no model here will compute.
#include <array>

#include "headway/base/portable.hpp"
#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

Row logarithm(Row row) {
  for (double& value : row) {
    value = base::portable::log(value);
  }
  return row;
}

Policy with_growth(const std::string& scenario, double growth) {
  return changed(scenario, "efficiency of algorithms x " + std::to_string(growth + 1.0).substr(0, 3) + " a year",
                 {fixed("progress.efficiency.growth", growth)});
}

}  // namespace

Answer stockpiles(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const auto base = as_is(cast.base);
  constexpr double kYears = 3.0;
  const Row efficiency = kYears * logarithm(same(1.0, evidence.input("progress.efficiency.growth")) +
                                            evidence.input("progress.efficiency.growth"));
  const auto chips_share = [&](const Policy& policy, balance::Measure run) {
    const Row chips = logarithm(evidence.of(policy, {run, in_year(2028)}) / evidence.of(policy, {run, in_year(2025)}));
    return 100.0 * (chips / (chips + efficiency));
  };
  const auto named = [](const char* where, const std::string& scenario) {
    return Named{
        "growth.from_chips",
        std::string("part of the growth of effective training compute since 2025 that more and better chips make, ") +
            where,
        "percent",
        "2028",
        scenario,
        "2025",
        "",
        ""};
  };
  add(answer, named("United States", base.scenario), chips_share(base, balance::kLargestRunUs)).shown = true;
  add(answer, named("China", base.scenario), chips_share(base, balance::kLargestRunChina)).shown = true;
  for (const auto& scenario : {cast.decided, cast.open, cast.far_end}) {
    for (const int year : {2026, 2028, 2030}) {
      const Asked lag{balance::kCapabilityLag, in_year(year)};
      add(answer,
          {"progress.gained", "months of capability that access gains China", "months", std::to_string(year), scenario,
           cast.base, "", ""},
          evidence.of(base, lag) - evidence.of(as_is(scenario), lag))
          .shown = year == 2028 && scenario == cast.open;
    }
  }
  for (const double growth : {0.8, 2.0, 5.0}) {
    const Asked lag{balance::kCapabilityLag, in_year(2028)};
    add(answer,
        {"progress.gained", "months of capability that access gains China", "months", "2028",
         name_of(with_growth(cast.open, growth)), cast.base, "", ""},
        evidence.of(with_growth(cast.base, growth), lag) - evidence.of(with_growth(cast.open, growth), lag));
  }
  answer.parts.push_back(
      at_least("more and better chips make at least half of the growth of the frontier's effective training compute "
               "from 2025 to 2028",
               chips_share(base, balance::kLargestRunUs), 50.0));
  answer.notes.emplace_back(
      "Effective compute is that of the largest training run; what serving and experiments need is not in it.");
  answer.assumptions = {"progress.efficiency.growth", "progress.efficiency.diffusion_lag",
                        "progress.index.gap_closed",  "progress.index.compute",
                        "progress.record.us",         "progress.record.china"};
  return answer;
}

Answer stakes(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const Asked useful{balance::kChinaUseful, in_year(2028)};
  for (const auto& scenario : {cast.decided, cast.open, cast.far_end}) {
    add_gain(answer, evidence, as_is(scenario), as_is(cast.base), useful).shown = scenario == cast.decided;
  }
  answer.missing =
      "no military or economic outcome is computed, by intent: it would rest on the useful compute shown here, and "
      "from compute to advantage no measured relation exists that a reader could check";
  answer.assumptions = {"washington.classes", "beijing.regime.share_case"};
  return answer;
}

}  // namespace headway::study::claims

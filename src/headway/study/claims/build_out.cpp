// C10 and C11: the largest clusters, and a named build-out beside the homes of a state.
#include <array>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

/// TWh a year of one MW drawn throughout.
constexpr double kTerawattHoursOfMegawatt = 8766.0e-6;

}  // namespace

Answer largest_clusters(Evidence& evidence) {
  Answer answer;
  for (const auto* scenario : {"h200-licensed", "no-export", "blackwell-open"}) {
    const auto policy = as_is(scenario);
    for (const int year : {2025, 2026, 2028, 2030}) {
      const bool shown = year == 2026 && policy.scenario == "h200-licensed";
      const Asked us{balance::kLargestRunUs, in_year(year)};
      const Asked china{balance::kLargestRunChina, in_year(year)};
      add_measure(answer, evidence, policy, us).shown = shown;
      add_measure(answer, evidence, policy, china).shown = shown;
      add(answer,
          {"largest_run.ratio", "largest training run possible in the US over that in China", "1", std::to_string(year),
           scenario, "", "", ""},
          evidence.of(policy, us) / evidence.of(policy, china));
      add_measure(answer, evidence, policy, {balance::kPowerUs, in_year(year)});
      add_measure(answer, evidence, policy, {balance::kPowerChina, in_year(year)});
    }
  }
  answer.missing =
      "how many chips one site can hold, with its network, power and cost, is for the cluster model, which this verb "
      "does "
      "not use yet; the largest training run of each bloc stands in its place";
  answer.assumptions = {"progress.run.share_of_pool.us", "progress.run.share_of_pool.china",
                        "progress.run.length",           "progress.run.utilisation",
                        "energy.energised.us",           "energy.energised.china"};
  return answer;
}

Answer build_out(Evidence& evidence) {
  Answer answer;
  const Row rated = kTerawattHoursOfMegawatt * evidence.input("claims.buildout.power");
  const Row load = evidence.input("claims.buildout.load");
  const Row homes = 1e-9 * (evidence.input("claims.households.number") * evidence.input("claims.households.use"));
  const Row at_rated = rated / homes;
  const Row at_load = (rated * load) / homes;
  add(answer,
      {"buildout.over_homes.rated", "electricity of the sites at rated power over that of the homes", "1", "", "", "",
       "", ""},
      at_rated)
      .shown = true;
  add(answer, {"buildout.over_homes.average", "the same at average load", "1", "", "", "", "", ""}, at_load).shown =
      true;
  add(answer,
      {"buildout.least_load", "average load above which the sites use more than the homes", "percent", "", "", "", "",
       ""},
      100.0 * (homes / rated))
      .shown = true;
  add(answer, {"buildout.energy", "electricity of the sites at average load", "TWh", "", "", "", "", ""}, rated * load);
  add(answer, {"homes.energy", "electricity of the homes", "TWh", "", "", "", "", ""}, homes);
  answer.parts.push_back(at_least("at rated power the sites use more electricity than the homes", at_rated, 1.0));
  answer.parts.push_back(at_least("at average load they use more as well", at_load, 1.0));
  answer.notes.emplace_back(
      "It sets rated power against the average use of homes, and a plan of September 2025 against homes that stand.");
  answer.assumptions = {"claims.buildout.power", "claims.buildout.load", "claims.households.number",
                        "claims.households.use"};
  return answer;
}

}  // namespace headway::study::claims

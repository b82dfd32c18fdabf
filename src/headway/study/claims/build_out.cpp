// C10 and C11: the largest clusters, and a named build-out beside the homes of a state.
#include <array>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

/// TWh a year of one MW drawn throughout.
constexpr double kTerawattHoursOfMegawatt = 8766.0e-6;

/// Peak dense 16-bit rate of an H100, FLOP/s (equation R1 of docs/model.md).
constexpr double kH100Flops = balance::kH100Bf16 * 1e12;
constexpr double kSecondsOfDay = 86400.0;

}  // namespace

Answer largest_clusters(Evidence& evidence) {
  Answer answer;
  const Row length = evidence.input("progress.run.length");
  const Row one_chip = (kH100Flops * kSecondsOfDay) * (length * evidence.input("progress.run.utilisation"));
  const auto chips = [&](const char* scenario, balance::Measure run, int year) {
    return evidence.of(as_is(scenario), {run, in_year(year)}) / one_chip;
  };
  for (const auto* scenario : {"h200-licensed", "no-export", "blackwell-open"}) {
    for (const int year : {2026, 2025, 2028, 2030}) {
      const bool shown = year == 2026 && std::string_view(scenario) == "h200-licensed";
      for (const auto run : {balance::kLargestRunUs, balance::kLargestRunChina}) {
        const std::string bloc = run == balance::kLargestRunUs ? "US" : "China";
        add(answer,
            {"largest_run.h100_equivalents",
             "H100s that the largest training run possible in " + bloc + " takes at once", "H100", std::to_string(year),
             scenario, "", "", ""},
            chips(scenario, run, year))
            .shown = shown;
        add_measure(answer, evidence, as_is(scenario), {run, in_year(year)});
      }
      add(answer,
          {"largest_run.ratio", "largest training run possible in the US over that in China", "1", std::to_string(year),
           scenario, "", "", ""},
          chips(scenario, balance::kLargestRunUs, year) / chips(scenario, balance::kLargestRunChina, year));
      add_measure(answer, evidence, as_is(scenario), {balance::kPowerUs, in_year(year)});
      add_measure(answer, evidence, as_is(scenario), {balance::kPowerChina, in_year(year)});
    }
  }
  answer.parts.push_back(
      at_least("the largest training run possible in the US at the end of 2026 takes at least 200,000 H100s",
               chips("h200-licensed", balance::kLargestRunUs, 2026), 2e5));
  answer.missing =
      "how many chips one site can hold, with its network, power and cost, is for the cluster model, which this verb "
      "does not use yet; the chips of the largest training run, which may stand in several places, are shown in its "
      "stead";
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
  add(answer,
      {"buildout.over_homes.average", "electricity of the sites at average load over that of the homes", "1", "", "",
       "", "", ""},
      at_load)
      .shown = true;
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

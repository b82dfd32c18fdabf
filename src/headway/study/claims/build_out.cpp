// C10 and C11: the largest clusters, and a named build-out beside the homes of a state.
#include <array>

#include "headway/base/units.hpp"
#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

/// TWh a year of one MW drawn throughout.
constexpr double kTerawattHoursOfMegawatt = base::kHoursAYear * 1e-6;

/// Peak dense 16-bit rate of an H100, FLOP/s (equation R1 of docs/model.md).
constexpr double kH100Flops = balance::kH100Bf16 * 1e12;

/// On which chip a bloc's largest run would stand.
struct Fleet {
  std::string book::Cast::* policy;
  balance::Measure run;
  balance::ChipClass chip_class;
  int year;
  bool shown;
};

/// The first is the claim's own.
constexpr std::array kFleets{
    Fleet{&book::Cast::decided, balance::kLargestRunUs, balance::kB300, 2026, true},
    Fleet{&book::Cast::base, balance::kLargestRunChina, balance::kAscend910c, 2026, true},
    Fleet{&book::Cast::decided, balance::kLargestRunChina, balance::kH200, 2026, false},
    Fleet{&book::Cast::far_end, balance::kLargestRunChina, balance::kB300, 2026, false},
    Fleet{&book::Cast::decided, balance::kLargestRunUs, balance::kRubin, 2028, false},
    Fleet{&book::Cast::base, balance::kLargestRunChina, balance::kAscend950dt, 2028, false},
};

}  // namespace

Answer largest_clusters(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const Row length = evidence.input("progress.run.length");
  const Row one_h100 = (kH100Flops * base::kSecondsADay) * (length * evidence.input("progress.run.utilisation"));
  const auto h100s = [&](const std::string& policy, balance::Measure run, int year) {
    return evidence.of(as_is(policy), {run, in_year(year)}) / one_h100;
  };
  const Row server_power = evidence.cluster_range("server_power");
  const Row server_price = evidence.cluster_range("server_price");
  for (const Fleet& fleet : kFleets) {
    const std::string& scenario = cast.*fleet.policy;
    const bool in_us = fleet.run == balance::kLargestRunUs;
    const std::string bloc = in_us ? "the US" : "China";
    const std::string name(balance::kClassNames[fleet.chip_class]);
    const int month = in_year(fleet.year).last_month;
    const std::string words = "the largest training run possible in " + bloc + ", on " + name;
    const Row chips = h100s(scenario, fleet.run, fleet.year) / evidence.per_chip(fleet.chip_class, balance::kTraining);
    const auto named = [&](const char* id, const std::string& means, const char* unit) {
      return Named{id, means + " " + words, unit, std::to_string(fleet.year), scenario, "", "", ""};
    };
    const Row megawatts = chips * evidence.per_chip(fleet.chip_class, balance::kWatts) * server_power *
                          evidence.input(in_us ? "energy.pue.us" : "energy.pue.china", month);
    const bool own = &fleet == kFleets.data();
    add(answer, named("largest_run.chips", "chips at once of", "chips"), chips).shown = fleet.shown;
    add(answer, named("largest_run.power", "power at the site of", "MW"), megawatts).shown = fleet.shown;
    add(answer, named("largest_run.cost", "price with servers and network of", "GUSD"),
        1e-9 * (chips * evidence.input("price." + name) * server_price))
        .shown = fleet.shown;
    if (own) {
      answer.parts.push_back(
          at_least("the largest training run possible in the US at the end of 2026 takes at least "
                   "200,000 B300s at once",
                   chips, 2e5));
      answer.parts.push_back(at_least("the power that it needs fits into one site as large as those being built",
                                      evidence.input("claims.site.largest") / megawatts, 1.0));
    }
  }
  for (const auto& scenario : {cast.decided, cast.base, cast.far_end}) {
    for (const int year : {2026, 2025, 2028, 2030}) {
      for (const auto run : {balance::kLargestRunUs, balance::kLargestRunChina}) {
        const std::string bloc = run == balance::kLargestRunUs ? "the US" : "China";
        add(answer,
            {"largest_run.h100_equivalents",
             "H100s that the largest training run possible in " + bloc + " takes at once", "H100", std::to_string(year),
             scenario, "", "", ""},
            h100s(scenario, run, year))
            .detail = true;
        add_measure(answer, evidence, as_is(scenario), {run, in_year(year)}).detail = true;
      }
      add(answer,
          {"largest_run.ratio", "largest training run possible in the US over that in China", "1", std::to_string(year),
           scenario, "", "", ""},
          h100s(scenario, balance::kLargestRunUs, year) / h100s(scenario, balance::kLargestRunChina, year));
      add_measure(answer, evidence, as_is(scenario), {balance::kPowerUs, in_year(year)}).detail = true;
      add_measure(answer, evidence, as_is(scenario), {balance::kPowerChina, in_year(year)}).detail = true;
    }
  }
  answer.notes.emplace_back(
      "The model has no sites: whether a run stands in one place is judged by the power of one site alone. Runs have "
      "been "
      "spread over several.");
  answer.assumptions = {"progress.run.share_of_owner.us",
                        "progress.run.share_of_owner.china",
                        "progress.run.length",
                        "progress.run.utilisation",
                        "energy.pue.us",
                        "energy.pue.china",
                        "yardstick.training.b300",
                        "yardstick.training.ascend_910c",
                        "claims.site.largest"};
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

// C18 and C22: chips that may be stopped, and permissions that may be taken back.
#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

constexpr base::Month kStopped = base::Month::of(2028, 1);

Policy stopped(const std::string& scenario) {
  return changed(scenario, "foreign chips stopped in " + base::to_string(kStopped), {stopped_in(kStopped)});
}

}  // namespace

Answer shut_down(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const Asked at_once{balance::kChinaUseful, in_month(kStopped)};
  const Asked later{balance::kChinaUseful, in_year(2029)};
  const auto loss = [&](const std::string& scenario, const Asked& asked) {
    return -1.0 * percent_over(evidence.of(stopped(scenario), asked), evidence.of(as_is(scenario), asked));
  };
  const Asked share{balance::kDomesticShare, in_year(2027)};
  const auto fearless = [](const std::string& scenario) {
    return changed(scenario, "buyers see no risk", {fixed("demand.china.cut_off_risk", 0.0)});
  };
  const auto preferred = [&](const std::string& scenario) {
    return evidence.of(as_is(scenario), share) - evidence.of(fearless(scenario), share);
  };
  for (const auto& scenario : {cast.decided, cast.open}) {
    add(answer,
        {"domestic_share", "what the risk that buyers see adds to the share of Chinese designs", "percentage points",
         "2027", scenario, name_of(fearless(scenario)), "", ""},
        preferred(scenario))
        .shown = scenario == cast.decided;
  }
  for (const auto& scenario : {cast.decided, cast.open, cast.base}) {
    const bool shown = scenario == cast.decided;
    add(answer,
        {"useful.lost", "part of China's useful compute that is lost when foreign chips in China stop", "percent",
         base::to_string(kStopped), name_of(stopped(scenario)), scenario, "", ""},
        loss(scenario, at_once))
        .shown = shown;
    add(answer,
        {"useful.lost", "part of it that is lost 23 months after the stop", "percent", "2029-12",
         name_of(stopped(scenario)), scenario, "", ""},
        loss(scenario, later));
  }
  add(answer, {"cut_off_risk", "part of a foreign chip's value that buyers write off", "percent", "", "", "", "", ""},
      100.0 * evidence.input("demand.china.cut_off_risk"));
  put_to_policies(answer, {cast.decided, cast.open}, [&](const std::string& scenario) {
    return at_least(
        "the risk that buyers see adds at least one percentage point to Chinese designs' share of purchases in 2027",
        preferred(scenario), 1.0);
  });
  answer.parts.push_back(beside(
      read_as(cast.decided, at_least("a stop in January 2028 would cost China at least a tenth of its useful compute",
                                     loss(cast.decided, at_once), 10.0))));
  answer.uncovered =
      "whether chips can be shut down or tracked is not computed, since no such means is known: only what a stop would "
      "cost, and what the fear of it moves";
  answer.assumptions = {"washington.kill_switch", "demand.china.cut_off_risk", "demand.china.price_sensitivity",
                        "fleet.utilisation.diverted", "fleet.chip.life"};
  return answer;
}

Answer withdrawal(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const Policy by_washington = changed(cast.decided, "Washington may withdraw", {fixed("washington.may_reverse", 1.0)});
  const Policy by_beijing = changed(cast.decided, "Beijing may refuse for good", {fixed("beijing.may_reverse", 1.0)});
  const Policy open_door = changed(cast.decided, "Beijing lets all in", {beijing(ensemble::Permission::open)});
  const Policy shut_door = changed(cast.decided, "Beijing blocks throughout", {beijing(ensemble::Permission::blocked)});
  const auto gain = [&](const Policy& policy, int year) {
    const Asked useful{balance::kChinaUseful, in_year(year)};
    return evidence.of(policy, useful) - evidence.of(as_is(cast.base), useful);
  };
  const Row stands = gain(as_is(cast.decided), 2028);
  const Asked useful{balance::kChinaUseful, in_year(2028)};
  const Row lost = evidence.of(as_is(cast.decided), useful) - evidence.of(as_is(cast.may_end), useful);
  add(answer,
      {"gain.lost", "useful compute that China loses because either government may end access", "H100e useful", "2028",
       cast.may_end, cast.decided, "", ""},
      lost)
      .shown = true;
  for (const auto& policy :
       {as_is(cast.decided), as_is(cast.may_end), by_washington, by_beijing, open_door, shut_door}) {
    for (const int year : {2026, 2028, 2030}) {
      add(answer,
          {"china_useful", "gain in useful compute", "H100e useful", std::to_string(year), name_of(policy), cast.base,
           "", ""},
          gain(policy, year))
          .shown = year == 2028 && policy.changed != by_washington.changed && policy.changed != by_beijing.changed;
    }
  }
  add_share(answer,
            {"gain.negative", "share of draws in which licensed access leaves China with less useful compute",
             "percent", "2028", cast.decided, cast.base, "", ""},
            above("", -1.0 * stands, 0.0))
      .shown = true;
  answer.parts.push_back(at_least_percent_of(
      "access that may be withdrawn leaves China with at least 1 % less useful compute at the end of 2028 than access "
      "that stands",
      lost, 1.0, evidence.of(as_is(cast.decided), useful)));
  for (const auto& scenario : {cast.decided, cast.open}) {
    answer.parts.push_back(beside(read_as(
        scenario, above("a paradox: access leaves China with less useful compute at the end of 2028 than no exports",
                        -1.0 * gain(as_is(scenario), 2028), 0.0))));
  }
  answer.notes.emplace_back(
      "An outcome is paradoxical where access leaves China with less: licensed chips have then replaced more compute "
      "than they brought.");
  answer.assumptions = {"washington.hazard", "beijing.hazard", "beijing.regime.initial_block",
                        "beijing.regime.block_to_case", "beijing.regime.share_case"};
  return answer;
}

}  // namespace headway::study::claims

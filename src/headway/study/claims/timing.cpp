// C13 and C14: what the moment of access is worth, and how long its gain lasts.
#include <array>
#include <cmath>
#include <vector>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

Policy shifted(const std::string& scenario, int months) {
  if (months == 0) {
    return as_is(scenario);
  }
  const std::string how = std::to_string(std::abs(months)) + " months " + (months < 0 ? "earlier" : "later");
  return changed(scenario, "access " + how, {access_shifted(months)});
}

/// H20 and MI308 go on as they do under the policy compared, so that what is left is the gain of H200s alone.
Policy without_h200(const std::string& scenario) {
  return changed(scenario, "no H200", {fixed("washington.cap", 0.0)});
}

/// H200s freely sold up to `chips` a year; none for 0.
Policy capped(double chips, const book::Cast& cast) {
  if (chips == 0.0) {
    return without_h200(cast.open);
  }
  return changed(cast.open, "cap of " + std::to_string(static_cast<long>(chips)) + " H200s a year",
                 {fixed("washington.cap", chips)});
}

/// Below this many further chips a draw does not tell what one is worth.
constexpr double kFewestChips = 1000.0;
constexpr std::array kCaps{0.0, 100e3, 200e3, 400e3};

Row useful(Evidence& evidence, const Policy& policy, int year) {
  return evidence.of(policy, {balance::kChinaUseful, in_year(year)});
}

/// What H200s gain China when access comes `months` later.
Row gain_of_h200(Evidence& evidence, int months, int year) {
  const std::string& decided = evidence.cast().decided;
  return useful(evidence, shifted(decided, months), year) - useful(evidence, without_h200(decided), year);
}

/// Whether H200s were licensed before scenarios part, so that earlier access could change nothing after it.
bool has_begun(const Prepared& prepared) {
  const auto licensed = scenario_named(prepared, prepared.book.question.cast.decided);
  return licensed && licensed->policy.grants[balance::kH200].from < prepared.model.timeline.branch;
}

void add_gain_by_delay(Answer& answer, Evidence& evidence) {
  const std::string& decided = evidence.cast().decided;
  const std::string base = name_of(without_h200(decided));
  const int near = evidence.years().near;
  const bool begun = has_begun(evidence.prepared());
  for (const int year : {near, near + 1, near + 2, 2030}) {
    const std::string period = std::to_string(year);
    const auto gain = [&](int months) { return gain_of_h200(evidence, months, year); };
    add(answer,
        {"gain.per_month", "useful compute lost for each month of later access", "H100e useful", period,
         name_of(shifted(decided, 6)), decided, "", ""},
        (1.0 / 6.0) * (gain(0) - gain(6)))
        .shown = year == near;
    if (!begun) {
      add(answer,
          {"gain.per_month", "useful compute won for each month of earlier access", "H100e useful", period,
           name_of(shifted(decided, -3)), decided, "", ""},
          (1.0 / 3.0) * (gain(-3) - gain(0)));
    }
    for (const int months : {-3, 0, 3, 6, 12}) {
      if (months < 0 && begun) {
        continue;
      }
      add(answer,
          {"china_useful", "gain in useful compute", "H100e useful", period, name_of(shifted(decided, months)), base,
           "", ""},
          gain(months));
    }
  }
}

/// Useful compute for each H200 between one cap and the next, in the order of kCaps.
std::vector<Row> add_gain_by_cap(Answer& answer, Evidence& evidence) {
  const int near = evidence.years().near;
  const std::string period = std::to_string(near);
  const Asked imports{balance::kImportsH200, in_year(near)};
  std::vector<Row> each;
  for (std::size_t k = 1; k < kCaps.size(); ++k) {
    const Policy more = capped(kCaps[k], evidence.cast());
    const Policy less = capped(kCaps[k - 1], evidence.cast());
    each.push_back(ratio_above(useful(evidence, more, near) - useful(evidence, less, near),
                               evidence.of(more, imports) - evidence.of(less, imports), kFewestChips));
    add(answer,
        {"gain.per_chip", "useful compute won for each further H200 imported in the year", "H100e useful", period,
         name_of(more), name_of(less), "", ""},
        each.back());
  }
  return each;
}

}  // namespace

Answer critical_moment(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const auto lost = [&](const std::string& scenario) {
    return useful(evidence, as_is(scenario), 2027) - useful(evidence, shifted(scenario, 12), 2027);
  };
  for (const auto& scenario : {cast.decided, cast.open}) {
    add(answer,
        {"gain.lost", "useful compute that a year's delay of access takes from China", "H100e useful", "2027",
         name_of(shifted(scenario, 12)), scenario, "", ""},
        lost(scenario))
        .shown = true;
  }
  add_gain_by_delay(answer, evidence);
  const auto each = add_gain_by_cap(answer, evidence);
  put_to_policies(answer, {cast.decided, cast.open}, [&](const std::string& scenario) {
    return at_least_percent_of(
        "if access came a year later, China's users would have at least 1 % less useful compute at the end of 2027",
        lost(scenario), 1.0, useful(evidence, as_is(scenario), 2027));
  });
  answer.parts.push_back(beside(read_as(
      cast.open, at_least("the first 100,000 H200s a year gain more each than those from 200,000 to 400,000 a year",
                          each[0] - each[2], 0.0))));
  answer.notes.emplace_back(
      "Earlier access is bounded by the first month of the scenarios. Caps are set on H200s that are otherwise freely "
      "sold, so that the chips come in.");
  answer.assumptions = {"washington.delay",         "supply.opening_stock.h200",    "supply.stock.release_months",
                        "supply.line_maximum.h200", "beijing.regime.initial_block", "feedback.premium_to_diversion"};
  return answer;
}

Answer bought_time(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const auto base = as_is(cast.base);
  for (const auto& scenario : {cast.decided, cast.open, cast.further}) {
    const auto policy = as_is(scenario);
    const bool reference = policy.scenario == cast.decided;
    for (const int year : {2027, 2026, 2028, 2030}) {
      const Asked useful{balance::kChinaUseful, in_year(year)};
      add(answer,
          {"china_useful", "gain in useful compute", "percent", std::to_string(year), scenario, cast.base, "", ""},
          percent_over(evidence.of(policy, useful), evidence.of(base, useful)));
      add_gain(answer, evidence, policy, base, useful).shown = reference && year == 2027;
    }
  }
  const auto gained = [&](const std::string& scenario) {
    return useful(evidence, as_is(scenario), 2027) - useful(evidence, base, 2027);
  };
  const auto domestic = [&](const std::string& scenario, int year) {
    return evidence.of(as_is(scenario), {balance::kChinaUsefulDomestic, in_year(year)});
  };
  const auto made_good = [&](const std::string& scenario) {
    return domestic(scenario, 2030) - domestic(scenario, 2027);
  };
  add(answer,
      {"china_useful.domestic", "what Chinese designs add from the end of 2027 to the end of 2030", "H100e useful",
       "2030", cast.decided, "2027", "", ""},
      made_good(cast.decided));
  const std::string buys =
      "access leaves China's users with at least 1 % more useful compute at the end of 2027 than no exports would";
  const std::string improves = "Chinese designs add more by the end of 2030 than access gave at the end of 2027";
  for (const auto& scenario : {cast.decided, cast.open}) {
    Part time = read_as(scenario, at_least_percent_of(buys, gained(scenario), 1.0, useful(evidence, base, 2027)));
    Part supply = read_as(scenario, above(improves, made_good(scenario) - gained(scenario), 0.0));
    const bool judged = scenario == cast.decided;
    answer.parts.push_back(judged ? std::move(time) : beside(std::move(time)));
    answer.parts.push_back(judged ? std::move(supply) : beside(std::move(supply)));
  }
  answer.assumptions = {"beijing.regime.share_case", "beijing.regime.block_to_case", "fleet.chip.life",
                        "foundry.advanced.capacity", "makers.start.ascend_960",      "feedback.revenue_to_investment"};
  return answer;
}

}  // namespace headway::study::claims

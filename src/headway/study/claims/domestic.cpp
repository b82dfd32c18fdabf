// C5 and C6: whether the push for Chinese chips outlasts every policy, and what investors' money adds to output.
#include <algorithm>
#include <array>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

/// The far end last.
std::array<std::string, book::kParts.size()> all_policies(const book::Cast& cast) {
  return {cast.tightest, cast.base, cast.before, cast.decided, cast.open, cast.further, cast.may_end, cast.far_end};
}

/// Washington's policy of a scenario with Beijing's of the reference.
Policy whatever_washington_does(const std::string& scenario, const book::Cast& cast) {
  return changed(scenario, "Beijing as in the book", {beijing_as_in(cast.decided)});
}

}  // namespace

Answer domestic_push(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  Row least_share;
  Row least_growth;
  Row far_share;
  Row far_growth;
  for (const auto& scenario : all_policies(cast)) {
    const Policy policy = whatever_washington_does(scenario, cast);
    const Asked share{balance::kDomesticShare, in_year(2028)};
    const Asked made{balance::kDomesticProduction, in_year(2028)};
    const Row rise = evidence.of(policy, share) - evidence.of(policy, {balance::kDomesticShare, in_year(2025)});
    const Row growth = evidence.of(policy, made) / evidence.of(policy, {balance::kDomesticProduction, in_year(2025)});
    add(answer,
        {"domestic_share.rise", "rise of Chinese designs' share of purchases, by value, from 2025 to 2028",
         "percentage points", "2028", name_of(policy), "2025", "", ""},
        rise);
    if (policy.scenario == cast.far_end) {
      far_share = rise;
      far_growth = growth;
    } else {
      least_share = least_share.empty() ? rise : smaller(least_share, rise);
      least_growth = least_growth.empty() ? growth : smaller(least_growth, growth);
    }
  }
  const std::string every = "the least favourable of seven policies of Washington";
  add(answer,
      {"domestic_production.growth", "Chinese output of 2028 over that of 2025", "1", "2028", every, "", "h100e", ""},
      least_growth);
  std::ranges::rotate(answer.figures, answer.figures.end() - 1);
  add(answer,
      {"domestic_share.rise", "rise of Chinese designs' share of purchases, by value, from 2025 to 2028",
       "percentage points", "2028", every, "2025", "", ""},
      least_share)
      .shown = true;
  add_measure(answer, evidence, as_is(cast.decided), {balance::kDomesticShare, in_year(2025)});
  for (const auto& scenario : all_policies(cast)) {
    for (const auto measure : {balance::kDomesticShare, balance::kDomesticShareUnits, balance::kDomesticProduction}) {
      for (const int year : {2026, 2028, 2030}) {
        add_measure(answer, evidence, as_is(scenario), {measure, in_year(year)});
      }
    }
  }
  const std::string grows = "Chinese makers' output of 2028 is larger than that of 2025";
  const std::string keeps = "Chinese designs' share of purchases, by value, is in 2028 at least what it was in 2025";
  answer.parts.push_back(
      read_as("every policy of Washington up to H200s freely sold and B30A", above(grows, least_growth, 1.0)));
  answer.parts.push_back(beside(read_as(cast.far_end, above(grows, far_growth, 1.0))));
  answer.parts.push_back(
      beside(read_as("every policy up to H200s freely sold and B30A", at_least(keeps, least_share, 0.0))));
  answer.parts.push_back(beside(read_as(cast.far_end, at_least(keeps, far_share, 0.0))));
  answer.notes.push_back(
      "Judged with Beijing's levers as in the book in all eight. Scenarios " + cast.open + " and " + cast.far_end +
      " as the book has them open Beijing's door as well and drop its mandate: their shares are printed as they are.");
  answer.assumptions = {
      "beijing.mandate",           "beijing.hall_ban",       "beijing.funding",        "feedback.revenue_to_investment",
      "foundry.advanced.capacity", "foundry.yield.learning", "makers.start.ascend_960"};
  return answer;
}

Answer investors_bet(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const auto with_capital = [&](const std::string& what, Change change) {
    return changed(cast.decided, what, {std::move(change)});
  };
  const auto none = with_capital("no answer to capital", fixed("feedback.capital_to_investment", 0.0));
  const auto book = as_is(cast.decided);
  const auto four = with_capital("four times the answer to capital", multiplied("feedback.capital_to_investment", 4.0));
  const auto gain = [&](const Policy& policy, int year) {
    const Asked made{balance::kDomesticProduction, in_year(year)};
    return percent_over(evidence.of(policy, made), evidence.of(none, made));
  };
  const auto named = [&](const std::string& scenario, int year) {
    return Named{"domestic_production",
                 "what the money raised by Chinese makers adds to their output",
                 "percent",
                 std::to_string(year),
                 scenario,
                 name_of(none),
                 "h100e",
                 ""};
  };
  add(answer, named(cast.decided, 2028), gain(book, 2028)).shown = true;
  for (const int year : {2026, 2027, 2030}) {
    add(answer, named(cast.decided, year), gain(book, year)).shown = year == 2030;
  }
  for (const int year : {2028, 2030}) {
    add(answer, named(name_of(four), year), gain(four, year));
  }
  const auto raised = [&](int year) {
    return evidence.input("capital.makers.raised", base::Month::of(year, 6) - base::kFirstMonth);
  };
  add(answer,
      {"capital.makers.raised", "money that Chinese chip designers raise in the year over that of 2025", "percent",
       "2026", "", "2025", "", ""},
      percent_over(raised(2026), raised(2025)))
      .shown = true;
  add(answer, {"makers.investment.delay", "months from money to wafers", "months", "", "", "", "", ""},
      evidence.input("makers.investment.delay"));
  answer.parts.push_back(
      at_least("their output of 2028 is at least 1 % larger than if capital had no effect", gain(book, 2028), 1.0));
  answer.notes.emplace_back(
      "Share prices are not computed. What is asked is whether the money raised turns into output: wafers follow "
      "capital with a delay and never beyond the limit that tools set.");
  answer.assumptions = {"capital.makers.raised", "feedback.capital_to_investment", "makers.investment.delay",
                        "foundry.tools.investment_limit"};
  return answer;
}

}  // namespace headway::study::claims

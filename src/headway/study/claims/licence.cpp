// C20 and C21: the levy on licensed chips, and the chips that arrive without a licence.
#include <string>
#include <vector>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

/// The years of the headline, in all of which a licence is in force.
std::vector<int> headline_years_of(const Evidence& evidence) {
  const model::HeadlineYears years = evidence.years();
  std::vector<int> all;
  for (int year = years.near; year <= years.far; ++year) {
    all.push_back(year);
  }
  return all;
}

Row sum_of_years(Evidence& evidence, const Policy& policy, balance::Measure measure) {
  Row sum;
  for (const int year : headline_years_of(evidence)) {
    const Row row = evidence.of(policy, {measure, in_year(year)});
    sum = sum.empty() ? row : sum + row;
  }
  return sum;
}

}  // namespace

Answer levy(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const auto policy = as_is(cast.decided);
  const Policy free_of_it =
      changed(cast.decided, "no levy or tariff", {fixed("washington.levy", 0.0), fixed("washington.tariff", 0.0)});
  const auto years = headline_years_of(evidence);
  const std::string span = std::to_string(years.front()) + " to " + std::to_string(years.back());
  const auto total = [&](const Policy& of, balance::Measure measure) { return sum_of_years(evidence, of, measure); };
  const Row paid = total(policy, balance::kLevyRevenue);
  add(answer, {"levy_revenue", "levy and tariff paid to the US Treasury", "USD", span, cast.decided, "", "", ""}, paid)
      .shown = true;
  add(answer,
      {"vendor_revenue", "vendors' revenue from licensed sales, levy and tariff taken off", "USD", span, cast.decided,
       "", "", ""},
      total(policy, balance::kVendorRevenue))
      .shown = true;
  const auto lost_under = [&](const std::string& scenario) {
    return 100.0 * (total(as_is(scenario), balance::kUsDisplaced) / total(as_is(scenario), balance::kUsAdditions));
  };
  const Row lost = lost_under(cast.decided);
  add(answer,
      {"us_displaced.of_additions", "US additions lost to chips made for China", "percent", span, cast.decided, "",
       "h100e", "accessible"},
      lost)
      .shown = true;
  add(answer,
      {"levy.borne_by_buyer", "part of the levy that is added to the buyer's price", "percent", "", "", "", "", ""},
      100.0 * evidence.lever(cast.decided, ensemble::lever("washington.levy_pass_through")));
  add(answer,
      {"tariff.borne_by_buyer", "part of the tariff that is added to the buyer's price", "percent", "", "", "", "", ""},
      100.0 * evidence.lever(cast.decided, ensemble::lever("washington.tariff_pass_through")))
      .shown = true;
  add(answer,
      {"imports_licensed", "what levy and tariff do to licensed chips", "percent", span, cast.decided,
       name_of(free_of_it), "", ""},
      percent_over(total(policy, balance::kImportsLicensed), total(free_of_it, balance::kImportsLicensed)))
      .shown = true;
  for (const auto& scenario : {cast.decided, cast.open, cast.before}) {
    for (const int year : years) {
      add_measure(answer, evidence, as_is(scenario), {balance::kLevyRevenue, in_year(year)});
      add_measure(answer, evidence, as_is(scenario), {balance::kVendorRevenue, in_year(year)});
      for (const auto yardstick : {balance::kH100e, balance::kBest}) {
        add_measure(answer, evidence, as_is(scenario), {balance::kUsDisplaced, in_year(year), yardstick});
      }
    }
  }
  const Row sales = paid + total(policy, balance::kVendorRevenue);
  put_to_policies(answer, {cast.decided, cast.open, cast.far_end}, [&](const std::string& scenario) {
    return at_most("US owners lose at most 1 % of their additions of " + span + " to chips made for China",
                   lost_under(scenario), 1.0);
  });
  answer.parts.push_back(given(
      at_least("of what is paid for licensed chips the Treasury gets at least 19.9 %, as of a tariff of a quarter "
               "on top of the price",
               100.0 * (paid / sales), 19.9)));
  answer.decided_by = {"washington.levy", "washington.tariff"};
  answer.uncovered =
      "jobs and market leadership are not computed: no relation from sales to either is in the book, so nothing is "
      "said of how great the balance is";
  answer.assumptions = {"washington.levy",       "washington.levy_pass_through", "price.h200",
                        "feedback.displacement", "beijing.regime.share_case",    "supply.opening_stock.h200"};
  return answer;
}

Answer diversion(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const auto licensed = as_is(cast.decided);
  const auto without = as_is(cast.base);
  const Policy enforced = changed(cast.decided, "enforcement halves diversion", {fixed("washington.enforcement", 0.5)});
  for (const int year : {2025, 2023, 2024, 2026, 2027, 2028, 2030}) {
    add_measure(answer, evidence, licensed, {balance::kImportsDiverted, in_year(year)}).shown =
        year == 2025 || year == 2027;
    if (year > 2025) {
      const Asked asked{balance::kImportsDiverted, in_year(year)};
      add_measure(answer, evidence, without, asked);
      add_measure(answer, evidence, as_is(cast.tightest), asked);
      add(answer,
          {"imports_diverted", "what licensed sales do to diverted chips", "percent", std::to_string(year),
           cast.decided, cast.base, "", ""},
          percent_over(evidence.of(licensed, asked), evidence.of(without, asked)));
      add_gain(answer, evidence, licensed, without, {balance::kImportsDivertedCompute, in_year(year)}).shown =
          year == 2027;
      add(answer,
          {"imports_diverted", "what enforcement does to diverted chips", "percent", std::to_string(year),
           name_of(enforced), cast.decided, "", ""},
          percent_over(evidence.of(enforced, asked), evidence.of(licensed, asked)))
          .shown = year == 2027;
    }
  }
  add(answer, {"diversion.seized", "part of diverted chips that is seized on the way", "percent", "", "", "", "", ""},
      100.0 * evidence.input("trade.diversion.seized"));
  answer.parts.push_back(given(at_least("at least 10,000 chips reached China past the controls in 2025",
                                        evidence.of(licensed, {balance::kImportsDiverted, in_year(2025)}), 1e4)));
  answer.parts.push_back(given(at_least("at least 10,000 do so in 2027, with H200s licensed",
                                        evidence.of(licensed, {balance::kImportsDiverted, in_year(2027)}), 1e4)));
  answer.decided_by = {"trade.diversion.capacity"};
  answer.notes.emplace_back(
      "The flow of past years is an input with its band; what follows from it is computed. Arrests are not counted.");
  answer.assumptions = {"trade.diversion.capacity", "trade.diversion.seized", "trade.diversion.school",
                        "trade.diversion.rack_ease", "feedback.premium_to_diversion"};
  return answer;
}

}  // namespace headway::study::claims

// C3 and C24: how strongly scarcity must spur Chinese chips, and Chinese algorithms, before controls defeat themselves.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/crossing.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

/// Multiples of the book's feedbacks from scarcity to designs and to wafers.
constexpr std::array kMultiples{0.0, 1.0, 4.0, 16.0};

std::string multiple_in_words(double multiple) {
  return multiple == 0.0 ? "no spur" : "spur x " + std::to_string(static_cast<int>(multiple));
}

Policy with_spur(const std::string& scenario, double multiple) {
  return multiple == 1.0 ? as_is(scenario)
                         : changed(scenario, multiple_in_words(multiple),
                                   {multiplied("feedback.design_spur", multiple),
                                    multiplied("feedback.shortage_to_investment", multiple)});
}

/// Growth of Chinese efficiency, natural logarithm a year, per unit of extra shortage.
constexpr std::array kElasticities{0.0, 0.2, 0.4, 0.8, 1.6, 6.4};

Policy with_elasticity(const std::string& scenario, double elasticity) {
  return changed(scenario, "scarcity_to_efficiency " + std::to_string(elasticity).substr(0, 3),
                 {fixed("feedback.scarcity_to_efficiency", elasticity)});
}

}  // namespace

Answer spur_of_scarcity(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const Asked made{balance::kDomesticProduction, in_year(2028)};
  const Row without = evidence.of(as_is(cast.base), made);
  for (const auto& scenario : {cast.decided, cast.open}) {
    add(answer,
        {"domestic_production", "Chinese output without exports less that with H200s sold", "H100e", "2028", cast.base,
         scenario, "h100e", ""},
        without - evidence.of(as_is(scenario), made))
        .shown = scenario == cast.decided;
  }
  add(answer,
      {"domestic_production", "what the spur of scarcity adds to Chinese output", "H100e", "2028", cast.base,
       name_of(with_spur(cast.base, 0.0)), "h100e", ""},
      without - evidence.of(with_spur(cast.base, 0.0), made))
      .shown = true;
  for (const double multiple : {0.0, 1.0}) {
    add_measure(answer, evidence, with_spur(cast.base, multiple),
                {balance::kBestChipRatio, in_year(2028), balance::kTpp});
  }
  for (const int year : {2028, 2030}) {
    const Asked useful{balance::kChinaUseful, in_year(year)};
    std::vector<double> shares;
    double error = 0.0;  // of a share near one half, where it is largest
    for (const double multiple : kMultiples) {
      const Part backfires = above(
          "",
          evidence.of(with_spur(cast.base, multiple), useful) - evidence.of(with_spur(cast.decided, multiple), useful),
          0.0);
      shares.push_back(backfires.share);
      error = std::max(error, share_error(backfires));
      add_share(answer,
                {"backfire.share", "share of draws in which China has more useful compute without exports", "percent",
                 std::to_string(year), cast.base + ", " + multiple_in_words(multiple), cast.decided, "", ""},
                backfires);
    }
    const double even = crossing(kMultiples, shares, 0.5);
    Figure& multiple =
        add_certain(answer,
                    {"backfire.multiple", "multiple of the book's spur at which controls backfire in half of draws",
                     "1", std::to_string(year), cast.base, cast.decided, "", ""},
                    even);
    multiple.summary.error_p50 =
        0.5 * (crossing(kMultiples, shares, 0.5 + error) - crossing(kMultiples, shares, 0.5 - error));
    multiple.shown = std::isfinite(even);
    if (!std::isfinite(even)) {
      answer.notes.push_back("Controls backfire in less than half of draws by " + std::to_string(year) +
                             " even with a spur 16 times the book's.");
    }
  }
  put_to_policies(answer, {cast.decided, cast.open}, [&](const std::string& scenario) {
    const Row with = evidence.of(as_is(scenario), made);
    return at_least_percent_of("Chinese makers' output of 2028 is at least 1 % larger without exports", without - with,
                               1.0, with);
  });
  answer.notes.emplace_back(
      "Faster is measured by output in 8-bit operations. Backfire: useful compute in China larger without exports than "
      "with them, both worlds with the same spur.");
  answer.assumptions = {"feedback.design_spur",           "feedback.shortage_to_investment",
                        "feedback.revenue_to_investment", "foundry.tools.investment_limit",
                        "makers.investment.delay",        "makers.start.ascend_960"};
  return answer;
}

Answer spur_of_efficiency(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const Asked lag{balance::kCapabilityLag, in_year(2028)};
  std::vector<Row> cost;
  for (const double elasticity : kElasticities) {
    cost.push_back(evidence.of(with_elasticity(cast.base, elasticity), lag) -
                   evidence.of(with_elasticity(cast.open, elasticity), lag));
  }
  // Only draws in which the chips are missed at all can say what would make up for them.
  Row needed(cost.front().size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t draw = 0; draw < needed.size(); ++draw) {
    if (cost.front()[draw] > 0.0) {
      std::vector<double> left;
      for (const Row& row : cost) {
        left.push_back(-row[draw]);
      }
      const double found = crossing(kElasticities, left, 0.0);
      needed[draw] = std::isfinite(found) ? found : kElasticities.back();
    }
  }
  add(answer,
      {"efficiency.needed", "elasticity at which efficiency spurred by scarcity makes up for the chips not sold",
       "1/year", "2028", cast.base, cast.open, "", ""},
      needed)
      .shown = true;
  const Row assumed = evidence.input("feedback.scarcity_to_efficiency");
  add(answer,
      {"efficiency.assumed", "elasticity of Chinese efficiency to scarcity, as the book has it", "1/year", "", "", "",
       "", ""},
      assumed)
      .shown = true;
  const Row lost = evidence.of(as_is(cast.base), lag) - evidence.of(as_is(cast.open), lag);
  add(answer,
      {"capability_lag", "months of capability that the missing chips cost China", "months", "2028", cast.base,
       cast.open, "", ""},
      lost)
      .shown = true;
  const Part missed = above("", cost.front(), 0.0);
  add_share(answer,
            {"efficiency.missed", "share of draws in which the missing chips lengthen the lag without a spur",
             "percent", "2028", cast.base, cast.open, "", ""},
            missed);
  add_share(answer,
            {"efficiency.beyond", "of these, share in which no elasticity up to 6.4 makes up for them", "percent",
             "2028", cast.base, cast.open, "", ""},
            at_least("", needed, kElasticities.back()));
  answer.parts.push_back(
      given(at_least("where the missing chips lengthen the lag, the book's elasticity is enough to cancel that",
                     assumed - needed, 0.0)));
  answer.decided_by = {"feedback.scarcity_to_efficiency"};
  answer.notes.emplace_back(
      "That scarcity has made Chinese algorithms more efficient at all is an assumption (it may be nothing), not a "
      "result. What is computed is whether it can cancel the chips.");
  answer.assumptions = {"feedback.scarcity_to_efficiency", "progress.efficiency.growth",
                        "progress.efficiency.diffusion_lag", "progress.index.gap_closed"};
  return answer;
}

}  // namespace headway::study::claims

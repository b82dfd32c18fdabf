// Claims as text that can be read aloud, as JSON with its keys, and as CSV.
#include "headway/report/claims_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "synthetic.hpp"

namespace headway::report {
namespace {

using study::claims::Claim;
using study::claims::ClaimsResult;
using study::claims::Part;
using study::claims::Verdict;

/// Two claims made up: one judged, one not computed and without a figure.
ClaimsResult made_up() {
  ClaimsResult result;
  result.provenance = {"abc", std::nullopt, base::Month::of(2025, 12), base::Month::of(2030, 12), 7, 20000, 100, 0.0};
  result.samples_of_variants = 5000;
  Claim judged;
  judged.id = "C1";
  judged.claim = "Chips matter.";
  judged.verdict = Verdict::undetermined;
  judged.rule = study::claims::rule_in_words(1, study::claims::Joined::all);
  judged.answer.figures.push_back({"gain", "gain in useful compute", "H100e useful", "", "", "2028", "h200-licensed",
                                   "no-export", report_test::spread(92e3, 1.0), true, false});
  judged.answer.figures.push_back({"detail", "by month", "percent", "", "", "2026-01", "h200-licensed", "",
                                   report_test::spread(50.0, 0.1), false, true});
  judged.answer.parts.push_back(Part{"the gain is above zero", 0.82, 15652, ""});
  judged.answer.assumptions = {"price.h200", "washington.levy", "washington.delay"};
  judged.sources.push_back({"price.h200", "Reuters, \"quoted\"", base::Day{2025, 12, 31}, "high"});
  Claim left;
  left.id = "C2";
  left.claim = "Nobody knows.";
  left.answer.missing = "nothing is known";
  left.answer.assumptions = {"washington.levy"};
  result.claims = {judged, left};
  return result;
}

TEST(ClaimsText, ListsVerdictsFirstAndThenABlockForEach) {
  const auto text = claims_text(made_up());
  EXPECT_NE(text.find("C1   undetermined  Chips matter."), std::string::npos) << text;
  EXPECT_NE(text.find("C2   not computed  Nobody knows."), std::string::npos);
  EXPECT_NE(text.find("Computed: gain in useful compute (2028, h200-licensed against no-export): 92 k H100e useful"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("the gain is above zero: holds in 82 % of draws"), std::string::npos);
  EXPECT_NE(text.find("Why no verdict: nothing is known."), std::string::npos);
  EXPECT_NE(text.find("price.h200, washington.levy and 1 more"), std::string::npos);
  EXPECT_NE(text.find("Book abc"), std::string::npos);
}

TEST(ClaimsText, NoLineIsWiderThanItSays) {
  std::istringstream lines(claims_text(made_up()));
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), kClaimsWidth + 4) << line;
  }
}

TEST(ClaimsText, OneClaimHasItsRuleFiguresAndSources) {
  auto result = made_up();
  result.claims.pop_back();
  const auto text = claims_text(result);
  EXPECT_NE(text.find("Rule: supported when the statement holds in at least 90 %"), std::string::npos);
  EXPECT_NE(text.find("1 more, by month, are in --json and --csv."), std::string::npos);
  EXPECT_NE(text.find("price.h200: Reuters"), std::string::npos);
}

TEST(ClaimsJson, HasTheDocumentedKeys) {
  const auto json = nlohmann::json::parse(claims_json(made_up(), "1.0"));
  EXPECT_EQ(json["schema"], "headway.claims/1");
  for (const auto* key :
       {"version", "book", "horizon", "seed", "samples", "dropped", "effective", "samples_of_variants", "claims"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  for (const auto& claim : json["claims"]) {
    for (const auto* key : {"id", "claim", "verdict", "value", "unit", "p5", "p50", "p95", "rule", "parts", "missing",
                            "uncovered", "notes", "assumptions", "sources", "figures"}) {
      EXPECT_TRUE(claim.contains(key)) << key;
    }
  }
  EXPECT_DOUBLE_EQ(json["claims"][0]["value"].get<double>(), 92e3);
  EXPECT_EQ(json["claims"][0]["sources"][0]["published"], "2025-12-31");
  EXPECT_EQ(json["claims"][0]["parts"][0]["verdict"], "undetermined");
  EXPECT_EQ(json["claims"][0]["figures"].size(), 2U);
  EXPECT_EQ(json["claims"][1]["verdict"], "not computed");
  EXPECT_TRUE(json["claims"][1]["value"].is_null());
}

TEST(ClaimsJson, AFigureWithoutAValueIsNull) {
  auto result = made_up();
  result.claims.front().answer.figures.front().summary = report_test::missing();
  const auto json = nlohmann::json::parse(claims_json(result, "1.0"));
  EXPECT_TRUE(json["claims"][0]["p50"].is_null());
}

TEST(ClaimsCsv, HasARowForEachFigure) {
  const auto csv = claims_csv(made_up());
  EXPECT_EQ(std::ranges::count(csv, '\n'), 3);
  EXPECT_TRUE(csv.starts_with("claim,verdict,id,means,unit,yardstick,basis,period,scenario,versus,p5,"));
  EXPECT_NE(csv.find("C1,undetermined,gain,"), std::string::npos);
}

}  // namespace
}  // namespace headway::report

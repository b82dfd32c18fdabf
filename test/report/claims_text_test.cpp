// Claims as text that can be read aloud, as JSON with its keys, and as CSV.
#include "headway/report/claims_text.hpp"
#include "headway/results/claims.hpp"
#include "headway/results/write_json.hpp"

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
using study::claims::Role;
using study::claims::Settling;
using study::claims::Verdict;

/// Two claims made up: one judged, one not computed and without a figure.
ClaimsResult made_up() {
  ClaimsResult result;
  result.provenance = {"abc", std::nullopt, base::Month::of(2025, 12), base::Month::of(2030, 12), 7, 20000, 100, 0.0};
  result.samples_of_variants = 5000;
  Claim judged;
  judged.id = "C1";
  judged.claim = "Chips matter.";
  judged.verdict = Verdict::about_as_likely_as_not;
  judged.answer.figures.push_back({"gain", "gain in useful compute", "H100e useful", "", "", "2028", "h200-licensed",
                                   "no-export", report_test::spread(92e3, 1.0), true, false});
  judged.answer.figures.push_back({"detail", "by month", "percent", "", "", "2026-01", "h200-licensed", "",
                                   report_test::spread(50.0, 0.1), false, true});
  Part part;
  part.statement = "the gain is above zero";
  part.reading = "h200-licensed";
  part.holds = {1, 1, 0, 0};
  part.share = 0.5;
  part.draws = 4;
  judged.answer.parts.push_back(part);
  part.reading = "h200-open";
  part.role = Role::beside;
  part.share = 0.75;
  judged.answer.parts.push_back(part);
  judged.rule = study::claims::rule_in_words(judged.answer.parts);
  judged.judged = study::claims::together(judged.answer.parts);
  judged.settling = Settling{"price.h200", false, 0.25, 0.75, 0.5, 0.25, true};
  judged.observed = {{"It came to nothing.", "a gazette", base::Day{2026, 8, 26}, "high"}};
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
  EXPECT_NE(text.find("C1   about as likely as not    50 %  Chips matter."), std::string::npos) << text;
  EXPECT_NE(text.find("C2   not computed                    Nobody knows."), std::string::npos) << text;
  EXPECT_NE(text.find("likely 66-100 %"), std::string::npos) << text;
  EXPECT_NE(text.find("Computed: gain in useful compute (2028, h200-licensed against no-export): 92 k H100e useful"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("the gain is above zero (h200-licensed): holds in 50 % of draws"), std::string::npos) << text;
  EXPECT_NE(text.find("Beside it: h200-open: 75 % of draws, likely."), std::string::npos) << text;
  EXPECT_NE(text.find("Why no verdict: nothing is known."), std::string::npos);
  EXPECT_NE(text.find("price.h200, washington.levy and 1 more"), std::string::npos);
  EXPECT_NE(text.find("Book abc"), std::string::npos);
}

TEST(ClaimsText, SaysWhatWouldSettleAClaimAndWhatHappened) {
  auto result = made_up();
  const auto text = claims_text(result);
  EXPECT_NE(text.find("Value of information: price.h200 would settle most"), std::string::npos) << text;
  EXPECT_NE(text.find("What happened: It came to nothing. [a gazette; published 2026-08-26, confidence high]"),
            std::string::npos)
      << text;
  result.claims.front().settling->stands_out = false;
  EXPECT_NE(claims_text(result).find("no single input would settle it"), std::string::npos);
}

TEST(ClaimsText, WhereAnInputDecidesItIsNamed) {
  auto result = made_up();
  auto& claim = result.claims.front();
  claim.verdict = Verdict::assumption_decides;
  claim.answer.parts.resize(1);
  claim.answer.parts.front().role = Role::given;
  claim.answer.decided_by = {"price.h200"};
  claim.settling.reset();
  const auto text = claims_text(result);
  EXPECT_EQ(text.find("Other draws could move"), std::string::npos);
  EXPECT_NE(text.find("The assumption decides (price.h200): the gain is above zero"), std::string::npos) << text;
  EXPECT_NE(text.find("C1 the assumption decides: Chips matter."), std::string::npos) << text;
  EXPECT_TRUE(nlohmann::json::parse(results::json(results::claims(), result))["claims"][0]["probability"].is_null());
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
  EXPECT_NE(text.find("Rule: the likelihood is the share of draws in which the statement judged holds"),
            std::string::npos);
  EXPECT_NE(text.find("1 more, by month, are in --json and --csv."), std::string::npos);
  EXPECT_NE(text.find("price.h200: Reuters"), std::string::npos);
}

TEST(ClaimsJson, HasTheDocumentedKeys) {
  const auto json = nlohmann::json::parse(results::json(results::claims(), made_up()));
  for (const auto* key : {"samples_of_variants", "likelihoods", "claims"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  for (const auto& claim : json["claims"]) {
    for (const auto* key : {"id",         "claim",    "verdict", "probability", "probability_error",
                            "value",      "unit",     "p5",      "p50",         "p95",
                            "rule",       "parts",    "missing", "uncovered",   "decided_by",
                            "settled_by", "observed", "notes",   "assumptions", "sources",
                            "figures"}) {
      EXPECT_TRUE(claim.contains(key)) << key;
    }
  }
  EXPECT_DOUBLE_EQ(json["claims"][0]["value"].get<double>(), 92e3);
  EXPECT_EQ(json["claims"][0]["sources"][0]["published"], "2025-12-31");
  EXPECT_EQ(json["claims"][0]["parts"][0]["verdict"], "about as likely as not");
  EXPECT_EQ(json["claims"][0]["parts"][1]["role"], "beside");
  EXPECT_DOUBLE_EQ(json["claims"][0]["probability"].get<double>(), 0.5);
  EXPECT_EQ(json["claims"][0]["settled_by"]["id"], "price.h200");
  EXPECT_EQ(json["claims"][0]["observed"][0]["published"], "2026-08-26");
  EXPECT_EQ(json["likelihoods"].size(), 7U);
  EXPECT_EQ(json["claims"][0]["figures"].size(), 2U);
  EXPECT_EQ(json["claims"][1]["verdict"], "not computed");
  EXPECT_TRUE(json["claims"][1]["value"].is_null());
}

TEST(ClaimsJson, AFigureWithoutAValueIsNull) {
  auto result = made_up();
  result.claims.front().answer.figures.front().summary = report_test::missing();
  const auto json = nlohmann::json::parse(results::json(results::claims(), result));
  EXPECT_TRUE(json["claims"][0]["p50"].is_null());
}

TEST(ClaimsCsv, HasARowForEachFigure) {
  const auto csv = results::to_csv(results::claims_sheet(made_up()));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 3);
  EXPECT_TRUE(csv.starts_with("claim,verdict,id,means,unit,yardstick,basis,period,scenario,versus,p5,"));
  EXPECT_NE(csv.find("C1,about as likely as not,gain,"), std::string::npos);
}

}  // namespace
}  // namespace headway::report

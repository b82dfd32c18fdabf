// Every claim is there, its verdict follows from what is printed beside it, and it moves with the book.
#include "headway/study/claims/claims.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "study/default_book.hpp"

namespace headway::study::claims {
namespace {

Question question_of(long samples) {
  auto question = default_question();
  question.samples = samples;
  return question;
}

ClaimsResult computed(const Prepared& prepared, const Question& question, const std::vector<std::string>& only = {}) {
  auto result = claims(prepared, question, only);
  if (!result) {
    ADD_FAILURE() << base::to_string(result.error());
    std::abort();
  }
  return std::move(*result);
}

const ClaimsResult& all_claims() {
  static const ClaimsResult kResult = computed(default_book(), question_of(scaled(1000)));
  return kResult;
}

std::string error_of(const Question& question, const std::vector<std::string>& only) {
  const auto result = claims(default_book(), question, only);
  return result ? "" : base::to_string(result.error());
}

/// The verdict on one claim with a setting.
Verdict verdict_with(const std::string& id, const std::string& set) {
  const Prepared prepared = prepared_with({set});
  auto question = question_of(64);
  question.sets = {set};
  return computed(prepared, question, {id}).claims.front().verdict;
}

TEST(Claims, NoneIsLeftOut) {
  const auto& result = all_claims();
  ASSERT_EQ(result.claims.size(), 24U);
  for (std::size_t k = 0; k < result.claims.size(); ++k) {
    EXPECT_EQ(result.claims[k].id, "C" + std::to_string(k + 1));
    EXPECT_FALSE(result.claims[k].claim.empty());
    EXPECT_FALSE(result.claims[k].rule.empty());
  }
}

TEST(Claims, VerdictsFollowFromTheSharesBesideThem) {
  for (const auto& claim : all_claims().claims) {
    const Verdict expected = claim.answer.missing.empty() ? judge(claim.answer.parts) : Verdict::not_computed;
    EXPECT_EQ(claim.verdict, expected) << claim.id;
    if (claim.verdict == Verdict::assumption_decides) {
      EXPECT_FALSE(claim.answer.decided_by.empty()) << claim.id << " names no assumption";
    }
    for (const auto& id : claim.answer.decided_by) {
      EXPECT_NE(book::find(default_book().book, id), nullptr) << claim.id << " names " << id;
    }
    if (claim.verdict == Verdict::not_computed) {
      EXPECT_FALSE(claim.answer.missing.empty()) << claim.id << " says not why";
    } else {
      EXPECT_FALSE(claim.answer.figures.empty()) << claim.id;
    }
  }
}

// What may be asked of the whole list: few claims that nobody can call, and each says what would settle it.
TEST(Claims, FewAreAboutAsLikelyAsNotAndEachSaysWhatWouldSettleIt) {
  int open = 0;
  for (const auto& claim : all_claims().claims) {
    if (claim.verdict == Verdict::about_as_likely_as_not) {
      ++open;
      ASSERT_TRUE(claim.settling) << claim.id;
      EXPECT_LE(claim.settling->wrong_with, claim.settling->wrong_without) << claim.id;
    } else {
      EXPECT_FALSE(claim.settling) << claim.id;
    }
  }
  EXPECT_LE(open, 8);
}

TEST(Claims, TheAssumptionDecidesWhereTheInputIsTheVerdict) {
  for (const auto* id : {"C4", "C21", "C24"}) {
    const auto found = std::ranges::find(all_claims().claims, id, &Claim::id);
    EXPECT_EQ(found->verdict, Verdict::assumption_decides) << id;
  }
}

TEST(Claims, WhatHappenedStandsBesideThemUnlessItWasNotYetKnown) {
  for (const auto& claim : all_claims().claims) {
    EXPECT_FALSE(claim.observed.empty()) << claim.id;
  }
  auto strict = question_of(64);
  strict.as_of = base::Day{2025, 12, 31};
  const Prepared prepared = prepared_with({}, strict);
  EXPECT_TRUE(computed(prepared, strict, {"C11"}).claims.front().observed.empty());
}

TEST(Claims, WhatIsNotComputedSaysSo) {
  for (const auto* id : {"C23"}) {
    const auto found = std::ranges::find(all_claims().claims, id, &Claim::id);
    EXPECT_EQ(found->verdict, Verdict::not_computed) << id;
  }
}

TEST(Claims, EveryAssumptionIsAnEntryAndEveryClaimNamesItsSources) {
  for (const auto& claim : all_claims().claims) {
    EXPECT_FALSE(claim.answer.assumptions.empty()) << claim.id;
    EXPECT_FALSE(claim.sources.empty()) << claim.id;
    for (const auto& id : claim.answer.assumptions) {
      EXPECT_NE(book::find(default_book().book, id), nullptr) << claim.id << " names " << id;
    }
  }
}

TEST(Claims, FiguresAreNamedAndTheirQuantilesInOrder) {
  for (const auto& claim : all_claims().claims) {
    for (const auto& figure : claim.answer.figures) {
      EXPECT_FALSE(figure.id.empty() || figure.means.empty() || figure.unit.empty()) << claim.id << " " << figure.id;
      const auto& s = figure.summary;
      if (std::isfinite(s.p50)) {
        EXPECT_TRUE(s.p5 <= s.p25 && s.p25 <= s.p50 && s.p50 <= s.p75 && s.p75 <= s.p95) << claim.id << figure.id;
      }
    }
  }
}

TEST(Claims, AYardstickLeavesOutOthersAndMovesNoVerdict) {
  auto question = question_of(scaled(256));
  const auto whole = computed(default_book(), question, {"C8"});
  question.yardstick = "tpp";
  const auto part = computed(default_book(), question, {"C8"});
  EXPECT_EQ(whole.claims.front().verdict, part.claims.front().verdict);
  const auto& figures = part.claims.front().answer.figures;
  EXPECT_LT(figures.size(), whole.claims.front().answer.figures.size());
  for (std::size_t k = 1; k < figures.size(); ++k) {
    EXPECT_TRUE(figures[k].yardstick.empty() || figures[k].yardstick == "tpp");
  }
}

TEST(Claims, TheSameDrawsGiveTheSameFiguresAloneAndTogether) {
  const auto alone = computed(default_book(), question_of(scaled(1000)), {"C24"});
  const auto& together = all_claims().claims.back();
  EXPECT_EQ(alone.claims.front().answer.figures.front().summary.p50, together.answer.figures.front().summary.p50);
}

// At 1 GW the sites use less than 2.3 GW of homes; where H20s are all that may be sold, no licence reverses anything.
TEST(Claims, VerdictsMoveWithTheBook) {
  EXPECT_EQ(verdict_with("C11", "claims.buildout.power=1000"), Verdict::exceptionally_unlikely);
  EXPECT_EQ(verdict_with("C11", "claims.buildout.power=9000"), Verdict::virtually_certain);
  EXPECT_EQ(verdict_with("C1", "washington.classes=h20"), Verdict::exceptionally_unlikely);
}

TEST(Claims, WithoutAFeedbackTheMoneyOfInvestorsAddsNothing) {
  const Prepared prepared = prepared_with({"feedback.capital_to_investment=0"});
  const auto result = computed(prepared, question_of(64), {"C6"});
  EXPECT_EQ(result.claims.front().answer.figures.front().summary.p95, 0.0);
  EXPECT_EQ(result.claims.front().verdict, Verdict::exceptionally_unlikely);
}

TEST(Claims, AnUnknownClaimIsNamedWithTheNearest) {
  EXPECT_EQ(error_of(question_of(16), {"C41"}), "unknown claim 'C41' (claims are C1 to C24); did you mean C1?");
}

TEST(Claims, AShortRunAndAMetricAreRefused) {
  auto question = question_of(16);
  question.horizon = base::Month::of(2028, 12);
  EXPECT_EQ(error_of(question, {}),
            "the run ends in 2028-12 (claims look as far as 2030-12); set horizon 2030-12 or later, or leave it out");
  question = question_of(16);
  question.metrics = {"china_stock"};
  EXPECT_NE(error_of(question, {}).find("leave out metric"), std::string::npos);
  question = question_of(16);
  question.yardstick = "h100";
  EXPECT_EQ(error_of(question, {}), "unknown yardstick 'h100'; did you mean 'h100e'?");
}

}  // namespace
}  // namespace headway::study::claims

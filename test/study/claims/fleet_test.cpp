#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "../default_book.hpp"
#include "headway/study/claims/claims.hpp"

namespace headway::study::claims {
namespace {

Claim fleets(long samples) {
  Question question = default_question();
  question.samples = samples;
  question.seed = 3;
  const std::vector<std::string> only{"C19"};
  const auto result = claims(default_book(), question, only);
  if (!result) {
    ADD_FAILURE() << base::to_string(result.error());
    return {};
  }
  return result->claims.front();
}

TEST(FleetClaim, IsJudgedOnTheShippedJob) {
  const Claim claim = fleets(40);
  ASSERT_NE(claim.verdict, Verdict::not_computed);
  ASSERT_EQ(claim.answer.parts.size(), 6U);
  const auto& share = claim.answer.figures.front();
  EXPECT_EQ(share.id, "fleet.chinese_share");
  EXPECT_EQ(share.scenario, "job china-platform");
  EXPECT_GE(share.summary.p5, 30.0 - 1e-6);  // the mandate of the job
  EXPECT_LE(share.summary.p95, 100.0 + 1e-6);
  EXPECT_LE(share.summary.draws, 40);
  const auto& more = claim.answer.figures[2];
  EXPECT_EQ(more.id, "fleet.chinese_only");
  EXPECT_GE(more.summary.p5, -0.05);  // fewer chips to choose among never cost less, the gap of the draws aside
}

}  // namespace
}  // namespace headway::study::claims

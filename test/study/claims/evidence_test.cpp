// Policies with an input changed, and rows that are the ensemble's.
#include "headway/study/claims/evidence.hpp"

#include <gtest/gtest.h>

#include "headway/chance/sample_quantiles.hpp"
#include "study/default_book.hpp"

namespace headway::study::claims {
namespace {

using balance::kDomesticProduction;

Question draws_question(long samples) {
  auto question = default_question();
  question.samples = samples;
  return question;
}

/// Rows of one policy and the reference, in the years asked for, run as variants.
struct Two {
  Row reference;
  Row changed;
};
Two run_two(const Prepared& prepared, const Question& question, Change change, const Asked& asked,
            const char* scenario = "h200-licensed") {
  Evidence evidence(prepared, question);
  const Policy reference{scenario, "", {}, "test"};
  const Policy changed{scenario, "changed", {std::move(change)}, "test"};
  evidence.of(reference, asked);
  evidence.of(changed, asked);
  const auto done = evidence.run();
  EXPECT_TRUE(done) << base::to_string(done.error());
  return {evidence.of(reference, asked), evidence.of(changed, asked)};
}

TEST(Evidence, RowsAreThoseOfTheEnsemble) {
  const auto question = draws_question(scaled(256));
  Evidence evidence(default_book(), question);
  const Asked asked{balance::kChinaUseful, in_year(2027)};
  evidence.of(as_is("h200-open"), asked);
  ASSERT_TRUE(evidence.run());
  const auto ensemble = run_all(default_book(), {"h200-open"}, {at(balance::kChinaUseful, 2027)}, question.samples);
  const auto row = ensemble.row(0, 0);
  EXPECT_EQ(evidence.of(as_is("h200-open"), asked), Row(row.begin(), row.end()));
}

TEST(Evidence, AnEntryIsDrawnAsTheModelDrawsIt) {
  const auto question = draws_question(scaled(256));
  Evidence evidence(default_book(), question);
  ASSERT_TRUE(evidence.run());
  const Row vetting = evidence.lever("h200-licensed", ensemble::lever("washington.vetting"));
  for (const double share : vetting) {
    EXPECT_GE(share, 0.0);
    EXPECT_LE(share, 1.0);
  }
  EXPECT_EQ(evidence.lever("h200-open", ensemble::lever("washington.vetting")), Row(vetting.size(), 1.0));
  const Row h100 = evidence.per_chip(balance::kH100, balance::kH100e);
  EXPECT_EQ(h100, Row(vetting.size(), h100.front()));
  EXPECT_NEAR(h100.front(), 1.0, 1e-3);
}

// Under --constrain draws are taken by weight; a policy with nothing changed must still have the scenario's own.
TEST(Evidence, ConstrainedPoliciesKeepTheirDraws) {
  auto question = draws_question(4000);
  question.constrain = true;
  const Prepared prepared = prepared_with({}, question);
  Evidence evidence(prepared, question);
  EXPECT_EQ(evidence.samples_of_variants(), 4000);
  const Policy same_as_licensed{"h200-licensed", "", {}, "test"};
  const Asked asked{balance::kChinaUseful, in_year(2027)};
  evidence.of(same_as_licensed, asked);
  evidence.of(as_is("h200-licensed"), asked);
  const auto done = evidence.run();
  ASSERT_TRUE(done) << base::to_string(done.error());
  EXPECT_EQ(evidence.of(same_as_licensed, asked), evidence.of(as_is("h200-licensed"), asked));
  EXPECT_GT(evidence.provenance().effective, 0.0);
}

TEST(Evidence, FewerDrawsAreTheFirstOfAll) {
  const auto question = draws_question(4000);
  Evidence evidence(default_book(), question);
  EXPECT_EQ(evidence.samples_of_variants(), 1000);
  const Policy same_as_licensed{"h200-licensed", "", {}, "test"};
  const Asked asked{balance::kChinaUseful, in_year(2027)};
  evidence.of(same_as_licensed, asked);
  evidence.of(as_is("h200-licensed"), asked);
  ASSERT_TRUE(evidence.run());
  const Row few = evidence.of(same_as_licensed, asked);
  Row all = evidence.of(as_is("h200-licensed"), asked);
  ASSERT_LT(few.size(), all.size());
  all.resize(few.size());
  EXPECT_EQ(few, all);
}

TEST(Evidence, AnIdThatTheBookLacksIsAnError) {
  const auto question = draws_question(16);
  Evidence evidence(default_book(), question);
  evidence.input("price.h2000");
  const auto done = evidence.run();
  ASSERT_FALSE(done);
  EXPECT_NE(base::to_string(done.error()).find("price.h2000"), std::string::npos);
}

TEST(Policy, APathFactorLeavesHistoryAndRaisesWhatFollows) {
  const auto question = draws_question(scaled(1000));
  const auto change = path_multiplied("memory.own_fast.output", 2.0);
  const Two before = run_two(default_book(), question, change, {kDomesticProduction, in_year(2025)});
  EXPECT_EQ(before.reference, before.changed);
  const Two after = run_two(default_book(), question, change, {kDomesticProduction, in_year(2028)});
  EXPECT_GT(chance::mean(after.changed), chance::mean(after.reference));
}

TEST(Policy, ScaledByOneChangesNothing) {
  const auto question = draws_question(scaled(256));
  for (const auto* id :
       {"feedback.design_spur", "makers.packaging.yield", "beijing.regime.share_case", "washington.vetting"}) {
    const Two rows = run_two(default_book(), question, multiplied(id, 1.0), {balance::kChinaUseful, in_year(2028)});
    EXPECT_EQ(rows.reference, rows.changed) << id;
  }
}

TEST(Policy, LaterAccessBringsNoChipsBeforeIt) {
  const auto question = draws_question(scaled(256));
  const Two rows = run_two(default_book(), question, access_shifted(12),
                           {balance::kImportsH200, in_month(base::Month::of(2027, 1))});
  EXPECT_EQ(rows.changed, Row(rows.changed.size(), 0.0));
  EXPECT_GT(*std::ranges::max_element(rows.reference), 0.0);
}

TEST(Policy, AStopLeavesNoLicensedChip) {
  const auto question = draws_question(scaled(256));
  const Two rows = run_two(default_book(), question, stopped_in(base::Month::of(2028, 1)),
                           {balance::kChinaStockLicensed, in_month(base::Month::of(2028, 1))});
  EXPECT_EQ(rows.changed, Row(rows.changed.size(), 0.0));
  EXPECT_GT(*std::ranges::max_element(rows.reference), 0.0);
}

// A regime that blocks, decides case by case or opens lets in well under what an open door does; draw by draw H200s may be
// more, where weaker chips are kept out and leave their money.
TEST(Policy, BeijingAsInTheReferenceUndoesAnOpenDoor) {
  const auto question = draws_question(scaled(1000));
  const Asked imports{balance::kImportsLicensed, in_year(2026)};
  const Two rows = run_two(default_book(), question, beijing_as_in("h200-licensed"), imports, "h200-open");
  EXPECT_LT(chance::mean(rows.changed), 0.8 * chance::mean(rows.reference));
}

TEST(Policy, AChangeOfNoInputIsAnError) {
  const auto question = draws_question(16);
  Evidence evidence(default_book(), question);
  evidence.of(Policy{"no-export", "changed", {fixed("price.h2000", 1.0)}, "test"},
              {balance::kChinaUseful, in_year(2028)});
  const auto done = evidence.run();
  ASSERT_FALSE(done);
  EXPECT_NE(base::to_string(done.error()).find("price.h2000"), std::string::npos);
}

}  // namespace
}  // namespace headway::study::claims

#include "headway/model/frozen.hpp"

#include <gtest/gtest.h>

#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"
#include "study/default_book.hpp"

namespace headway::model {
namespace {

constexpr base::Month kEnd = base::Month::of(2028, 12);

TEST(Frozen, ScenariosPartAfterWhatWasObservedAndNotBeforeTheDecision) {
  const auto early = timeline_to(kEnd, base::Month::of(2024, 6), false);
  EXPECT_EQ(early.months, 84);  // 2022-01 to 2028-12
  EXPECT_EQ(early.branch, 48);  // 2026-01
  const auto late = timeline_to(kEnd, base::Month::of(2026, 9), false);
  EXPECT_EQ(late.branch, 57);  // 2026-10
  const auto hindcast = timeline_to(kEnd, base::Month::of(2024, 6), true);
  EXPECT_EQ(hindcast.branch, 30);  // 2024-07
}

TEST(Frozen, InputsAreThoseThatTheBookIsFrozenInto) {
  const Inputs inputs = inputs_of_the_model();
  const study::Prepared& prepared = study::default_book();
  ASSERT_EQ(inputs.scalars.size(), prepared.model.scalars.size());
  ASSERT_EQ(inputs.paths.size(), prepared.model.paths.size());
  for (std::size_t k = 0; k < inputs.paths.size(); ++k) {
    EXPECT_TRUE(inputs.paths[k].path);
    EXPECT_EQ(prepared.model.paths[k].name, chance::hash_name(inputs.paths[k].id));
  }
}

TEST(Frozen, AnswersWithoutItsBookAsTheStudiesByNameDo) {
  const Frozen frozen = study::default_book();  // the part that no book belongs to
  study::Question question = study::default_question();
  question.samples = 64;
  question.metrics = {"china_useful@2027", "china_stock@2028"};
  const auto scenarios = study::scenarios_of(study::default_book(), {"no-export", "h200-licensed"});
  const auto bare = compare(frozen, question, scenarios);
  const auto named =
      study::compare(study::default_book(), question, "no-export", std::vector<std::string>{"h200-licensed"});
  ASSERT_TRUE(bare);
  ASSERT_TRUE(named);
  EXPECT_EQ(bare->provenance.book_hash, study::default_book().book.hash);
  EXPECT_TRUE(bare->base_why.empty());
  EXPECT_FALSE(named->base_why.empty());
  EXPECT_EQ(bare->others.front().scenario, "h200-licensed");
  ASSERT_EQ(bare->others.front().gain.size(), named->others.front().gain.size());
  for (std::size_t k = 0; k < bare->others.front().gain.size(); ++k) {
    EXPECT_EQ(bare->others.front().gain[k].p50, named->others.front().gain[k].p50);
    EXPECT_EQ(bare->others.front().gain[k].p95, named->others.front().gain[k].p95);
  }
  const auto run = run_scenario(frozen, question, scenarios.back());
  const auto run_by_name = study::run_scenario(study::default_book(), question, "h200-licensed");
  ASSERT_TRUE(run);
  ASSERT_TRUE(run_by_name);
  EXPECT_EQ(run->years.front().p50, run_by_name->years.front().p50);
}

}  // namespace
}  // namespace headway::model

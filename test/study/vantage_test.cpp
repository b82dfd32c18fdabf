// From where a run forecasts: today's book, and the book of 2025-12-31, whose entries stay as they are.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "default_book.hpp"
#include "headway/book/canonical.hpp"
#include "headway/files/sha256.hpp"
#include "headway/study/compare.hpp"

namespace headway::study {
namespace {

/// Observed through `through`, scenarios parting in the month after, and the headline's years.
void expect_vantage(const Prepared& prepared, base::Month through, int near, int far) {
  EXPECT_EQ(prepared.book.through, through);
  EXPECT_EQ(model::branch_month(prepared), through + 1);
  const model::HeadlineYears years = headline_years(prepared);
  EXPECT_EQ(years.first, 2026);
  EXPECT_EQ(years.near, near);
  EXPECT_EQ(years.far, far);
}

TEST(Vantage, TodaysBookIsObservedThroughSeptember2026) {
  expect_vantage(default_book(), base::Month::of(2026, 9), 2027, 2028);
}

TEST(Vantage, TheStrictBookKnowsNothingOf2026) {
  const Prepared prepared = prepared_with({}, strict_question());
  expect_vantage(prepared, base::Month::of(2025, 12), 2026, 2028);
  for (const auto& rule : prepared.rules) {
    EXPECT_LE(rule.published, (base::Day{2025, 12, 31})) << rule.id;
  }
}

TEST(Vantage, ALaterBookSpeaksOfLaterYears) {
  EXPECT_EQ(model::headline_years(base::Month::of(2028, 1), default_book().book.question.years).near, 2028);
  EXPECT_EQ(model::headline_years(base::Month::of(2028, 1), default_book().book.question.years).far, 2029);
}

TEST(Vantage, BeyondTheBookIsRefused) {
  Question question = default_question();
  question.through = base::Month::of(2026, 12);
  const auto prepared = api::prepare(question);
  ASSERT_FALSE(prepared);
  EXPECT_NE(base::to_string(prepared.error()).find("known until 2026-09"), std::string::npos)
      << base::to_string(prepared.error());
}

TEST(Vantage, ADayBeforeTheBookIsRefused) {
  Question question = default_question();
  question.as_of = base::Day{2024, 1, 1};
  const auto prepared = api::prepare(question);
  ASSERT_FALSE(prepared);
  EXPECT_EQ(
      base::to_string(prepared.error()),
      "the book does not go back to 2024-01-01 (it has a value of every entry from 2025-12-31 on); name that day or a "
      "later one, or stand at the end of an earlier month in a hindcast");
}

TEST(Vantage, AHindcastSpeaksOfTheYearsAfterItsMonth) {
  Question question = default_question();
  question.hindcast = true;
  question.through = base::Month::of(2024, 6);
  const Prepared prepared = prepared_with({}, question);
  const model::HeadlineYears years = headline_years(prepared);
  EXPECT_EQ(years.first, 2024);
  EXPECT_EQ(years.near, 2025);
}

TEST(Vantage, ScenariosThatHaveNotPartedAreNotCompared) {
  Question question = default_question();
  question.horizon = base::Month::of(2026, 6);
  const std::vector<std::string> others{"h200-licensed"};
  const auto result = compare(default_book(), question, "no-export", others);
  ASSERT_FALSE(result);
  EXPECT_NE(base::to_string(result.error()).find("scenarios part in 2026-10"), std::string::npos);
}

TEST(Vantage, ADateThatHasNoEffectIsRefused) {
  for (const auto& [set, said] :
       std::vector<std::pair<std::string, std::string>>{{"beijing.permission=case@+3", "comes first and has a date"},
                                                        {"washington.classes=h200@2072-03", "never comes"},
                                                        {"washington.kill_switch=2099-01", "never comes"}}) {
    Question question = default_question();
    question.sets = {set};
    const auto prepared = api::prepare(question);
    ASSERT_TRUE(prepared);
    const auto scenario = scenario_named(*prepared, "h200-licensed");
    ASSERT_FALSE(scenario) << set;
    EXPECT_NE(base::to_string(scenario.error()).find(said), std::string::npos) << base::to_string(scenario.error());
  }
}

// "+6" is half a year after scenarios part, whenever that is.
TEST(Vantage, AClassMayBeDatedFromTheBranch) {
  const auto b30a = [](const Prepared& prepared) {
    return scenarios_of(prepared, {"b30a"}).front().policy.grants[balance::kB30a].from - prepared.model.timeline.branch;
  };
  EXPECT_EQ(b30a(default_book()), 6);
  EXPECT_EQ(b30a(prepared_with({}, strict_question())), 6);
}

// Forecasts are made from this book and scored on 2026: an entry that changes afterwards would know what it is scored on. A
// line that has to change, go or come needs its reason, a source of 2025, in docs/decisions.
TEST(Vantage, NoEntryOfTheStrictBookHasChanged) {
  std::ifstream file(std::string(HEADWAY_SOURCE_DIR) + "/test/data/strict_book_2025-12-31.txt");
  std::map<std::string, std::string> held;
  for (std::string id, hash; file >> id >> hash;) {
    held[id] = hash;
  }
  const Prepared prepared = prepared_with({}, strict_question());
  for (const auto& [id, entry] : prepared.book.entries) {
    const std::string hash = files::sha256(book::canonical_text(entry)).substr(0, 16);
    const auto found = held.find(id);
    EXPECT_TRUE(found != held.end() && found->second == hash) << id << " " << hash;
    held.erase(id);
  }
  for (const auto& [id, hash] : held) {
    ADD_FAILURE() << id << " is gone";
  }
}

}  // namespace
}  // namespace headway::study

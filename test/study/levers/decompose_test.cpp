#include "headway/study/levers/decompose.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "study/default_book.hpp"

namespace headway::study {
namespace {

Question asked_for(const std::string& metric) {
  Question question = default_question();
  question.samples = 200;
  question.metrics = {metric};
  return question;
}

TEST(Decompose, MeansOfSharesAddUpToTheGain) {
  const auto result = decompose(default_book(), asked_for("china_useful@2026"), "no-export", "h200-open");
  ASSERT_TRUE(result) << base::to_string(result.error());
  ASSERT_TRUE(result->has_shares);
  double sum = 0.0;
  for (const auto& share : result->levers) {
    sum += share.share.mean;
  }
  EXPECT_NEAR(sum, result->gain.mean, 1e-9 * std::abs(result->gain.mean));
  EXPECT_NEAR(result->other.mean - result->base.mean, result->gain.mean, 1e-9 * std::abs(result->other.mean));
}

// What may be sold is the only lever between the two: alone, last and share are the gain, and company adds nothing.
TEST(Decompose, OneLeverHasAllOfTheGain) {
  const auto result = decompose(default_book(), asked_for("china_useful@2026"), "no-export", "h200-licensed");
  ASSERT_TRUE(result);
  ASSERT_EQ(result->levers.size(), 1U);
  const auto& only = result->levers.front();
  EXPECT_EQ(only.lever.ids, std::vector<std::string>{"washington.classes"});
  EXPECT_EQ(only.alone.p50, result->gain.p50);
  EXPECT_EQ(only.last.p50, result->gain.p50);
  EXPECT_EQ(only.share.p50, result->gain.p50);
  EXPECT_EQ(only.interaction.mean, 0.0);
}

TEST(Decompose, LeversWithoutEffectAloneHaveNone) {
  const auto result = decompose(default_book(), asked_for("china_useful@2026"), "no-export", "h200-open");
  ASSERT_TRUE(result);
  for (const auto& share : result->levers) {
    if (share.lever.ids.front() == "washington.vetting") {  // nobody to vet where nothing may be sold
      EXPECT_EQ(share.alone.mean, 0.0);
      EXPECT_GT(share.last.mean, 0.0);
      return;
    }
  }
  ADD_FAILURE() << "vetting does not differ";
}

TEST(Package, LeversThatChooseTogetherAreOne) {
  const auto levers = package_between(default_book(), "no-export", "h200-open");
  ASSERT_TRUE(levers);
  std::set<std::string> names;
  for (const auto& lever : *levers) {
    names.insert(lever.ids.front());
    if (lever.ids.front() == "washington.cap") {
      EXPECT_EQ(lever.ids, (std::vector<std::string>{"washington.cap", "washington.cap_share"}));
    }
  }
  EXPECT_EQ(names, (std::set<std::string>{"beijing.mandate", "beijing.permission", "washington.cap",
                                          "washington.cap_per_customer", "washington.classes",
                                          "washington.licence_months", "washington.vetting"}));
}

TEST(Package, AllLeversTakenIsTheOtherScenario) {
  const auto levers = package_between(default_book(), "full-controls", "blackwell-open");
  ASSERT_TRUE(levers);
  const auto all = (std::uint64_t{1} << levers->size()) - 1;
  const std::vector<ensemble::Request> requests{at(balance::kChinaStock, 2027)};
  std::vector<ensemble::Scenario> mixed{
      *mixed_scenario(default_book(), "full-controls", "blackwell-open", *levers, 0),
      *mixed_scenario(default_book(), "full-controls", "blackwell-open", *levers, all)};
  ensemble::Options options;
  options.draws = 32;
  const auto ours = ensemble::run(default_book().model, mixed, requests, options);
  const auto named = run_all(default_book(), {"full-controls", "blackwell-open"}, requests, 32);
  ASSERT_TRUE(ours);
  EXPECT_EQ(ours->figures, named.figures);
}

TEST(Decompose, ScenariosThatDoNotDifferAreRefused) {
  const auto result = decompose(default_book(), asked_for("china_useful@2026"), "no-export", "no-export");
  ASSERT_FALSE(result);
  EXPECT_EQ(
      base::to_string(result.error()),
      "no-export and no-export do not differ (every lever has the same value in both); name two scenarios that do");
}

}  // namespace
}  // namespace headway::study

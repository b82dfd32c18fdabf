// What a user who errs is told: the problem, why, and what to try.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "default_book.hpp"
#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"

namespace headway::study {
namespace {

std::string prepare_error(std::vector<std::string> sets) {
  auto question = default_question();
  question.sets = std::move(sets);
  const auto prepared = api::prepare(question);
  return prepared ? "" : base::to_string(prepared.error());
}

std::string compare_error(Question question, const std::string& base, const std::string& other) {
  const std::vector<std::string> others{other};
  const auto result = compare(default_book(), question, base, others);
  return result ? "" : base::to_string(result.error());
}

Question small_question() {
  auto question = default_question();
  question.samples = 16;
  return question;
}

TEST(WrongInput, EntriesThatOnlyAStudyReadsAreForItToName) {
  const auto without = prepare(default_question(), Uses{});
  ASSERT_FALSE(without);
  EXPECT_THAT(base::to_string(without.error()), ::testing::HasSubstr("unused entry claims."));
}

TEST(WrongInput, AnUnknownScenarioIsNamedWithTheNearest) {
  EXPECT_EQ(compare_error(small_question(), "no-exprt", "h20-only"),
            "unknown scenario 'no-exprt'; did you mean 'no-export'?");
}

TEST(WrongInput, AnUnknownMetricIsNamedWithTheNearest) {
  auto question = small_question();
  question.metrics = {"china_stok"};
  EXPECT_EQ(compare_error(question, "no-export", "h20-only"),
            "unknown metric 'china_stok'; did you mean 'china_stock'?");
}

TEST(WrongInput, TheMetricThatBecameTwoIsToldFromBoth) {
  auto question = small_question();
  question.metrics = {"lead_months@2028"};
  EXPECT_EQ(compare_error(question, "no-export", "h20-only"),
            "unknown metric 'lead_months' (two metrics have replaced it); did you mean compute_lag or capability_lag?");
}

TEST(WrongInput, WhatBeijingDecidesIsOneOfFourWordsInTheOrderOfItsDates) {
  const auto said = [](const std::string& set) {
    const Prepared prepared = prepared_with({set});
    const auto scenario = scenario_named(prepared, "h200-licensed");
    return scenario ? "" : base::to_string(scenario.error());
  };
  EXPECT_THAT(said("beijing.permission=opn"),
              ::testing::HasSubstr("unknown value of beijing.permission 'opn'; did you mean 'open'?"));
  EXPECT_THAT(said("beijing.permission=blocked,case@2026-7"), ::testing::HasSubstr("cannot read the month '2026-7'"));
  EXPECT_THAT(said("beijing.permission=blocked,case@2026-07,open@2026-05"),
              ::testing::HasSubstr("'open@2026-05' does not come after what stands before it"));
}

TEST(WrongInput, AnUnknownYardstickAndBasisAreNamedWithTheNearest) {
  auto question = small_question();
  question.yardstick = "h100";
  EXPECT_EQ(compare_error(question, "no-export", "h20-only"), "unknown yardstick 'h100'; did you mean 'h100e'?");
  question.yardstick = "";
  question.basis = "locate";
  EXPECT_EQ(compare_error(question, "no-export", "h20-only"), "unknown basis 'locate'; did you mean 'located'?");
}

TEST(WrongInput, APeriodOutsideTheRunIsRefused) {
  auto question = small_question();
  question.metrics = {"china_stock@2050"};
  EXPECT_EQ(
      compare_error(question, "no-export", "h20-only"),
      "the period of 'china_stock@2050' lies outside the run (it covers 2022-01 to 2030-12); choose a period in it, "
      "or set horizon");
}

TEST(WrongInput, ASettingOfAnUnknownIdOffersTheNearest) {
  EXPECT_EQ(prepare_error({"foundry.yeild.learning=3"}),
            "set foundry.yeild.learning=3: unknown id 'foundry.yeild.learning' (the book has no such entry); did you "
            "mean 'foundry.yield.learning'?");
}

TEST(WrongInput, ASettingInAnotherKindOfUnitIsRefused) {
  EXPECT_EQ(prepare_error({"price.h200=3 kg"}),
            "set price.h200=3 kg: the unit 'kg' does not convert to 'USD/chip' (they measure different things); give "
            "the number in a unit that does");
}

TEST(WrongInput, AWordThatALeverDoesNotKnowIsRefused) {
  const Prepared prepared = prepared_with({"beijing.permission=opne"});
  const auto scenario = scenario_named(prepared, "h200-licensed");
  ASSERT_FALSE(scenario);
  EXPECT_NE(base::to_string(scenario.error()).find("did you mean 'open'?"), std::string::npos)
      << base::to_string(scenario.error());
}

TEST(WrongInput, AnUnknownClassInALeverOffersTheNearest) {
  const Prepared prepared = prepared_with({"washington.classes=h2000"});
  const auto scenario = scenario_named(prepared, "h200-licensed");
  ASSERT_FALSE(scenario);
  EXPECT_NE(base::to_string(scenario.error()).find("h200"), std::string::npos) << base::to_string(scenario.error());
}

TEST(WrongInput, MoreFiguresThanMemoryHoldsAreRefusedBeforeTheRun) {
  auto question = default_question();
  question.samples = 4000000;
  const auto message = compare_error(question, "no-export", "h20-only");
  EXPECT_NE(message.find("would fill"), std::string::npos) << message;
}

TEST(WrongInput, TooManyDrawsForAFileAreRefused) {
  auto question = default_question();
  question.samples = 20000;
  question.keep_draws = true;
  const auto message = compare_error(question, "no-export", "h20-only");
  EXPECT_NE(message.find("20 million"), std::string::npos) << message;
}

}  // namespace
}  // namespace headway::study

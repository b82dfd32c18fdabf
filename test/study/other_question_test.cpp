// Compare, the brief, claims and what is said of them follow the book's question: no scenario and no headline year is
// compiled in.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headway/api/engine.hpp"
#include "headway/report/claims_text.hpp"
#include "headway/report/headline.hpp"
#include "headway/study/brief/brief.hpp"
#include "headway/verbs/head.hpp"
#include "study/default_book.hpp"
#include "study/other_question.hpp"

namespace headway::study {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const api::Engine& other_engine() {
  static const api::Engine kEngine = [] {
    api::Settings settings;
    settings.book = other_question_book().string();
    auto engine = api::Engine::open(settings);
    if (!engine) {
      ADD_FAILURE() << base::to_string(engine.error());
      std::abort();
    }
    return *engine;
  }();
  return kEngine;
}

api::Compare few_draws() {
  api::Compare request;
  request.samples = scaled(256);
  return request;
}

TEST(OtherQuestion, CompareAndItsSentencesFollowIt) {
  const auto result = other_engine().compare(few_draws());
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_EQ(result->base, "h200-licensed");
  const long headline = model::headline_scenario(*result);
  ASSERT_EQ(headline, 1);
  const model::Compared& decided = result->others[1];
  EXPECT_EQ(decided.scenario, "b30a");
  EXPECT_EQ(decided.gain_over_h20.size(), result->figures.size());
  std::string text;
  for (const auto& sentence : report::gain_sentences(*result, decided)) {
    text += sentence + "\n";
  }
  EXPECT_THAT(text, AllOf(HasSubstr("at the end of 2029"), HasSubstr("at the end of 2030"),
                          HasSubstr("Compared with h20-only, sales of old chips alone, it is"),
                          HasSubstr("With nothing in the way (blackwell-open) they would have")));
  EXPECT_THAT(text, AllOf(Not(HasSubstr("no-export")), Not(HasSubstr("at the end of 2028"))));
}

TEST(OtherQuestion, TheBriefDwellsOnItsScenarioAndYears) {
  const auto result = other_engine().compare(few_draws());
  ASSERT_TRUE(result);
  const auto told = other_engine().beside(few_draws(), *result);
  ASSERT_TRUE(told) << base::to_string(told.error());
  ASSERT_EQ(told->views.figures.size(), 2U);
  EXPECT_EQ(told->views.figures.front().period, "2029");
  EXPECT_EQ(told->views.figures.back().period, "2030");
}

TEST(OtherQuestion, ClaimsAreJudgedUnderItsPolicy) {
  api::Claims request;
  request.samples = scaled(256);
  request.claim = {"C2", "C5", "C10", "C13", "C20", "C21", "C22", "C23"};
  const auto result = other_engine().claims(request);
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_EQ(result->decided, "b30a");
  const std::string text = report::claims_text(*result);
  EXPECT_THAT(text, AllOf(HasSubstr("What is claimed of the decision of another year"),
                          HasSubstr("the policy that was decided (b30a)")));
  EXPECT_THAT(text, AllOf(Not(HasSubstr("no-export")), Not(HasSubstr("full-controls")), Not(HasSubstr("reversal"))));
  for (const auto& claim : result->claims) {
    for (const auto& figure : claim.answer.figures) {
      const std::string names = figure.scenario + " " + figure.versus;
      EXPECT_THAT(names,
                  AllOf(Not(HasSubstr("no-export")), Not(HasSubstr("full-controls")), Not(HasSubstr("reversal"))))
          << claim.id;
    }
  }
}

TEST(OtherQuestion, ClaimsNeedEveryPart) {
  Prepared prepared = prepared_with();
  prepared.book.question.cast.further.clear();
  const auto result = claims::claims(prepared, default_question(), {});
  ASSERT_FALSE(result);
  EXPECT_THAT(base::to_string(result.error()), HasSubstr("no scenario for these parts: further"));
}

TEST(OtherQuestion, TheHeadSaysWhatWasRun) {
  const verbs::Verb& verb = *verbs::find_verb("run");
  const auto request = verb.make();
  ASSERT_TRUE(api::find(verb.fields, "book")->set(request.get(), other_question_book().string()));
  ASSERT_TRUE(api::find(verb.fields, "samples")->set(request.get(), std::int64_t{64}));
  ASSERT_TRUE(api::find(verb.fields, "metric")->set(request.get(), api::Texts{"china_stock@2028"}));
  const std::string command = verbs::command_of(verb, request.get());
  const auto answer = verb.answer(request.get(), {verbs::kJson});
  ASSERT_TRUE(answer) << base::to_string(answer.error());
  EXPECT_EQ(verbs::request_json(verb, request.get())["scenario"], "abroad-closed");
  EXPECT_EQ(verbs::command_of(verb, request.get()), command);
  EXPECT_THAT(command, Not(HasSubstr("abroad-closed")));
}

}  // namespace
}  // namespace headway::study

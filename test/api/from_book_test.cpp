// What a request leaves to the book is the book's, whoever's book it is.
#include "headway/api/from_book.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headway/api/engine.hpp"
#include "study/default_book.hpp"
#include "study/other_question.hpp"

namespace headway::api {
namespace {

using testing::ElementsAre;

base::Result<void> take_other(auto& request) {
  static const std::string kFolder = study::other_question_book().string();
  return take_from_book(std::remove_reference_t<decltype(request)>::fields(), &request, kFolder);
}

TEST(FromBook, WhatIsLeftOutIsTheBooks) {
  Compare compare;
  ASSERT_TRUE(take_other(compare));
  EXPECT_EQ(compare.base, "h200-licensed");
  EXPECT_THAT(compare.others, ElementsAre("h20-only", "b30a", "blackwell-open"));
  Drivers drivers;
  ASSERT_TRUE(take_other(drivers));
  EXPECT_EQ(drivers.metric, "china_stock@2030");
  EXPECT_EQ(drivers.other, "blackwell-open");
}

TEST(FromBook, WhatIsGivenStays) {
  Compare compare;
  compare.base = "reversal";
  ASSERT_TRUE(take_other(compare));
  EXPECT_EQ(compare.base, "reversal");
  EXPECT_EQ(compare.others.size(), 3U);
  Drivers drivers;
  drivers.other = "";  // the base's own figure
  ASSERT_TRUE(take_other(drivers));
  EXPECT_EQ(drivers.other, "");
}

TEST(FromBook, WhatAnotherFieldMakesNeedlessIsNotAsked) {
  const book::BookQuestion nothing;
  Score score;
  score.scenario = "reversal";
  EXPECT_FALSE(take_from_book(Score::fields(), &score, nothing));
  score.observed = "rows.csv";
  EXPECT_TRUE(take_from_book(Score::fields(), &score, nothing));
  Forecast forecast;
  EXPECT_FALSE(take_from_book(Forecast::fields(), &forecast, nothing));
  forecast.score = true;
  EXPECT_TRUE(take_from_book(Forecast::fields(), &forecast, nothing));
}

TEST(FromBook, ABookThatDoesNotSayIsToldWhatToAdd) {
  Decompose decompose;
  const auto taken = take_other(decompose);
  ASSERT_FALSE(taken);
  EXPECT_THAT(base::to_string(taken.error()), testing::HasSubstr("add [ask.decompose] to the book's question.toml"));
  decompose = {{}, {}, "no-export", "h200-open", "china_stock@2028"};
  EXPECT_TRUE(take_other(decompose));
}

TEST(FromBook, TheShippedBookAsksWhatItsDocumentsSay) {
  Compare compare;
  ASSERT_TRUE(take_from_book(Compare::fields(), &compare, study::default_question().book.string()));
  EXPECT_EQ(compare.base, "no-export");
  EXPECT_THAT(compare.others, ElementsAre("h200-licensed", "h200-open", "h20-only", "blackwell-open"));
  Score score;
  ASSERT_TRUE(take_from_book(Score::fields(), &score, study::default_question().book.string()));
  EXPECT_EQ(score.scenario, "reversal");
}

TEST(FromBook, HelpSaysWhoseNameItIs) {
  const api::Run run;
  EXPECT_EQ(usual_in_words(*find(api::Run::fields(), "scenario"), &run),
            "the book's: " + usual_question().cast.decided);
  EXPECT_EQ(with_usual_scenarios("run {decided} {decided}"),
            "run " + usual_question().cast.decided + " " + usual_question().cast.decided);
}

TEST(FromBook, TheEngineAsksItsOwnBook) {
  Settings settings;
  settings.book = study::other_question_book().string();
  const auto engine = Engine::open(settings);
  ASSERT_TRUE(engine) << base::to_string(engine.error());
  api::Run run;
  run.samples = 64;
  run.metric = {"china_stock@2028"};
  const auto result = engine->run(run);
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_EQ(result->scenario, "abroad-closed");
}

}  // namespace
}  // namespace headway::api

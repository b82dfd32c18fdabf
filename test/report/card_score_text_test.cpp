#include "headway/report/card_score_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "headway/report/html.hpp"
#include "headway/results/score.hpp"
#include "headway/results/write_json.hpp"
#include "study/score/rows_by_hand.hpp"

namespace headway::report {
namespace {

using study::test::row_of;
using testing::HasSubstr;

study::ScoredItem item_of(const std::string& period) {
  study::ScoredItem item;
  item.item.what = "H200s";
  item.item.question = row_of("sold", "all", period, "units", 0.0);
  item.item.value = {10, 20, 40, 80, 160};
  item.subject = "Nvidia";
  return item;
}

/// A quantity that came, one that is known in part, one of which nothing is known; and one row of the present program.
study::CardScore small_score() {
  study::CardScore score;
  score.card = {"2025-12-31.json",
                {2026, 11, 29},
                "0.1.0",
                "2c22c9bcafe",
                "headway forecast",
                "0123456789abcdef",
                base::Day{2025, 12, 31},
                base::Month::of(2025, 12),
                "reversal",
                {}};
  auto came = item_of("2026Q1");
  came.outcome = row_of("sold", "all", "2026Q1", "units", 80.0);
  came.outcome->source = "the company";
  came.outcome->published = "2026-05-20";
  came.place = {0.75, 0.75};
  came.pit = 0.75;
  came.score = 12.5;
  came.inside50 = came.inside90 = true;
  auto part = item_of("2026");
  part.open = "known so far: 2026Q1";
  part.so_far = study::SoFar{"2026Q1", base::Month::of(2026, 3), 80.0, 80.0, 80.0, true, 3, 0.75, "the company"};
  auto nothing = item_of("2027");
  nothing.open = "nothing has been published of it";
  score.items = {came, part, nothing};
  score.subjects = {{"Nvidia", {0.75}}};
  study::ScoredRow row;
  row.observed = row_of("2026Q1", 80.0);
  row.subject = "Nvidia";
  row.scored = true;
  row.place = 0.6;
  score.present.rows = {row};
  study::summarise_score(score.present);
  return score;
}

TEST(CardScoreText, SaysWhatCameWhatIsOpenAndWhoKnew) {
  const std::string text = card_score_text({small_score()});
  EXPECT_THAT(text, HasSubstr("Of its 3 quantities 1 are resolved: 1 inside the 90 % band, 1 inside the 50 % band"));
  EXPECT_THAT(text,
              HasSubstr("H200s, 2026Q1 (units)  10.0  20.0  40.0  80.0   160  80.0  0.75      yes      yes  12.5"));
  EXPECT_THAT(text, HasSubstr("80.0 by 2026-03          0.75"));
  EXPECT_THAT(text, HasSubstr("Open, nothing has been published of it: H200s, 2027."));
  EXPECT_THAT(text, HasSubstr("the company (published 2026-05-20)"));
  EXPECT_THAT(text, HasSubstr("were made by people who knew what happened"));
  EXPECT_THAT(text, HasSubstr("It was printed later"));
}

TEST(CardScoreText, ACardOfWhichNothingHasComeSaysSoInAFewLines) {
  auto score = small_score();
  score.subjects.clear();
  score.present.rows.clear();
  score.present.subjects.clear();
  auto later = score.items.back();
  later.item.question.period = "2028";
  score.items = {score.items.back(), later};
  const std::string text = card_score_text({score});
  EXPECT_THAT(text, HasSubstr("None of its 2 quantities is resolved yet"));
  EXPECT_THAT(text, HasSubstr("H200s, 2027, 2028."));
  EXPECT_THAT(text, testing::Not(HasSubstr("Outcomes from")));
  EXPECT_THAT(text, testing::Not(HasSubstr("people who knew")));
}

TEST(CardScoreText, ACardOfItsDayIsNotSaidToBeLate) {
  auto score = small_score();
  score.card.made = *score.card.as_of;
  EXPECT_EQ(card_origin(score).find("printed later"), std::string::npos);
}

TEST(CardScoreJson, NamesOutcomesAndNullsWhatIsOpen) {
  const auto json =
      nlohmann::json::parse(results::json(results::forecast_score(), results::CardScores{{small_score()}}));
  const auto& card = json["cards"][0];
  EXPECT_EQ(card["version"], "0.1.0");
  EXPECT_EQ(card["items"][0]["pit"], 0.75);
  EXPECT_EQ(card["items"][0]["outcome"]["central"], 80.0);
  EXPECT_EQ(card["items"][0]["open"], nullptr);
  EXPECT_EQ(card["items"][1]["pit"], nullptr);
  EXPECT_EQ(card["items"][1]["so_far"]["pit_at_least"], 0.75);
  EXPECT_EQ(card["items"][2]["open"], "nothing has been published of it");
  EXPECT_EQ(card["subjects"][0]["pits"][0], 0.75);
  EXPECT_THAT(card["present"]["warning"].get<std::string>(), HasSubstr("who knew"));
  EXPECT_EQ(card["present"]["subjects"][0]["pit"], 0.6);
}

TEST(CardScoreCsv, HasALineForEachItemWithAllItsCells) {
  std::istringstream lines(results::to_csv(results::forecast_score_sheet({{small_score()}})));
  std::string head;
  std::getline(lines, head);
  const auto commas = std::ranges::count(head, ',');
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_EQ(std::ranges::count(line, ','), commas) << line;
  }
  EXPECT_EQ(count, 3);
}

TEST(CardScoreHtml, TheBriefShowsForecastsAsMade) {
  const std::string html = to_html(model::CompareResult{}, book::Book{}, nullptr, {small_score()});
  EXPECT_THAT(html, HasSubstr("Forecasts as made"));
  EXPECT_THAT(html, HasSubstr("were made by people who knew"));
  EXPECT_EQ(to_html(model::CompareResult{}, book::Book{}).find("Forecasts as made"), std::string::npos);
}

}  // namespace
}  // namespace headway::report

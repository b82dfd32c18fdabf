#include "headway/report/score_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "headway/report/html.hpp"
#include "headway/report/score_grids.hpp"
#include "headway/results/score.hpp"
#include "headway/results/write_json.hpp"
#include "study/score/rows_by_hand.hpp"

namespace headway::report {
namespace {

using study::test::row_of;
using testing::HasSubstr;
using testing::Not;

study::Predicted percentiles() {
  study::Predicted predicted;
  for (int k = 0; k <= 100; ++k) {
    predicted.sorted.push_back(k);
  }
  return predicted;
}

/// One scored row, one projection, one that is skipped.
study::ScoreResult small_period_score(bool hindcast) {
  study::ScoreResult result;
  result.file = "later.csv";
  result.scenario = "reversal";
  result.hindcast = hindcast;
  result.provenance.book_hash = "0123456789abcdef";
  result.provenance.through = base::Month::of(2023, 12);
  result.provenance.seed = 3;
  result.provenance.samples = 100;
  const std::vector<study::ObservedRow> history{row_of("2023Q4", 40)};
  const auto through = base::Month::of(2023, 12);
  auto projection = row_of("2024Q2", 99);
  projection.kind = "projection";
  study::Predicted skipped;
  skipped.skipped = "one contract";
  result.rows = {study::score_row(row_of("2024Q1", 97), percentiles(), history, through, 50.0),
                 study::score_row(projection, percentiles(), history, through, 50.0),
                 study::score_row(row_of("2024Q3", 1), skipped, history, through, 50.0)};
  study::summarise_score(result);
  return result;
}

TEST(ScoreText, FitsATerminalAndSaysWhatItRestsOn) {
  const std::string text = score_text(small_period_score(true));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), kTextWidth) << line;
  }
  EXPECT_THAT(text, HasSubstr("0 % of 1 flows fell inside the 90 % band"));
  EXPECT_THAT(text, HasSubstr("from 2023-12"));
  EXPECT_THAT(text, HasSubstr(" 90 to 100 %  100 %  ####"));
  EXPECT_THAT(text, HasSubstr("one contract: sales, all"));
  EXPECT_THAT(text, HasSubstr("Scenario reversal, book 0123456789ab, seed 3, 100 draws"));
}

TEST(ScoreText, AHindcastSaysWhetherItsAimIsReached) {
  auto result = small_period_score(true);
  EXPECT_THAT(score_against_aim(result), HasSubstr("is missed. Under 70 %: sales (0 %)."));
  result.all.coverage90 = 0.9;
  result.families.front().coverage90 = 0.75;
  EXPECT_THAT(score_against_aim(result), HasSubstr("is reached. docs/validation.md"));
  result.all.coverage90 = 0.98;
  EXPECT_THAT(score_against_aim(result), HasSubstr("is missed."));
  EXPECT_EQ(score_against_aim(small_period_score(false)), "");
}

TEST(ScoreText, AFileIsShownRowByRow) {
  const std::string text = score_text(small_period_score(false));
  EXPECT_THAT(text, HasSubstr("sales, all, 2024Q1"));
  EXPECT_THAT(text, testing::AnyOf(HasSubstr("yes (projection)"), HasSubstr("no (projection)")));
}

TEST(ScoreText, AScoreOnWhatTheMakersKnewSaysSo) {
  EXPECT_THAT(score_text(small_period_score(false)), HasSubstr("were made by people who knew"));
  EXPECT_THAT(score_text(small_period_score(true)), Not(HasSubstr("were made by people who knew")));
  auto before = small_period_score(false);
  before.provenance.through = base::Month::of(2024, 12);
  EXPECT_THAT(score_text(before), Not(HasSubstr("were made by people who knew")));
}

TEST(ScoreText, ADayIsSaidToBeReadAsTheEndOfItsMonth) {
  auto result = small_period_score(false);
  result.rows[0].observed.period = "2024-03-26";
  result.rows[0].observed.span = study::Span::day;
  EXPECT_THAT(score_text(result), HasSubstr("sales: '2024-03-26' is read as the end of 2024-03"));
  const auto json = nlohmann::json::parse(results::json(results::score(), result));
  EXPECT_EQ(json["rows"][0]["note"], "'2024-03-26' is read as the end of 2024-03");
  EXPECT_TRUE(json["rows"][1]["note"].is_null());
  EXPECT_EQ(json["rows"][1]["months"], "2024Q2");
}

TEST(ScoreText, NothingScoredIsSaid) {
  auto result = small_period_score(false);
  result.rows.erase(result.rows.begin());
  result.families.clear();
  result.origins.clear();
  result.places = {};
  study::summarise_score(result);
  EXPECT_THAT(score_text(result), HasSubstr("No row is scored"));
  EXPECT_FALSE(score_places(result));
}

TEST(ScoreJson, HasTheKeysThatProgramsRelyOn) {
  const auto json = nlohmann::json::parse(results::json(results::score(), small_period_score(false)));
  ASSERT_EQ(json["rows"].size(), 3U);
  for (const char* key : {"quantity", "entity", "period", "unit", "low", "central", "high", "p5", "p25", "p50", "p75",
                          "p95", "inside90", "crps", "skipped"}) {
    EXPECT_TRUE(json["rows"][0].contains(key)) << key;
  }
  for (const char* key : {"coverage50", "coverage90", "skill_last_value", "skill_trend"}) {
    EXPECT_TRUE(json["summary"].contains(key)) << key;
  }
  EXPECT_TRUE(json["rows"][0]["skipped"].is_null());
  EXPECT_EQ(json["rows"][0]["inside90"], false);
  EXPECT_FALSE(json["rows"][1]["scored"]);
  EXPECT_EQ(json["rows"][2]["skipped"], "one contract");
  EXPECT_TRUE(json["rows"][2]["p50"].is_null());
  EXPECT_TRUE(json["rows"][2]["inside90"].is_null());
}

TEST(ScoreCsv, HasALineARow) {
  const std::string csv = results::to_csv(results::score_sheet(small_period_score(false)));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
  EXPECT_THAT(csv, Not(HasSubstr("nan")));
}

TEST(ScoreHtml, TheBriefSaysHowGoodEarlierForecastsWere) {
  const auto hindcast = small_period_score(true);
  const std::string html = to_html(model::CompareResult{}, book::Book{}, &hindcast);
  EXPECT_THAT(html, HasSubstr("How good were earlier forecasts?"));
  EXPECT_THAT(html, HasSubstr("from 2023-12"));
  EXPECT_THAT(html, HasSubstr("Where in the forecast the observation fell"));
  EXPECT_THAT(to_html(model::CompareResult{}, book::Book{}), Not(HasSubstr("earlier forecasts")));
}

}  // namespace
}  // namespace headway::report

#include "headway/study/score/score.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "own_folder.hpp"
#include "study/default_book.hpp"
#include "study/score/rows_by_hand.hpp"

namespace headway::study {
namespace {

using test::row_of;

const base::Month kScoredThrough = base::Month::of(2023, 12);

/// 0, 1, ... 100: the quantile p is 100 p.
Predicted percentiles() {
  Predicted predicted;
  for (int k = 0; k <= 100; ++k) {
    predicted.sorted.push_back(k);
  }
  return predicted;
}

ScoredRow scored_period(double central, std::optional<double> low = {}, std::optional<double> high = {}) {
  auto row = row_of("2024Q1", central);
  row.low = low;
  row.high = high;
  return score_row(row, percentiles(), {}, kScoredThrough, 10.0);
}

TEST(ScoreRow, QuantilesAndWhatLiesInside) {
  const ScoredRow row = scored_period(80.0);
  EXPECT_DOUBLE_EQ(row.p5, 5.0);
  EXPECT_DOUBLE_EQ(row.p25, 25.0);
  EXPECT_DOUBLE_EQ(row.p50, 50.0);
  EXPECT_DOUBLE_EQ(row.p95, 95.0);
  EXPECT_TRUE(row.inside90);
  EXPECT_FALSE(row.inside50);
  EXPECT_TRUE(row.scored);
  EXPECT_NEAR(row.place, 80.5 / 101.0, 1e-12);
}

TEST(ScoreRow, ARangeMayTouchTheBandWhereTheCentreDoesNot) {
  const ScoredRow row = scored_period(98.0, 94.0, 102.0);
  EXPECT_FALSE(row.inside90);
  EXPECT_TRUE(row.touches90);
  EXPECT_FALSE(scored_period(98.0, 97.0, 102.0).touches90);
}

TEST(ScoreRow, ProjectionsInputsAndSkippedRowsAreNotScored) {
  auto projection = row_of("2024Q1", 50);
  projection.kind = "projection";
  const auto shown = score_row(projection, percentiles(), {}, kScoredThrough, 1.0);
  EXPECT_FALSE(shown.scored);
  EXPECT_TRUE(std::isfinite(shown.crps));
  auto input = percentiles();
  input.input = true;
  EXPECT_FALSE(score_row(row_of("2024Q1", 50), input, {}, kScoredThrough, 1.0).scored);
  Predicted skipped;
  skipped.skipped = "why";
  const auto none = score_row(row_of("2024Q1", 50), skipped, {}, kScoredThrough, 1.0);
  EXPECT_FALSE(none.scored);
  EXPECT_TRUE(std::isnan(none.p50));
}

TEST(ScoreRow, ARangeWithoutACentreIsComparedAndNotScored) {
  auto row = row_of("2024Q1", 0);
  row.central.reset();
  row.low = 10;
  row.high = 20;
  const auto found = score_row(row, percentiles(), {}, kScoredThrough, 1.0);
  EXPECT_TRUE(found.touches90);
  EXPECT_FALSE(found.scored);
  EXPECT_TRUE(std::isnan(found.crps));
}

/// A row with a band of 80 to 120 about 100, observed at `value`, and a naive forecast of median 100 and this spread.
ScoredRow by_hand(double value, double naive_spread) {
  ScoredRow row;
  row.observed = row_of("2024Q1", value);
  row.through = kScoredThrough;
  row.scored = true;
  row.p5 = 80;
  row.p25 = 95;
  row.p50 = 100;
  row.p75 = 105;
  row.p95 = 120;
  row.inside50 = value >= 95 && value <= 105;
  row.inside90 = value >= 80 && value <= 120;
  row.crps = 5.0;
  row.scale = 100.0;
  row.place = 0.55;
  row.naive = Naive{NaiveForecast{100.0, naive_spread}, NaiveForecast{100.0, naive_spread}};
  return row;
}

std::vector<const ScoredRow*> pointers_to(const std::vector<ScoredRow>& rows) {
  std::vector<const ScoredRow*> pointers;
  for (const ScoredRow& row : rows) {
    pointers.push_back(&row);
  }
  return pointers;
}

TEST(Summarise, CoverageWidthAndBiasAsWorkedByHand) {
  const std::vector<ScoredRow> rows{by_hand(100, 0.1), by_hand(110, 0.1), by_hand(130, 0.1), by_hand(97, 0.1)};
  const auto summary = summarise_rows("x", pointers_to(rows));
  EXPECT_EQ(summary.rows, 4);
  EXPECT_DOUBLE_EQ(summary.coverage50, 0.5);
  EXPECT_DOUBLE_EQ(summary.coverage90, 0.75);
  EXPECT_DOUBLE_EQ(summary.width90, 0.4);
  EXPECT_DOUBLE_EQ(summary.crps, 0.05);
  // Median of 0, -0.1, -0.3, 0.03.
  EXPECT_NEAR(summary.bias, -0.05, 1e-12);
}

// Three of four are covered; the naive band has to reach the third nearest in logarithms, 110: from 100 / 1.1 to 110.
TEST(Summarise, NaiveBandsAreMadeAsWideAsTheCoverageAsks) {
  const std::vector<ScoredRow> rows{by_hand(100, 0.1), by_hand(110, 0.1), by_hand(130, 0.1), by_hand(97, 0.1)};
  const auto summary = summarise_rows("x", pointers_to(rows));
  EXPECT_EQ(summary.compared, 4);
  EXPECT_NEAR(summary.width_last_value, 1.1 - 1.0 / 1.1, 1e-6);
}

// A sure naive forecast that misses by 10 has a CRPS of 10: the model's 5 is half of it.
TEST(Summarise, SkillIsOneLessTheRatioOfScores) {
  const std::vector<ScoredRow> rows{by_hand(110, 0.0), by_hand(90, 0.0)};
  const auto summary = summarise_rows("x", pointers_to(rows));
  EXPECT_NEAR(summary.skill_last_value, 0.5, 1e-9);
  EXPECT_NEAR(summary.skill_trend, 0.5, 1e-9);
}

TEST(Summarise, NothingGivesNoNumber) {
  const auto summary = summarise_rows("x", {});
  EXPECT_EQ(summary.rows, 0);
  EXPECT_TRUE(std::isnan(summary.coverage90));
  EXPECT_TRUE(std::isnan(summary.skill_last_value));
}

TEST(Summarise, FamiliesOriginsAndPlaces) {
  ScoreResult result;
  result.rows = {by_hand(100, 0.1), by_hand(100, 0.1), by_hand(100, 0.1), by_hand(100, 0.1)};
  result.rows[0].observed.family = "reports";
  result.rows[1].through = base::Month::of(2024, 6);
  result.rows[1].place = 1.0;
  result.rows[2].place = 0.0;
  result.rows[3].scored = false;
  summarise_score(result);
  EXPECT_EQ(result.all.rows, 3);
  ASSERT_EQ(result.families.size(), 2U);
  EXPECT_EQ(result.families[0].name, "reports");
  EXPECT_EQ(result.families[1].name, "sales");
  ASSERT_EQ(result.origins.size(), 2U);
  EXPECT_EQ(result.origins[1].name, "2024-06");
  EXPECT_NEAR(result.places[0], 1.0 / 3.0, 1e-12);
  EXPECT_NEAR(result.places[5], 1.0 / 3.0, 1e-12);
  EXPECT_NEAR(result.places[9], 1.0 / 3.0, 1e-12);
}

TEST(Hindcast, ScoresNothingThatWasKnownAndKeepsOriginsApart) {
  auto question = default_question();
  question.samples = scaled(256);
  const auto result = hindcast(question, default_book().uses, "reversal",
                               std::vector{base::Month::of(2024, 12), base::Month::of(2025, 6)});
  ASSERT_TRUE(result) << base::to_string(result.error());
  ASSERT_EQ(result->origins.size(), 2U);
  EXPECT_GT(result->all.rows, 50);
  for (const auto& row : result->rows) {
    EXPECT_GT(row.observed.when->first, row.through);
    EXPECT_FALSE(row.input);
  }
}

// The default forecast must not know of hindcast.toml: a book without the file gives the same draws.
TEST(Hindcast, LeavesTheDefaultForecastAlone) {
  const auto folder = own_path("book");
  std::filesystem::remove_all(folder);
  std::filesystem::copy(default_question().book, folder, std::filesystem::copy_options::recursive);
  std::filesystem::remove(folder / "hindcast.toml");
  auto question = default_question();
  question.book = folder;
  const auto without = prepared_with({}, question);
  EXPECT_EQ(without.book.hash, default_book().book.hash);
  const std::vector<ensemble::Request> requests{at(balance::kChinaUseful, 2026), at(balance::kWorldStock, 2028)};
  const auto left = run_all(without, {"reversal"}, requests, 64);
  const auto right = run_all(default_book(), {"reversal"}, requests, 64);
  EXPECT_EQ(left.figures, right.figures);
  std::filesystem::remove_all(folder);
}

// A row that the book has not seen is predicted and scored; the same series before is an input.
TEST(ScoreFile, RowsAfterTheBookAreScoredAndProjectionsAreNot) {
  const auto file = own_path("later.csv");
  std::ofstream(file) << "quantity,entity,period,unit,low,central,high,source,published,kind\n"
                         "nvidia_datacenter_revenue,Nvidia,2025Q3,USD_bn,,50,,s,2026-05-20,actual\n"
                         "nvidia_datacenter_revenue,Nvidia,2026Q4,USD_bn,,60,,s,2027-02-20,actual\n"
                         "nvidia_datacenter_revenue,Nvidia,2027Q1,USD_bn,,70,,s,2027-02-20,projection\n";
  auto question = default_question();
  question.samples = scaled(256);
  const auto result = score_file(default_book(), question, "reversal", file);
  ASSERT_TRUE(result) << base::to_string(result.error());
  ASSERT_EQ(result->rows.size(), 3U);
  EXPECT_TRUE(result->rows[0].input);
  EXPECT_FALSE(result->rows[0].scored);
  EXPECT_FALSE(result->rows[1].input);
  EXPECT_TRUE(result->rows[1].scored);
  EXPECT_GT(result->rows[1].p50, 0.0);
  EXPECT_FALSE(result->rows[2].scored);
  EXPECT_GT(result->rows[2].p50, 0.0);
  EXPECT_EQ(result->all.rows, 1);
}

}  // namespace
}  // namespace headway::study

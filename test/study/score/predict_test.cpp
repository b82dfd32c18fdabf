#include "headway/study/score/predict.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "headway/model/metric.hpp"
#include "study/default_book.hpp"
#include "study/score/rows_by_hand.hpp"

namespace headway::study {
namespace {

using test::row_of;

Mapping mapping_of(const std::string& quantity, const std::string& metric) {
  Mapping mapping;
  mapping.quantities = {quantity};
  mapping.terms = {Term{model::metric_named(metric), 1.0}};
  mapping.subject = "s";
  const std::string unit = model::metric_of(static_cast<balance::Measure>(mapping.terms.front().measure)).unit;
  mapping.unit = unit == "chips" ? "chip" : unit;
  return mapping;
}

/// One row predicted under `reversal`, whose rows of `periods` follow each other.
std::vector<Predicted> predicted_of(const std::vector<Mapping>& mappings, const std::vector<ObservedRow>& rows,
                                    Question question = default_question()) {
  question.samples = 128;
  auto predictions = predict(default_book(), question, "reversal", Mappings{mappings, {}}, rows);
  if (!predictions) {
    ADD_FAILURE() << base::to_string(predictions.error());
    return std::vector<Predicted>(rows.size());
  }
  return std::move(predictions->rows);
}

/// In the mapping's own unit unless another is named.
std::vector<Predicted> predicted_of(const Mapping& mapping, const std::vector<std::string>& periods,
                                    const std::string& unit = "") {
  std::vector<ObservedRow> rows;
  for (const auto& period : periods) {
    rows.push_back(row_of(mapping.quantities.front(), "all", period, unit.empty() ? mapping.unit : unit, 1.0));
  }
  return predicted_of(std::vector{mapping}, rows);
}

double mean_of(const Predicted& predicted) {
  return std::accumulate(predicted.sorted.begin(), predicted.sorted.end(), 0.0) /
         static_cast<double>(predicted.sorted.size());
}

// Sums are linear in the draws, so means add up to rounding.
TEST(Predict, AQuarterIsTheSumOfItsMonthsAndAYearOfItsQuarters) {
  const auto rows = predicted_of(mapping_of("sold", "units.b300.world"),
                                 {"2026-01", "2026-02", "2026-03", "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2026"});
  const double quarter = mean_of(rows[0]) + mean_of(rows[1]) + mean_of(rows[2]);
  EXPECT_GT(quarter, 0.0);
  EXPECT_NEAR(mean_of(rows[3]), quarter, 1e-9 * quarter);
  const double year = quarter + mean_of(rows[4]) + mean_of(rows[5]) + mean_of(rows[6]);
  EXPECT_NEAR(mean_of(rows[7]), year, 1e-9 * year);
}

TEST(Predict, ASumSinceAMonthRunsToThePeriodsEnd) {
  auto since = mapping_of("sold", "units.b300.world");
  since.over = Over::since;
  since.since = base::Month::of(2026, 2);
  const auto sums = predicted_of(since, {"2026-03", "2026-02"});
  const auto months = predicted_of(mapping_of("sold", "units.b300.world"), {"2026-02", "2026-03"});
  EXPECT_NEAR(mean_of(sums[0]), mean_of(months[0]) + mean_of(months[1]), 1e-9 * mean_of(sums[0]));
  EXPECT_NEAR(mean_of(sums[1]), mean_of(months[0]), 1e-9 * mean_of(sums[1]));
}

TEST(Predict, ALevelIsThatOfThePeriodsLastMonth) {
  auto level = mapping_of("capacity", "foundry.capacity");
  level.over = Over::end;
  const auto rows = predicted_of(level, {"2026Q2", "2026-06"});
  EXPECT_EQ(rows[0].sorted, rows[1].sorted);
}

TEST(Predict, AFigureOverItselfIsTheScale) {
  auto share = mapping_of("share", "units.b300.world");
  share.divide = share.terms;
  share.unit = "1";
  const auto rows = predicted_of(share, {"2026Q1"}, "percent");
  ASSERT_FALSE(rows[0].sorted.empty());
  EXPECT_NEAR(rows[0].sorted.front(), 100.0, 1e-9);
  EXPECT_NEAR(rows[0].sorted.back(), 100.0, 1e-9);
}

TEST(Predict, ARatioToNothingIsSkipped) {
  auto share = mapping_of("share", "units.b300.world");
  share.divide = {Term{model::metric_named("units.rubin_next.world"), 1.0}};
  const auto rows = predicted_of(share, {"2022Q1"});
  EXPECT_EQ(rows[0].skipped, "no draw has a value: the ratio is to nothing");
}

TEST(Predict, ASignTakesAway) {
  auto difference = mapping_of("sold", "units.b300.world");
  difference.terms.push_back(Term{difference.terms.front().measure, -1.0});
  // Some 10^5 chips a draw, added and taken away month by month.
  EXPECT_NEAR(mean_of(predicted_of(difference, {"2026Q1"})[0]), 0.0, 1e-6);
}

// The same draws in thousands are a thousandth.
TEST(Predict, ARowsUnitIsConvertedTo) {
  const auto mapping = mapping_of("sold", "units.b300.world");
  const double chips = mean_of(predicted_of(mapping, {"2026Q1"})[0]);
  EXPECT_NEAR(mean_of(predicted_of(mapping, {"2026Q1"}, "kchip")[0]), 1e-3 * chips, 1e-9 * chips);
}

TEST(Predict, APercentageIsAveragedOverTheMonths) {
  const auto rows = predicted_of(mapping_of("share", "domestic_share"), {"2026-01", "2026-02", "2026-03", "2026Q1"});
  const double average = (mean_of(rows[0]) + mean_of(rows[1]) + mean_of(rows[2])) / 3.0;
  EXPECT_NEAR(mean_of(rows[3]), average, 1e-9 * average);
}

// The entry is a rate a year of some 4 to 10 bn USD: a quarter adds a fourth of it.
TEST(Predict, AnEntryIsAddedAsARateAYear) {
  auto bare = mapping_of("revenue", "revenue.nvidia_china");
  auto more = bare;
  more.plus = "observed.nvidia_china.other_billed";
  auto alone = more;
  alone.terms.clear();
  const double without = mean_of(predicted_of(bare, {"2026Q1"}, "GUSD")[0]);
  const double with = mean_of(predicted_of(more, {"2026Q1"}, "GUSD")[0]);
  EXPECT_NEAR(mean_of(predicted_of(alone, {"2026Q1"}, "GUSD")[0]), with - without, 1e-9 * with);
  EXPECT_GT(with - without, 0.5);
  EXPECT_LT(with - without, 5.0);
}

TEST(Predict, WhatCannotBePredictedSaysWhy) {
  auto skipped = mapping_of("unused", "units.b300.world");
  skipped.skip = "one contract";
  auto mapped = mapping_of("sold", "units.b300.world");
  std::vector<ObservedRow> rows{row_of("unknown", "all", "2026", "chip", 1.0),
                                row_of("unused", "all", "2026", "chip", 1.0),
                                row_of("sold", "all", "to 2024-12", "chip", 1.0),
                                row_of("sold", "all", "2031", "chip", 1.0), row_of("sold", "all", "2021", "chip", 1.0)};
  auto day = row_of("sold", "all", "2026-07", "chip", 1.0);
  day.span = Span::day;
  rows.push_back(day);
  day.span = Span::until;
  rows.push_back(day);
  const auto found = predicted_of(std::vector{skipped, mapped}, rows);
  EXPECT_EQ(found[0].skipped, "no mapping of unknown, all (book/observed/mapping.toml)");
  EXPECT_EQ(found[1].skipped, "one contract");
  EXPECT_EQ(found[2].skipped, "the period 'to 2024-12' is not a span of months");
  EXPECT_EQ(found[3].skipped, "the period 2031 lies outside the run, 2022-01 to 2030-12");
  EXPECT_EQ(found[4].skipped, "the period 2021 lies outside the run, 2022-01 to 2030-12");
  EXPECT_EQ(found[5].skipped, "'2026-07' is a day, and the model has a flow, which needs a period");
  EXPECT_EQ(found[6].skipped, "'2026-07' has no beginning, and the model has a flow, which needs a period");
  for (const auto& each : found) {
    EXPECT_TRUE(each.sorted.empty());
  }
}

TEST(Predict, AnInputIsOneUpToTheLastObservedMonthOnly) {
  auto input = mapping_of("sold", "units.b300.world");
  input.input = true;
  const auto rows = predicted_of(input, {"2026Q3", "2026Q4"});
  EXPECT_TRUE(rows[0].input);
  EXPECT_FALSE(rows[1].input);
}

// The observation's error is added to the forecast: a wider observed range gives a wider band about the same median.
TEST(Predict, TheObservedRangeWidensTheBand) {
  const auto mapping = mapping_of("sold", "units.b300.world");
  auto exact = row_of("sold", "all", "2026Q1", "chip", 1.0);
  auto vague = exact;
  vague.low = 0.2;
  vague.high = 5.0;
  const auto rows = predicted_of(std::vector{mapping}, {exact, vague});
  const auto spread = [](const Predicted& row) {
    const std::size_t count = row.sorted.size();
    return std::log(row.sorted[count * 9 / 10] / row.sorted[count / 10]);
  };
  EXPECT_GT(spread(rows[1]), spread(rows[0]) + 0.3);
}

}  // namespace
}  // namespace headway::study

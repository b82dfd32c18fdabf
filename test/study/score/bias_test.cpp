#include "headway/study/score/bias.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/score/rows_by_hand.hpp"

namespace headway::study {
namespace {

/// A flow of a quarter, forecast at a median of 100 and observed at exp(miss) times that.
ScoredRow row(const std::string& from, const std::string& period, double miss, const std::string& published) {
  ScoredRow scored;
  scored.observed = test::row_of(period, 100.0 * std::exp(miss));
  scored.observed.published = published;
  scored.subject = "Huawei";
  scored.through = base::parse_period(from)->last;
  scored.scored = scored.whole_flow = true;
  scored.p5 = 50.0;
  scored.p50 = 100.0;
  return scored;
}

/// Misses of 0.1 and 0.3 after one date (a mean of 0.2), 0.4 and 0.6 after the two others; and 9 from too early a date.
ScoreResult hindcast_of_three() {
  ScoreResult result;
  result.rows = {row("2023-12", "2024Q1", 0.1, "2024-05-01"), row("2023-12", "2024Q2", 0.3, "2024-08-01"),
                 row("2023-12", "2024Q3", 9.0, "2024-11-01"), row("2024-06", "2024Q3", 0.4, "2024-11-01"),
                 row("2024-12", "2025Q1", 0.6, "2025-05-01")};
  return result;
}

// Means of the dates 0.2, 0.4, 0.6: their mean 0.4, standard deviation 0.2, error 0.2 / sqrt 3.
TEST(Bias, IsTheMeanOverDatesWithEachObservationOnce) {
  const auto biases = biases_of(hindcast_of_three(), std::nullopt);
  ASSERT_EQ(biases.size(), 1U);
  EXPECT_EQ(biases[0].subject, "Huawei");
  EXPECT_EQ(biases[0].hindcasts, 3);
  EXPECT_NEAR(biases[0].shift, 0.4, 1e-12);
  EXPECT_NEAR(biases[0].error, 0.2 / std::sqrt(3.0), 1e-12);
  EXPECT_TRUE(biases[0].shown());
}

TEST(Bias, AStrictCardKnowsOnlyWhatWasPublished) {
  const auto biases = biases_of(hindcast_of_three(), base::Day{2025, 1, 1});
  ASSERT_EQ(biases.size(), 1U);
  EXPECT_EQ(biases[0].hindcasts, 2);
  EXPECT_NEAR(biases[0].shift, 0.3, 1e-12);
  EXPECT_FALSE(biases[0].shown());
}

TEST(Bias, IsNotShownByFewDatesNorWithinTwiceItsError) {
  EXPECT_FALSE((Bias{"x", 2, 0.5, 0.01}.shown()));
  EXPECT_TRUE((Bias{"x", 3, -0.5, 0.24}.shown()));
  EXPECT_FALSE((Bias{"x", 3, 0.5, 0.26}.shown()));
}

TEST(Bias, RowsWithoutALogarithmOrOfLevelsDoNotCount) {
  auto result = hindcast_of_three();
  result.rows[4].whole_flow = false;
  result.rows.push_back(row("2024-12", "2025Q2", 0.0, "2025-08-01"));
  result.rows.back().observed.central = 0.0;
  result.rows.push_back(row("2024-12", "2025Q3", 0.0, "2025-11-08"));
  result.rows.back().p5 = 0.0;
  EXPECT_EQ(biases_of(result, std::nullopt)[0].hindcasts, 2);
}

// ln of the quantiles about the median: -0.3, 0, 0.4; an error of 0.1 adds 0.1 x 1.645 at the ends, in squares.
TEST(Recalibrated, MovesTheMedianAndWidensTheBand) {
  model::Summary plain;
  plain.p5 = 100.0 * std::exp(-0.3);
  plain.p25 = plain.p50 = plain.p75 = 100.0;
  plain.p95 = 100.0 * std::exp(0.4);
  const auto moved = recalibrated(plain, Bias{"x", 3, std::log(2.0), 0.1});
  EXPECT_NEAR(moved.p50, 200.0, 1e-9);
  EXPECT_NEAR(std::log(moved.p5 / 200.0), -std::hypot(0.3, 0.16448536), 1e-6);
  EXPECT_NEAR(std::log(moved.p95 / 200.0), std::hypot(0.4, 0.16448536), 1e-6);
}

}  // namespace
}  // namespace headway::study

#include "headway/study/score/naive.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "study/score/rows_by_hand.hpp"

namespace headway::study {
namespace {

using test::row_of;

const base::Month kThrough = base::Month::of(2023, 12);

// Quarters of 2023 that double from 10 to 80.
std::vector<ObservedRow> doubling() {
  return {row_of("2023Q1", 10), row_of("2023Q2", 20), row_of("2023Q3", 40), row_of("2023Q4", 80),
          row_of("2024Q1", 999)};
}

TEST(Naive, TheTrendGoesOnWithTheMeanGrowthOfTheLastSteps) {
  const auto naive = naive_forecast(doubling(), row_of("2024Q2", 0), kThrough);
  ASSERT_TRUE(naive);
  EXPECT_DOUBLE_EQ(naive->last_value.median, 80.0);
  EXPECT_NEAR(naive->trend.median, 320.0, 1e-9);
}

TEST(Naive, GrowthIsTakenOverFourStepsOnly) {
  auto history = doubling();
  history.insert(history.begin(), row_of("2022Q4", 10));
  history.insert(history.begin(), row_of("2022Q3", 0.001));
  const auto naive = naive_forecast(history, row_of("2024Q1", 0), kThrough);
  ASSERT_TRUE(naive);
  // 10, 10, 20, 40, 80: four steps, a growth of log 8 / 4 a step; the one before is forgotten.
  EXPECT_NEAR(naive->trend.median, 80.0 * std::pow(8.0, 0.25), 1e-9);
}

TEST(Naive, SpreadIsTheRootMeanSquareOfChangesTimesTheRootOfSteps) {
  auto history = doubling();
  for (const auto& [period, value] : {std::pair{"2022Q4", 10.0}, std::pair{"2022Q3", 10.0}}) {
    history.push_back(row_of(period, value));
  }
  // Changes of logarithms: 0, 0, log 2 three times.
  const double one = std::log(2.0) * std::sqrt(3.0 / 5.0);
  EXPECT_NEAR(naive_forecast(history, row_of("2024Q1", 0), kThrough)->last_value.spread, one, 1e-12);
  EXPECT_NEAR(naive_forecast(history, row_of("2024Q4", 0), kThrough)->trend.spread, 2.0 * one, 1e-12);
}

TEST(Naive, AFewChangesGiveHalfAQuarter) {
  const std::vector<ObservedRow> one{row_of("2023Q4", 10)};
  EXPECT_NEAR(naive_forecast(one, row_of("2024Q1", 0), kThrough)->last_value.spread, 0.5, 1e-12);
  const std::vector<ObservedRow> year{row_of("2023", 10)};
  const auto naive = naive_forecast(year, row_of("2024", 0), kThrough);
  EXPECT_NEAR(naive->last_value.spread, 1.0, 1e-12);
  EXPECT_DOUBLE_EQ(naive->trend.median, 10.0);
}

TEST(Naive, AZeroHasNoGrowthAndNoWidth) {
  const std::vector<ObservedRow> history{row_of("2023Q3", 5), row_of("2023Q4", 0)};
  const auto naive = naive_forecast(history, row_of("2024Q1", 3), kThrough);
  ASSERT_TRUE(naive);
  EXPECT_EQ(naive->trend.median, 0.0);
  EXPECT_EQ(naive->last_value.at(1.6), 0.0);
  EXPECT_DOUBLE_EQ(naive->last_value.crps(3.0), 3.0);
}

TEST(Naive, NothingIsSaidWithoutAHistory) {
  EXPECT_FALSE(naive_forecast({}, row_of("2024Q1", 0), kThrough));
  const std::vector<ObservedRow> others{row_of("other", "all", "2023Q4", "units", 1), row_of("2023", 1),
                                        row_of("2024Q1", 1)};
  EXPECT_FALSE(naive_forecast(others, row_of("2024Q2", 0), kThrough));
  auto projection = row_of("2023Q4", 1);
  projection.kind = "projection";
  const std::vector<ObservedRow> projected{projection};
  EXPECT_FALSE(naive_forecast(projected, row_of("2024Q1", 0), kThrough));
}

// Of a lognormal with median 1 and spread 1 at y = 1 (Baran and Lerch 2015): -2 e^(1/2) (Phi(-1) + Phi(1 / sqrt 2) - 1).
TEST(Naive, CrpsOfALognormalMeetsItsClosedForm) {
  const auto phi = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
  const double exact = -2.0 * std::exp(0.5) * (phi(-1.0) + phi(std::sqrt(0.5)) - 1.0);
  // 199 quantiles leave out a part of the long tail.
  EXPECT_NEAR((NaiveForecast{1.0, 1.0}.crps(1.0)), exact, 0.01 * exact + 0.005);
}

}  // namespace
}  // namespace headway::study

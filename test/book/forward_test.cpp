#include "headway/book/forward.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::book {
namespace {

Knot knot(std::string_view period, double median, std::string_view published = "2022-01-01") {
  Knot made;
  if (!period.empty()) {
    made.period = base::parse_period(period);
  }
  made.published = *base::parse_day(published);
  made.quantiles = {{0.05, 0.5 * median}, {0.5, median}, {0.95, 2.0 * median}};
  return made;
}

const Knot& at(const std::vector<Knot>& knots, int year, int month) {
  const base::Month wanted = base::Month::of(year, month);
  for (const Knot& each : knots) {
    if (each.period && each.period->first == wanted && each.period->last == wanted) {
      return each;
    }
  }
  ADD_FAILURE() << "no value at " << year << "-" << month;
  return knots.back();
}

double quantile(const Knot& knot, std::size_t which) { return knot.quantiles[which].value; }

Entry entry_of(Forward forward) {
  Entry entry;
  entry.forward = forward;
  return entry;
}

// 100 in 2022 and 200 in 2023: g = log 2. The middle of 2023 is June, so the values are one, one and a half, ... years
// later; half a year later is still 2023.
TEST(Forward, ATrendIsDampedAsWorkedByHand) {
  std::vector<Knot> knots{knot("2022", 100), knot("2023", 200)};
  go_on(knots, entry_of(Forward::trend));
  ASSERT_EQ(knots.size(), 2U + 6U);
  const double g = std::log(2.0);
  EXPECT_NEAR(quantile(at(knots, 2024, 6), 1), 200.0 * std::exp(0.8 * g), 1e-9);
  EXPECT_NEAR(quantile(at(knots, 2024, 12), 1), 200.0 * std::exp((0.8 + 0.5 * 0.64) * g), 1e-9);
  EXPECT_NEAR(quantile(at(knots, 2026, 6), 1), 200.0 * std::exp((0.8 + 0.64 + 0.512) * g), 1e-9);
  EXPECT_EQ(at(knots, 2024, 6).kind, Kind::projection);
}

// V2: the 95 % quantile of two years on moves by exp(1.645 x 0.4 x 2^0.75), the 5 % quantile by its inverse.
TEST(Forward, TheBandWidensAsWorkedByHand) {
  std::vector<Knot> knots{knot("2022", 100), knot("2023", 100)};
  go_on(knots, entry_of(Forward::trend));
  const double factor = std::exp(1.6448536269514722 * 0.4 * std::pow(2.0, 0.75));
  EXPECT_NEAR(quantile(at(knots, 2025, 6), 2), 200.0 * factor, 1e-6);
  EXPECT_NEAR(quantile(at(knots, 2025, 6), 0), 50.0 / factor, 1e-6);
  EXPECT_NEAR(quantile(at(knots, 2025, 6), 1), 100.0, 1e-9);
}

TEST(Forward, ALevelStaysAndWidensByHalf) {
  std::vector<Knot> knots{knot("2022", 100), knot("2023", 200)};
  go_on(knots, entry_of(Forward::level));
  EXPECT_NEAR(quantile(at(knots, 2026, 6), 1), 200.0, 1e-9);
  EXPECT_NEAR(quantile(at(knots, 2024, 6), 2), 400.0 * std::exp(1.6448536269514722 * 0.2), 1e-6);
}

TEST(Forward, GrowthBeyondAFactorEIsNotBelieved) {
  std::vector<Knot> knots{knot("2022", 1), knot("2023", 100)};
  go_on(knots, entry_of(Forward::trend));
  EXPECT_NEAR(quantile(at(knots, 2024, 6), 1), 100.0 * std::exp(0.8), 1e-9);
}

TEST(Forward, GrowthIsThatOfTheLastYearNotOfAQuarter) {
  std::vector<Knot> knots{knot("2022Q4", 100), knot("2023Q2", 1000), knot("2023Q3", 100), knot("2023Q4", 200)};
  go_on(knots, entry_of(Forward::trend));
  EXPECT_NEAR(quantile(at(knots, 2024, 11), 1), 200.0 * std::exp(0.8 * std::log(2.0)), 1e-9);
}

TEST(Forward, StaysWithinItsBounds) {
  std::vector<Knot> knots{knot("2022", 0.4), knot("2023", 0.45)};
  auto entry = entry_of(Forward::trend);
  entry.bounds.max = 1.0;
  go_on(knots, entry);
  EXPECT_EQ(quantile(at(knots, 2029, 6), 2), 1.0);
}

TEST(Forward, ANumberAndASurePathAreLeftAlone) {
  std::vector<Knot> number{knot("", 5)};
  go_on(number, entry_of(Forward::trend));
  EXPECT_EQ(number.size(), 1U);
  std::vector<Knot> sure{knot("2022", 100), knot("2023", 200)};
  sure.back().quantiles = {{0.5, 200}};
  go_on(sure, entry_of(Forward::trend));
  EXPECT_EQ(sure.size(), 2U);
}

TEST(Hindsight, IsWhatWasSaidLaterOfLaterMonths) {
  ReadOptions options;
  options.through = base::Month::of(2023, 6);
  options.hindcast = true;
  EXPECT_TRUE(is_hindsight(knot("2024", 1, "2023-07-01"), options));
  EXPECT_FALSE(is_hindsight(knot("2024", 1, "2023-06-30"), options));
  EXPECT_FALSE(is_hindsight(knot("2023-06", 1, "2025-12-31"), options));
  EXPECT_TRUE(is_hindsight(knot("2023Q3", 1, "2025-12-31"), options));
  EXPECT_TRUE(is_hindsight(knot("", 1, "2025-12-31"), options));
  options.hindcast = false;
  EXPECT_FALSE(is_hindsight(knot("2024", 1, "2025-12-31"), options));
}

TEST(FirstStated, KeepsTheEarliestDayOfPublication) {
  const auto knots = first_stated({knot("2024", 1, "2025-01-01"), knot("2024", 2, "2024-05-01"),
                                   knot("2025", 3, "2024-05-01"), knot("2026", 4, "2025-12-31")});
  ASSERT_EQ(knots.size(), 2U);
  EXPECT_EQ(quantile(knots[0], 1), 2.0);
  EXPECT_EQ(quantile(knots[1], 1), 3.0);
  EXPECT_TRUE(first_stated({}).empty());
}

TEST(LastDay, KnowsLeapYears) {
  EXPECT_EQ(last_day(base::Month::of(2024, 2)).day, 29);
  EXPECT_EQ(last_day(base::Month::of(2023, 2)).day, 28);
  EXPECT_EQ(last_day(base::Month::of(2100, 2)).day, 28);
  EXPECT_EQ(last_day(base::Month::of(2023, 6)).day, 30);
  EXPECT_EQ(last_day(base::Month::of(2025, 12)).day, 31);
}

}  // namespace
}  // namespace headway::book

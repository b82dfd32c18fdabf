#include "headway/base/month.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <optional>
#include <string>

namespace headway::base {
namespace {

Period span_of(int year, int month, int months) {
  return Period{Month::of(year, month), Month::of(year, month) + (months - 1)};
}

TEST(Month, CountsFromYearNought) {
  EXPECT_EQ(Month::of(2022, 1).count, 12 * 2022);
  EXPECT_EQ(Month::of(2025, 12).year(), 2025);
  EXPECT_EQ(Month::of(2025, 12).month(), 12);
  EXPECT_EQ(Month::of(2026, 2) - Month::of(2025, 11), 3);
  EXPECT_EQ(kFirstMonth + 107, kDefaultHorizon);
}

TEST(ParsePeriod, ReadsCalendarPeriods) {
  EXPECT_EQ(parse_period("2025-12"), span_of(2025, 12, 1));
  EXPECT_EQ(parse_period("2025"), span_of(2025, 1, 12));
  EXPECT_EQ(parse_period("2025Q1"), span_of(2025, 1, 3));
  EXPECT_EQ(parse_period("2025Q4"), span_of(2025, 10, 3));
  EXPECT_EQ(parse_period("2025H1"), span_of(2025, 1, 6));
  EXPECT_EQ(parse_period("2025H2"), span_of(2025, 7, 6));
  EXPECT_EQ(parse_period("2025-end"), span_of(2025, 12, 1));
  EXPECT_EQ(parse_period("2023-mid"), span_of(2023, 6, 1));
}

// Whose year it is, text alone does not say.
TEST(ParsePeriod, ReadsNoFinancialYear) {
  EXPECT_EQ(parse_period("FY2026"), std::nullopt);
  EXPECT_EQ(parse_period("FY2026Q1"), std::nullopt);
}

TEST(ParsePeriod, RefusesEverythingElse) {
  for (const char* text :
       {"",         "2",         "202",       "20255",      "2025-",   "2025-0",    "2025-00", "2025-13", "2025-1",
        "2025-123", "2025Q",     "2025Q0",    "2025Q5",     "2025Q11", "2025q1",    "2025H0",  "2025H3",  "2025 ",
        " 2025",    "2025-End",  "2025-ends", "2025mid",    "1989",    "2101",      "1989-12", "FY",      "FY26",
        "FY2026H1", "FY2026-01", "FY2026Q5",  "FY1989",     "fy2026",  "-2025",     "+202",    "20.5",    "2025-+1",
        "2025/12",  "2025-1 ",   "H12025",    "2025-12-31", "2025Q-1", "FY2026-end"}) {
    EXPECT_EQ(parse_period(text), std::nullopt) << text;
  }
}

TEST(ParsePeriod, TakesYearsFrom1990To2100) {
  EXPECT_TRUE(parse_period("1990"));
  EXPECT_TRUE(parse_period("2100Q4"));
}

TEST(PeriodText, NamesWholeParts) {
  EXPECT_EQ(to_string(Month::of(2025, 3)), "2025-03");
  EXPECT_EQ(to_string(span_of(2025, 1, 12)), "2025");
  EXPECT_EQ(to_string(span_of(2025, 7, 3)), "2025Q3");
  EXPECT_EQ(to_string(span_of(2025, 12, 1)), "2025-12");
  EXPECT_EQ(to_string(span_of(2025, 2, 12)), "2025-02..2026-01");
  EXPECT_EQ(to_string(span_of(2025, 2, 3)), "2025-02..2025-04");
  EXPECT_EQ(to_string(span_of(2025, 1, 6)), "2025-01..2025-06");
}

RC_GTEST_PROP(PeriodText, ReadsBackWhatItWrites, ()) {
  const int year = *rc::gen::inRange(1990, 2101);
  const int month = *rc::gen::inRange(1, 13);
  const int quarter = (month - 1) / 3;
  for (const Period period : {span_of(year, month, 1), span_of(year, 3 * quarter + 1, 3), span_of(year, 1, 12)}) {
    RC_ASSERT(parse_period(to_string(period)) == period);
  }
}

RC_GTEST_PROP(ParsePeriod, ReadsAnyTextWithoutHarm, (const std::string& text)) {
  const std::optional<Period> period = parse_period(text);
  RC_ASSERT(!period || period->months() >= 1);
}

TEST(ParseDay, ReadsDaysThatExist) {
  EXPECT_EQ(parse_day("2025-12-31"), (Day{2025, 12, 31}));
  EXPECT_EQ(parse_day("2024-02-29"), (Day{2024, 2, 29}));
  EXPECT_EQ(to_string(Day{2025, 1, 9}), "2025-01-09");
}

TEST(ParseDay, RefusesEverythingElse) {
  for (const char* text : {"", "2025", "2025-12", "2025-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-1-01",
                           "2025-01-00", "2025/01/01", "2025-01-011", " 2025-01-01", "2025-01-1x", "20x5-01-01"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
}

TEST(Day, Orders) { EXPECT_LT((Day{2025, 1, 31}), (Day{2025, 2, 1})); }

}  // namespace
}  // namespace headway::base

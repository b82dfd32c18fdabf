// Months in settings: where a change of a path begins and ends, and what is refused.
#include "headway/book/set.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using base::Month;
using testing::HasSubstr;

const std::vector<std::string> kPaths{"demand.china.spending", "washington.levy"};

struct Tried {
  std::string message;
  Entry entry;
  Month through;
};

Tried tried(const std::string& text) {
  auto book = read_book(test::data() / "small", {});
  EXPECT_TRUE(book.has_value()) << base::to_string(book.error());
  const auto wrong = apply_set(text, kPaths, *book);
  return {wrong ? base::to_string(*wrong) : "", *find(*book, "demand.china.spending"), book->through};
}

Change only_change(const std::string& text) {
  const Tried after = tried(text);
  EXPECT_EQ(after.message, "");
  EXPECT_EQ(after.entry.changes.size(), 1U);
  return after.entry.changes.empty() ? Change{} : after.entry.changes.front();
}

TEST(SetMonths, APathWithoutMonthsChangesAfterWhatIsObserved) {
  const Tried after = tried("demand.china.spending*=2");
  ASSERT_EQ(after.entry.changes.size(), 1U);
  EXPECT_EQ(after.entry.changes.front().from, after.through + 1);
  EXPECT_FALSE(after.entry.changes.front().until);
}

TEST(SetMonths, FromAMonthOnInAPeriodOrInAStraightLine) {
  const Change open = only_change("demand.china.spending@2027-03..=40");
  EXPECT_EQ(open.from, Month::of(2027, 3));
  EXPECT_FALSE(open.until);
  EXPECT_EQ(open.operation, chance::Operation::replace);
  const Change closed = only_change("demand.china.spending@2027-03..2027-06*=1.5");
  EXPECT_EQ(closed.until, Month::of(2027, 7));
  EXPECT_EQ(closed.operation, chance::Operation::multiply);
  const Change year = only_change("demand.china.spending@2027+=3 GUSD/year");
  EXPECT_EQ(year.from, Month::of(2027, 1));
  EXPECT_EQ(year.until, Month::of(2028, 1));
  EXPECT_EQ(year.value.quantiles.front().value, 3.0);
  const Change ramp = only_change("demand.china.spending@2026-07~2027-06=30..50");
  EXPECT_EQ(ramp.from, Month::of(2026, 7));
  EXPECT_EQ(ramp.whole, Month::of(2027, 6));
  EXPECT_FALSE(ramp.until);
  EXPECT_EQ(ramp.value.quantiles.size(), 2U);
}

TEST(SetMonths, TwoDotsAloneAreAllMonths) {
  const Tried after = tried("demand.china.spending@..=40");
  EXPECT_EQ(after.message, "");
  EXPECT_TRUE(after.entry.changes.empty());
  EXPECT_EQ(after.entry.alternatives.front().knots.front().quantiles.front().value, 40.0);
}

TEST(SetMonths, WhatIsNoPathTakesNone) {
  EXPECT_THAT(tried("foundry.smic.output@2027-01..=5e5").message, HasSubstr("takes no months"));
}

TEST(SetMonths, MonthsThatCannotBeReadAreErrors) {
  for (const char* const months : {"soon..", "2027-03..2026-01", "2027-03~2027-03", "2027~", "", "...", "2027-13.."}) {
    EXPECT_THAT(tried("demand.china.spending@" + std::string(months) + "=40").message,
                HasSubstr("cannot read the months"))
        << months;
  }
}

TEST(SetMonths, AResultOutsideTheBoundsIsAnError) {
  EXPECT_THAT(tried("washington.levy@2027..*=100").message, HasSubstr("outside the bounds"));
}

}  // namespace
}  // namespace headway::book

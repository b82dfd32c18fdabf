#include "headway/book/vintages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using test::message_for;
using test::small_book;
using testing::ElementsAre;

/// Period, date of publication, source and kind; the value tells knots apart.
Knot vintage_knot(std::string_view period, std::string_view published, double value, Kind kind = Kind::observation) {
  Knot made;
  if (!period.empty()) {
    made.period = base::parse_period(period);
  }
  made.published = *base::parse_day(published);
  made.source = published;
  made.quantiles = {{0.5, value}};
  made.kind = kind;
  return made;
}

std::vector<double> values_of(const std::vector<Knot>& knots) {
  std::vector<double> values;
  for (const Knot& each : knots) {
    values.push_back(each.quantiles.front().value);
  }
  return values;
}

std::vector<double> current(const std::vector<Knot>& knots, const ReadOptions& options = {},
                            Between between = Between::linear) {
  return values_of(select_vintages(knots, between, options).current);
}

const ReadOptions kLateThrough = {.as_of = {}, .through = base::Month::of(2030, 12), .overlays = {}, .sets = {}};

ReadOptions as_of(std::string_view day) {
  return {.as_of = base::parse_day(day), .through = base::Month::of(2030, 12), .overlays = {}, .sets = {}};
}

TEST(Vintages, NewerReplacesOlderWithinItsSpanOnly) {
  const std::vector<Knot> knots = {vintage_knot("2023", "2024-01-01", 1), vintage_knot("2025", "2024-01-01", 2),
                                   vintage_knot("2027", "2024-01-01", 3), vintage_knot("2024", "2026-01-01", 4),
                                   vintage_knot("2026", "2026-01-01", 5)};
  EXPECT_THAT(current(knots, kLateThrough), ElementsAre(1, 4, 5, 3));
  EXPECT_THAT(values_of(select_vintages(knots, Between::linear, kLateThrough).superseded), ElementsAre(2));
}

TEST(Vintages, PublishedAfterAsOfIsLeftOut) {
  const std::vector<Knot> knots = {vintage_knot("2024", "2024-06-01", 1), vintage_knot("2024", "2025-06-01", 2)};
  EXPECT_THAT(current(knots, as_of("2025-06-01")), ElementsAre(2));
  EXPECT_THAT(current(knots, as_of("2025-05-31")), ElementsAre(1));
  EXPECT_THAT(current(knots, as_of("2024-05-31")), ElementsAre());
}

TEST(Vintages, ObservationsAfterThroughAreLeftOut) {
  const ReadOptions options = {.as_of = {}, .through = base::Month::of(2024, 12), .overlays = {}, .sets = {}};
  const ReadOptions in_november = {.as_of = {}, .through = base::Month::of(2024, 11), .overlays = {}, .sets = {}};
  EXPECT_THAT(current({vintage_knot("2024", "2025-01-01", 1), vintage_knot("2025-01", "2025-02-01", 2)}, options),
              ElementsAre(1));
  EXPECT_THAT(current({vintage_knot("2025-01", "2025-02-01", 2, Kind::projection)}, options), ElementsAre(2));
  EXPECT_THAT(current({vintage_knot("2025-01", "2025-02-01", 2, Kind::judgement)}, options), ElementsAre(2));
  // A period that has begun by then, but not ended.
  EXPECT_THAT(current({vintage_knot("2024Q4", "2025-02-01", 2)}, in_november), ElementsAre());
}

TEST(Vintages, WhatIsLeftOutReplacesNothing) {
  const std::vector<Knot> knots = {vintage_knot("2024", "2024-06-01", 1, Kind::projection),
                                   vintage_knot("2024", "2025-02-01", 2)};
  const ReadOptions options = {.as_of = {}, .through = base::Month::of(2024, 6), .overlays = {}, .sets = {}};
  EXPECT_THAT(current(knots, options), ElementsAre(1));
}

TEST(Vintages, WithoutPeriodsTheNewestCounts) {
  EXPECT_THAT(current({vintage_knot("", "2024-01-01", 1), vintage_knot("", "2025-01-01", 2),
                       vintage_knot("", "2023-01-01", 3)}),
              ElementsAre(2));
}

TEST(Vintages, SpansBelongToOneSource) {
  // On one day two sources speak of different years: neither replaces what lies between.
  std::vector<Knot> knots = {vintage_knot("2024", "2024-01-01", 1), vintage_knot("2023", "2025-01-01", 2),
                             vintage_knot("2025", "2025-01-01", 3)};
  knots.back().source = "another";
  EXPECT_THAT(current(knots), ElementsAre(2, 1, 3));
}

TEST(Vintages, StepsStandAtTheirFirstMonth) {
  const std::vector<Knot> knots = {vintage_knot("2025", "2025-01-01", 1), vintage_knot("2025Q1", "2025-06-01", 2)};
  EXPECT_THAT(current(knots, {}, Between::step), ElementsAre(2));
  EXPECT_THAT(current(knots, {}, Between::linear), ElementsAre(2, 1));
}

TEST(Vintages, SmallBookUsesBothVintagesOfTheSeries) {
  const Book book = small_book();
  const Alternative& capacity = find(book, "foundry.smic.capacity")->alternatives[0];
  ASSERT_EQ(capacity.knots.size(), 4U);
  EXPECT_THAT(capacity.knots[0].quantiles,
              ElementsAre(chance::QuantilePoint{0.025, 12e3}, chance::QuantilePoint{0.975, 16e3}));
  EXPECT_EQ(capacity.knots[0].where.line, 20);
  EXPECT_EQ(capacity.knots[1].where.line, 21);
  EXPECT_EQ(capacity.knots[1].source, "Example Count");
  EXPECT_EQ(capacity.knots[2].quantiles.size(), 3U);
  EXPECT_EQ(capacity.knots[2].kind, Kind::observation);
  EXPECT_EQ(capacity.knots[3].kind, Kind::projection);
  EXPECT_EQ(capacity.superseded.size(), 2U);
}

const std::string kVintageHead = "[a.b]\nmeans = \"m\"\nunit = \"1\"\nvalues = [\n";

std::string value(const std::string& rest) {
  return "{ value = 1, " + rest + ", source = \"s\", confidence = \"low\" },\n";
}

TEST(Vintages, DuplicatesAreAnError) {
  EXPECT_EQ(message_for(kVintageHead + value("period = \"2024\", published = 2025-01-01") +
                        value("period = \"2024\", published = 2025-01-01") + "]\n"),
            "BOOK/assumptions/a.toml:6: two values of a.b for 2024 were published on 2025-01-01 (which of them counts "
            "cannot be "
            "told; the other is on line 5); leave one out, or state them as alternatives with weights");
  EXPECT_EQ(message_for(kVintageHead + value("published = 2025-01-01") + value("published = 2025-01-01") + "]\n"),
            "BOOK/assumptions/a.toml:6: two values of a.b were published on 2025-01-01 (which of them counts cannot be "
            "told; the "
            "other is on line 5); leave one out, or state them as alternatives with weights");
  EXPECT_EQ(message_for(kVintageHead + value("published = 2025-01-01") +
                        value("period = \"2024\", published = 2025-01-02") + "]\n"),
            "BOOK/assumptions/a.toml:6: some values of a.b have a period and some have none (which of them counts when "
            "cannot be "
            "told); give all of them a period, or none");
  EXPECT_EQ(message_for(kVintageHead + value("period = \"2024\", published = 2025-01-01") +
                        value("period = \"2024\", published = 2025-01-02") + "]\n"),
            "");
}

TEST(Vintages, NothingLeftIsAnErrorThatNamesTheDates) {
  const std::string book = "\n" + kVintageHead + value("period = \"2024\", published = 2025-01-01") + "]\n";
  EXPECT_EQ(
      message_for(book,
                  {.as_of = base::Day{2024, 6, 30}, .through = base::Month::of(2025, 12), .overlays = {}, .sets = {}}),
      "BOOK/assumptions/a.toml:2: no value of a.b is left as of 2024-06-30, through 2025-12 (values published "
      "after the "
      "first date, and observations of periods that end after the second, are left out); give the entry an older "
      "value, "
      "or move the dates");
  EXPECT_EQ(message_for(book, {.as_of = {}, .through = base::Month::of(2024, 11), .overlays = {}, .sets = {}}),
            "BOOK/assumptions/a.toml:2: no value of a.b is left through 2024-11 (observations of periods that end "
            "later are left "
            "out); give the entry an older value, or move the date");
}

TEST(Vintages, WeightsOfAlternativesThatAreLeftSumToOne) {
  const Book all = small_book();
  ASSERT_EQ(find(all, "foundry.smic.output")->alternatives.size(), 2U);
  EXPECT_EQ(find(all, "foundry.smic.output")->alternatives[0].weight, 0.7);
  auto stated = StatedEntry{*find(all, "foundry.smic.output"), {}};
  const auto entry = select_entry(stated, as_of("2025-10-01"));
  ASSERT_TRUE(entry);
  ASSERT_EQ(entry->alternatives.size(), 1U);
  EXPECT_EQ(entry->alternatives[0].name, "low");
  EXPECT_EQ(entry->alternatives[0].weight, 1.0);
}

}  // namespace
}  // namespace headway::book

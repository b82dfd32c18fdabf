#include "headway/book/read_entry.hpp"

#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using test::message_for;
using test::message_for_entry;
using test::message_for_value;

const std::string kProvenance = "published = 2025-01-01, source = \"s\", confidence = \"high\"";
const std::string kGood = "values = [{ value = 0.5, " + kProvenance + " }]\n";

TEST(Entry, GoodOnesAreRead) {
  EXPECT_EQ(message_for_entry("unit = \"1\"\n" + kGood), "");
  EXPECT_EQ(message_for_value("p5 = 0.1, p95 = 0.2, " + kProvenance),
            "BOOK/assumptions/a.toml:4: a.b: the shape number has 2 values (it takes exactly one); give one value, or "
            "another "
            "shape");
}

TEST(Entry, MissingSourceIsAnError) {
  EXPECT_EQ(message_for_value("value = 1, published = 2025-01-01, confidence = \"high\""),
            "BOOK/assumptions/a.toml:4: a value of a.b has no 'source' (every number says whose it is); add it");
  EXPECT_EQ(message_for_value("value = 1, published = 2025-01-01, source = \" \", confidence = \"high\""),
            "BOOK/assumptions/a.toml:4: 'source' of a value of a.b is not a text (it says something to a reader); "
            "write it in "
            "quotation marks");
}

TEST(Entry, MissingDateOfPublicationIsAnError) {
  EXPECT_EQ(
      message_for_value("value = 1, source = \"s\", confidence = \"high\""),
      "BOOK/assumptions/a.toml:4: a value of a.b has no 'published' (a number counts from the day on which it could be "
      "known); add it");
}

TEST(Entry, MissingConfidenceIsAnError) {
  EXPECT_EQ(
      message_for_value("value = 1, published = 2025-01-01, source = \"s\""),
      "BOOK/assumptions/a.toml:4: a value of a.b has no 'confidence' (a reader wants to know how far its source can be "
      "trusted); add high, medium or low");
  EXPECT_EQ(message_for_value("value = 1, published = 2025-01-01, source = \"s\", kind = \"definition\""), "");
}

TEST(Entry, JudgementWithoutReasonIsAnError) {
  EXPECT_EQ(
      message_for_value("value = 1, published = 2025-01-01, source = \"judgement\""),
      "BOOK/assumptions/a.toml:4: a value of a.b is a judgement without a reason (nobody but us says so, and a reader "
      "wants to know why); add reason = \"...\", or name a source");
  EXPECT_EQ(message_for_value("value = 1, published = 2025-01-01, source = \"judgement\", reason = \"r\""), "");
}

TEST(Entry, JudgementWithoutWidthIsAnError) {
  const std::string judged = "published = 2025-01-01, source = \"judgement\", reason = \"r\"";
  EXPECT_EQ(message_for_entry("unit = \"1\"\nshape = \"normal\"\nvalues = [{ value = 1, " + judged + " }]"),
            "BOOK/assumptions/a.toml:5: a value of a.b is a judgement without a width (what is only judged is not "
            "sure); give "
            "quantiles such as p5 and p95, or use the shape number");
  EXPECT_EQ(message_for_entry("unit = \"1\"\nshape = \"normal\"\nvalues = [{ p5 = 1, p95 = 2, " + judged + " }]"), "");
  EXPECT_EQ(message_for_entry("unit = \"1\"\nshape = \"normal\"\nvalues = [{ value = 1, kind = \"definition\", " +
                              judged + " }]"),
            "");
}

TEST(Entry, QuantilesOutOfOrderAreAnError) {
  EXPECT_EQ(
      message_for_entry("unit = \"1\"\nshape = \"normal\"\nvalues = [\n{ p5 = 0.4, p95 = 0.2, " + kProvenance + " }]"),
      "BOOK/assumptions/a.toml:6: a.b: quantiles out of order: p5 = 0.4 lies above p95 = 0.2 (values must not decrease "
      "as the probability rises); exchange the two, or correct one");
}

TEST(Entry, ValueOutOfBoundsIsAnError) {
  EXPECT_EQ(message_for_entry("unit = \"1\"\nbounds = [0, 0.25]\n" + kGood),
            "BOOK/assumptions/a.toml:5: a.b: the value 0.5 lies outside the bounds (they are 0 and 0.25); widen the "
            "bounds, or "
            "correct the value");
  EXPECT_EQ(message_for_entry("unit = \"1\"\nbounds = [1, 0]\n" + kGood),
            "BOOK/assumptions/a.toml:4: 'bounds' of a.b are not two numbers that rise; write [0, 1], or [0, inf] for "
            "no upper "
            "bound");
  EXPECT_EQ(message_for_entry("unit = \"1\"\nbounds = [0, inf]\n" + kGood), "");
}

TEST(Entry, NumberThatIsNotFiniteIsAnError) {
  for (const std::string number : {"nan", "inf", "-inf", "true", "2025-01-01"}) {
    EXPECT_EQ(message_for_value("value = " + number + ", " + kProvenance),
              "BOOK/assumptions/a.toml:4: 'value' of a value of a.b is not a finite number; give a number");
  }
  EXPECT_EQ(
      message_for_entry("unit = \"1\"\nshape = \"normal\"\nvalues = [{ p5 = nan, p95 = 0.2, " + kProvenance + " }]"),
      "BOOK/assumptions/a.toml:5: 'p5' of a value of a.b is not a finite number; give a number");
}

TEST(Entry, NoneWithoutLeaveIsAnError) {
  EXPECT_EQ(
      message_for_entry("unit = \"1\"\nnone_allowed = true\nvalues = [{ value = \"none\", " + kProvenance + " }]"), "");
  EXPECT_EQ(
      message_for_entry("unit = \"1\"\nvalues = [{ period = \"2024\", value = 1, " + kProvenance +
                        " },\n{ period = \"2025\", value = \"none\", " + kProvenance + " }]"),
      "BOOK/assumptions/a.toml:5: a value of a.b is \"none\" (the entry does not say that it may be absent); give a "
      "number, or add none_allowed = true to the entry");
}

TEST(Entry, DateOutOfRangeIsAnError) {
  EXPECT_EQ(
      message_for_value("value = 1, period = \"2025-13\", " + kProvenance),
      "BOOK/assumptions/a.toml:4: '2025-13' in a value of a.b is no period (a period is a month, a quarter, a half or "
      "a "
      "year from 1990 to 2100, as text); write it as \"2025-12\", \"2025Q4\", \"2025H2\" or \"2025\"");
  EXPECT_EQ(
      message_for_value("value = 1, period = 2025, " + kProvenance),
      "BOOK/assumptions/a.toml:4: something in a value of a.b is no period (a period is a month, a quarter, a half or "
      "a "
      "year from 1990 to 2100, as text); write it as \"2025-12\", \"2025Q4\", \"2025H2\" or \"2025\"");
  EXPECT_EQ(message_for_value("value = 1, published = 2025-02-30, source = \"s\", confidence = \"high\""),
            "BOOK/assumptions/a.toml:4: the file is not TOML (Error while parsing date: expected day between 1 and 28 "
            "(inclusive), saw 30); correct the line");
  EXPECT_EQ(message_for_value("value = 1, published = \"2025-02-03\", source = \"s\", confidence = \"high\""),
            "BOOK/assumptions/a.toml:4: 'published' of a value of a.b is not a day; write it as 2025-12-31, without "
            "quotation "
            "marks");
  EXPECT_EQ(
      message_for_value("value = 1, published = 1025-02-03, source = \"s\", confidence = \"high\""),
      "BOOK/assumptions/a.toml:4: 'published' of a value of a.b lies outside the years 1990 to 2100; correct the year");
}

TEST(Entry, UnknownKeyOffersTheNearest) {
  EXPECT_EQ(message_for_entry("unitt = \"1\"\n" + kGood),
            "BOOK/assumptions/a.toml:3: unknown key 'unitt' in a.b (nothing reads it); did you mean 'unit'?");
  EXPECT_EQ(
      message_for_value("value = 1, sorce = \"s\", " + kProvenance),
      "BOOK/assumptions/a.toml:4: unknown key 'sorce' in a value of a.b (nothing reads it); did you mean 'source'?");
  EXPECT_EQ(message_for_value("value = 1, p101 = 1, " + kProvenance),
            "BOOK/assumptions/a.toml:4: unknown key 'p101' in a value of a.b (nothing reads it); did you mean 'mode'?");
}

TEST(Entry, UnknownWordOffersTheNearest) {
  EXPECT_EQ(
      message_for_entry("unit = \"1\"\nshape = \"log-normal\"\n" + kGood),
      "BOOK/assumptions/a.toml:4: unknown shape 'log-normal' in a.b (it is one of number, normal, lognormal, beta, "
      "triangular, uniform, piecewise); did you mean 'lognormal'?");
  EXPECT_EQ(message_for_entry("unit = \"1\"\nbetween = \"steps\"\n" + kGood),
            "BOOK/assumptions/a.toml:4: unknown between 'steps' in a.b (it is one of step, linear, log); did you mean "
            "'step'?");
  EXPECT_EQ(message_for_value("value = 1, published = 2025-01-01, source = \"s\", confidence = \"hihg\""),
            "BOOK/assumptions/a.toml:4: unknown confidence 'hihg' in a value of a.b (it is one of high, medium, low); "
            "did you "
            "mean 'high'?");
}

TEST(Entry, MissingOrUnknownUnitIsAnError) {
  EXPECT_EQ(message_for_entry(kGood),
            "BOOK/assumptions/a.toml:1: a.b has no 'unit' (a number without its unit means nothing); add it");
  EXPECT_EQ(
      message_for_entry("unit = \"waffer\"\n" + kGood),
      "BOOK/assumptions/a.toml:3: unknown unit 'waffer' of a.b (a unit is UDUNITS text, or made of chip, wafer, die, "
      "stack, package, USD and others); did you mean 'wafer'?");
}

TEST(Entry, WeightsThatDoNotSumToOneAreAnError) {
  const std::string values = "values = [{ value = 1, " + kProvenance + " }]";
  const auto with = [&](const std::string& first, const std::string& second) {
    return message_for_entry("unit = \"1\"\nalternatives = [\n{ name = \"x\", weight = " + first + ", " + values +
                             " },\n{ name = \"y\", weight = " + second + ", " + values + " },\n]");
  };
  EXPECT_EQ(with("0.25", "0.75"), "");
  EXPECT_EQ(with("0.25", "0.5"),
            "BOOK/assumptions/a.toml:4: the weights of the alternatives of a.b sum to 0.75 (one of them is drawn: "
            "their weights "
            "sum to 1); correct the weights");
  EXPECT_EQ(
      with("1.5", "-0.5"),
      "BOOK/assumptions/a.toml:6: the weight of 'y' in a.b is not above 0 (it would never be drawn); give a share, or "
      "leave the alternative out");
}

TEST(Entry, ValuesAndAlternativesExcludeEachOther) {
  EXPECT_EQ(message_for_entry("unit = \"1\"\n"),
            "BOOK/assumptions/a.toml:1: a.b has no 'values' (an entry has either values, or alternatives with values); "
            "add it");
  EXPECT_EQ(message_for_entry("unit = \"1\"\nalternatives = []\n" + kGood),
            "BOOK/assumptions/a.toml:1: a.b has 'values' and 'alternatives' (an entry has either values, or "
            "alternatives with "
            "values); keep one of the two");
  EXPECT_EQ(
      message_for_entry("unit = \"1\"\nvalues = 3\n"),
      "BOOK/assumptions/a.toml:4: 'values' of a.b is not a list of tables (every number stands with its source); write "
      "values = [ { ... }, { ... } ]");
  EXPECT_EQ(message_for_value(kProvenance),
            "BOOK/assumptions/a.toml:4: a value of a.b has neither 'value' nor quantiles (it states nothing); add "
            "value = 0.3, "
            "or quantiles such as p5 and p95");
  EXPECT_EQ(message_for_value("value = 1, p5 = 1, " + kProvenance),
            "BOOK/assumptions/a.toml:4: a value of a.b has 'value' and quantiles (a number is sure, or it is not); "
            "keep one of "
            "the two");
}

TEST(Entry, SeriesOfUnequalLengthIsAnError) {
  EXPECT_EQ(message_for_value("periods = [\"2024\", \"2025\"], value = [1], " + kProvenance),
            "BOOK/assumptions/a.toml:4: 'value' of a value of a.b is not a list of 2 numbers (there are as many "
            "periods); give "
            "one number for each period");
  EXPECT_EQ(message_for_value("periods = [\"2024\", \"2025\"], value = [1, 2], " + kProvenance), "");
}

TEST(Entry, IdsHaveTwoToFourParts) {
  const std::string rest = "]\nmeans = \"m\"\nunit = \"1\"\n" + kGood;
  EXPECT_EQ(message_for("[a" + rest),
            "BOOK/assumptions/a.toml:1: the id 'a' has 1 part (an id is sector.subject.quantity, in two to four "
            "parts); rename it");
  EXPECT_EQ(message_for("[a.b.c.d" + rest), "");
  EXPECT_EQ(message_for("[a.b.c.d.e" + rest),
            "BOOK/assumptions/a.toml:1: the id 'a.b.c.d.e' has 5 parts (an id is sector.subject.quantity, in two to "
            "four parts); "
            "rename it");
  EXPECT_EQ(message_for("[a.\"B c\"" + rest),
            "BOOK/assumptions/a.toml:1: the id 'a.B c' has a part 'B c' (parts are made of small letters, digits and "
            "_); rename "
            "it; leave quotation marks and spaces out");
}

TEST(Entry, WithoutMeaningIsAnError) {
  EXPECT_EQ(message_for("[a.b]\nunit = \"1\"\n"),
            "BOOK/assumptions/a.toml:2: the key 'unit' stands outside an entry (an entry is a table with the key "
            "'means'); add "
            "'means' to [a.b]");
}

TEST(Entry, KindFollowsFromSourceAndPeriod) {
  files::Trouble trouble{.file = "a.toml", .error = {}};
  const auto kind_of = [&](const std::string& value) {
    const auto root = files::parse_toml(
        "means = \"m\"\nunit = \"1\"\nvalues = [{ value = 1, published = 2025-01-01, confidence = "
        "\"low\", reason = \"r\", " +
            value + " }]",
        "a.toml");
    return read_entry(*root, "a.b", trouble).entry.alternatives.at(0).knots.at(0).kind;
  };
  EXPECT_EQ(kind_of("source = \"s\", period = \"2025-12\""), Kind::observation);
  EXPECT_EQ(kind_of("source = \"s\", period = \"2026-01\""), Kind::projection);
  EXPECT_EQ(kind_of("source = \"s\""), Kind::observation);
  EXPECT_EQ(kind_of("source = \"judgement of ours\", period = \"2025-12\""), Kind::judgement);
  EXPECT_EQ(kind_of("source = \"s\", period = \"2025-12\", kind = \"projection\""), Kind::projection);
  EXPECT_FALSE(trouble.error);
}

}  // namespace
}  // namespace headway::book

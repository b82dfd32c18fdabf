#include "headway/book/setting.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using chance::QuantilePoint;
using test::small_book;
using testing::ElementsAre;

/// The small book's entry with this value in its place, or the message.
struct Outcome {
  Entry entry;
  std::string message;
};

Outcome set(const std::string& id, const std::string& text) {
  const auto book = read_book(test::data() / "small", {.as_of = {}, .overlays = {}, .sets = {id + "=" + text}});
  const std::string bare = id.substr(0, id.find_last_not_of("*+") + 1);  // of what is set relative to the book
  return book ? Outcome{*find(*book, bare), ""} : Outcome{{}, base::to_string(book.error())};
}

std::vector<QuantilePoint> quantiles(const Outcome& outcome) {
  EXPECT_EQ(outcome.message, "");
  EXPECT_EQ(outcome.entry.alternatives.size(), 1U);
  return outcome.entry.alternatives.at(0).knots.at(0).quantiles;
}

TEST(Set, TakesNumbersAndRanges) {
  EXPECT_THAT(quantiles(set("washington.levy", "0.25")), ElementsAre(QuantilePoint{0.5, 0.25}));
  EXPECT_THAT(quantiles(set("washington.levy", "0.2..0.4")),
              ElementsAre(QuantilePoint{0.05, 0.2}, QuantilePoint{0.95, 0.4}));
  EXPECT_THAT(quantiles(set("demand.china.spending", "-1e1..2.5e1")),
              ElementsAre(QuantilePoint{0.05, -10.0}, QuantilePoint{0.95, 25.0}));
}

TEST(Set, ConvertsToTheUnitOfTheEntry) {
  EXPECT_THAT(quantiles(set("washington.levy", "25 percent")), ElementsAre(QuantilePoint{0.5, 0.25}));
  const auto spending = quantiles(set("demand.china.spending", "30..45e3 MUSD/year"));
  EXPECT_DOUBLE_EQ(spending.at(0).value, 0.03);
  EXPECT_DOUBLE_EQ(spending.at(1).value, 45.0);
}

TEST(Set, TakesNoneWhereItIsAllowed) {
  EXPECT_TRUE(std::isinf(quantiles(set("washington.cap", "none")).at(0).value));
  EXPECT_EQ(set("washington.levy", "none").message,
            "set washington.levy=none: washington.levy is a number (its unit is 1); give a number, or quantiles");
}

TEST(Set, TakesWordsAndLists) {
  EXPECT_EQ(set("beijing.permission", "open").entry.text, (TextValue{.words = {"open"}, .list = false}));
  EXPECT_EQ(set("washington.classes", "h20,h200").entry.text, (TextValue{.words = {"h20", "h200"}, .list = true}));
  EXPECT_EQ(set("washington.classes", "none").entry.text, (TextValue{.words = {}, .list = true}));
}

TEST(Set, ReplacesAlternativesAndPeriods) {
  const Outcome outcome = set("foundry.smic.output", "5e5");
  EXPECT_EQ(outcome.entry.alternatives.at(0).weight, 1.0);
  EXPECT_EQ(outcome.entry.choice, "");
  EXPECT_FALSE(outcome.entry.alternatives.at(0).knots.at(0).period);
}

TEST(Set, IsRelativeToWhatTheBookAndItsScenariosState) {
  const auto before = small_book();
  const auto after = read_book(test::data() / "small", {.as_of = {}, .overlays = {}, .sets = {"washington.levy*=0.5"}});
  ASSERT_TRUE(after) << base::to_string(after.error());
  const auto median = [](const std::vector<Knot>& knots) { return knots.at(0).quantiles.at(0).value; };
  EXPECT_DOUBLE_EQ(median(find(*after, "washington.levy")->alternatives.at(0).knots),
                   0.5 * median(find(before, "washington.levy")->alternatives.at(0).knots));
  EXPECT_DOUBLE_EQ(median(after->scenarios.at("licensed").settings.at("washington.levy").knots),
                   0.5 * median(before.scenarios.at("licensed").settings.at("washington.levy").knots));
  EXPECT_NE(after->hash, before.hash);
}

TEST(Set, ChangesEveryAlternativeAndPeriod) {
  const auto before = *find(small_book(), "foundry.smic.output");
  const Outcome after = set("foundry.smic.output+", "10");
  ASSERT_EQ(after.message, "");
  ASSERT_EQ(after.entry.alternatives.size(), before.alternatives.size());
  for (std::size_t a = 0; a < before.alternatives.size(); ++a) {
    for (std::size_t k = 0; k < before.alternatives[a].knots.size(); ++k) {
      EXPECT_DOUBLE_EQ(after.entry.alternatives[a].knots[k].quantiles.at(0).value,
                       before.alternatives[a].knots[k].quantiles.at(0).value + 10.0);
    }
  }
}

TEST(Set, AddsInTheUnitGiven) {
  const auto after = quantiles(set("washington.levy+", "5 percent"));
  EXPECT_DOUBLE_EQ(
      after.at(0).value - find(small_book(), "washington.levy")->alternatives.at(0).knots.at(0).quantiles.at(0).value,
      0.05);
}

TEST(Set, RelativeSettingsAreRefusedWithWords) {
  EXPECT_EQ(
      set("washington.levy*", "2 percent").message,
      "set washington.levy*=2 percent: cannot read '2 percent' (one number without unit was expected); write, for "
      "instance, washington.levy*=2");
  EXPECT_EQ(set("beijing.permission*", "2").message,
            "set beijing.permission*=2: beijing.permission is a word, or a list of names (there is no arithmetic with "
            "words); set it with = alone");
  EXPECT_THAT(set("washington.levy*", "100").message, testing::HasSubstr("outside the bounds"));
}

TEST(Set, HoldsInEveryScenario) {
  EXPECT_TRUE(small_book().scenarios.at("licensed").settings.contains("washington.levy"));
  const Book book = small_book({.as_of = {}, .overlays = {}, .sets = {"washington.levy=0.5"}});
  EXPECT_FALSE(book.scenarios.at("licensed").settings.contains("washington.levy"));
  EXPECT_FALSE(book.scenarios.at("open").settings.contains("washington.levy"));
  EXPECT_TRUE(book.scenarios.at("licensed").settings.contains("washington.cap"));
}

TEST(Set, MistakesAreErrors) {
  EXPECT_EQ(set("washington.levvy", "1").message,
            "set washington.levvy=1: unknown id 'washington.levvy' (the book has no such entry); did you mean "
            "'washington.levy'?");
  EXPECT_EQ(set("washington.levy", "").message,
            "set washington.levy=: not a setting (it has the form id=value); write it as washington.levy=0.25");
  for (const std::string text : {"x", "1x", "0.1..", "..", "nan", "inf", "1e999", "0.1...0.2"}) {
    EXPECT_EQ(set("washington.levy", text).message,
              "set washington.levy=" + text +
                  ": washington.levy is a number (its unit is 1); give a number, or "
                  "quantiles");
  }
  EXPECT_EQ(
      set("washington.levy", "25 USD").message,
      "set washington.levy=25 USD: the unit 'USD' does not convert to '1' (they measure different things); give the "
      "number in a unit that does");
  EXPECT_EQ(set("washington.levy", "25").message,
            "set washington.levy=25: the value 25 lies outside the bounds (they are 0 and 1); widen the bounds, or "
            "correct the "
            "value");
  EXPECT_EQ(set("washington.levy", "0.4..0.2").message,
            "set washington.levy=0.4..0.2: quantiles out of order: p5 = 0.4 lies above p95 = 0.2 (values must not "
            "decrease as "
            "the probability rises); exchange the two, or correct one");
}

}  // namespace
}  // namespace headway::book

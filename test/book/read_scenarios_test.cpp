#include "headway/book/read_scenarios.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using chance::QuantilePoint;
using test::small_book;
using test::WrittenBook;
using testing::ElementsAre;

const std::string kLever =
    "[washington.levy]\nmeans = \"m\"\nunit = \"1\"\nlever = true\n"
    "values = [{ value = 1, published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n"
    "[foundry.yield]\nmeans = \"m\"\nunit = \"1\"\n"
    "values = [{ value = 1, published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n"
    "[beijing.permission]\nmeans = \"m\"\nlever = true\n"
    "values = [{ value = \"regime\", published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n";

/// The message for a book with these scenarios.
std::string message_for_scenarios(std::map<std::string, std::string> scenarios) {
  std::map<std::string, std::string> files = {{"assumptions/a.toml", kLever}};
  for (const auto& [name, content] : scenarios) {
    files["scenarios/" + name + ".toml"] = content;
  }
  return WrittenBook(files).message();
}

std::string message_for_set(const std::string& line) {
  return message_for_scenarios({{"s", "why = \"w\"\n[set]\n" + line + "\n"}});
}

TEST(Scenarios, HoldTheirSettings) {
  const Book book = small_book();
  const ScenarioSettings& licensed = book.scenarios.at("licensed");
  EXPECT_EQ(licensed.name, "licensed");
  EXPECT_EQ(licensed.why, "stronger chips may be sold, at a price");
  EXPECT_EQ(licensed.from, base::Month::of(2026, 1));
  EXPECT_EQ(licensed.settings.size(), 3U);
  EXPECT_EQ(licensed.settings.at("washington.classes").text, (TextValue{.words = {"h20", "h200"}, .list = true}));
  EXPECT_EQ(licensed.settings.at("washington.cap").knots.at(0).quantiles.at(0).value, 1200.0);
  const SettingValue& levy = licensed.settings.at("washington.levy");
  EXPECT_THAT(levy.knots.at(0).quantiles, ElementsAre(QuantilePoint{0.05, 0.2}, QuantilePoint{0.95, 0.3}));
  EXPECT_EQ(levy.shape, Shape::uniform);
  EXPECT_EQ(levy.where.line, 5);
}

TEST(Scenarios, TakeOverWhatTheirParentsSet) {
  const Book book = small_book();
  const ScenarioSettings& open = book.scenarios.at("open");
  EXPECT_EQ(open.parent, "licensed");
  EXPECT_EQ(open.settings.size(), 4U);
  EXPECT_TRUE(std::isinf(open.settings.at("washington.cap").knots.at(0).quantiles.at(0).value));
  EXPECT_EQ(open.settings.at("washington.cap").from, base::Month::of(2026, 7));
  EXPECT_EQ(open.settings.at("washington.levy").from, base::Month::of(2026, 1));
  EXPECT_EQ(open.settings.at("washington.levy").scenario, "licensed");
  EXPECT_EQ(open.settings.at("beijing.permission").text->words, std::vector<std::string>{"open"});
  EXPECT_EQ(book.scenarios.at("licensed").settings.size(), 3U);
}

TEST(Scenarios, SettingTakesTheEntrysPlace) {
  const Book book = small_book();
  const ScenarioSettings& open = book.scenarios.at("open");
  const Entry levy = with_setting(*find(book, "washington.levy"), open.settings.at("washington.levy"));
  EXPECT_EQ(levy.alternatives.at(0).knots.at(0).quantiles.size(), 2U);
  EXPECT_EQ(levy.unit, "1");
  const Entry permission = with_setting(*find(book, "beijing.permission"), open.settings.at("beijing.permission"));
  EXPECT_EQ(permission.text->words, std::vector<std::string>{"open"});
}

TEST(Scenarios, AnEntryIsAsTheScenarioSetsItOrAsItIs) {
  const Book book = small_book();
  const Entry& permission = *find(book, "beijing.permission");
  EXPECT_EQ(entry_in(book.scenarios.at("open"), permission).text->words, std::vector<std::string>{"open"});
  ScenarioSettings other = book.scenarios.at("open");
  other.settings.erase("beijing.permission");
  EXPECT_EQ(entry_in(other, permission).text, permission.text);
  EXPECT_NE(permission.text->words, std::vector<std::string>{"open"});
}

TEST(Scenarios, GoodOnesAreRead) {
  EXPECT_EQ(message_for_set("\"washington.levy\" = 0.5"), "");
  EXPECT_EQ(message_for_set("\"washington.levy\" = { periods = [\"2026\", \"2027\"], value = [1, 2] }"), "");
  EXPECT_EQ(message_for_set("\"washington.levy\" = { p5 = 1, p95 = 2, unit = \"percent\", shape = \"normal\" }"), "");
}

TEST(Scenarios, UnknownIdIsAnError) {
  EXPECT_EQ(message_for_set("\"washington.levyy\" = 0.5"),
            "BOOK/scenarios/s.toml:3: unknown id 'washington.levyy' (the book has no such entry); did you mean "
            "'washington.levy'?");
}

TEST(Scenarios, WhatIsNoLeverIsAnError) {
  EXPECT_EQ(
      message_for_set("\"foundry.yield\" = 0.5"),
      "BOOK/scenarios/s.toml:3: foundry.yield is not a lever (a scenario sets levers; all else is the same in every "
      "scenario); did you mean 'washington.levy'?");
}

TEST(Scenarios, ValueThatDoesNotFitIsAnError) {
  EXPECT_EQ(message_for_set("\"washington.levy\" = \"open\""),
            "BOOK/scenarios/s.toml:3: washington.levy is a number (its unit is 1); give a number, or quantiles");
  EXPECT_EQ(message_for_set("\"washington.levy\" = nan"),
            "BOOK/scenarios/s.toml:3: the value of washington.levy is not a finite number; give a number");
  EXPECT_EQ(message_for_set("\"beijing.permission\" = 1"),
            "BOOK/scenarios/s.toml:3: beijing.permission is a word, or a list of names (it is 'regime' in the book); "
            "give text "
            "such as that");
  EXPECT_EQ(message_for_set("\"washington.levy\" = { value = 1, unit = \"USD\" }"),
            "BOOK/scenarios/s.toml:3: washington.levy: the unit 'USD' does not convert to '1' (they measure different "
            "things); "
            "give the number in a unit that does");
  EXPECT_EQ(
      message_for_set("\"washington.levy\" = { p5 = 2, p95 = 1, shape = \"normal\" }"),
      "BOOK/scenarios/s.toml:3: washington.levy: quantiles out of order: p5 = 2 lies above p95 = 1 (values must not "
      "decrease as the probability rises); exchange the two, or correct one");
  EXPECT_EQ(
      message_for_set("\"washington.levy\" = { valu = 1 }"),
      "BOOK/scenarios/s.toml:3: unknown key 'valu' in the setting of washington.levy (nothing reads it); did you mean "
      "'value'?");
}

TEST(Scenarios, UnknownParentOffersTheNearest) {
  EXPECT_EQ(
      message_for_scenarios({{"licensed", "why = \"w\"\n"}, {"open", "why = \"w\"\nparent = \"lisensed\"\n"}}),
      "BOOK/scenarios/open.toml:2: unknown parent 'lisensed' of scenario 'open' (no file of that name is among the "
      "scenarios); did you mean 'licensed'?");
}

TEST(Scenarios, ParentsInACircleAreAnError) {
  const auto child_of = [](const std::string& parent) { return "parent = \"" + parent + "\"\nwhy = \"w\"\n"; };
  EXPECT_EQ(message_for_scenarios({{"a", child_of("b")}, {"b", child_of("c")}, {"c", child_of("a")}}),
            "BOOK/scenarios/a.toml:1: the parents of scenario 'a' form a circle (a -> b -> c -> a); take the parent of "
            "one of "
            "them away");
  EXPECT_EQ(message_for_scenarios({{"a", child_of("b")}, {"b", child_of("b")}}),
            "BOOK/scenarios/a.toml:1: the parents of scenario 'a' form a circle (a -> b -> b); take the parent of one "
            "of them "
            "away");
}

TEST(Scenarios, MistakesInTheHeadAreErrors) {
  EXPECT_EQ(message_for_scenarios({{"s", "[set]\n"}}),
            "BOOK/scenarios/s.toml:1: scenario 's' has no 'why' (a reader wants to know what it stands for); add it");
  EXPECT_EQ(
      message_for_scenarios({{"s", "why = \"w\"\nfrom = \"2026\"\n"}}),
      "BOOK/scenarios/s.toml:2: 'from' of scenario 's' is not a month (its settings begin with a month); write it as "
      "\"2026-01\"");
  EXPECT_EQ(
      message_for_scenarios({{"s", "why = \"w\"\nparrent = \"x\"\n"}}),
      "BOOK/scenarios/s.toml:2: unknown key 'parrent' in scenario 's' (nothing reads it); did you mean 'parent'?");
  EXPECT_EQ(message_for_scenarios({{"s", "why = \"w\"\nset = 3\n"}}),
            "BOOK/scenarios/s.toml:2: 'set' of scenario 's' is not a table (it holds the settings); write [set], and "
            "below it \"washington.levy\" = 0.25, or [[set]] with from = \"2027-03\" as well");
}

}  // namespace
}  // namespace headway::book

// A description tells a visitor what a result holds, whatever the result is made of.
#include "headway/results/described.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "headway/results/rows.hpp"
#include "headway/results/write_json.hpp"

namespace headway::results {
namespace {

struct Part {
  std::string name;
  double size = 0.0;
};

struct Whole {
  double number = 0.1 + 0.2;
  int whole = -3;
  std::string words = "a \"quoted\"\nline";
  bool flag = true;
  std::optional<double> missing = std::nullopt;
  std::vector<std::string> texts = {"x", "y z"};
  Part part = {"p", 2.5};
  std::vector<Part> parts = {{"q", 1.0}, {"r", std::numeric_limits<double>::infinity()}};
  std::vector<std::pair<std::string, double>> by_name = {{"a b", 1.0}, {"c", 0.5}};
};

const Described<Part>& part() {
  static const auto kDescribed =
      Described<Part>().value("name", "its name", &Part::name).value("size", "its size", &Part::size, "m");
  return kDescribed;
}

const Described<Whole>& whole() {
  static const auto kDescribed =
      Described<Whole>()
          .value("number", "a number", &Whole::number, "s")
          .value("whole", "a whole number", &Whole::whole)
          .value("words", "words", &Whole::words)
          .value("flag", "a flag", &Whole::flag)
          .value("missing", "none", &Whole::missing)
          .value("gone", "none, left out", &Whole::missing)
          .left_out_where_none()
          .value("texts", "texts", &Whole::texts)
          .part("part", "a part", &Whole::part, part())
          .part(
              "no_part", "a part that is not there", [](const Whole&) -> const Part* { return nullptr; }, part())
          .list("parts", "parts", &Whole::parts, part())
          .lists(
              "pairs", "lists of parts", [](const Whole& of) { return std::vector{of.parts, {}}; }, part())
          .value("by_name", "numbers by name", &Whole::by_name)
          .parts_by_name(
              "named", "parts by name",
              [](const Whole& of) { return std::vector{std::pair{std::string("k"), of.part}}; }, part())
          .value("limit", "a number or a word", [](const Whole&) { return NumberOrWord("none"); })
          .value("day", "a day", [](const Whole&) { return base::Day{2025, 12, 31}; });
  return kDescribed;
}

TEST(Described, JsonHasEveryKeyInOrder) {
  EXPECT_EQ(json(whole(), Whole()),
            R"({"number":0.30000000000000004,"whole":-3,"words":"a \"quoted\"\nline","flag":true,"missing":null,)"
            R"("texts":["x","y z"],"part":{"name":"p","size":2.5},"no_part":null,"parts":[{"name":"q","size":1},)"
            R"({"name":"r","size":null}],"pairs":[[{"name":"q","size":1},{"name":"r","size":null}],[]],)"
            R"("by_name":{"a b":1,"c":0.5},"named":{"k":{"name":"p","size":2.5}},"limit":"none","day":"2025-12-31"})"
            "\n");
}

TEST(Described, AKeyThatIsLeftOutIsThereWhereItHasAValue) {
  Whole of;
  of.missing = 4.0;
  EXPECT_NE(json(whole(), of).find("\"missing\":4,\"gone\":4,"), std::string::npos);
}

TEST(Described, WhatIsNoUtf8IsReplaced) {
  Whole of;
  of.words = "\xff";
  EXPECT_NE(json(whole(), of).find("\"words\":\"\xEF\xBF\xBD\""), std::string::npos);
}

TEST(Described, TypesFollowFromTheResult) {
  const auto& keys = whole().object().keys;
  const auto type = [&](std::string_view name) {
    const auto key = std::ranges::find(keys, name, &Key::name);
    return std::tuple{key->type, key->many, key->may_be_none};
  };
  EXPECT_EQ(type("number"), (std::tuple{Type::number, Many::one, false}));
  EXPECT_EQ(type("whole"), (std::tuple{Type::whole, Many::one, false}));
  EXPECT_EQ(type("missing"), (std::tuple{Type::number, Many::one, true}));
  EXPECT_EQ(type("texts"), (std::tuple{Type::text, Many::list, false}));
  EXPECT_EQ(type("no_part"), (std::tuple{Type::object, Many::one, true}));
  EXPECT_EQ(type("pairs"), (std::tuple{Type::object, Many::lists, false}));
  EXPECT_EQ(type("by_name"), (std::tuple{Type::number, Many::by_name, false}));
  EXPECT_EQ(type("limit"), (std::tuple{Type::number_or_word, Many::one, false}));
  EXPECT_EQ(type("day"), (std::tuple{Type::text, Many::one, false}));
}

TEST(Described, FiguresAreOneARowWithTheirUnits) {
  FigureRows rows({"of"});
  rows.about({cell("w")});
  add_figures(whole().object(), std::make_unique<Whole>().get(), rows);
  const std::string text = to_csv(rows.take());
  EXPECT_NE(text.find("w,number,s,0.30000000000000004,0.30000000000000004,0.30000000000000004,\r\n"), std::string::npos)
      << text;
  EXPECT_NE(text.find("w,part.size,m,2.5,2.5,2.5,\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("w,by_name.c,,0.5,0.5,0.5,\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("w,texts,,,,,y z\r\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("parts"), std::string::npos) << text;
}

TEST(Described, ARowHasACellForEachKey) {
  const auto sheet = table(part(), std::vector<Part>{{"a, b", 1.5}, {"", std::numeric_limits<double>::quiet_NaN()}});
  EXPECT_EQ(to_csv(sheet), "name,size\r\n\"a, b\",1.5\r\n,\r\n");
}

}  // namespace
}  // namespace headway::results

#include "headway/book/setting_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "book/written_book.hpp"
#include "headway/book/setting.hpp"

namespace headway::book {
namespace {

using chance::QuantilePoint;
using testing::ElementsAre;

Entry number_of_shape(Shape shape) {
  Entry entry;
  entry.id = "a.b";
  entry.unit = "1";
  entry.shape = shape;
  entry.none_allowed = true;
  return entry;
}

TEST(SettingText, ReadsNumbersInEveryForm) {
  const Entry sure = number_of_shape(Shape::number);
  const Entry wide = number_of_shape(Shape::lognormal);
  EXPECT_THAT(numbers_in("0.3", sure)->knots.front().quantiles, ElementsAre(QuantilePoint{0.5, 0.3}));
  EXPECT_EQ(numbers_in("0.3", sure)->shape, Shape::number);
  EXPECT_THAT(numbers_in("1..2..4", wide)->knots.front().quantiles,
              ElementsAre(QuantilePoint{0.05, 1}, QuantilePoint{0.5, 2}, QuantilePoint{0.95, 4}));
  EXPECT_EQ(numbers_in("1..2..4", wide)->shape, Shape::lognormal);
  EXPECT_EQ(numbers_in("1..2..4", sure)->shape, Shape::piecewise) << "a sure number has no width";
  EXPECT_THAT(numbers_in("p0:0..p2_5:1..p100:4", sure)->knots.front().quantiles,
              ElementsAre(QuantilePoint{0.0, 0}, QuantilePoint{0.025, 1}, QuantilePoint{1.0, 4}));
  const auto triangle = numbers_in("triangular:p0:1..mode:2..p100:4", wide);
  ASSERT_TRUE(triangle);
  EXPECT_EQ(triangle->shape, Shape::triangular);
  EXPECT_EQ(triangle->knots.front().mode, 2.0);
  EXPECT_TRUE(std::isinf(numbers_in("none", wide)->knots.front().quantiles.front().value));
}

TEST(SettingText, ReadsNothingElse) {
  const Entry entry = number_of_shape(Shape::piecewise);
  for (const char* const text : {"", "x", "1..2..3..4", "1..", "p5:", "p5:1..2", "mode:1", "round:1..2", "p5:1..q9:2",
                                 "mode:1..mode:2..p0:0", "lognormal:", ":1"}) {
    EXPECT_FALSE(numbers_in(text, entry)) << text;
  }
}

void expect_read_back(const SettingValue& setting, const Entry& entry, const std::string& about) {
  const auto text = text_of(setting, entry);
  ASSERT_TRUE(text) << about;
  const auto read = parse_setting(*text, entry, {});
  ASSERT_TRUE(read) << about << " " << *text << ": " << base::to_string(read.error());
  EXPECT_EQ(read->text.has_value(), setting.text.has_value());
  if (setting.text) {
    EXPECT_EQ(read->text->words, setting.text->words) << about << " " << *text;
    return;
  }
  EXPECT_EQ(read->shape, setting.shape) << about << " " << *text;
  EXPECT_EQ(read->knots.front().quantiles, setting.knots.front().quantiles) << about << " " << *text;
  EXPECT_EQ(read->knots.front().mode, setting.knots.front().mode) << about << " " << *text;
}

TEST(SettingText, SaysWhatEveryScenarioOfTheBookSets) {
  const auto book = read_book(std::string(HEADWAY_SOURCE_DIR) + "/book");
  ASSERT_TRUE(book) << base::to_string(book.error());
  int settings = 0;
  for (const auto& [name, scenario] : book->scenarios) {
    for (const auto& [id, setting] : scenario.settings) {
      expect_read_back(setting, *find(*book, id), name + " " + id);
      ++settings;
    }
  }
  EXPECT_GT(settings, 20);
}

TEST(SettingText, SaysWhatEveryLeverOfTheBookIs) {
  const auto book = read_book(std::string(HEADWAY_SOURCE_DIR) + "/book");
  ASSERT_TRUE(book) << base::to_string(book.error());
  for (const auto& [id, entry] : book->entries) {
    if (!entry.lever) {
      continue;
    }
    ASSERT_TRUE(text_of(entry)) << id;
    if (entry.text) {
      expect_read_back({.shape = {}, .knots = {}, .text = entry.text, .from = {}, .scenario = {}, .where = {}}, entry,
                       id);
    }
    for (const Alternative& each : entry.alternatives) {
      expect_read_back({.shape = entry.shape, .knots = each.knots, .text = {}, .from = {}, .scenario = {}, .where = {}},
                       entry, id);
    }
  }
}

TEST(SettingText, IsPlain) {
  const Entry entry = number_of_shape(Shape::piecewise);
  SettingValue setting;
  setting.shape = Shape::lognormal;
  setting.knots.emplace_back().quantiles = {{0.05, 500000.0}, {0.95, 0.1 + 0.2}};
  EXPECT_EQ(text_of(setting, entry), "lognormal:500000..0.30000000000000004");
  setting.knots.front().quantiles = {{0.5, 1e300}};
  EXPECT_EQ(text_of(setting, entry), "1e+300");
  setting.knots.emplace_back();
  EXPECT_FALSE(text_of(setting, entry)) << "by period";
}

RC_GTEST_PROP(SettingText, ReadsBackToTheBit, (bool middle, bool named)) {
  const double low = *rc::gen::cast<double>(rc::gen::inRange(-1000000, 1000000)) / 7.0;
  const double step = *rc::gen::cast<double>(rc::gen::inRange(1, 1000000)) / 3e5;
  SettingValue setting;
  setting.shape = named ? Shape::normal : Shape::piecewise;
  Knot& knot = setting.knots.emplace_back();
  knot.quantiles.push_back({0.05, low});
  if (middle) {
    knot.quantiles.push_back({0.5, low + step});
  }
  knot.quantiles.push_back({0.95, low + 2 * step});
  const Entry entry = number_of_shape(Shape::piecewise);
  const auto read = numbers_in(*text_of(setting, entry), entry);
  RC_ASSERT(read.has_value());
  RC_ASSERT(read->shape == setting.shape);
  RC_ASSERT(read->knots.front().quantiles == knot.quantiles);
}

TEST(SettingText, AnEmptyListIsNone) {
  const auto book = test::small_book();
  const Entry& classes = *find(book, "washington.classes");
  const auto none = parse_setting("none", classes, {});
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->text->words.empty());
  EXPECT_EQ(text_of(*none, classes), "none");
}

}  // namespace
}  // namespace headway::book

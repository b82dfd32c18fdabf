#include "headway/report/book_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "headway/balance/measures.hpp"
#include "headway/model/metric.hpp"
#include "headway/results/book.hpp"
#include "headway/results/chips.hpp"
#include "headway/results/write_json.hpp"

namespace headway::report {
namespace {

const std::filesystem::path kRoot{HEADWAY_SOURCE_DIR};

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> parts_of(std::string_view text, char divider) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> parts;
  for (std::string part; std::getline(in, part, divider);) {
    parts.push_back(part);
  }
  return parts;
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (const auto& line : parts_of(text, '\n')) {
    widest = std::max(widest, line.size());
  }
  return widest;
}

book::Knot knot(std::optional<base::Period> period, std::vector<chance::QuantilePoint> points) {
  book::Knot made;
  made.period = period;
  made.quantiles = std::move(points);
  made.published = {2025, 3, 1};
  made.source = "Annual report, \"second\" edition";
  made.confidence = "medium";
  made.reason = "counted";
  return made;
}

const chips::Classes& classes() {
  static const auto kClasses = chips::read_classes(kRoot / "book/classes.toml");
  return *kClasses;
}

std::vector<study::LeftOut> left_out() { return {{"no class stands on them", "state one", {"x1", "x2"}}}; }

book::Book sample() {
  book::Book made;
  made.hash = "abc123";
  made.through = base::Month::of(2025, 12);
  book::Entry yield;
  yield.id = "foundry.advanced.yield_large_die";
  yield.means = "share of good dies";
  yield.unit = "1";
  yield.shape = book::Shape::piecewise;
  yield.where = {"foundry.toml", 7};
  auto later = knot(base::parse_period("2028"), {{0.05, 0.4}, {0.5, 0.5}, {0.95, 0.6}});
  later.kind = book::Kind::projection;
  yield.alternatives = {{"",
                         1.0,
                         {knot(base::parse_period("2025"), {{0.05, 0.2}, {0.5, 0.3}, {0.95, 0.4}}), later},
                         {knot(base::parse_period("2025"), {{0.05, 0.1}, {0.5, 0.15}, {0.95, 0.2}})}}};
  book::Entry cap;
  cap.id = "washington.cap";
  cap.means = "cap on each class";
  cap.unit = "chip/year";
  cap.lever = true;
  cap.alternatives = {{"open", 0.75, {knot({}, {{0.5, std::numeric_limits<double>::infinity()}})}, {}},
                      {"small", 0.25, {knot({}, {{0.5, 50000.0}})}, {}}};
  book::Entry permission;
  permission.id = "beijing.permission";
  permission.means = "what Beijing permits";
  permission.lever = true;
  permission.text = book::TextValue{{"regime"}, false};
  for (const auto& entry : {yield, cap, permission}) {
    made.entries[entry.id] = entry;
  }
  made.correlations.push_back(
      {{{"foundry.advanced.yield_large_die", 1}, {"washington.cap", -1}}, 0.5, "judgement", "same doubt", {}, {}});
  book::ScenarioSettings scenario;
  scenario.name = "h200-open";
  scenario.settings["beijing.permission"].text = book::TextValue{{"open"}, false};
  made.scenarios["h200-open"] = scenario;
  return made;
}

std::string json_of(const book::Book& book, std::string_view prefix) {
  return results::json(results::entries(), results::entries_of(book, prefix));
}

TEST(BookText, SummaryCountsEntriesAndValues) {
  const book::Book book = sample();
  const chips::Classes known = classes();
  const auto contents = results::contents_of(book, known, left_out());
  const auto summary = nlohmann::json::parse(results::json(results::book_contents(), contents));
  EXPECT_EQ(summary["entries"], 3);
  EXPECT_EQ(summary["sectors"]["washington"], 1);
  EXPECT_EQ(summary["values"], 4);
  EXPECT_EQ(summary["superseded"], 1);
  EXPECT_EQ(summary["kinds"]["projection"], 1);
  EXPECT_EQ(summary["confidence"]["medium"], 4);
  EXPECT_EQ(summary["classes"]["merchant"], 14);
  EXPECT_EQ(summary["classes"]["chips_left_out"][0]["chips"][1], "x2");
  const auto text = book_summary(contents);
  EXPECT_NE(text.find("chip classes   14 merchant, 6 captive, 9 Chinese"), std::string::npos) << text;
  EXPECT_NE(text.find("leaves out because no class stands on them: 2\n  x1, x2\n  to take one in: state one"),
            std::string::npos)
      << text;
  EXPECT_TRUE(text.starts_with("book is sound: 3 entries in 3 sectors")) << text;
  EXPECT_NE(text.find("abc123"), std::string::npos);
}

TEST(BookText, TextShowsLatestValuesAndAlternatives) {
  const auto text = entries_text(sample(), "");
  EXPECT_NE(text.find("2025: 0.300 (0.200-0.400)"), std::string::npos) << text;
  EXPECT_NE(text.find("2028: 0.500 (0.400-0.600)"), std::string::npos) << text;
  EXPECT_NE(text.find("small (weight 0.25)"), std::string::npos) << text;
  EXPECT_NE(text.find("none; "), std::string::npos) << text;
  EXPECT_NE(text.find("50000; "), std::string::npos) << text;
  EXPECT_NE(text.find("regime"), std::string::npos) << text;
}

TEST(BookText, NothingWhereNoIdBeginsWithThePrefix) {
  EXPECT_EQ(entries_text(sample(), "tariff"), "");
  const book::Book book = sample();
  EXPECT_TRUE(results::entries_of(book, "tariff").entries.empty());
  EXPECT_EQ(nlohmann::json::parse(json_of(sample(), "washington"))["entries"].size(), 1U);
}

TEST(BookText, CsvHasOneRowForEachValue) {
  const book::Book book = sample();
  const auto csv = results::to_csv(results::entries_sheet(results::entries_of(book, "")));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 1 + 1 + 2 + 2);
  EXPECT_NE(csv.find("2025,0.2,,0.3,,0.4,,,observation,\"Annual report, \"\"second\"\" edition\",2025-03-01"),
            std::string::npos)
      << csv;
  EXPECT_NE(csv.find("open,0.75,,,,,,,none,,"), std::string::npos) << csv;
}

TEST(BookText, JsonHoldsTheValuesAsGiven) {
  const auto all = nlohmann::json::parse(json_of(sample(), "foundry"));
  const auto& value = all["entries"][0]["alternatives"][0]["values"][1];
  EXPECT_EQ(value["quantiles"]["p95"], 0.6);
  EXPECT_EQ(value["period"], "2028");
  const auto cap = nlohmann::json::parse(json_of(sample(), "washington.cap"));
  EXPECT_EQ(cap["entries"][0]["alternatives"][0]["values"][0]["quantiles"]["p50"], "none");
}

base::Result<std::string> text_of(std::string_view id) {
  const book::Book book = sample();
  auto explained = explain(book, classes(), id);
  return explained ? base::Result<std::string>(std::move(explained->text)) : std::unexpected(explained.error());
}

TEST(Explain, ALeverSaysWhichScenariosSetIt) {
  const book::Book book = sample();
  const auto explained = explain(book, classes(), "beijing.permission");
  ASSERT_TRUE(explained);
  const auto& entry = std::get<results::ExplainedEntry>(explained->described);
  const auto object = nlohmann::json::parse(results::json(results::explained_entry(), entry));
  EXPECT_EQ(object["of"], "lever");
  EXPECT_EQ(object["entry"]["text"][0], "regime");
  EXPECT_EQ(object["scenarios"]["h200-open"], "open");
}

TEST(Explain, AnAssumptionShowsAllThatItRestsOn) {
  const auto text = text_of("foundry.advanced.yield_large_die");
  ASSERT_TRUE(text);
  for (const auto* wanted :
       {"share of good dies", "p5 0.2, p50 0.3, p95 0.4", "published 2025-03-01", "superseded", "p50 0.15",
        "reason: counted", "rank correlation 0.5", "-washington.cap", "foundry.toml:7"}) {
    EXPECT_NE(text->find(wanted), std::string::npos) << wanted << "\n" << *text;
  }
  const auto lever = text_of("beijing.permission");
  ASSERT_TRUE(lever);
  EXPECT_NE(lever->find("h200-open: open"), std::string::npos) << *lever;
}

TEST(Explain, NoSuggestionIsOfASpareSlot) {
  const auto wrong = text_of("units.spare_merchant_1.mad");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().suggestion.find("spare"), std::string::npos) << wrong.error().suggestion;
  EXPECT_FALSE(text_of("units.spare_merchant_1.made"));
}

TEST(Explain, EveryMetricIsExplainedOnce) {
  const book::Book book = sample();
  const chips::Classes known_classes = classes();
  for (const auto& measure : model::metrics()) {
    if (measure.spare) {
      continue;
    }
    const std::string family = measure.id.substr(0, measure.id.find('.')) + ".*";
    const auto known = std::ranges::count_if(recipes(), [&](const Recipe& recipe) {
      const auto ids = parts_of(recipe.metrics, ' ');
      return std::ranges::find(ids, measure.id) != ids.end() ||
             (measure.id != "revenue.nvidia_china" && measure.id != "revenue.cambricon.cny" &&
              std::ranges::find(ids, family) != ids.end());
    });
    EXPECT_EQ(known, 1) << measure.id;
    const auto explained = explain(book, known_classes, measure.id);
    ASSERT_TRUE(explained) << measure.id;
    EXPECT_EQ(std::get<results::ExplainedMetric>(explained->described).id, measure.id);
  }
}

TEST(Explain, RecipesNameEquationsAndEntriesThatExist) {
  std::string book;
  for (const auto& file : std::filesystem::directory_iterator(kRoot / "book/assumptions")) {
    book += contents(file.path());
  }
  for (const auto& recipe : recipes()) {
    for (const auto& id : parts_of(recipe.metrics, ' ')) {
      EXPECT_TRUE(id.ends_with(".*") || model::metric_named(id) >= 0) << id;
    }
    for (const auto& equation : parts_of(recipe.equations, ' ')) {
      const auto colon = equation.find(':');
      const auto header = contents(kRoot / "src/headway/balance" / equation.substr(0, colon));
      for (const auto& label : parts_of(equation.substr(colon + 1), ',')) {
        const bool stated = header.find("// " + label + "  ") != std::string::npos ||
                            header.find("quation " + label + ":") != std::string::npos ||
                            header.find("; " + label + ":") != std::string::npos ||
                            header.find("/// " + label + ":") != std::string::npos;
        EXPECT_TRUE(stated) << equation << " " << label;
      }
    }
    for (const auto& prefix : parts_of(recipe.entries, ' ')) {
      const std::string heading = "\n[" + prefix + (prefix.ends_with('.') ? "" : "]");
      EXPECT_NE(book.find(heading), std::string::npos) << recipe.metrics << ": " << prefix;
    }
  }
}

TEST(Explain, UnknownIdNamesTheNearest) {
  const auto metric = text_of("china_usefull");
  ASSERT_FALSE(metric);
  EXPECT_NE(metric.error().suggestion.find("china_useful"), std::string::npos);
  const auto entry = text_of("washington.cpa");
  ASSERT_FALSE(entry);
  EXPECT_NE(entry.error().suggestion.find("washington.cap"), std::string::npos);
  const auto prefix = text_of("foundry.advanced");
  ASSERT_FALSE(prefix);
  EXPECT_NE(prefix.error().suggestion.find("book show foundry.advanced"), std::string::npos);
  EXPECT_TRUE(text_of("h200"));
}

class ChipsText : public testing::Test {
 protected:
  void SetUp() override {
    auto read = chips::read_catalogue(kRoot / "book/chips.toml");
    ASSERT_TRUE(read);
    catalogue = *std::move(read);
    auto read_rules = chips::read_rules(kRoot / "book/rules.toml", catalogue);
    ASSERT_TRUE(read_rules);
    rules = *std::move(read_rules);
  }

  chips::Catalogue catalogue;
  std::vector<chips::Rule> rules;
};

TEST_F(ChipsText, TableHasEveryChipAndFitsItsWidth) {
  const results::Chips all{chips::catalogue_rows(catalogue, rules)};
  const auto text = chips_text(all.rows);
  EXPECT_LE(widest_line(text), kChipTableWidth);
  for (const auto& chip : catalogue.chips) {
    EXPECT_NE(text.find("\n" + chip.id + " "), std::string::npos) << chip.id;
  }
  EXPECT_EQ(results::chips_sheet(all).rows.size(), catalogue.chips.size());
  EXPECT_EQ(nlohmann::json::parse(results::json(results::all_chips(), all))["chips"].size(), catalogue.chips.size());
}

TEST_F(ChipsText, OneChipShowsItsStatusUnderEveryRule) {
  const auto chip = chips::chip_meant(catalogue, "h200_sxm");
  ASSERT_TRUE(chip);
  const auto rows = chips::catalogue_rows(catalogue, rules);
  const results::OneChip one{**chip, rows[static_cast<std::size_t>(*chip - catalogue.chips.data())]};
  const auto text = chip_text(one.chip, one.row, rules);
  for (const auto& rule : rules) {
    EXPECT_NE(text.find(rule.id + " ("), std::string::npos) << rule.id;
  }
  EXPECT_NE(text.find("15,832"), std::string::npos) << text;
  const auto parsed = nlohmann::json::parse(results::json(results::one_chip(), one));
  EXPECT_EQ(parsed["rules"].size(), rules.size());
  EXPECT_EQ(parsed["caught_rule"], "2022-10");
  EXPECT_EQ(results::chip_sheet(one).rows.size(), rules.size());
}

}  // namespace
}  // namespace headway::report

#include "headway/report/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "headway/report/answer.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/headline.hpp"
#include "headway/results/compare.hpp"
#include "headway/results/write_json.hpp"
#include "report/synthetic.hpp"

namespace headway::report {
namespace {

using report_test::missing;
using report_test::synthetic_comparison;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

model::Summary& gain_of(model::CompareResult& result, balance::Measure measure, int year) {
  return result.others[0].gain[static_cast<std::size_t>(find_year(result.figures, measure, year))];
}

model::CompareResult with_known_gain() {
  model::CompareResult result = synthetic_comparison({{"h200-licensed", 0.6}});
  gain_of(result, balance::kChinaUseful, 2026) = {20e3, 120e3, 310e3, 550e3, 1.1e6, 400e3, 5e3, 0.97, 20000};
  gain_of(result, balance::kChinaUseful, 2028) = {-50e3, 150e3, 420e3, 800e3, 1.9e6, 600e3, 5e3, 0.93, 20000};
  const auto percent = [&](int year) -> model::Summary& {
    return result.others[0]
        .gain_percent[static_cast<std::size_t>(find_year(result.figures, balance::kChinaUseful, year))];
  };
  percent(2026) = {2.0, 10.0, 24.3, 40.0, 80.0, 30.0, 0.3, 0.97, 20000};
  percent(2028) = {-1.0, 8.0, 17.4, 30.0, 60.0, 20.0, 0.3, 0.93, 20000};
  return result;
}

TEST(Table, BeginsWithTheGainInASentence) {
  const model::CompareResult result = with_known_gain();
  const std::string answer =
      "With h200-licensed instead of no-export, China's users would have 24 % more useful AI compute at the end of "
      "2026 and 17 % more at the end of 2028; they gain in nearly all worlds by 2026 and in 9 of 10 worlds by 2028.";
  EXPECT_EQ(gain_sentences(result, result.others[0]).front(), answer);
  EXPECT_THAT(to_table(result), StartsWith("With h200-licensed instead of no-export, China's users would have 24 %"));
  EXPECT_THAT(to_screen(result, {}), StartsWith("With h200-licensed instead of no-export, China's users would have"));
  EXPECT_THAT(gain_sentences(result, result.others[0])[1], StartsWith("In numbers: +0.31 M H100e on "));
}

TEST(Table, SaysWhichInputTurnsTheSign) {
  study::TurningResult none;
  none.figure.period = "2028";
  none.other = "h200-licensed";
  none.inputs = 300;
  none.tried = 12;
  EXPECT_THAT(turning_sentence(none), StartsWith("No single input turns the sign of the median gain of h200-licensed"));
  none.turning = {{"trade.x", true, 82e3, -15e3}};
  EXPECT_EQ(turning_sentence(none),
            "One input alone turns the sign of the median gain of h200-licensed at the end of 2028, when held at its 5 "
            "and then at its 95 % value: trade.x (a judgement; from +82 k to -15 k H100e).");
}

TEST(Table, CountsWorldsOfTen) {
  EXPECT_EQ(worlds_in_words(0.74), "in 7 of 10 worlds");
  EXPECT_EQ(worlds_in_words(0.97), "in nearly all worlds");
  EXPECT_EQ(worlds_in_words(0.03), "in hardly any world");
  EXPECT_EQ(worlds_in_words(1.0), "in every world");
  EXPECT_EQ(worlds_in_words(0.0), "in no world");
}

/// Three views made up.
Beside with_views(const model::CompareResult& result) {
  Beside beside;
  for (const int year : {2026, 2028}) {
    beside.views.figures.push_back(
        result.figures[static_cast<std::size_t>(find_year(result.figures, balance::kChinaUseful, year))]);
  }
  for (const char* name : {"nothing is displaced", "displaced by price", "one for one"}) {
    study::Viewed viewed{{name, "for a reason", "someone", {}}, {}, {}};
    for (int k = 0; k < 2; ++k) {
      viewed.gain.push_back(report_test::spread(2e5, 0.6));
      viewed.gain_percent.push_back(report_test::spread(20.0, 0.6));
    }
    beside.views.views.push_back(std::move(viewed));
  }
  study::TurningResult turning;
  turning.figure.period = "2028";
  turning.other = "h200-licensed";
  turning.turning = {{"trade.offshore.stock", true, 82e3, -15e3}, {"yardstick.training.b200", false, -2e3, 9e3}};
  beside.turning = turning;
  return beside;
}

TEST(Screen, IsOneScreen) {
  const model::CompareResult result = synthetic_comparison();
  const std::string text = to_screen(result, with_views(result));
  EXPECT_LE(std::ranges::count(text, '\n'), 40) << text;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    EXPECT_LE(line.size(), 100U) << line;
  }
  for (const char* part : {"The ceiling: ", "Why: ", "one for one", "H100e: ", "--full", "Each of 2 inputs alone"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(Beside, IsInTheJsonToo) {
  const model::CompareResult result = synthetic_comparison({{"h200-licensed", 0.6}}, {"compute_lag@2026"});
  const auto plain = nlohmann::json::parse(results::json(results::compare(), results::Comparison{&result}));
  EXPECT_FALSE(plain.contains("turning") || plain.contains("views"));
  const auto views = with_views(synthetic_comparison());
  const auto json = nlohmann::json::parse(results::json(results::compare(), results::Comparison{&result, &views}));
  EXPECT_EQ(json["turning"]["found"][0]["id"], "trade.offshore.stock");
  EXPECT_TRUE(json["turning"]["found"][0]["judged"].get<bool>());
  EXPECT_EQ(json["views"].size(), 3U);
  EXPECT_EQ(json["views"][2]["metrics"][1]["period"], "2028");
  EXPECT_DOUBLE_EQ(json["views"][0]["metrics"][0]["gain_percent"]["p50"].get<double>(), 20.0);
}

// The whole screen as a reader gets it: HEADWAY_UPDATE_GOLDEN=1 writes the file anew.
TEST(Screen, IsTheOneKept) {
  const model::CompareResult result = synthetic_comparison();
  const std::string text = to_screen(result, with_views(result));
  const std::string path = std::string(HEADWAY_SOURCE_DIR) + "/test/golden/compare_screen.txt";
  if (std::getenv("HEADWAY_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << text;
  }
  std::ifstream file(path);
  EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(file), {}));
}

TEST(Screen, TheChannelsOfTheGainAreNamed) {
  const model::CompareResult result = synthetic_comparison();
  EXPECT_THAT(why_sentence(result, result.others[0]), StartsWith("Why: on average over worlds at the end of 2028"));
  EXPECT_THAT(ceiling_sentence(result, result.others[0]), HasSubstr("Beijing's permission in 46 %"));
  EXPECT_THAT(ceiling_sentence(result, result.others[0]), HasSubstr("door open (h200-open) they would have"));
  EXPECT_THAT(ceiling_sentence(result, result.others[1]), Not(HasSubstr("door open")));
}

TEST(Table, SaysLessWhereTheMedianFalls) {
  model::CompareResult result = with_known_gain();
  gain_of(result, balance::kChinaUseful, 2026) = {-1.1e6, -550e3, -310e3, -120e3, 20e3, -400e3, 5e3, 0.03, 20000};
  result.others[0].gain_percent[static_cast<std::size_t>(find_year(result.figures, balance::kChinaUseful, 2026))] = {
      -80.0, -40.0, -24.3, -10.0, 2.0, -30.0, 0.3, 0.03, 20000};
  EXPECT_THAT(gain_sentences(result, result.others[0]).front(),
              HasSubstr("24 % less useful AI compute at the end of 2026 and 17 % more"));
}

TEST(Table, SaysSoWhereTheMedianGainIsNothing) {
  model::CompareResult result = with_known_gain();
  gain_of(result, balance::kChinaUseful, 2026) = {0.0, 0.0, 0.0, 0.0, 1e5, 1e4, 0.0, 0.1, 20000};
  result.others[0].gain_percent[static_cast<std::size_t>(find_year(result.figures, balance::kChinaUseful, 2026))] = {
      0.0, 0.0, 0.0, 0.0, 8.0, 1.0, 0.0, 0.1, 20000};
  EXPECT_THAT(gain_sentences(result, result.others[0]).front(),
              HasSubstr("about as much useful AI compute at the end of 2026"));
}

TEST(Table, WarnsWhereTwoScenariosCoincide) {
  model::CompareResult result = with_known_gain();
  result.others[0].same_as_base = true;
  EXPECT_THAT(to_table(result),
              StartsWith("h200-licensed gives the same figures as no-export although its settings differ"));
}

TEST(Table, HoldsTheSections) {
  const std::string text = to_table(synthetic_comparison());
  for (const char* part : {"Licensed imports before what they displace:", "For each H100e imported",
                           "Change of the months that China is behind", "US owners lose",
                           "Money, on average over draws", "Compared with h20-only", "by yardstick and basis",
                           "stock_ratio", "additions_ratio", "What binds", "diverted_sold", "What the bands leave out",
                           "312 of 20,000 draws (1.6 %)", "Monte Carlo error", "Book 4f2c19ab7d", "seed 1"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(Table, StaysWithinTheTerminal) {
  for (const std::string& text : {to_table(synthetic_comparison()), to_table(report_test::synthetic_run())}) {
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
      EXPECT_LE(line.size(), kTextWidth) << line;
    }
  }
}

TEST(Table, PrintsASelectionPlainly) {
  const std::string text = to_table(synthetic_comparison({{"h200-licensed", 0.6}}, {"compute_lag@2027"}));
  EXPECT_THAT(text, HasSubstr("compute_lag@2027"));
  EXPECT_THAT(text, HasSubstr("h200-licensed"));
  EXPECT_THAT(text, Not(HasSubstr("What binds")));
}

TEST(Table, BearsMissingValues) {
  model::CompareResult result = with_known_gain();
  for (auto* summaries :
       {&result.base_value, &result.others[0].value, &result.others[0].gain, &result.others[0].gain_percent}) {
    summaries->assign(summaries->size(), missing());
  }
  EXPECT_THAT(to_table(result), HasSubstr("What the bands leave out"));
}

TEST(Table, BearsAHorizonBeforeTheHeadline) {
  model::CompareResult result;
  result.base = "no-export";
  EXPECT_THAT(to_table(result), HasSubstr("Book"));
}

TEST(Table, TellsWhereChinaStandsInOneRun) {
  const std::string text = to_table(report_test::synthetic_run());
  EXPECT_THAT(text, StartsWith("Under h200-licensed, China's users would have 0.91 M H100e of useful compute"));
  EXPECT_THAT(text, HasSubstr("All 1,000 draws can support the observed history"));
  EXPECT_THAT(text, HasSubstr("sources as of 2025-12-31"));
}

TEST(Grid, ContinuesAWideTableBelow) {
  const Grid grid{"wide", {"row", "aaaaaaaaaa", "bbbbbbbbbb"}, {{"x", "1", "2"}}, ""};
  EXPECT_EQ(
      to_text(grid, 16),
      "wide\nrow  aaaaaaaaaa\n---------------\nx             1\nrow  bbbbbbbbbb\n---------------\nx             2\n");
}

TEST(Grid, KeepsAPercentSignWithItsNumber) { EXPECT_EQ(wrapped("a bb 90 % c", 2, 8), "a bb\n  90 % c\n"); }

TEST(Screen, ARunThatEndsBeforeTheHeadlineSaysSo) {
  auto result = synthetic_comparison();
  result.provenance.branch = base::Month::of(2031, 1);
  result.provenance.horizon = base::Month::of(2030, 12);
  EXPECT_THAT(to_screen(result, {}),
              StartsWith("The headline speaks of the ends of 2031 and 2032, and this run ends in 2030-12."));
}

}  // namespace
}  // namespace headway::report

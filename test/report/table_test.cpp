#include "headway/report/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "headway/report/grid.hpp"
#include "headway/report/headline.hpp"
#include "report/synthetic.hpp"

namespace headway::report {
namespace {

using report_test::missing;
using report_test::synthetic_comparison;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

study::Summary& gain_of(study::CompareResult& result, balance::Measure measure, int year) {
  return result.others[0].gain[static_cast<std::size_t>(find_year(result.figures, measure, year))];
}

study::CompareResult with_known_gain() {
  study::CompareResult result = synthetic_comparison({{"h200-licensed", 0.6}});
  gain_of(result, balance::kChinaUseful, 2026) = {20e3, 120e3, 310e3, 550e3, 1.1e6, 400e3, 5e3, 0.97, 20000};
  gain_of(result, balance::kChinaUseful, 2028) = {-50e3, 150e3, 420e3, 800e3, 1.9e6, 600e3, 5e3, 0.93, 20000};
  const auto percent = [&](int year) -> study::Summary& {
    return result.others[0]
        .gain_percent[static_cast<std::size_t>(find_year(result.figures, balance::kChinaUseful, year))];
  };
  percent(2026) = {2.0, 10.0, 24.3, 40.0, 80.0, 30.0, 0.3, 0.97, 20000};
  percent(2028) = {-1.0, 8.0, 17.4, 30.0, 60.0, 20.0, 0.3, 0.93, 20000};
  return result;
}

TEST(Table, BeginsWithTheGainInASentence) {
  const study::CompareResult result = with_known_gain();
  EXPECT_EQ(gain_sentences(result, result.others[0]).front(),
            "With h200-licensed instead of no-export, China's users would have 0.31 M H100e more useful compute at the "
            "end of 2026 "
            "(50 %: 0.12-0.55, 90 %: 0.02-1.1; more in 97 % of draws), +24 %; at the end of 2028 0.42 M more (50 %: "
            "0.15-0.80, 90 %: "
            "-0.05 to 1.9; more in 93 % of draws), +17 %.");
  EXPECT_THAT(to_table(result),
              StartsWith("With h200-licensed instead of no-export, China's users would have 0.31 M H100e more"));
}

TEST(Table, SaysLessWhereTheMedianFalls) {
  study::CompareResult result = with_known_gain();
  gain_of(result, balance::kChinaUseful, 2026) = {-1.1e6, -550e3, -310e3, -120e3, 20e3, -400e3, 5e3, 0.03, 20000};
  EXPECT_THAT(gain_sentences(result, result.others[0]).front(),
              HasSubstr("0.31 M H100e less useful compute at the end of 2026 (50 %: -0.55 to -0.12"));
}

TEST(Table, SaysSoWhereTheMedianGainIsNothing) {
  study::CompareResult result = with_known_gain();
  gain_of(result, balance::kChinaUseful, 2026) = {0.0, 0.0, 0.0, 0.0, 1e5, 1e4, 0.0, 0.1, 20000};
  EXPECT_THAT(gain_sentences(result, result.others[0]).front(), HasSubstr("no more useful compute in the median draw"));
}

TEST(Table, WarnsWhereTwoScenariosCoincide) {
  study::CompareResult result = with_known_gain();
  result.others[0].same_as_base = true;
  EXPECT_THAT(to_table(result),
              StartsWith("h200-licensed gives the same figures as no-export although its settings differ"));
}

TEST(Table, HoldsTheSections) {
  const std::string text = to_table(synthetic_comparison());
  for (const char* part : {"Licensed imports, gross:", "Net over gross:", "Change of the months that China is behind",
                           "Lost to US owners", "Money, mean over draws", "Over h20-only", "by yardstick and basis",
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
  study::CompareResult result = with_known_gain();
  for (auto* summaries :
       {&result.base_value, &result.others[0].value, &result.others[0].gain, &result.others[0].gain_percent}) {
    summaries->assign(summaries->size(), missing());
  }
  EXPECT_THAT(to_table(result), HasSubstr("What the bands leave out"));
}

TEST(Table, BearsAHorizonBeforeTheHeadline) {
  study::CompareResult result;
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

}  // namespace
}  // namespace headway::report

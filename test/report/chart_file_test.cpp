#include "headway/report/chart_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "report/synthetic.hpp"

namespace headway::report {
namespace {

using report_test::synthetic_comparison;
using testing::HasSubstr;
using testing::Not;

std::size_t times_in(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

/// The years of one metric out of the synthetic comparison.
model::CompareResult only(model::CompareResult whole, balance::Measure measure) {
  model::CompareResult one = whole;
  one.figures.clear();
  one.base_value.clear();
  for (auto& other : one.others) {
    other.value.clear();
    other.gain.clear();
    other.gain_percent.clear();
  }
  for (std::size_t k = 0; k < whole.figures.size(); ++k) {
    const ensemble::Request& request = whole.figures[k].request;
    if (request.measure != measure || request.yardstick != balance::kH100e || request.basis != balance::kAccessible) {
      continue;
    }
    one.figures.push_back(whole.figures[k]);
    one.base_value.push_back(whole.base_value[k]);
    for (std::size_t other = 0; other < one.others.size(); ++other) {
      one.others[other].value.push_back(whole.others[other].value[k]);
      one.others[other].gain.push_back(whole.others[other].gain[k]);
    }
  }
  return one;
}

TEST(ChartFile, DrawsEveryScenarioAndEveryGain) {
  const auto result = only(synthetic_comparison(), balance::kChinaStock);
  const auto svg = chart_file(result, "made of <nothing>");
  ASSERT_TRUE(svg);
  EXPECT_THAT(*svg, testing::StartsWith("<svg xmlns="));
  EXPECT_EQ(times_in(*svg, "class=\"median "), 1 + 2 * result.others.size());
  EXPECT_EQ(times_in(*svg, "class=\"panel\">gain of "), result.others.size());
  EXPECT_THAT(*svg, HasSubstr("made of &lt;nothing&gt;"));
  EXPECT_THAT(*svg, Not(HasSubstr("nan")));
  EXPECT_EQ(times_in(*svg, "<g "), times_in(*svg, "</g>"));
}

// The base's bands lie under thin lines of the others, never under their areas.
TEST(ChartFile, NoBandHidesTheBase) {
  const auto svg = *chart_file(only(synthetic_comparison(), balance::kChinaStock), "");
  EXPECT_EQ(times_in(svg, "band90 fill-base"), 1U);
  const std::string levels = svg.substr(0, svg.find("class=\"panel\">gain of "));
  EXPECT_EQ(times_in(levels, "band90"),
            1U + 1U + 1U);  // the style, the base, and the first gain, drawn before its title
}

TEST(ChartFile, YearsWithoutAValueAreLeftOut) {
  auto result = only(synthetic_comparison(), balance::kChinaStock);
  result.others.front().value.front() = report_test::missing();
  const std::string first = result.figures.front().period;
  EXPECT_THAT(*chart_file(result, ""), Not(HasSubstr(">" + first + "<")));
  for (auto& value : result.base_value) {
    value = report_test::missing();
  }
  const auto none = chart_file(result, "");
  ASSERT_FALSE(none);
  EXPECT_THAT(base::to_string(none.error()), HasSubstr("has no value in any year"));
}

}  // namespace
}  // namespace headway::report

#include "headway/report/html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "headway/report/charts.hpp"
#include "headway/report/svg.hpp"
#include "report/synthetic.hpp"

namespace headway::report {
namespace {

using report_test::synthetic_comparison;
using testing::HasSubstr;
using testing::Not;

book::Book small_book() {
  book::Knot knot;
  knot.quantiles = {{0.05, 0.2}, {0.95, 0.4}};
  knot.published = {2025, 12, 4};
  knot.source = "A & B <report>";
  knot.confidence = "medium";
  book::Entry entry;
  entry.id = "foundry.smic.yield";
  entry.means = "share of good dies";
  entry.unit = "1";
  entry.shape = chance::Shape::uniform;
  entry.alternatives = {{"", 1.0, {knot}, {}}};
  book::Book book;
  book.entries[entry.id] = entry;
  return book;
}

std::size_t count_of(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  return static_cast<std::size_t>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), expression), std::sregex_iterator()));
}

TEST(Html, StandsAlone) {
  const std::string html = to_html(synthetic_comparison(), small_book());
  for (const char* load : {"<script", "src=", "@import", "url(", "http://", "https://", "<link", "<iframe"}) {
    EXPECT_THAT(html, Not(HasSubstr(load)));
  }
}

TEST(Html, EscapesSourcesAndReasons) {
  const std::string html = to_html(synthetic_comparison(), small_book());
  EXPECT_THAT(html, HasSubstr("A &amp; B &lt;report&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<report>")));
  EXPECT_THAT(html, HasSubstr("&quot;H20&quot; &amp; MI308"));
}

TEST(Html, ShowsMedianAndRangeOfAnAssumption) {
  const std::string html = html_sources(small_book());
  EXPECT_THAT(html, HasSubstr("<td class=\"number\">0.300</td><td class=\"number\">0.200-0.400</td>"));
  EXPECT_THAT(html, HasSubstr("2025-12-04"));
  EXPECT_THAT(html, HasSubstr("medium"));
}

TEST(Html, EveryChartIsAnImageWithAName) {
  const std::string html = to_html(synthetic_comparison(), small_book());
  EXPECT_EQ(count_of(html, "<figure>"), 5U);
  EXPECT_EQ(count_of(html, "<figcaption>"), 5U);
  const std::size_t images =
      count_of(html, "<svg viewBox=\"[^\"]*\" role=\"img\" aria-label=\"[^\"]+\"><title>[^<]+</title>");
  EXPECT_EQ(images, 5U + 1U + 4U + 2U + 1U);
  EXPECT_EQ(count_of(html, "<svg"), images + count_of(html, "aria-hidden=\"true\""));
  EXPECT_EQ(count_of(html, "<svg"), count_of(html, "</svg>"));
}

TEST(Html, HeadingsComeInOrder) {
  const std::string html = to_html(synthetic_comparison(), small_book());
  const std::regex heading("<h([1-6])>");
  int last = 0;
  for (auto it = std::sregex_iterator(html.begin(), html.end(), heading); it != std::sregex_iterator(); ++it) {
    const int level = std::stoi((*it)[1]);
    EXPECT_LE(level, last + 1);
    last = level;
  }
  EXPECT_EQ(count_of(html, "<h1>"), 1U);
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
}

TEST(Html, TagsAreClosed) {
  const std::string html = to_html(synthetic_comparison(), small_book());
  for (const std::string tag :
       {"table", "tr", "td", "th", "div", "ul", "li", "figure", "details", "dl", "p", "main", "body", "html"}) {
    EXPECT_EQ(count_of(html, "<" + tag + "[ >]"), count_of(html, "</" + tag + ">")) << tag;
  }
}

TEST(Html, HasNoNumberThatIsNone) {
  auto result = synthetic_comparison();
  for (auto& other : result.others) {
    other.gain_percent.assign(other.gain_percent.size(), report_test::missing());
  }
  const std::string html = to_html(result, small_book());
  EXPECT_EQ(count_of(html, "\"-?(nan|inf)"), 0U);
  EXPECT_FALSE(gain_by_yardstick_chart(result));
}

TEST(Html, BearsASelectionAndNothing) {
  EXPECT_THAT(to_html(synthetic_comparison({{"h200-licensed", 0.6}}, {"capability_lag@2026"}), small_book()),
              HasSubstr("capability_lag@2026"));
  EXPECT_THAT(to_html(model::CompareResult{}, book::Book{}), HasSubstr("</html>"));
}

TEST(Svg, TicksAreRoundAndInside) {
  EXPECT_EQ(ticks({0.0, 18.0, 0.0, 1.0, false}), (std::vector<double>{0.0, 5.0, 10.0, 15.0}));
  EXPECT_EQ(ticks({1.3, 14.0, 0.0, 1.0, true}), (std::vector<double>{2.0, 5.0, 10.0}));
  EXPECT_TRUE(ticks({1.0, 1.0, 0.0, 1.0, false}).empty());
}

TEST(Svg, LogarithmicAxisSpacesRatiosEvenly) {
  const Axis axis{1.0, 100.0, 0.0, 200.0, true};
  EXPECT_NEAR(axis.at(10.0), 100.0, 1e-9);
}

}  // namespace
}  // namespace headway::report

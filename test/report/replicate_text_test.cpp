#include "headway/report/replicate_text.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "headway/report/replicate_cells.hpp"
#include "headway/results/replicate.hpp"
#include "headway/results/write_json.hpp"
#include "synthetic.hpp"

namespace headway::report {
namespace {

using testing::HasSubstr;
using testing::Not;

study::OurFigure ours_of(const std::string& id) {
  model::Figure figure;
  figure.id = id;
  study::OurFigure ours;
  ours.metrics = {study::OursTerm{figure, 1.0}};
  ours.scenario = "no-export";
  ours.yardstick = "tpp";
  ours.basis = "located";
  ours.period = "2026";
  ours.summary = report_test::spread(14.0, 0.4);
  return ours;
}

study::ReplicatedLine recomputed_line(double value, study::Match match) {
  study::ReplicatedLine line;
  line.number = "share";
  line.at = "2026";
  line.unit = "percent";
  line.published = book::Stated{4.0, 3.5, 4.5};
  line.replicated = book::Stated{value, value - 0.2, value + 0.2};
  line.match = match;
  line.no_ours = "none is like it";
  return line;
}

study::ReplicatedLine implied_line() {
  study::ReplicatedLine line;
  line.number = "ratio";
  line.unit = "1";
  line.published = book::Stated{NAN, 21.0, 49.0};
  line.match = study::Match::implied;
  line.implied_input = "china_additions";
  line.implied_unit = "chip";
  line.implied = book::Stated{NAN, 141000.0, 328000.0};
  line.ours = ours_of("additions_ratio");
  return line;
}

study::ReplicateResult result_of(std::vector<study::ReplicatedLine> lines) {
  study::Replicated one;
  one.replication.name = "made-up";
  one.replication.title = "A title, \"quoted\"";
  one.replication.publisher = "Somebody";
  one.replication.published = base::Day{2025, 12, 1};
  one.replication.confidence = "low";
  one.replication.about = "It differs.";
  one.lines = std::move(lines);
  study::ReplicateResult result;
  result.provenance.book_hash = "abc";
  result.provenance.samples = 1000;
  result.replications = {std::move(one)};
  return result;
}

TEST(ReplicateCells, SayWhatWasPublishedInItsOwnDigits) {
  study::ReplicatedLine line;
  line.published = book::Stated{140000.0, 139500.0, 140500.0};
  EXPECT_EQ(published_cell(line), "140 k");
  line.published = book::Stated{15840.0, 15835.0, 15845.0};
  EXPECT_EQ(published_cell(line), "15.84 k");
  line.published = book::Stated{NAN, 21.0, 49.0};
  EXPECT_EQ(published_cell(line), "21-49");
  line.published = book::Stated{NAN, 15e6, INFINITY};
  EXPECT_EQ(published_cell(line), "over 15 M");
  line.published = book::Stated{NAN, -INFINITY, 2.0};
  EXPECT_EQ(published_cell(line), "at most 2");
}

TEST(ReplicateCells, ShowARangeOnlyWhereItMakesTheMatch) {
  EXPECT_EQ(recomputed_cell(recomputed_line(3.87, study::Match::yes)), "3.87");
  EXPECT_EQ(recomputed_cell(recomputed_line(3.4, study::Match::within)), "3.40 (3.20-3.60)");
  EXPECT_EQ(match_cell(recomputed_line(3.4, study::Match::within)), "yes*");
  EXPECT_EQ(implied_cell(implied_line()), "141-328 k");
}

TEST(ReplicateCells, ADifferenceShowsInItsDigits) {
  study::ReplicatedLine line;
  line.published = book::Stated{15840.0, 15835.0, 15845.0};
  line.replicated = book::Stated{15832.0, 15832.0, 15832.0};
  line.match = study::Match::no;
  EXPECT_EQ(recomputed_cell(line), "15.83 k");
}

TEST(ReplicateText, HasATableForEachKindAndAParagraph) {
  const std::string text = replicate_text(result_of({recomputed_line(3.87, study::Match::yes), implied_line()}), false);
  EXPECT_THAT(text, HasSubstr("made-up: share 2026"));
  EXPECT_THAT(text, HasSubstr("What the missing input must have been"));
  EXPECT_THAT(text, HasSubstr("1 of 1 recomputed figures match; 1 rests on an input that is not stated."));
  EXPECT_THAT(text, HasSubstr("additions_ratio of no-export, tpp, located (2026)"));
  EXPECT_THAT(text, HasSubstr("No metric of ours: none is like it."));
  EXPECT_THAT(text, HasSubstr("Book abc"));
}

TEST(ReplicateText, SumsUpManyLinesButForThoseThatDoNotMatch) {
  std::vector<study::ReplicatedLine> lines(20, recomputed_line(3.87, study::Match::yes));
  lines.push_back(recomputed_line(6.0, study::Match::no));
  const std::string brief = replicate_text(result_of(lines), false);
  EXPECT_THAT(brief, HasSubstr("made-up: 21 figures"));
  EXPECT_THAT(brief, HasSubstr("20 of 21"));
  EXPECT_THAT(brief, HasSubstr("6.00"));
  EXPECT_THAT(brief, Not(HasSubstr("3.87")));
  EXPECT_THAT(replicate_text(result_of(lines), true), HasSubstr("3.87"));
}

TEST(ReplicateData, JsonHasNullsForWhatThereIsNot) {
  const auto json = nlohmann::json::parse(results::json(results::replicate(), result_of({implied_line()})));
  const auto& number = json["replications"][0]["numbers"][0];
  EXPECT_TRUE(number["published"]["value"].is_null());
  EXPECT_EQ(number["published"]["low"], 21.0);
  EXPECT_TRUE(number["replicated"].is_null());
  EXPECT_EQ(number["match"], "implied");
  EXPECT_EQ(number["implied"]["input"], "china_additions");
  EXPECT_EQ(number["ours"]["metrics"][0], "additions_ratio");
  EXPECT_DOUBLE_EQ(number["ours"]["p50"], 14.0);
  EXPECT_TRUE(number["implied"]["ours"].is_null());
}

TEST(ReplicateData, EveryRowOfCsvHasTheHeadersColumns) {
  const std::string csv =
      results::to_csv(results::replicate_sheet(result_of({recomputed_line(3.87, study::Match::yes), implied_line()})));
  std::vector<long> commas;
  std::size_t first = 0;
  for (auto end = csv.find("\r\n"); end != std::string::npos; first = end + 2, end = csv.find("\r\n", first)) {
    commas.push_back(std::count(csv.begin() + static_cast<std::ptrdiff_t>(first),
                                csv.begin() + static_cast<std::ptrdiff_t>(end), ','));
  }
  EXPECT_THAT(commas, testing::ElementsAre(21, 21, 21));
}

}  // namespace
}  // namespace headway::report

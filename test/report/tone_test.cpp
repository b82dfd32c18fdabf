// Colours: only where they are wanted, only as a repetition, line by line, and never part of a width.
#include "headway/report/tone.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "headway/report/answer.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/screen.hpp"
#include "headway/report/table.hpp"
#include "report/synthetic.hpp"

namespace headway::report {
namespace {

class Tones : public testing::Test {
 protected:
  void SetUp() override { set_colours(true); }
  void TearDown() override { set_colours(false); }
};

model::Summary gain_between(double p5, double p95) {
  model::Summary summary;
  summary.p5 = p5;
  summary.p50 = (p5 + p95) / 2.0;
  summary.p25 = (p5 + summary.p50) / 2.0;
  summary.p75 = (summary.p50 + p95) / 2.0;
  summary.p95 = p95;
  summary.draws = 20000;
  return summary;
}

TEST_F(Tones, TheBandOfAGainDecides) {
  EXPECT_EQ(tone_of(gain_between(0.1, 2.0)), Tone::above);
  EXPECT_EQ(tone_of(gain_between(-2.0, -0.1)), Tone::below);
  EXPECT_EQ(tone_of(gain_between(-0.1, 2.0)), Tone::plain);
  EXPECT_EQ(tone_of(gain_between(0.0, 2.0)), Tone::plain);
  EXPECT_EQ(tone_of(gain_between(0.0001, 2.0)), Tone::plain);  // printed as 0
  model::Summary none = gain_between(1.0, 2.0);
  none.draws = 0;
  EXPECT_EQ(tone_of(none), Tone::plain);
}

TEST_F(Tones, EachLineHasItsOwn) {
  EXPECT_EQ(toned("a\n\nb\n", Tone::warning), "\x1b[33ma\x1b[0m\n\n\x1b[33mb\x1b[0m\n");
  EXPECT_EQ(toned("a", Tone::plain), "a");
  set_colours(false);
  EXPECT_EQ(toned("a\n", Tone::error), "a\n");
}

TEST_F(Tones, TakeNoRoom) {
  EXPECT_EQ(shown_size(toned("four", Tone::above) + " five\n"), 10U);
  EXPECT_EQ(shown_size("plain"), 5U);
  EXPECT_EQ(shown_size("\x1b[3"), 0U);
  const std::string row = "one  " + toned("+1.2 (0.3-4)", Tone::above) + "\n";
  EXPECT_EQ(fitted(row, 17), row);
}

TEST_F(Tones, WithoutThemATableIsTheSame) {
  auto result = report_test::synthetic_comparison();
  result.provenance.branch = base::Month::of(2026, 1);
  std::string coloured = to_text(at_a_glance(result));
  EXPECT_THAT(coloured, testing::HasSubstr("\x1b[32m+"));
  set_colours(false);
  const std::string plain = to_text(at_a_glance(result));
  EXPECT_THAT(plain, testing::Not(testing::HasSubstr("\x1b")));
  for (const std::string mark : {"\x1b[32m", "\x1b[31m", "\x1b[0m"}) {
    for (auto at = coloured.find(mark); at != std::string::npos; at = coloured.find(mark)) {
      coloured.erase(at, mark.size());
    }
  }
  EXPECT_EQ(coloured, plain);
}

TEST_F(Tones, AWarningIsYellow) {
  auto result = report_test::synthetic_comparison();
  result.others.front().same_as_base = true;
  const std::string text = to_table(result);
  EXPECT_THAT(text, testing::HasSubstr("\x1b[33mh200-licensed gives the same figures as no-export"));
}

}  // namespace
}  // namespace headway::report

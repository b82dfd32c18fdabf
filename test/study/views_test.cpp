// The headline under named views, against the comparison itself.
#include "headway/study/views.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "headway/study/compare.hpp"
#include "headway/study/sensitivity/turning.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

Question question_of(long samples, const std::string& metric) {
  auto question = default_question();
  question.samples = samples;
  question.yardstick = "h100e";
  question.basis = "accessible";
  question.metrics = {metric};
  return question;
}

TEST(UnderViews, TheViewWithoutSettingsIsTheComparison) {
  const auto question = question_of(scaled(512), "china_useful@2027");
  const auto views = under_views(default_book(), question, "no-export", "h200-open");
  ASSERT_TRUE(views) << base::to_string(views.error());
  ASSERT_EQ(views->views.size(), 3U);
  const auto plain = std::ranges::find_if(views->views, [](const Viewed& each) { return each.view.settings.empty(); });
  ASSERT_NE(plain, views->views.end());
  const std::vector<std::string> others{"h200-open"};
  const auto compared = compare(default_book(), question, "no-export", others);
  ASSERT_TRUE(compared);
  EXPECT_EQ(plain->gain.front().p50, compared->others.front().gain.front().p50);
  EXPECT_EQ(plain->gain_percent.front().p95, compared->others.front().gain_percent.front().p95);
}

// Where nothing is displaced China gains most in the year of the licences. 1,000 draws in every build: the medians are near
// one another.
TEST(UnderViews, DisplacementTakesFromTheGain) {
  const auto views = under_views(default_book(), question_of(1000, "china_useful@2026"), "no-export", "h200-licensed");
  ASSERT_TRUE(views);
  EXPECT_GT(views->views[0].gain.front().p50, views->views[1].gain.front().p50);
  EXPECT_GT(views->views[0].gain.front().p50, views->views[2].gain.front().p50);
}

TEST(Turning, FindsNoneWhereEveryDrawGains) {
  const auto found =
      turning_inputs(default_book(), question_of(scaled(600), "china_useful@2026"), "no-export", "blackwell-open");
  ASSERT_TRUE(found) << base::to_string(found.error());
  EXPECT_EQ(found->tried, kTried);
  EXPECT_GT(found->inputs, found->tried);
  EXPECT_TRUE(found->turning.empty());
}

TEST(Turning, RefusesWeightedDraws) {
  auto question = question_of(600, "china_useful@2026");
  question.constrain = true;
  const Prepared prepared = prepared_with({}, question);
  EXPECT_FALSE(turning_inputs(prepared, question, "no-export", "h200-open"));
}

}  // namespace
}  // namespace headway::study

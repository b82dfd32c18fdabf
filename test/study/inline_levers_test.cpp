#include "headway/study/inline_levers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "default_book.hpp"
#include "headway/study/compare.hpp"
#include "headway/study/levers/decompose.hpp"

namespace headway::study {
namespace {

using testing::HasSubstr;

std::string problem_of(const std::string& text) {
  const auto settings = settings_of(default_book(), text);
  return settings ? "" : base::to_string(settings.error());
}

TEST(InlineLevers, StandInPlaceOfWhatTheScenarioSets) {
  const auto settings = settings_of(default_book(), "h200-licensed,washington.cap=400000,washington.levy=0.5");
  ASSERT_TRUE(settings.has_value()) << base::to_string(settings.error());
  EXPECT_EQ(settings->name, "h200-licensed,washington.cap=400000,washington.levy=0.5");
  const auto cap = settings->settings.find("washington.cap");
  ASSERT_NE(cap, settings->settings.end());
  EXPECT_DOUBLE_EQ(cap->second.knots.front().quantiles.front().value, 400000.0);
  EXPECT_EQ(settings->settings.size(), 2U) << "the reference sets nothing itself";
  const auto open = settings_of(default_book(), "h200-open,washington.levy=0.5");
  ASSERT_TRUE(open.has_value());
  const auto& own = default_book().book.scenarios.find("h200-open")->second.settings;
  for (const auto& [id, setting] : own) {
    EXPECT_TRUE(open->settings.contains(id)) << "the rest stays as the scenario has it: " << id;
  }
}

TEST(InlineLevers, AListGoesOnAfterItsCommas) {
  const auto settings = settings_of(default_book(), "no-export,washington.classes=h20,mi308,washington.levy=0.1");
  ASSERT_TRUE(settings.has_value()) << base::to_string(settings.error());
  EXPECT_EQ(settings->settings.find("washington.classes")->second.text->words.size(), 2U);
  EXPECT_TRUE(settings->settings.contains("washington.levy"));
}

TEST(InlineLevers, ThatCannotBeReadAreToldApart) {
  EXPECT_THAT(problem_of("h200-licenced,washington.cap=1"), HasSubstr("h200-licensed"));
  EXPECT_THAT(problem_of("h200-licensed,washington.cup=1"), HasSubstr("washington.cap"));
  EXPECT_THAT(problem_of("h200-licensed,washington.cap"), HasSubstr("sets no lever"));
  EXPECT_THAT(problem_of("h200-licensed,washington.cap=many"), HasSubstr("many"));
  EXPECT_THAT(problem_of("h200-licensed,washington.cap=1,washington.cap=2"), HasSubstr("set twice"));
  EXPECT_THAT(problem_of("h200-licensed,washington.levy=15"), HasSubstr("outside the bounds"));
  EXPECT_THAT(problem_of("h200-licensed,demand.china.platform_capex=1"), HasSubstr("is not a lever"));
}

TEST(InlineLevers, AreTakenWhereverAScenarioIsNamed) {
  Question question = default_question();
  question.samples = 32;
  question.metrics = {"china_useful@2027"};
  const std::vector<std::string> others{"h200-licensed", "h200-licensed,washington.cap=0"};
  const auto result = compare(default_book(), question, "no-export", others);
  ASSERT_TRUE(result.has_value()) << base::to_string(result.error());
  EXPECT_EQ(result->others[1].scenario, others[1]);
  EXPECT_NE(result->others[0].gain[0].mean, result->others[1].gain[0].mean);
  const auto parts = decompose(default_book(), question, "no-export", others[0] + ",washington.levy=0.9");
  EXPECT_TRUE(parts.has_value()) << base::to_string(parts.error());
}

}  // namespace
}  // namespace headway::study

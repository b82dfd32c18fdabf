#include "headway/study/levers/threshold.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "headway/study/levers/lever_range.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

Question threshold_asked(const std::string& metric, long samples = 400) {
  Question question = default_question();
  question.samples = samples;
  question.metrics = {metric};
  return question;
}

std::string threshold_error(const ThresholdAsked& asked) {
  const auto result =
      threshold(default_book(), threshold_asked("china_useful@2026", 16), "no-export", "h200-licensed", asked);
  return result ? "" : base::to_string(result.error());
}

// The levy collected in a draw is the levy times a revenue that does not depend on it, where none of it is passed on:
// the median crosses half of its value at a levy of 1 at a levy of one half.
TEST(Threshold, ALeverThatScalesTheFigureIsFoundWhereItMustBe) {
  const auto prepared =
      prepared_with({"washington.levy_pass_through=0", "washington.tariff=0", "beijing.permission=open"});
  const auto question = threshold_asked("levy_revenue@2027");
  auto whole = ThresholdAsked{.lever = "washington.levy", .value = 1.0, .probability = 0.5, .from = 0.2, .to = 1.0};
  const auto curve = threshold(prepared, question, "h200-open", "", whole);
  ASSERT_TRUE(curve) << base::to_string(curve.error());
  const double at_one = curve->points.back().summary.p50;
  whole.value = 0.5 * at_one;
  const auto half = threshold(prepared, question, "h200-open", "", whole);
  ASSERT_TRUE(half->crossing.found);
  EXPECT_TRUE(half->policy);
  EXPECT_LE(half->crossing.at.low, 0.5);
  EXPECT_GE(half->crossing.at.high, 0.5);
  EXPECT_LT(half->crossing.at.width(), 0.2);
}

TEST(Threshold, AGainOfAScenarioCappedAtNothingIsWhereTheCurveBegins) {
  const ThresholdAsked asked{.lever = "washington.cap", .value = 1e9, .probability = 0.5, .from = 0.0, .to = 1e6};
  const auto result = threshold(default_book(), threshold_asked("china_useful@2026"), "h20-only", "h200-open", asked);
  ASSERT_TRUE(result);
  EXPECT_FALSE(result->crossing.found);
  EXPECT_EQ(result->lowest_share, 0.0);
  EXPECT_EQ(result->highest_share, 0.0);
  EXPECT_LT(result->points.front().summary.p50, result->points.back().summary.p50);
}

TEST(Threshold, AnEntryAboutTheWorldIsSetInBothScenariosAsSetDoes) {
  const ThresholdAsked asked{
      .lever = "feedback.premium_to_diversion", .value = 0.0, .probability = 0.5, .from = 0.0, .to = 1.0};
  const auto result =
      threshold(default_book(), threshold_asked("china_useful@2026", 64), "no-export", "h200-licensed", asked);
  ASSERT_TRUE(result);
  EXPECT_FALSE(result->policy);
  const auto set = prepared_with({"feedback.premium_to_diversion=1"});
  const std::vector<ensemble::Request> requests{result->quantity.figure.request};
  const auto ensemble = run_all(set, {"no-export", "h200-licensed"}, requests, 64);
  std::vector<double> scratch(static_cast<std::size_t>(ensemble.kept));
  EXPECT_EQ(result->points.back().summary.p50, summarise_gain(ensemble.row(0, 0), ensemble.row(1, 0), scratch).p50);
}

TEST(Threshold, ADelayCountsInWholeMonths) {
  const ThresholdAsked asked{.lever = "washington.delay", .value = 1e4, .probability = 0.5, .from = 9.0, .to = 13.0};
  const auto result =
      threshold(default_book(), threshold_asked("china_useful@2026", 64), "no-export", "h200-open", asked);
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->whole);
  EXPECT_EQ(result->points.size(), 5U);
}

TEST(Threshold, WrongInput) {
  EXPECT_EQ(threshold_error({.lever = "washington.levi", .value = 1}),
            "by: unknown id 'washington.levi' (the book has no such entry); did you mean 'washington.levy'?");
  EXPECT_EQ(
      threshold_error({.lever = "beijing.permission", .value = 1}),
      "beijing.permission is a word, or a list of names (a threshold is a value of a number); name an entry with a "
      "number, or compare scenarios");
  EXPECT_EQ(threshold_error({.lever = "demand.china.platform_capex", .value = 1}),
            "demand.china.platform_capex has values by period (a threshold is one number for the whole run); name an "
            "entry without periods");
  EXPECT_EQ(threshold_error({.lever = "washington.vetting", .value = 1, .from = 0.8, .to = 0.2}),
            "the range of washington.vetting is empty (from 0.8 to 0.2); give from below to");
  EXPECT_EQ(threshold_error({.lever = "washington.vetting", .value = 1, .probability = 1.0}),
            "the probability 1 cannot be crossed (it lies strictly between 0 and 1); give, for instance, 0.9");
  EXPECT_EQ(threshold_error({.lever = "washington.vetting", .value = 1, .from = 0.0, .to = 3.0}),
            "by washington.vetting: the value 1.25 lies outside the bounds (they are 0 and 1); widen the bounds, or "
            "correct the value");
}

TEST(LeverRange, ByBoundsOrUnit) {
  const auto range = [](const char* id) { return usual_range(*book::find(default_book().book, id)); };
  EXPECT_EQ(range("washington.rent_abroad").to, 20.0);
  EXPECT_EQ(range("washington.levy").from, 0.0);
  EXPECT_EQ(range("washington.levy").to, 1.0);
  EXPECT_EQ(range("washington.cap").from, 0.0);
  EXPECT_EQ(range("washington.cap").to, 3e6);  // twice the largest quantile in the book
}

}  // namespace
}  // namespace headway::study

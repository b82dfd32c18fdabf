#include "headway/model/figures.hpp"

#include <gtest/gtest.h>

namespace headway::model {
namespace {

TEST(Figures, ByMonthBeginWhereTheyAreAskedToAndGoOnToTheEnd) {
  Question question;
  question.horizon = base::Month::of(2027, 12);
  question.metrics = {"china_useful@months", "china_useful@2027", "compute_lag@months"};
  take_usual_lens(question);
  const auto figures = year_and_month_figures(base::Month::of(2026, 10), question);
  ASSERT_TRUE(figures.has_value());
  ASSERT_EQ(figures->size(), 15U + 1U + 15U);
  EXPECT_EQ(figures->front().id, "china_useful");
  EXPECT_EQ(figures->front().period, "2026-10");
  EXPECT_FALSE(figures->front().request.year);
  EXPECT_EQ((*figures)[14].period, "2027-12");
  EXPECT_EQ((*figures)[15].period, "2027");
  EXPECT_TRUE((*figures)[15].request.year);
  EXPECT_EQ((*figures)[16].id, "compute_lag");
  EXPECT_EQ((*figures)[16].period, "2026-10");
}

TEST(Figures, ByMonthComeInEveryYardstickAndBasisLikeThoseOfAYear) {
  Question question;
  question.metrics = {"china_useful@2027"};
  const auto year = year_and_month_figures(question.horizon, question);
  question.metrics = {"china_useful@months"};
  const auto last = year_and_month_figures(question.horizon, question);
  ASSERT_TRUE(year.has_value() && last.has_value());
  EXPECT_EQ(last->size(), year->size());
}

TEST(Figures, ByMonthAreRefusedWhereASingleFigureIsAskedFor) {
  Question question;
  question.metrics = {"china_useful@months"};
  const auto figures = year_figures(question);
  ASSERT_FALSE(figures.has_value());
  EXPECT_EQ(figures.error().fault, base::Fault::input);
  EXPECT_NE(figures.error().suggestion.find("china_useful@2026"), std::string::npos);
}

TEST(Figures, OfAnAddedClassBearItsNameByMonthAndByYear) {
  Question question;
  question.added_classes = {{"x100", "spare_merchant_1"}};
  question.metrics = {"units.x100.made"};
  const auto years = year_figures(question);
  const auto months = month_figures(question);
  ASSERT_TRUE(years.has_value() && months.has_value());
  EXPECT_EQ(years->front().id, "units.x100.made");
  EXPECT_EQ(months->front().id, "units.x100.made");
}

TEST(Figures, ByMonthOfNoMetricAreRefused) {
  Question question;
  question.metrics = {"china_usefull@months"};
  EXPECT_FALSE(year_and_month_figures(base::Month::of(2026, 10), question).has_value());
}

}  // namespace
}  // namespace headway::model

#include "headway/model/figures.hpp"

#include <gtest/gtest.h>

namespace headway::model {
namespace {

TEST(Figures, ByMonthBeginWhereTheyAreAskedToAndGoOnToTheEnd) {
  Question question;
  question.horizon = base::Month::of(2027, 12);
  question.metrics = {"china_useful", "compute_lag"};
  const auto figures = month_figures_from(base::Month::of(2026, 10), question);
  ASSERT_TRUE(figures.has_value());
  ASSERT_EQ(figures->size(), 2U * 15U);
  EXPECT_EQ(figures->front().id, "china_useful");
  EXPECT_EQ(figures->front().period, "2026-10");
  EXPECT_EQ((*figures)[14].period, "2027-12");
  EXPECT_EQ((*figures)[15].id, "compute_lag");
  EXPECT_EQ((*figures)[15].period, "2026-10");
  EXPECT_FALSE(figures->front().request.year);
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
  question.metrics = {"china_usefull"};
  EXPECT_FALSE(month_figures_from(base::Month::of(2026, 10), question).has_value());
}

}  // namespace
}  // namespace headway::model

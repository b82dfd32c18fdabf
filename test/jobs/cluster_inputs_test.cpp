#include "headway/jobs/cluster_inputs.hpp"

#include <gtest/gtest.h>

#include "../cluster/cluster_book.hpp"

namespace headway::jobs {
namespace {

base::Result<cluster::Fitted> fitted_as_of(const std::optional<base::Day>& day) {
  return read_efficiencies(cluster::cluster_folder(), cluster::cluster_book().priors, day);
}

TEST(ReadEfficienciesAsOf, TheStrictDayHasThoseOfTheRunsUntilThen) {
  const auto newest = fitted_as_of({});
  const auto strict = fitted_as_of(kStrictDay);
  ASSERT_TRUE(newest && strict);
  EXPECT_EQ(newest->medians(), cluster::fitted_efficiencies().medians());
  EXPECT_NE(strict->medians(), newest->medians());
  long rows = 0;
  for (std::size_t k = 0; k < newest->estimates.size(); ++k) {
    EXPECT_LE(strict->estimates[k].rows, newest->estimates[k].rows) << newest->estimates[k].id;
    rows += strict->estimates[k].rows;
  }
  EXPECT_GT(rows, 0);
}

TEST(ReadEfficienciesAsOf, AfterTheNewestFitTheyAreTheNewest) {
  const auto later = fitted_as_of(base::Day{2099, 1, 1});
  ASSERT_TRUE(later);
  EXPECT_EQ(later->medians(), cluster::fitted_efficiencies().medians());
}

TEST(ReadEfficienciesAsOf, BeforeTheFirstThereAreNone) {
  const auto none = fitted_as_of(base::Day{2024, 12, 31});
  ASSERT_FALSE(none);
  EXPECT_EQ(base::to_string(none.error()),
            "no efficiencies of runs published by 2024-12-31 (the earliest of the book are those of 2025-12-31); fit "
            "your own: headway calibrate as_of DAY write");
}

}  // namespace
}  // namespace headway::jobs

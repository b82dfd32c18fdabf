#include "headway/balance/reading_sums.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::balance {
namespace {

// 2 x 10 + 3 x 100; the third class is not asked for.
TEST(ReadingSums, WeighChipsByWhatEachDoes) {
  const double chips[3]{2.0, 3.0, 4.0};
  const double each[3]{10.0, 100.0, 1000.0};
  EXPECT_EQ(detail::weigh(chips, each, 2), 320.0);
  EXPECT_EQ(detail::sum_of(chips, 3), 9.0);
  EXPECT_EQ(detail::sum_of(chips, 0), 0.0);
}

TEST(ReadingSums, ARatioToNothingIsNoNumber) {
  EXPECT_EQ(detail::ratio_or_none(6.0, 3.0), 2.0);
  EXPECT_EQ(detail::ratio_or_none(0.0, 3.0), 0.0);
  EXPECT_TRUE(std::isnan(detail::ratio_or_none(6.0, 0.0)));
  EXPECT_TRUE(std::isnan(detail::ratio_or_none(0.0, 0.0)));
}

}  // namespace
}  // namespace headway::balance

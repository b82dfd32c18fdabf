#include "headway/study/levers/shapley.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

namespace headway::study {
namespace {

// The glove game: two left gloves (0, 1) and a right one (2); a pair is worth 1. Known shares 1/6, 1/6, 4/6.
TEST(Shapley, TheGloveGame) {
  const std::vector<double> values{0, 0, 0, 0, 0, 1, 1, 1};
  const auto shares = shapley_shares(values);
  ASSERT_EQ(shares.size(), 3U);
  EXPECT_NEAR(shares[0], 1.0 / 6.0, 1e-15);
  EXPECT_NEAR(shares[1], 1.0 / 6.0, 1e-15);
  EXPECT_NEAR(shares[2], 4.0 / 6.0, 1e-15);
}

TEST(Shapley, OneChangeHasAllOfIt) { EXPECT_EQ(shapley_shares(std::vector<double>{2, 5}), std::vector<double>{3}); }

RC_GTEST_PROP(Shapley, SharesAddUp, (const std::array<signed char, 16>& numbers)) {
  const std::vector<double> values(numbers.begin(), numbers.end());
  const auto shares = shapley_shares(values);
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  RC_ASSERT(std::abs(sum - (values.back() - values.front())) < 1e-9);
}

}  // namespace
}  // namespace headway::study

#include "headway/fit/least_squares.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::fit {
namespace {

TEST(LeastSquares, FindsALineAndHowSureItIs) {
  // y = 2 + 3 x at x = -1, 0, 1 without noise: deviations 1/sqrt(3) and 1/sqrt(2).
  const Residuals residuals = [](const std::vector<double>& at) {
    std::vector<double> out;
    for (const double x : {-1.0, 0.0, 1.0}) {
      out.push_back(at[0] + at[1] * x - (2.0 + 3.0 * x));
    }
    return out;
  };
  const Minimum found = least_squares(residuals, {0.0, 0.0}, 3, 1e9, 1);
  EXPECT_NEAR(found.point[0], 2.0, 1e-6);
  EXPECT_NEAR(found.point[1], 3.0, 1e-6);
  EXPECT_NEAR(found.deviation[0], 1.0 / std::sqrt(3.0), 1e-6);
  EXPECT_NEAR(found.deviation[1], 1.0 / std::sqrt(2.0), 1e-6);
  EXPECT_EQ(found.touching[0], 3);
  EXPECT_EQ(found.touching[1], 2);
}

TEST(LeastSquares, SolvesRosenbrocksValley) {
  const Residuals residuals = [](const std::vector<double>& at) {
    return std::vector<double>{10.0 * (at[1] - at[0] * at[0]), 1.0 - at[0]};
  };
  const Minimum found = least_squares(residuals, {-1.2, 1.0}, 0, 1.0, 2);
  EXPECT_NEAR(found.point[0], 1.0, 1e-3);
  EXPECT_NEAR(found.point[1], 1.0, 1e-3);
}

TEST(LeastSquares, AnOutlierPullsNoHarderThanTheKnee) {
  // Five readings of 1 and one of 100: the mean is 17.5; Huber's estimate lies at 1 + knee / 5.
  const Residuals residuals = [](const std::vector<double>& at) {
    std::vector<double> out(5, at[0] - 1.0);
    out.push_back(at[0] - 100.0);
    return out;
  };
  EXPECT_NEAR(least_squares(residuals, {0.0}, 6, 1.0, 1).point[0], 1.2, 1e-3);
  EXPECT_NEAR(least_squares(residuals, {0.0}, 0, 1.0, 1).point[0], 17.5, 1e-6);
}

TEST(LeastSquares, ThreadsDoNotChangeTheAnswer) {
  const Residuals residuals = [](const std::vector<double>& at) {
    return std::vector<double>{std::exp(at[0]) - 2.0, at[1] * at[1] - 3.0, at[0] * at[1]};
  };
  EXPECT_EQ(least_squares(residuals, {0.5, 1.0}, 3, 1.0, 1).point,
            least_squares(residuals, {0.5, 1.0}, 3, 1.0, 2).point);
}

}  // namespace
}  // namespace headway::fit

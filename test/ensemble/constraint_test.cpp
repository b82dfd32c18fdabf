#include "headway/ensemble/constraint.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace headway::ensemble {
namespace {

Part part(double sign = 1.0) {
  return Part{Request{balance::kWorldSold, balance::kH100e, balance::kLocated, 11, true}, sign};
}

using Row = std::span<const double>;

TEST(Constraint, AWeightIsTheLognormalLikelihood) {
  const std::array figure{2.0, 2.0 * std::exp(0.5), 2.0 * std::exp(-1.0)};
  const Observation observation{{part()}, {}, 1.0, std::log(2.0), 0.5};
  const std::array<Row, 1> rows{figure};
  const auto weight = weights(std::span(&observation, 1), rows);
  ASSERT_EQ(weight.size(), 3U);
  EXPECT_DOUBLE_EQ(weight[0], 1.0);
  EXPECT_NEAR(weight[1], std::exp(-0.5), 1e-12);
  EXPECT_NEAR(weight[2], std::exp(-2.0), 1e-12);
}

TEST(Constraint, SumsDifferencesAndRatiosAreWeighed) {
  const std::array first{3.0, 5.0};
  const std::array second{1.0, 1.0};
  const std::array below{4.0, 4.0};
  // 100 (first - second) / below = 50 and 100.
  const Observation ratio{{part(), part(-1.0)}, {part()}, 100.0, std::log(50.0), 0.1};
  const std::array<Row, 3> rows{first, second, below};
  const auto weight = weights(std::span(&ratio, 1), rows);
  EXPECT_DOUBLE_EQ(weight[0], 1.0);
  EXPECT_NEAR(weight[1], std::exp(-0.5 * std::pow(std::log(2.0) / 0.1, 2)), 1e-12);
}

TEST(Constraint, AFigureThatIsNotAboveZeroHasNoWeight) {
  const std::array figure{0.0, -1.0, 1.0};
  const Observation observation{{part()}, {}, 1.0, 0.0, 1.0};
  const std::array<Row, 1> rows{figure};
  const auto weight = weights(std::span(&observation, 1), rows);
  EXPECT_EQ(weight[0], 0.0);
  EXPECT_EQ(weight[1], 0.0);
  EXPECT_EQ(weight[2], 1.0);
}

TEST(Constraint, EffectiveSizeIsAllOfEqualWeightsAndOneOfASingle) {
  EXPECT_DOUBLE_EQ(effective_size(std::array{0.3, 0.3, 0.3, 0.3}), 4.0);
  EXPECT_DOUBLE_EQ(effective_size(std::array{0.0, 2.0, 0.0}), 1.0);
  EXPECT_DOUBLE_EQ(effective_size(std::array{2.0, 1.0}), 9.0 / 5.0);
  EXPECT_EQ(effective_size(std::array{0.0, 0.0}), 0.0);
}

TEST(Constraint, ResamplingTakesEachDrawAsOftenAsItsWeightSays) {
  const std::array weight{1.0, 0.0, 2.0, 1.0};
  EXPECT_EQ(resample(weight, 4), (std::vector<long>{0, 2, 2, 3}));
  EXPECT_EQ(resample(weight, 8), (std::vector<long>{0, 0, 2, 2, 2, 2, 3, 3}));
}

}  // namespace
}  // namespace headway::ensemble

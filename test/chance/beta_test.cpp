#include "headway/chance/beta.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "headway/chance/policy.hpp"

namespace headway::chance::detail {
namespace {

/// The largest relative error of a table against the library, for probabilities from 0.001 to 0.999.
double worst_error(const BetaParameters& parameters) {
  const Beta table(parameters);
  double worst = 0.0;
  for (int step = 1; step < 1'000; ++step) {
    const double probability = step / 1'000.0;
    const double exact = boost::math::ibeta_inv(parameters.alpha, parameters.beta, probability, Policy());
    worst = std::max(worst, std::abs(table.quantile(probability) / exact - 1.0));
  }
  return worst;
}

TEST(BetaTable, AgreesWithTheLibrary) {
  for (const BetaParameters& parameters :
       {BetaParameters{2.0, 3.0}, {16.0, 39.0}, {0.31, 0.31}, {0.5, 2'000.0}, {15.0, 0.35}, {1e4, 3e4}}) {
    EXPECT_LT(worst_error(parameters), 1e-8) << parameters.alpha << " " << parameters.beta;
  }
  EXPECT_LT(worst_error({0.07, 0.2}), 1e-6);
}

TEST(BetaTable, IsRightFarOut) {
  const BetaParameters parameters{2.0, 3.0};
  const Beta table(parameters);
  for (const double probability : {1e-15, 1e-12, 1e-9, 1e-6}) {
    const double below = boost::math::ibeta(2.0, 3.0, table.quantile(probability), Policy());
    EXPECT_NEAR(below / probability, 1.0, 1e-6);
    const double above = boost::math::ibetac(2.0, 3.0, table.quantile(1.0 - probability), Policy());
    EXPECT_NEAR(above / probability, 1.0, probability < 1e-13 ? 0.1 : 1e-3);
  }
}

TEST(BetaFit, FindsTheParametersBack) {
  for (const BetaParameters& truth : {BetaParameters{2.0, 3.0}, {16.0, 39.0}, {0.7, 0.4}, {300.0, 20.0}}) {
    const QuantilePoint low{0.05, boost::math::ibeta_inv(truth.alpha, truth.beta, 0.05, Policy())};
    const QuantilePoint high{0.9, boost::math::ibeta_inv(truth.alpha, truth.beta, 0.9, Policy())};
    const auto found = fit_beta(low, high);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->alpha / truth.alpha, 1.0, 1e-8);
    EXPECT_NEAR(found->beta / truth.beta, 1.0, 1e-8);
  }
}

TEST(BetaFit, FindsNoneThroughEqualQuantiles) { EXPECT_FALSE(fit_beta({0.05, 0.3}, {0.95, 0.3})); }

RC_GTEST_PROP(BetaFit, GoesThroughAnyTwoQuantilesApart, ()) {
  const double low = *rc::gen::inRange(1, 990) / 1'000.0;
  const double high = low + *rc::gen::inRange(1, 1'000 - static_cast<int>(std::lround(1'000.0 * low))) / 1'000.0;
  const double low_probability = *rc::gen::inRange(1, 90) / 100.0;
  const double high_probability = low_probability + 0.05;
  RC_PRE(high < 0.9995);
  const auto found = fit_beta({low_probability, low}, {high_probability, high});
  RC_ASSERT(found.has_value());
  RC_ASSERT(std::abs(boost::math::ibeta(found->alpha, found->beta, low, Policy()) - low_probability) < 1e-9);
  RC_ASSERT(std::abs(boost::math::ibeta(found->alpha, found->beta, high, Policy()) - high_probability) < 1e-9);
}

}  // namespace
}  // namespace headway::chance::detail

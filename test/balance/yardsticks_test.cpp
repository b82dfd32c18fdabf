#include "headway/balance/yardsticks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace headway::balance {
namespace {

struct YardstickCase {
  ClassTable table{};
  YardstickInputs<double> in{};
  Yardsticks<double> out{};

  YardstickCase() {
    for (int c = 0; c < kClassCount; ++c) {
      table.eight_bit[c] = 2.0 * kH100EightBit;
      table.bf16[c] = kH100Bf16;
      table.power[c] = 700.0;
      in.training[c] = 2.0;
      in.serving[c] = 3.0;
    }
    for (auto& performance : in.performance) {
      performance = 0.81;
    }
    for (int family = 0; family < kFamilyCount; ++family) {
      in.users_training[family] = family == kFamilyNvidia ? 1.0 : 0.5;
      in.users_serving[family] = family == kFamilyNvidia ? 1.0 : 0.8;
    }
    in.training_bandwidth_weight = 0.0;
    in.serving_bandwidth_weight = 0.5;
    in.training_share = 0.25;
  }
};

TEST(Yardsticks, ByHand) {
  const auto at = std::make_unique<YardstickCase>();
  measure_classes(at->table, at->in, at->out);
  EXPECT_DOUBLE_EQ(at->out.per_chip[kTraining][kH200], 2.0);
  EXPECT_DOUBLE_EQ(at->out.per_chip[kServing][kH200], 3.0);
  EXPECT_DOUBLE_EQ(at->out.useful[kH200], 0.25 * 2.0 + 0.75 * 3.0);
  EXPECT_DOUBLE_EQ(at->out.per_chip[kH100e][kH200], 2.0);
  // A Chinese design at 0.81 of its announced peak: training falls with the peak, serving with its root.
  EXPECT_NEAR(at->out.per_chip[kTraining][kAscend910c], 2.0 * 0.5 * 0.81, 1e-12);
  EXPECT_NEAR(at->out.per_chip[kServing][kAscend910c], 3.0 * 0.8 * 0.9, 1e-12);
  EXPECT_NEAR(at->out.per_chip[kH100e][kAscend910c], 2.0 * 0.81, 1e-12);
}

TEST(Yardsticks, WhereBandwidthDecidesAllThePeakCostsNothing) {
  const auto at = std::make_unique<YardstickCase>();
  at->in.training_bandwidth_weight = 1.0;
  measure_classes(at->table, at->in, at->out);
  EXPECT_NEAR(at->out.per_chip[kTraining][kAscend910c], 2.0 * 0.5, 1e-12);
}

}  // namespace
}  // namespace headway::balance

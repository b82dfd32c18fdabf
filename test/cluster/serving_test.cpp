#include "headway/cluster/serving.hpp"

#include <gtest/gtest.h>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

Efficiencies serving_perfect() {
  Efficiencies best = perfect();
  best.serving = best.serving_mixture = best.serving_shared = 1.0;
  best.serving_step = 0.0;
  return best;
}

TEST(Serving, DecodingOneSequenceReadsTheWeightsOnce) {
  const Shape& llama = shipped("llama-3.1-8b");
  const Machine machine = round_machine();
  const Serving result = serve(llama, {1, 0, 1, 0}, {1, 1, Format::sixteen}, machine, serving_perfect());
  const Parameters counted = parameters(llama);
  // All but the input embedding, 2 bytes each, at 1 TB/s.
  EXPECT_NEAR(result.products, 2.0 * (counted.total - counted.embedding) / 1e12, 1e-9);
}

TEST(Serving, ALargeBatchIsBoundByArithmetic) {
  const Shape& llama = shipped("llama-3.1-8b");
  const Serving result = serve(llama, {1, 0, 1, 0}, {1, 4096, Format::sixteen}, round_machine(), serving_perfect());
  const Parameters counted = parameters(llama);
  EXPECT_NEAR(result.products, 4096.0 * 2.0 * (counted.total - counted.embedding) / 1e14, 1e-6);
}

TEST(Serving, TheCacheFillsMemory) {
  const Shape& llama = shipped("llama-3.1-8b");
  const Workload workload{1000, 0, 1000, 0};
  const Serving result = serve(llama, workload, {1, 10, Format::sixteen}, round_machine(), serving_perfect());
  EXPECT_NEAR(result.cache, 10.0 * 2000.0 * 32.0 * 8.0 * 256.0, 1.0);  // 8-bit keys and values
  const Serving best = best_serving(llama, workload, round_machine(), serving_perfect(), 1, 8, Format::sixteen);
  ASSERT_TRUE(best.fits);
  EXPECT_LE(best.weights + best.cache, 0.9 * 80e9);
}

TEST(Serving, TheLimitBetweenTokensHolds) {
  const Machine machine = machine_named("h100_sxm");
  const auto efficiencies =
      efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(), 1, constants().reference_date);
  const Shape& llama = shipped("llama-3.1-70b");
  const Serving fast = best_serving(llama, {2000, 0, 500, 0.02}, machine, efficiencies, 1, 8, Format::eight);
  const Serving slow = best_serving(llama, {2000, 0, 500, 0.0}, machine, efficiencies, 1, 8, Format::eight);
  ASSERT_TRUE(fast.fits);
  EXPECT_LE(fast.step, 0.02);
  EXPECT_GE(slow.rate, fast.rate);
}

TEST(Serving, WhatFitsNoReplicaIsSaid) {
  const Serving none =
      best_serving(shipped("kimi-k2"), {1000, 0, 500, 0}, round_machine(), serving_perfect(), 1, 8, Format::sixteen);
  EXPECT_FALSE(none.fits);
}

TEST(Serving, MoreBandwidthDecodesFasterAndTheNarrowestFormatIsChosen) {
  const auto efficiencies =
      efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(), 1, constants().reference_date);
  const Workload workload{1000, 0, 500, 0.05};
  const Shape& llama = shipped("llama-3.1-70b");
  const double h100 =
      best_serving(llama, workload, machine_named("h100_sxm"), efficiencies, 8, 8, Format::eight).decode_rate;
  const double h200 =
      best_serving(llama, workload, machine_named("h200_sxm"), efficiencies, 8, 8, Format::eight).decode_rate;
  EXPECT_GT(h200, h100);
  EXPECT_EQ(narrowest(machine_named("gb200")), Format::four);
  EXPECT_EQ(narrowest(machine_named("h20_96")), Format::eight);
  EXPECT_EQ(narrowest(machine_named("v100_sxm2_32")), Format::sixteen);
}

}  // namespace
}  // namespace headway::cluster

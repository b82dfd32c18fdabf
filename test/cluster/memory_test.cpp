#include "headway/cluster/memory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

Memory of(const char* plan, const std::string& model, const Job& job, const Machine& machine) {
  const Shape& shape = shipped(model);
  return memory_of(shape, job, *parse_plan(plan), machine, false, parameters(shape));
}

TEST(Memory, StagesOfShardingTakeTheirPartFromEachChip) {
  const Machine machine = round_machine();
  const Job job{64, 4096, 1.0};
  const double shared = parameters(shipped("llama-3.1-8b")).total;
  for (const int stage : {0, 1, 2, 3}) {
    const Memory memory = of(("dp=8,zero=" + std::to_string(stage)).c_str(), "llama-3.1-8b", job, machine);
    EXPECT_NEAR(memory.optimizer, 12.0 * shared / (stage >= 1 ? 8 : 1), 1.0);
    EXPECT_NEAR(memory.gradients, 4.0 * shared / (stage >= 2 ? 8 : 1), 1.0);
    EXPECT_NEAR(memory.weights, 2.0 * shared / (stage >= 3 ? 8 : 1), 1.0);
  }
}

TEST(Memory, ActivationsAreThoseOfKorthikanti) {
  // 2205.05198, equation 2 and table 2: s b h (10 + 24/t + 5 a s / (h t)) a layer; full: 2 s b h and one layer at work.
  const Shape& gpt = shipped("gpt-3-175b");
  const Job job{64, 2048, 1.0};
  Plan plan = *parse_plan("tp=8,pp=8");
  plan.sequence_parallel = false;
  const double one = 2048.0 * gpt.hidden * (10.0 + 24.0 / 8.0 + 5.0 * gpt.heads * 2048.0 / (gpt.hidden * 8.0));
  Memory memory = memory_of(gpt, job, plan, round_machine(), false, parameters(gpt));
  EXPECT_NEAR(memory.activations / (one * 12.0 * 8.0), 1.0, 1e-9);  // 12 layers, 8 micro-batches in flight
  plan.recompute = Recompute::full;
  memory = memory_of(gpt, job, plan, round_machine(), false, parameters(gpt));
  const double working = 2048.0 * gpt.hidden * (10.0 + 24.0 / 8.0);
  EXPECT_NEAR(memory.activations / (2.0 * 2048.0 * gpt.hidden * 12.0 * 8.0 + working), 1.0, 1e-9);
}

TEST(Memory, InterleavingKeepsMoreMicroBatchesInFlight) {
  const Job job{64, 2048, 1.0};
  const double plain = of("tp=8,pp=8", "gpt-3-175b", job, round_machine()).activations;
  const double interleaved = of("tp=8,pp=8,interleave=3", "gpt-3-175b", job, round_machine()).activations;
  EXPECT_NEAR(interleaved / plain, 1.0 + 7.0 / (8.0 * 3.0), 1e-9);
}

TEST(Memory, WhatDoesNotFitIsSaidTheLargestFirst) {
  const Memory memory = of("dp=8,zero=0", "llama-3.1-8b", {64, 4096, 1.0}, round_machine());
  EXPECT_FALSE(memory.fits());
  EXPECT_THAT(why_not(memory), testing::StartsWith("needs 2"));
  EXPECT_THAT(why_not(memory), testing::ContainsRegex("of 80: activations .*, optimizer 96.4, .*weights 16.1"));
}

}  // namespace
}  // namespace headway::cluster

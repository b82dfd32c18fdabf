#include "headway/cluster/plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

std::string parse_error(const char* text) {
  const auto plan = parse_plan(text);
  return plan ? "" : base::to_string(plan.error());
}

std::string check_error(const char* text, const std::string& model, const Job& job) {
  const auto checked = check(*parse_plan(text), shipped(model), job);
  return checked ? "" : base::to_string(checked.error());
}

TEST(Plan, IsReadAsTyped) {
  const auto plan =
      parse_plan("tp=8,pp=4,dp=16,cp=2,interleave=6,microbatch=2,recompute=selective,zero=3,precision=fp8");
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->chips(), 8 * 4 * 16 * 2);
  EXPECT_EQ(plan->recompute, Recompute::selective);
  EXPECT_EQ(plan->sharding, 3);
  EXPECT_EQ(plan->format, Format::eight);
}

RC_GTEST_PROP(Plan, PrintsWhatItReads, ()) {
  Plan plan;
  plan.tensor = *rc::gen::inRange(1L, 100L);
  plan.pipeline = *rc::gen::inRange(1L, 100L);
  plan.data = *rc::gen::inRange(1L, 10000L);
  plan.expert = *rc::gen::inRange(1L, 300L);
  plan.sharding = *rc::gen::inRange(0, 4);
  plan.recompute = *rc::gen::element(Recompute::none, Recompute::selective, Recompute::full);
  plan.overlap_experts = *rc::gen::arbitrary<bool>();
  const auto again = parse_plan(to_string(plan));
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == plan);
}

TEST(Plan, WrongWordsAreNamedWithTheNearest) {
  EXPECT_EQ(parse_error("tpp=8"), "unknown key 'tpp' in the plan; did you mean 'tp'?");
  EXPECT_EQ(parse_error("recompute=ful"), "'recompute=ful' in the plan (no such word); did you mean recompute=full?");
  EXPECT_EQ(parse_error("tp=0"),
            "'tp=0' in the plan (expected a whole number from 1 to 10000000); write, for instance, tp=1");
  EXPECT_EQ(parse_error("tp=1.5"),
            "'tp=1.5' in the plan (expected a whole number from 1 to 10000000); write, for instance, tp=1");
  EXPECT_EQ(parse_error("tp"), "'tp' in the plan (expected key=value); write it as tp=8,pp=4,dp=16");
}

TEST(Plan, WhatDoesNotDivideIsSaid) {
  const Job job{1024, 8192, 1.0};
  EXPECT_EQ(check_error("tp=3", "llama-3.1-70b", job),
            "tp=3 does not divide the heads (64) (each part must be equal); choose a divisor");
  EXPECT_EQ(check_error("dp=7", "llama-3.1-70b", job),
            "dp x microbatch=7 does not divide the batch (1024) (each part must be equal); choose a divisor");
  EXPECT_EQ(check_error("ep=2,dp=2", "llama-3.1-70b", job), "ep=2 for a dense model (it has no experts); leave ep out");
  EXPECT_EQ(check_error("ep=3,dp=2", "deepseek-v3", job),
            "ep=3 does not divide the experts (256) (each part must be equal); choose a divisor");
  EXPECT_EQ(check_error("ep=8,dp=4", "deepseek-v3", job),
            "ep=8 does not divide dp x cp x tp (4) (each part must be equal); choose a divisor");
  EXPECT_THAT(check_error("pp=64,interleave=2", "llama-3.1-70b", job), testing::HasSubstr("more than the layers"));
  EXPECT_EQ(check_error("tp=8,pp=8,dp=16", "llama-3.1-70b", job), "");
}

}  // namespace
}  // namespace headway::cluster

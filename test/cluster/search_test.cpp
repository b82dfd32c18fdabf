#include "headway/cluster/search.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <optional>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

/// Every combination of the space, each from scratch: nothing shared, nothing pruned early.
std::optional<Candidate> by_brute_force(const Shape& shape, const Job& job, const Machine& machine,
                                        const Efficiencies& efficiencies, long chips, const Space& space) {
  std::optional<Candidate> best;
  for (const long tensor : space.tensor) {
    for (const long pipeline : space.pipeline) {
      for (const long context : space.context) {
        for (const long expert : space.expert) {
          for (const long micro_batch : space.micro_batch) {
            for (const long interleave : space.interleave) {
              for (const Recompute recompute : space.recompute) {
                for (const int sharding : space.sharding) {
                  if (chips % (tensor * pipeline * context) != 0) {
                    continue;
                  }
                  Plan plan;
                  plan.tensor = tensor;
                  plan.pipeline = pipeline;
                  plan.context = context;
                  plan.expert = expert;
                  plan.micro_batch = micro_batch;
                  plan.interleave = interleave;
                  plan.recompute = recompute;
                  plan.sharding = sharding;
                  plan.data = chips / (tensor * pipeline * context);
                  if (!check(plan, shape, job) || !schedules(plan, shape, job)) {
                    continue;
                  }
                  const Memory memory =
                      memory_of(shape, job, plan, machine, efficiencies.fused_attention, parameters(shape));
                  if (!memory.fits()) {
                    continue;
                  }
                  const double time = step_of(shape, job, plan, machine, efficiencies).time;
                  if (!best || time < best->time) {
                    best = Candidate{plan, time, memory.needed()};
                  }
                }
              }
            }
          }
        }
      }
    }
  }
  return best;
}

RC_GTEST_PROP(Search, FindsTheOptimumOfBruteForce, ()) {
  Shape shape = shipped(*rc::gen::element<std::string>("llama-3.1-8b", "qwen3-30b-a3b", "mixtral-8x7b", "gpt-3-175b"));
  shape.layers = *rc::gen::element(4.0, 6.0, 12.0);
  const Machine machine = machine_named(*rc::gen::element<std::string>("a100_sxm_80", "h800_sxm", "gb200"));
  const auto efficiencies = efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(),
                                            *rc::gen::inRange(0, 3), *rc::gen::element(2021.5, 2022.5, 2025.0));
  const Job job{*rc::gen::element(16.0, 24.0, 48.0), *rc::gen::element(2048.0, 8192.0), 1.0};
  const long chips = *rc::gen::element(8L, 12L, 16L, 48L);
  const Space space = full_space(shape, job, machine, chips, Format::sixteen);
  const Found found = search(shape, job, machine, efficiencies, chips, space, 3, *rc::gen::inRange(1, 3));
  const auto best = by_brute_force(shape, job, machine, efficiencies, chips, space);
  RC_ASSERT(found.best.empty() == !best.has_value());
  if (best) {
    RC_ASSERT(found.best.front().time == best->time);
  }
  RC_ASSERT(std::ranges::is_sorted(found.best, {}, &Candidate::time));
  for (const Candidate& candidate : found.best) {
    RC_ASSERT(candidate.memory <= machine.memory);
    RC_ASSERT(candidate.plan.chips() == chips);
  }
}

TEST(Search, TheParetoSetIsFasterOrSmallerAtEachStep) {
  const Shape& shape = shipped("llama-3.1-70b");
  const Machine machine = machine_named("h100_sxm");
  const auto efficiencies =
      efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(), 1, constants().reference_date);
  const Job job{256, 8192, 1.0};
  const Found found =
      search(shape, job, machine, efficiencies, 64, full_space(shape, job, machine, 64, Format::eight), 4);
  ASSERT_GT(found.pareto.size(), 1U);
  EXPECT_EQ(found.pareto.front().time, found.best.front().time);
  for (std::size_t k = 1; k < found.pareto.size(); ++k) {
    EXPECT_GE(found.pareto[k].time, found.pareto[k - 1].time);
    EXPECT_LT(found.pareto[k].memory, found.pareto[k - 1].memory);
  }
}

TEST(Search, ThreadsDoNotChangeTheAnswer) {
  const Shape& shape = shipped("deepseek-v3");
  const Machine machine = machine_named("h200_sxm");
  const auto efficiencies =
      efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(), 1, constants().reference_date);
  const Job job{1024, 4096, 1.0};
  const Space space = full_space(shape, job, machine, 512, Format::eight);
  const Found one = search(shape, job, machine, efficiencies, 512, space, 5, 1);
  const Found two = search(shape, job, machine, efficiencies, 512, space, 5, 2);
  EXPECT_EQ(one.tried, two.tried);
  ASSERT_EQ(one.best.size(), two.best.size());
  for (std::size_t k = 0; k < one.best.size(); ++k) {
    EXPECT_EQ(one.best[k].plan, two.best[k].plan);
  }
}

TEST(Search, WhereNothingFitsTheLeanestPlanIsKept) {
  const Shape& shape = shipped("llama-3.1-405b");
  const Machine machine = machine_named("a100_sxm_80");
  const Job job{64, 8192, 1.0};
  const Found found = search(shape, job, machine, perfect(), 8, full_space(shape, job, machine, 8, Format::sixteen), 3);
  EXPECT_GT(found.tried, 0);
  EXPECT_TRUE(found.best.empty());
  EXPECT_GT(found.nearest.memory, machine.memory);
}

TEST(Search, DivisorsInOrder) {
  EXPECT_EQ(divisors(12, 100), (std::vector<long>{1, 2, 3, 4, 6, 12}));
  EXPECT_EQ(divisors(12, 4), (std::vector<long>{1, 2, 3, 4}));
}

}  // namespace
}  // namespace headway::cluster

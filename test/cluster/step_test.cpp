#include "headway/cluster/step.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <cmath>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

Plan plan_of(const char* text) { return *parse_plan(text); }

double parts_sum(const Step& step) {
  return step.work.sum() + step.recompute + step.bubble + step.pipeline + step.data + step.optimizer + step.straggler +
         step.overhead;
}

TEST(Step, AtPerfectEfficiencyTimeIsOperationsOverPeak) {
  // One chip, no optimizer traffic worth naming: forward and backward with attention's backward 2.5 times forward.
  const Shape& gpt = shipped("gpt-3-175b");
  Machine machine = round_machine();
  machine.memory_bandwidth = 1e30;
  const Job job{4, 2048, 1.0};
  const Step step = step_of(gpt, job, plan_of("microbatch=4"), machine, perfect());
  const double scores = gpt.layers * 2.0 * gpt.heads * 2.0 * gpt.head_width * 1024.0;
  const double flop = 4 * 2048 * (training_flop(gpt, 2048, Square::causal, false) + 0.5 * scores);
  EXPECT_NEAR(step.time / (flop / 1e14), 1.0, 1e-9);
}

TEST(Step, TheBubbleIsStagesLessOneOverMicroBatches) {
  const Shape& gpt = shipped("gpt-3-175b");
  Machine machine = round_machine();
  machine.link = machine.network = 1e30;
  machine.domain = 1;
  const Job job{32, 2048, 1.0};
  const Step step = step_of(gpt, job, plan_of("pp=8,zero=0"), machine, perfect());
  const LayerTimes times = layer_times(gpt, job, plan_of("pp=8"), machine, perfect());
  const double layers = gpt.layers * (times.dense.forward.sum() + times.dense.backward.sum());
  EXPECT_NEAR(step.bubble, 7.0 / 8.0 * layers, 1e-9 * layers);
  const Step interleaved = step_of(gpt, job, plan_of("pp=8,interleave=4,zero=0"), machine, perfect());
  EXPECT_NEAR(interleaved.bubble, step.bubble / 4.0, 1e-9 * step.bubble);
}

TEST(Step, FullRecomputationRepeatsTheForwardPassOfTheLayers) {
  const Shape& gpt = shipped("gpt-3-175b");
  const Job job{8, 2048, 1.0};
  const Machine machine = round_machine();
  const LayerTimes times = layer_times(gpt, job, plan_of("tp=8"), machine, perfect());
  const Step step = step_of(gpt, job, plan_of("tp=8,recompute=full"), machine, perfect());
  EXPECT_NEAR(step.recompute, 8.0 * gpt.layers * times.dense.forward.sum(), 1e-9 * step.time);
  EXPECT_EQ(step_of(gpt, job, plan_of("tp=8"), machine, perfect()).recompute, 0.0);
}

TEST(Step, OverlappedExpertsHideTheirTravel) {
  const Shape& deepseek = shipped("deepseek-v3");
  const Machine machine = machine_named("h800_sxm");
  const auto efficiencies =
      efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(), 1, constants().reference_date);
  const Job job{1024, 4096, 1.0};
  const double apart = step_of(deepseek, job, plan_of("dp=64,pp=16,ep=64,precision=fp8"), machine, efficiencies).time;
  const double behind =
      step_of(deepseek, job, plan_of("dp=64,pp=16,ep=64,precision=fp8,overlap=experts"), machine, efficiencies).time;
  EXPECT_LT(behind, 0.8 * apart);
}

RC_GTEST_PROP(Step, ItsPartsAddUpAndNoneIsNegative, ()) {
  const auto& models = cluster_book().models;
  const Shape& shape = models[*rc::gen::inRange<std::size_t>(0, models.size())].shape;
  const int family = *rc::gen::inRange(0, static_cast<int>(cluster_book().priors.families.size()));
  const auto efficiencies = efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(), family,
                                            2021.0 + *rc::gen::inRange(0, 60) / 10.0);
  Plan plan;
  plan.tensor = *rc::gen::element(1L, 2L, 4L, 8L);
  plan.pipeline = *rc::gen::element(1L, 2L, 4L, 7L);
  plan.data = *rc::gen::element(1L, 8L, 64L);
  plan.expert = shape.mixture() ? *rc::gen::element(1L, 8L) : 1L;
  plan.sharding = *rc::gen::inRange(0, 4);
  plan.recompute = *rc::gen::element(Recompute::none, Recompute::selective, Recompute::full);
  const Job job{512.0, 4096.0, 1.0};
  const Step step = step_of(shape, job, plan, machine_named("h100_sxm"), efficiencies);
  RC_ASSERT(std::isfinite(step.time) && step.time > 0.0);
  RC_ASSERT(std::abs(parts_sum(step) / step.time - 1.0) < 1e-9);
  for (const double part :
       {step.work.matrix, step.work.attention, step.work.element, step.work.tensor, step.work.expert, step.work.context,
        step.recompute, step.bubble, step.pipeline, step.data, step.optimizer, step.straggler}) {
    RC_ASSERT(part >= 0.0);
  }
}

}  // namespace
}  // namespace headway::cluster

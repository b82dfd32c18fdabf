#include "headway/fit/case.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "../cluster/cluster_book.hpp"
#include "headway/fit/predict.hpp"
#include "headway/fit/read_runs.hpp"

namespace headway::fit {
namespace {

MeasuredRun row(const std::string& fields) {
  const auto runs = parse_measured_runs(
      "id,chip,model,n_chips,layers,hidden,heads,ffn,vocab,seq,global_batch,tp,pp,dp,microbatch,recompute,precision,"
      "params_total,tokens_per_s_per_chip,interleave,source_key,kind,year\n" +
          fields + ",A,train,2024\n",
      "runs.csv");
  return cluster::read_or_stop(runs).front();
}

base::Result<RunCase> made(const MeasuredRun& run) {
  return case_of(run, cluster::cluster_book(), cluster::fitted_efficiencies().medians());
}

TEST(RunCase, ChipsAreFoundAsSourcesWriteThem) {
  const auto means = [](const char* written) {
    const auto chip = chip_written(written, cluster::cluster_book());
    return chip ? (*chip)->id : base::to_string(chip.error());
  };
  EXPECT_EQ(means("H100-SXM-80GB"), "h100_sxm");
  EXPECT_EQ(means("H200-SXM-141GB"), "h200_sxm");
  EXPECT_EQ(means("NVIDIA H200"), "h200_sxm");
  EXPECT_EQ(means("H20-96GB"), "h20_96");
  EXPECT_EQ(means("B200-SXM-180GB"), "b200_sxm");
  EXPECT_EQ(means("GB300"), "gb300");
  EXPECT_EQ(means("MI325X-256GB"), "mi325x");
  EXPECT_EQ(means("TPU v6e"), "tpu_v6e");
  EXPECT_EQ(means("Ascend 910C"), "ascend_910c");
  EXPECT_EQ(means("Abacus"), "unknown chip 'Abacus'; did you mean 'gb200'?");
}

TEST(RunCase, AShapeOfColumnsTakesTheGatingThatGivesItsParameters) {
  const auto gpt = made(row("A_1,A100,GPT 39B,512,48,8192,64,32768,51200,2048,1536,8,2,32,4,full,FP16,39.1,390,1"));
  ASSERT_TRUE(gpt) << base::to_string(gpt.error());
  EXPECT_FALSE(gpt->shape.gated);
  EXPECT_NEAR(cluster::parameters(gpt->shape).total / 39.1e9, 1.0, 0.01);
  const auto gated = made(row("A_1,A100,Mine 13B,64,40,5120,40,13824,32000,4096,128,2,1,32,1,full,BF16,13.0,390,1"));
  ASSERT_TRUE(gated);
  EXPECT_TRUE(gated->shape.gated);
}

TEST(RunCase, WhatIsNotPublishedIsSearched) {
  const auto full = made(row("A_1,H100,LLAMA3_70B,64,,,,,,8192,256,4,8,2,1,none,FP8,,1600,5"));
  ASSERT_TRUE(full);
  EXPECT_TRUE(full->searched.empty());
  EXPECT_TRUE(full->planned);
  EXPECT_EQ(full->plans.size(), 1U);
  const auto open = made(row("A_1,H100,LLAMA3_70B,64,,,,,,8192,256,,,,,,FP8,,1600,"));
  ASSERT_TRUE(open);
  EXPECT_FALSE(open->planned);
  EXPECT_GT(open->plans.size(), 1U);
}

TEST(RunCase, PredictionsAreInTheUnitOfTheRow) {
  MeasuredRun run = row("A_1,H100,LLAMA3_70B,64,,,,,,8192,256,4,8,2,1,,FP8,,1600,5");
  const auto job = made(run);
  ASSERT_TRUE(job);
  const auto values = cluster::fitted_efficiencies().medians();
  const double rate = predict(run, *job, cluster::cluster_book(), values).value;
  run.quantity = MeasuredQuantity::step_time;
  const double step = predict(run, *job, cluster::cluster_book(), values).value;
  EXPECT_NEAR(rate, 256.0 * 8192.0 / (64.0 * step), 1e-9 * rate);
  run.quantity = MeasuredQuantity::utilisation;
  const double utilisation = predict(run, *job, cluster::cluster_book(), values).value;
  run.quantity = MeasuredQuantity::flop_rate;
  EXPECT_NEAR(predict(run, *job, cluster::cluster_book(), values).value * 100.0 / 1979.0, utilisation, 1e-6);
}

TEST(RunCase, ARowWithoutWhatItTakesSaysSo) {
  const auto unknown = made(row("A_1,H100,Secret 9B,64,,,,,,8192,256,,,,,,FP8,,1600,"));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().problem, "architecture not published in the row");
}

TEST(RunCase, WhatARowDoesNotSayIsTheBooks) {
  const MeasuredRun run = row("A_1,H100,LLAMA3_70B,64,,,,,,,,4,8,2,1,none,FP8,,1600,5");
  ClusterBook book = cluster::cluster_book();
  const auto values = cluster::fitted_efficiencies().medians();
  const auto before = case_of(run, book, values);
  ASSERT_TRUE(before);
  EXPECT_EQ(before->job.sequence, 4096.0);
  EXPECT_EQ(before->assumed.back(), "batch of about 4 M tokens");
  book.rows.sequence = 2048.0;
  book.layout.constants.tokens_per_step = 8e6;
  const auto after = case_of(run, book, values);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->job.sequence, 2048.0);
  EXPECT_EQ(after->assumed.back(), "batch of about 8 M tokens");
  EXPECT_NEAR(after->job.batch * 2048.0 / 8e6, 1.0, 0.02);
}

}  // namespace
}  // namespace headway::fit

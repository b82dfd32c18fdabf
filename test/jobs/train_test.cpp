#include "headway/jobs/train.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "../cluster/cluster_book.hpp"

namespace headway::jobs {
namespace {

base::Result<TrainResult> trained(const TrainQuestion& question) {
  return train(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), question);
}

std::string train_error(TrainQuestion question) {
  const auto result = trained(question);
  return result ? "" : base::to_string(result.error());
}

TrainQuestion small() {
  TrainQuestion question;
  question.model = "llama-3.1-8b";
  question.chip = "h100_sxm";
  question.count = 8;
  question.threads = 2;
  return question;
}

class PublishedRun : public ::testing::TestWithParam<const char*> {};

// Neither run is fitted: the first is on a chip kept out of the fit, the hours of the second are in no row.
TEST_P(PublishedRun, ItsHoursAreMetWithin15PercentAndInTheBand) {
  const auto job = read_job(cluster::cluster_folder(), GetParam());
  ASSERT_TRUE(job) << base::to_string(job.error());
  const auto result = trained(*job);
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_NEAR(result->chip_hours.p50 / job->published_chip_hours, 1.0, 0.15);
  EXPECT_LT(result->chip_hours.p5, job->published_chip_hours);
  EXPECT_GT(result->chip_hours.p95, job->published_chip_hours);
  EXPECT_LT(result->whole_run_utilisation, result->utilisation);
}

INSTANTIATE_TEST_SUITE_P(Jobs, PublishedRun, ::testing::Values("deepseek-v3", "llama-3.1-405b"));

TEST(Train, NodePowerIsWhatWasMeasured) {
  auto question = small();
  EXPECT_NEAR(trained(question)->node_power.p50, 7.16, 0.716);
  question.chip = "b200_sxm";
  EXPECT_NEAR(trained(question)->node_power.p50, 9.58, 0.958);
}

// Measured runs whose plan is unknown take longer than the best plan found; a plan that is given is taken as it is.
TEST(Train, ASearchedPlanIsNotWhatARunReaches) {
  const auto searched = trained(small());
  ASSERT_TRUE(searched);
  EXPECT_GT(searched->untuned, 1.0);
  auto question = small();
  question.plan = cluster::to_string(searched->plan);
  const auto given = trained(question);
  ASSERT_TRUE(given) << base::to_string(given.error());
  EXPECT_DOUBLE_EQ(given->untuned, 1.0);
  EXPECT_NEAR(searched->step.time, searched->untuned * given->step.time, 1e-9 * given->step.time);
  EXPECT_GE(searched->others.front().time, searched->step.time * (1.0 - 1e-9));
}

TEST(Train, TheUsualBatchIsAboutFourMillionTokensThatTheChipsDivide) {
  auto question = small();
  EXPECT_DOUBLE_EQ(trained(question)->job.batch, 1024.0);
  question.count = 24;
  EXPECT_DOUBLE_EQ(trained(question)->job.batch, 768.0);
}

TEST(Train, HoursEnergyAndMoneyAgree) {
  const auto result = trained(small());
  ASSERT_TRUE(result);
  const double rate = result->tokens_a_chip.p50;
  EXPECT_NEAR(rate, result->job.batch * result->job.sequence / (8.0 * result->step.time), 1e-9 * rate);
  EXPECT_NEAR(result->chip_hours.p50, result->tokens / (rate * result->whole_run_share) / 3600.0, 1.0);
  EXPECT_NEAR(result->days.p50 * 24.0 * 8.0, result->chip_hours.p50, 1e-6 * result->chip_hours.p50);
  // Medians of products of many draws: the product of medians within the error of 4,000 draws.
  EXPECT_NEAR(result->energy.p50 * 1e6 / result->chip_hours.p50, result->site_power.p50 * 1e3 / 8.0,
              0.05 * result->site_power.p50 * 1e3 / 8.0);
  EXPECT_NEAR(result->cost.p50 * 1e6 / result->chip_hours.p50 / result->chip_hour_cost.p50, 1.0, 0.05);
}

TEST(Train, ElectricityIsDearerInEurope) {
  auto question = small();
  const double us = trained(question)->chip_hour_cost.p50;
  question.place = "europe";
  EXPECT_GT(trained(question)->chip_hour_cost.p50, us);
}

TEST(Train, WrongInputIsAnswered) {
  auto question = small();
  question.chip = "h10_sxm";
  EXPECT_EQ(train_error(question), "unknown chip 'h10_sxm'; did you mean 'h100_sxm'?");
  question = small();
  question.model = "";
  EXPECT_EQ(train_error(question),
            "no model (a shipped model, model_file FILE.toml or a job was expected); headway train llama-3.1-70b");
  question = small();
  question.tokens = -5;
  EXPECT_EQ(train_error(question),
            "tokens -5 (expected a number above 0, at most 10^18); give, for instance, tokens 15e12");
  question = small();
  question.count = 0;
  EXPECT_EQ(train_error(question),
            "count 0 (expected a whole number of chips from 1 to 10^7); give, for instance, count 2048");
  question = small();
  question.plan = "tp=2,dp=8";
  EXPECT_EQ(train_error(question),
            "tp x pp x dp x cp = 16 is not count 8 (a plan uses every chip); change dp or count");
  question = small();
  question.place = "chine";
  EXPECT_EQ(train_error(question),
            "unknown place 'chine' (electricity has a price in us, china and europe); did you mean 'china'?");
  question = small();
  question.chip = "a100_sxm_80";
  question.precision = "fp8";
  EXPECT_EQ(train_error(question),
            "chip 'a100_sxm_80' does not train in 8-bit (the catalogue has no such floating rate); use precision bf16");
  question = small();
  question.model = "llama-3.1-405b";
  EXPECT_THAT(train_error(question), testing::StartsWith("no plan fits in memory; the leanest needs"));
  question = small();
  question.batch = 64;
  question.plan = "dp=8,zero=0";
  EXPECT_THAT(train_error(question), testing::StartsWith("the plan does not fit: it needs"));
  const auto job = read_job(cluster::cluster_folder(), "deepseek-v4");
  ASSERT_FALSE(job);
  EXPECT_THAT(base::to_string(job.error()), testing::HasSubstr("did you mean 'deepseek-v3'?"));
}

TEST(Train, NothingOverflowsAtTheEnds) {
  cluster::Shape huge = cluster::shipped("llama-3.1-405b");
  huge.layers = 1000;
  huge.hidden = 1048576;
  huge.heads = 8192;
  huge.key_value_heads = 8192;
  huge.head_width = 128;
  huge.feed_forward = 1e8;  // 10^15 parameters and more
  const cluster::Machine machine = cluster::machine_named("gb300");
  const auto efficiencies =
      cluster::efficiencies_of(cluster::cluster_book().layout, cluster::fitted_efficiencies().medians(), 2, 2025.9);
  cluster::Plan plan;
  plan.tensor = 64;
  plan.pipeline = 1000;
  plan.data = 156;
  const cluster::Job job{1e6 * 156, 131072, 1.0};
  EXPECT_GT(cluster::parameters(huge).total, 1e15);
  const auto step = cluster::step_of(huge, job, plan, machine, efficiencies);
  EXPECT_TRUE(std::isfinite(step.time));
  auto question = small();
  question.count = 1e7;
  question.batch = 1e7;
  question.plan = "dp=10000000,recompute=full,zero=3";
  EXPECT_THAT(train_error(question),
              testing::StartsWith("a run on 10000000 chips makes no progress (a failure every "));
  question.count = 1e5;
  question.batch = 1e5;
  question.plan = "dp=100000,recompute=full,zero=3";
  const auto result = trained(question);
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_TRUE(std::isfinite(result->chip_hours.p95));
}

TEST(Train, WhatIsNotAskedIsTheBooks) {
  fit::ClusterBook book = cluster::cluster_book();
  const auto trained_by = [&](const TrainQuestion& question) {
    return cluster::read_or_stop(train(book, cluster::fitted_efficiencies(), cluster::cluster_ranges(), question));
  };
  TrainQuestion question = small();
  const TrainResult before = trained_by(question);
  EXPECT_EQ(before.question.software, book.layout.constants.reference_date);
  EXPECT_EQ(before.tokens, 20.0 * before.parameters.active);
  EXPECT_EQ(before.job.batch, 1024.0);  // 4 M tokens are 977 sequences of 4,096: the nearest power of two
  book.layout.constants.tokens_per_parameter = 30.0;
  book.layout.constants.tokens_per_step = 2e6;
  book.layout.constants.reference_date = 2026.5;
  const TrainResult after = trained_by(question);
  EXPECT_EQ(after.tokens, 30.0 * after.parameters.active);
  EXPECT_EQ(after.job.batch, 512.0);
  EXPECT_EQ(after.question.software, 2026.5);
  question.software = 2025.0;
  EXPECT_EQ(trained_by(question).question.software, 2025.0);
}

TEST(Train, KernelsThatHideTheTravelToExpertsHaveADate) {
  fit::ClusterBook book = cluster::cluster_book();
  TrainQuestion question;
  question.model = "deepseek-v3";
  question.count = 2048;
  question.batch = 2048;
  question.software = 2025.5;
  question.threads = 2;
  const auto hides = [&] {
    return cluster::read_or_stop(train(book, cluster::fitted_efficiencies(), cluster::cluster_ranges(), question))
        .plan.overlap_experts;
  };
  EXPECT_TRUE(hides());
  book.layout.constants.overlap_experts = 2025.6;
  EXPECT_FALSE(hides());
}

}  // namespace
}  // namespace headway::jobs

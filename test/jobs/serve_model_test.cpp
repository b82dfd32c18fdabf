#include "headway/jobs/serve_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../cluster/cluster_book.hpp"

namespace headway::jobs {
namespace {

base::Result<ServeResult> served(const ServeQuestion& question) {
  return serve_model(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), question);
}

std::string error_of(const ServeQuestion& question) {
  const auto result = served(question);
  return result ? "" : base::to_string(result.error());
}

ServeQuestion usual() {
  ServeQuestion question;
  question.model = "llama-3.1-70b";
  return question;
}

TEST(ServeModel, RatesLieInTheirBandsAndBelowEachPartAlone) {
  const auto result = served(usual());
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_LT(result->rate.p5, result->rate.p50);
  EXPECT_GT(result->rate.p95, result->rate.p50);
  EXPECT_LT(result->rate.p50, result->decode_rate.p50);
  EXPECT_LE(result->serving.step, 0.1);
}

TEST(ServeModel, AStrongerChipServesMoreForLessEnergy) {
  auto question = usual();
  const auto h20 = [&] {
    question.chip = "h20_96";
    return served(question);
  }();
  question.chip = "h200_sxm";
  const auto h200 = served(question);
  EXPECT_GT(h200->rate.p50, 2.0 * h20->rate.p50);
  EXPECT_LT(h200->energy.p50, h20->energy.p50);
}

TEST(ServeModel, WrongInputIsAnswered) {
  auto question = usual();
  question.prompt = 0;
  EXPECT_THAT(error_of(question), testing::StartsWith("prompt 0 or output 500 (expected tokens from 1 to 10^7)"));
  question = usual();
  question.precision = "fp4";
  EXPECT_EQ(error_of(question), "chip 'h100_sxm' has no 4-bit rate; leave precision out");
  question = usual();
  question.model = "llama-3.1-405b";
  question.count = 2;
  EXPECT_THAT(error_of(question),
              testing::StartsWith("no replica of up to 2 chips serves within the limits (at batch 1 "));
  question = usual();
  question.count = 2.5;
  EXPECT_THAT(error_of(question), testing::StartsWith("count 2.5 (expected a whole number"));
}

}  // namespace
}  // namespace headway::jobs

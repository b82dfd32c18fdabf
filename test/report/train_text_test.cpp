#include "headway/report/train_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../cluster/cluster_book.hpp"
#include "headway/report/serving_text.hpp"
#include "headway/results/train.hpp"
#include "headway/results/write_json.hpp"

namespace headway::report {
namespace {

jobs::TrainResult result() {
  jobs::TrainQuestion question;
  question.model = "llama-3.1-8b";
  question.count = 16;
  question.threads = 2;
  return cluster::read_or_stop(
      jobs::train(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), question));
}

TEST(TrainReport, TextSaysTheDenominatorAndBothMfu) {
  const std::string text = train_text(result());
  EXPECT_THAT(text, testing::HasSubstr("BF16"));
  EXPECT_THAT(text, testing::HasSubstr("989.4"));
  EXPECT_THAT(text, testing::HasSubstr("MFU of the whole run"));
  EXPECT_THAT(text, testing::HasSubstr("Memory of the fullest chip"));
  EXPECT_THAT(text, testing::Not(testing::HasSubstr("nan")));
}

TEST(TrainReport, JsonPartsAddUpToTheStep) {
  const auto json = nlohmann::json::parse(results::json(results::train(), result()));
  double sum = 0.0;
  for (const auto& part : json["step_parts_s"]) {
    sum += part.get<double>();
  }
  EXPECT_NEAR(sum, json["step_s"]["p50"].get<double>(), 1e-9 * sum);
  EXPECT_EQ(json["denominator_flop_per_s"], 989.4e12);
  EXPECT_TRUE(json["published_chip_hours"].is_null());
  EXPECT_FALSE(json["next_best"].empty());
}

TEST(ServingReport, TextAndJsonAgree) {
  jobs::ServeQuestion question;
  question.model = "llama-3.1-8b";
  const auto served = cluster::read_or_stop(
      jobs::serve_model(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), question));
  const auto json = nlohmann::json::parse(results::json(results::serve_model(), served));
  EXPECT_GT(json["tokens_per_s_per_chip"]["p95"], json["tokens_per_s_per_chip"]["p5"]);
  EXPECT_THAT(serving_text(served), testing::HasSubstr("A million tokens written"));
}

}  // namespace
}  // namespace headway::report

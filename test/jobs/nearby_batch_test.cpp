#include "headway/jobs/nearby_batch.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../cluster/cluster_book.hpp"
#include "headway/jobs/train.hpp"

namespace headway::jobs {
namespace {

TEST(NearbyBatch, TriesTheBatchesThatShareMostDivisorsWithTheChips) {
  const auto near = batches_near(4000, 4096);
  ASSERT_EQ(near.size(), 16U);
  EXPECT_EQ(near[0], 4096);
  EXPECT_EQ(near[1], 3840);
  for (const double batch : near) {
    EXPECT_GE(batch, 3800);
    EXPECT_LE(batch, 4200);
    EXPECT_NE(batch, 4000);
  }
}

TEST(NearbyBatch, ASmallBatchHasNoneNear) { EXPECT_TRUE(batches_near(8, 64).empty()); }

TEST(NearbyBatch, IsToldOnlyWhereItGainsMoreThanOnePercent) {
  const auto ask = [](double faster) {
    return faster_nearby(4000, 4096, 10.0, [faster](double batch) -> std::optional<double> {
      return batch == 4096 ? std::optional(10.0 * (batch / 4000.0) / faster) : std::nullopt;
    });
  };
  EXPECT_FALSE(ask(1.009));
  const auto told = ask(1.03);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->batch, 4096);
  EXPECT_NEAR(told->gain, 0.03, 1e-12);
}

TEST(NearbyBatch, TheGainToldIsTheGainOfTrainingAtThatBatch) {
  TrainQuestion question;
  question.model = "llama-3.1-8b";
  question.count = 64;
  question.batch = 1021;  // a prime: one plan alone divides it
  question.threads = 2;
  question.tries_nearby_batches = true;
  const auto trained = [](const TrainQuestion& asked) {
    return train(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), asked);
  };
  const auto poor = trained(question);
  ASSERT_TRUE(poor) << base::to_string(poor.error());
  ASSERT_TRUE(poor->nearby_batch);
  question.batch = poor->nearby_batch->batch;
  question.tries_nearby_batches = false;
  const auto better = trained(question);
  ASSERT_TRUE(better);
  EXPECT_FALSE(better->nearby_tried);
  EXPECT_NEAR(better->tokens_a_chip.p50 / poor->tokens_a_chip.p50 - 1.0, poor->nearby_batch->gain, 1e-9);
}

}  // namespace
}  // namespace headway::jobs

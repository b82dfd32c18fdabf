#include "headway/cluster/shape.hpp"

#include <gtest/gtest.h>

#include <ostream>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

struct Published {
  const char* model;
  double total;   // 10^9
  double active;  // 10^9
};

void PrintTo(const Published& published, std::ostream* out) { *out << published.model; }

class PublishedParameters : public ::testing::TestWithParam<Published> {};

// Published figures are rounded, and leave norms and biases in: within 2 % of the total, 4 % of what a token meets.
TEST_P(PublishedParameters, FollowFromTheShape) {
  const Parameters counted = parameters(shipped(GetParam().model));
  EXPECT_NEAR(counted.total / 1e9, GetParam().total, 0.02 * GetParam().total);
  EXPECT_NEAR(counted.active / 1e9, GetParam().active, 0.04 * GetParam().active);
}

INSTANTIATE_TEST_SUITE_P(Shipped, PublishedParameters,
                         ::testing::Values(Published{"gpt-3-175b", 175, 175}, Published{"megatron-1t", 1008, 1008},
                                           Published{"llama-3.1-8b", 8.03, 8.03},
                                           Published{"llama-3.1-70b", 70.6, 70.6},
                                           Published{"llama-3.1-405b", 405, 405}, Published{"mixtral-8x7b", 46.7, 12.9},
                                           Published{"deepseek-v3", 671, 37.5}, Published{"pangu-ultra-135b", 135, 135},
                                           Published{"pangu-ultra-moe-718b", 718, 39},
                                           Published{"qwen3-235b-a22b", 235, 22}, Published{"kimi-k2", 1040, 32.5},
                                           Published{"nemotron-4-340b", 341, 341},
                                           Published{"nemotron-3-nano-30b-a3b", 31.6, 3.6}));

TEST(Shape, TrainingCountsWhatMegatronsFormulaCounts) {
  // 72 L h^2 (1 + s/6h + V/12hL) a token: 2104.04473, equation 3, without recomputation.
  const Shape& gpt = shipped("gpt-3-175b");
  const double sequence = 2048;
  const double formula = 72.0 * gpt.layers * gpt.hidden * gpt.hidden *
                         (1.0 + sequence / (6.0 * gpt.hidden) + gpt.vocabulary / (12.0 * gpt.hidden * gpt.layers));
  EXPECT_NEAR(training_flop(gpt, sequence, Square::whole, false) / formula, 1.0, 1e-12);
}

TEST(Shape, CausalAttentionCountsHalfTheSquare) {
  const Shape& gpt = shipped("gpt-3-175b");
  EXPECT_EQ(positions_seen(gpt, 2048, Square::causal), 1024);
  EXPECT_EQ(positions_seen(gpt, 2048, Square::whole), 2048);
}

TEST(Shape, WindowedLayersSeeNoFurtherThanTheirWindow) {
  const Shape& oss = shipped("gpt-oss-120b");
  // Half the layers see 128 positions, half see 4096 / 2.
  EXPECT_EQ(positions_seen(oss, 4096, Square::causal), 0.5 * 128 + 0.5 * 2048);
}

TEST(Shape, LatentAttentionKeepsTheLatentAlone) {
  EXPECT_EQ(cached_numbers(shipped("deepseek-v3")), 512 + 64);
  EXPECT_EQ(cached_numbers(shipped("llama-3.1-70b")), 8 * (128 + 128));
}

TEST(Shape, AHybridAttendsInItsAttentionLayersAlone) {
  const Shape& nano = shipped("nemotron-3-nano-30b-a3b");
  EXPECT_EQ(nano.attention_layers(), 6);
  EXPECT_EQ(nano.mixture_layers(), 23);
  // Twice the sequence adds 6 layers x 2 a (d + d) x half of it, and nothing for the 23 that recur.
  const double more = forward_flop(nano, 8192, Square::causal) - forward_flop(nano, 4096, Square::causal);
  EXPECT_DOUBLE_EQ(more, 6.0 * 2.0 * 32.0 * 256.0 * 2048.0);
  EXPECT_EQ(shipped("deepseek-v3").attention_layers(), 61);
}

TEST(Shape, PredictionLayersAddToTrainingOnly) {
  const Shape& deepseek = shipped("deepseek-v3");
  const double without = training_flop(deepseek, 4096, Square::causal, false);
  const double with = training_flop(deepseek, 4096, Square::causal, true);
  // One layer of 61 and a second output table.
  EXPECT_GT(with, without * (1.0 + 1.0 / 61.0));
  EXPECT_LT(with, without * 1.1);
  EXPECT_EQ(without, 3.0 * forward_flop(deepseek, 4096, Square::causal));
}

}  // namespace
}  // namespace headway::cluster

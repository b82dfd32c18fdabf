#include "headway/cluster/read_shape.hpp"

#include <gtest/gtest.h>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

std::string error_of(const std::string& text) {
  const auto model = parse_model(text, "mine.toml");
  return model ? "" : base::to_string(model.error());
}

constexpr const char* kDense =
    "name = \"Mine\"\nlayers = 4\nhidden = 64\nheads = 4\nvocabulary = 100\nfeed_forward = 256\n";

TEST(ReadShape, FillsWhatFollows) {
  const auto model = parse_model(kDense, "models/mine.toml");
  ASSERT_TRUE(model);
  EXPECT_EQ(model->shape.id, "mine");
  EXPECT_EQ(model->shape.key_value_heads, 4);
  EXPECT_EQ(model->shape.head_width, 16);
  EXPECT_TRUE(model->shape.gated);
}

TEST(ReadShape, SaysWhatIsMissingOrWrong) {
  EXPECT_EQ(error_of("name = \"Mine\"\nlayers = 4\nheads = 4\nvocabulary = 9\nfeed_forward = 8\n"),
            "mine.toml:1: the model has no 'hidden' (every model needs one); add it");
  EXPECT_EQ(error_of(std::string(kDense) + "hiden = 3\n"),
            "mine.toml:7: unknown key 'hiden' in the model; did you mean 'hidden'?");
  EXPECT_EQ(error_of("name = \"M\"\nlayers = 4\nhidden = 64\nheads = 4\nvocabulary = 100\n"),
            "mine.toml:1: the model has no 'feed_forward' and no 'experts' (a layer needs one); add it");
  EXPECT_EQ(error_of(std::string(kDense) + "experts = 8\n"),
            "mine.toml:1: the model has experts but no 'top_k' or no 'expert_width' (both are needed); add them");
  EXPECT_EQ(error_of(std::string(kDense) + "experts = 8\ntop_k = 9\nexpert_width = 5\n"),
            "mine.toml:1: a token of the model meets 9 experts of 8 (top_k is at most the experts); lower top_k");
  EXPECT_EQ(error_of("name = \"M\"\nlayers = 4.5\nhidden = 64\nheads = 4\nvocabulary = 100\nfeed_forward = 9\n"),
            "mine.toml:2: 'layers' of the model is 4.5 (expected a whole number from 1 to 1e9); correct it");
}

TEST(ReadShape, FindsTheModelASourceMeans) {
  const auto& models = cluster_book().models;
  const auto means = [&](const char* text) {
    const Model* const model = model_written(models, text);
    return model == nullptr ? std::string("none") : model->shape.id;
  };
  EXPECT_EQ(means("Llama 3.1 405B (MLPerf)"), "llama-3.1-405b");
  EXPECT_EQ(means("LLAMA3_70B SFT"), "llama-3.1-70b");
  EXPECT_EQ(means("DeepSeekV3 (w/o MTP)"), "deepseek-v3");
  EXPECT_EQ(means("DeepSeekV4 Flash"), "none");
  EXPECT_EQ(means("Qwen3_30B_a3B"), "qwen3-30b-a3b");
  const auto unknown = find_model(models, "llama-3.1-70bb-chat");
  EXPECT_TRUE(unknown) << "a longer name of a known model is that model";
  const auto wrong = find_model(models, "lama-3.1-70b");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(base::to_string(wrong.error()),
            "unknown model 'lama-3.1-70b' (no such file in the book's models); did you mean 'llama-3.1-70b'? or give "
            "model_file FILE.toml");
}

}  // namespace
}  // namespace headway::cluster

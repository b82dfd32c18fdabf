#include "headway/fit/source_words.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "own_folder.hpp"

namespace headway::fit {
namespace {

base::Result<SourceWords> words_in(const std::string& text) {
  const auto file = own_path("source_words.toml");
  std::ofstream(file) << text;
  return read_source_words(file);
}

std::string words_error(const std::string& text) {
  const auto words = words_in(text);
  const std::string all = words ? "" : base::to_string(words.error());
  const std::size_t at = all.find("source_words.toml");
  return at == std::string::npos ? all : all.substr(at);
}

TEST(SourceWords, NameChipsAndRequests) {
  const auto words = words_in(
      "[chip]\n\"A100-80GB\" = \"a100_sxm_80\"\n[workload.x]\nprompt = 294\noutput = 145\nunit = \"token\"\n"
      "source = \"s\"\npublished = 2025-09-09\n");
  ASSERT_TRUE(words) << base::to_string(words.error());
  EXPECT_EQ(words->chips.at("A100-80GB"), "a100_sxm_80");
  EXPECT_EQ(words->workloads.at("x").prompt, 294.0);
  EXPECT_EQ(words->workloads.at("x").output, 145.0);
}

TEST(SourceWords, RulesThatReadNotesAreRefused) {
  EXPECT_EQ(words_error("[[rule]]\ntext = \"MLPERF40\"\nsoftware = 2024.3\n").substr(0, 57),
            "source_words.toml:1: unknown key 'rule' in the file; did ");
  EXPECT_EQ(words_error("[workload.x]\nprompt = 294\n"),
            "source_words.toml:1: workload.x has no 'output' (a request reads and writes tokens); add it");
}

}  // namespace
}  // namespace headway::fit

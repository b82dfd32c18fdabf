// What happened in 2026, beside the claims: read with its date, and refused with file and line.
#include "headway/study/claims/observed.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "headway/study/claims/claims.hpp"
#include "own_folder.hpp"
#include "study/default_book.hpp"

namespace headway::study::claims {
namespace {

constexpr const char* kTwo = R"([[observed]]
claim = "C1"
text = "It happened."
source = "a gazette"
published = 2026-03-01
confidence = "high"

[[observed]]
claim = "C1"
text = "It happened again."
source = "a gazette"
published = 2026-08-01
confidence = "low"
)";

std::filesystem::path folder_with(const std::string& content) {
  const auto file = own_path("claims_2026.toml");
  std::ofstream(file) << content;
  return file.parent_path();
}

std::string observed_error(const std::string& content) {
  const auto read = read_observed(folder_with(content), claim_ids(), std::nullopt);
  return read ? "" : base::to_string(read.error());
}

TEST(ObservedClaims, OnlyWhatWasPublishedByThenIsKnown) {
  const auto folder = folder_with(kTwo);
  EXPECT_EQ(read_observed(folder, claim_ids(), std::nullopt)->at("C1").size(), 2U);
  const auto early = read_observed(folder, claim_ids(), base::Day{2026, 3, 1});
  ASSERT_EQ(early->at("C1").size(), 1U);
  EXPECT_EQ(early->at("C1").front().text, "It happened.");
  EXPECT_TRUE(read_observed(folder, claim_ids(), base::Day{2025, 12, 31})->empty());
}

TEST(ObservedClaims, ABookWithoutTheFileHasNone) {
  EXPECT_TRUE(read_observed(own_path("none").parent_path() / "nowhere", claim_ids(), std::nullopt)->empty());
}

TEST(ObservedClaims, BadRowsAreRefusedWithTheirLine) {
  std::string wrong = kTwo;
  EXPECT_NE(observed_error(wrong.replace(wrong.find("C1"), 2, "C91")).find("claims_2026.toml:2: unknown claim 'C91'"),
            std::string::npos);
  wrong = kTwo;
  EXPECT_NE(observed_error(wrong.replace(wrong.find("high"), 4, "sure")).find("high"), std::string::npos);
  EXPECT_NE(observed_error("[[observed]]\nclaim = \"C1\"\n").find("text"), std::string::npos);
}

// The book's own file: every claim has a sentence, and the vintage of 2025 has none.
TEST(ObservedClaims, EveryClaimOfTheBookHasOne) {
  const auto folder = default_question().book;
  const auto all = read_observed(folder, claim_ids(), std::nullopt);
  ASSERT_TRUE(all) << base::to_string(all.error());
  EXPECT_EQ(all->size(), claim_ids().size());
  EXPECT_TRUE(read_observed(folder, claim_ids(), base::Day{2025, 12, 31})->empty());
}

}  // namespace
}  // namespace headway::study::claims

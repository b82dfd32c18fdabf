#include "headway/chips/classes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "headway/balance/shipped_classes.hpp"
#include "own_folder.hpp"

namespace headway::chips {
namespace {

const std::filesystem::path kFile = std::filesystem::path(HEADWAY_SOURCE_DIR) / "book/classes.toml";

std::string shipped_text() {
  std::ifstream in(kFile);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A class of this name, kind and designer with further lines.
std::string chip_class(const std::string& name, const std::string& kind, const std::string& designer,
                       const std::string& more) {
  return "\n[chip_class." + name + "]\nmeans = \"a test\"\nkind = \"" + kind + "\"\ndesigner = \"" + designer +
         "\"\nsource = \"a test\"\npublished = 2026-06-30\n" + more + "\n";
}

base::Result<Classes> with(const std::string& more) { return parse_classes(shipped_text() + more, "classes.toml"); }

std::string refusal(const std::string& more) {
  const auto read = with(more);
  return read ? "" : read.error().problem + " (" + read.error().why + "); " + read.error().suggestion;
}

// The engine's own copy, for runs without a book, says what the book says.
TEST(ClassesFile, TheShippedBookSaysWhatTheEngineTakesForGranted) {
  const auto read = read_classes(kFile);
  ASSERT_TRUE(read) << base::to_string(read.error());
  for (int c = 0; c < balance::kClassCount; ++c) {
    EXPECT_EQ(read->facts.fact[c], balance::kShippedClasses.fact[c])
        << balance::kClassNames.at(static_cast<std::size_t>(c));
  }
  EXPECT_EQ(read->facts, balance::kShippedClasses);
  EXPECT_TRUE(read->added().empty());
}

TEST(ClassesFile, AClassThatIsAddedFillsASlotOfItsKind) {
  const auto read = with(chip_class("x100", "merchant", "nvidia", "beside = \"b300\"\ndiverted = true") +
                         chip_class("asic", "captive", "google", "succeeds = \"tpu_next\"") +
                         chip_class("ascend_980", "domestic", "huawei",
                                    "succeeds = \"ascend_970\"\ndesign = \"ascend_980\"\nmemory = \"own_fast\"\n"
                                    "packaging_rank = 5"));
  ASSERT_TRUE(read) << base::to_string(read.error());
  EXPECT_EQ(read->of_class(balance::kSpareMerchant), "x100");
  EXPECT_EQ(read->of_class(balance::kSpareCaptive), "asic");
  EXPECT_EQ(read->of_class(balance::kSpareDomestic), "ascend_980");
  EXPECT_EQ(read->of_design(balance::kSpareDesign), "ascend_980");
  EXPECT_EQ(read->facts.merchants, 15);
  EXPECT_EQ(read->facts.generations[balance::kGoogle].slot[0], balance::kSpareCaptive);
  EXPECT_EQ(read->facts.packaging_order.slot[0], balance::kSpareDomestic - balance::kForeignCount);
  EXPECT_EQ(read->slots_filled().at("x100"), "spare_merchant_1");
}

TEST(ClassesFile, AClassCountsFromTheDayOnThatItWasPublished) {
  const auto file = own_path("over.toml");
  std::ofstream(file) << chip_class("x100", "merchant", "nvidia", "beside = \"b300\"");
  const auto before = read_classes(kFile, {file}, base::Day{2025, 12, 31});
  ASSERT_TRUE(before) << base::to_string(before.error());
  EXPECT_EQ(before->facts.merchants, 14);
  EXPECT_EQ(before->later, std::vector<std::string>{"x100"});
  const auto after = read_classes(kFile, {file}, base::Day{2026, 12, 31});
  EXPECT_EQ(after->facts.merchants, 15);
  EXPECT_EQ(after->overlaid, std::vector<std::string>{"x100"});
}

TEST(ClassesFile, WhatCannotBeIsRefusedWithAWayOut) {
  EXPECT_NE(refusal(chip_class("x100", "merchant", "intel", "")).find("did you mean"), std::string::npos)
      << refusal(chip_class("x100", "merchant", "intel", ""));
  EXPECT_EQ(refusal(chip_class("x100", "merchant", "nvidia", "")),
            "class x100 neither succeeds a class nor stands beside one (its designer's wafers already go to other "
            "classes); add succeeds = \"...\" or beside = \"...\"");
  EXPECT_EQ(
      refusal(chip_class("x100", "merchant", "nvidia", "succeeds = \"rubin\"")),
      "class x100 succeeds rubin, as rubin_next does (generations follow one another); let one of the two succeed "
      "the other, or stand beside it");
  EXPECT_EQ(
      refusal(chip_class("x100", "merchant", "nvidia", "beside = \"mi350\"")),
      "class x100 follows mi350 of another designer or kind (classes share the wafers of their own designer); name "
      "one of its own");
  EXPECT_EQ(refusal(chip_class("x100", "merchant", "nvidia", "beside = \"h20\"")),
            "class x100 follows h20, which is no generation (that class is made for China alone, or on the line of "
            "another); name the class whose line it is made on");
  EXPECT_EQ(refusal(chip_class("x100", "merchant", "nvidia", "beside = \"b300\"\nmemory = \"bought\"")),
            "'memory' of chip_class.x100 means nothing here (the class is foreign); leave it out");
  std::string three;
  for (const auto* name : {"x100", "x200", "x300"}) {
    three += chip_class(name, "merchant", "nvidia", "beside = \"b300\"");
  }
  EXPECT_EQ(
      refusal(three),
      "there is no slot left for class x300 (the engine has 2 spare slots for merchant classes); leave one out, or "
      "raise its number in src/headway/balance/classes.hpp and build again");
}

TEST(ClassesFile, AClassThatEquationsNameStaysWhatTheyTakeItFor) {
  const auto file = own_path("over.toml");
  const auto restated = [&](const std::string& text) {
    std::ofstream(file) << text;
    const auto read = read_classes(kFile, {file});
    return read ? std::string("taken") : read.error().why;
  };
  EXPECT_EQ(restated(chip_class("b200", "merchant", "nvidia", "succeeds = \"h100\"")), "taken");
  EXPECT_EQ(restated(chip_class("rubin_next", "merchant", "nvidia", "china_line = true")), "it has no line for China");
  EXPECT_EQ(restated(chip_class("ascend_950pr", "domestic", "huawei",
                                "succeeds = \"ascend_910c\"\ndesign = \"ascend_950\"\nmemory = \"own_low_cost\"\n"
                                "packaging_rank = 50")),
            "its observed output says where wafers went (K2)");
}

TEST(ClassesFile, AClassThatEquationsNameIsMissed) {
  const auto read = parse_classes(chip_class("x100", "merchant", "nvidia", ""), "classes.toml");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().problem, "there is no class a100");
}

}  // namespace
}  // namespace headway::chips

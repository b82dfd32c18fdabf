// What must hold of every chip in the catalogue, and what a wrong file is answered with.
#include "headway/chips/catalogue.hpp"

#include <gtest/gtest.h>

#include <set>

#include "book.hpp"

namespace headway::chips {
namespace {

TEST(Catalogue, HoldsEveryChipOnce) {
  std::set<std::string> ids;
  for (const Chip& chip : book_catalogue().chips) {
    EXPECT_TRUE(ids.insert(chip.id).second) << chip.id;
  }
  EXPECT_EQ(ids.size(), 93U);
}

TEST(Catalogue, EveryChipHasSourcesAndPlausibleFigures) {
  const base::Day vantage{2025, 12, 31};
  const base::Day newest{2026, 11, 30};
  for (const Chip& chip : book_catalogue().chips) {
    EXPECT_FALSE(chip.sources.empty()) << chip.id;
    EXPECT_FALSE(chip.published_is_vantage && chip.published != vantage) << chip.id;
    EXPECT_LE(chip.published, newest) << chip.id;
    EXPECT_GT(chip.where.line, 0) << chip.id;
    for (const Precision precision : kPrecisions) {
      EXPECT_GT(rate(chip, precision).value_or(1.0), 0.0) << chip.id;
    }
    // A mistyped unit shows as a factor of a thousand.
    EXPECT_LT(chip.memory_bandwidth_tb_s.value_or(1.0), 30.0) << chip.id;
    EXPECT_LT(chip.scale_up_gb_s.value_or(1.0), 5000.0) << chip.id;
    EXPECT_LT(chip.bf16.value_or(1.0), 10000.0) << chip.id;
    EXPECT_EQ(chip.price_usd.has_value(), !chip.price_date.empty()) << chip.id;
  }
}

TEST(Catalogue, EveryChipPastItsPlanHasLaunchedWhenItsSourceCameOut) {
  for (const Chip& chip : book_catalogue().chips) {
    if (chip.launch && chip.status != "planned") {
      EXPECT_LE(chip.launch->first, base::Month::of(chip.published.year, chip.published.month)) << chip.id;
    }
    if (chip.status == "planned") {
      EXPECT_TRUE(chip.launch) << chip.id;
    }
  }
}

TEST(Catalogue, ReadsFieldsAsWritten) {
  const Chip& chip = book_chip("h200_sxm");
  EXPECT_EQ(chip.vendor, "Nvidia");
  EXPECT_EQ(chip.designer, "US");
  EXPECT_EQ(chip.launch, base::parse_period("2024Q2"));
  EXPECT_EQ(chip.memory_gb, 141.0);
  EXPECT_EQ(chip.memory_bandwidth_tb_s, 4.8);
  EXPECT_EQ(chip.price_usd->low, 25000.0);
  EXPECT_EQ(chip.price_usd->high, 27000.0);
  EXPECT_EQ(chip.unverified, std::vector<std::string>{"hbm_stacks"});
  EXPECT_FALSE(book_chip("mi308x").bf16);
}

TEST(Catalogue, EveryClassStandsForAChip) {
  EXPECT_EQ(book_catalogue().classes.size(), 26U);
  for (const ChipClass& entry : book_catalogue().classes) {
    EXPECT_TRUE(chip_of_class(book_catalogue(), entry.id)) << entry.id;
  }
  EXPECT_EQ((*chip_of_class(book_catalogue(), "b200"))->id, "gb200");
  EXPECT_EQ(book_catalogue().classes.front().china_variant, "a800_sxm_80");
}

TEST(Catalogue, NamesTheNearestChip) {
  const auto found = find_chip(book_catalogue(), "h200-sxm");
  ASSERT_FALSE(found);
  EXPECT_EQ(base::to_string(found.error()), "unknown chip 'h200-sxm'; did you mean 'h200_sxm'?");
  const auto of_class = chip_of_class(book_catalogue(), "h201");
  ASSERT_FALSE(of_class);
  EXPECT_NE(base::to_string(of_class.error()).find("'h200'"), std::string::npos);
}

const std::string kGood =
    "[class.c]\nchip = \"x\"\n[chip.x]\nname = \"X\"\nvendor = \"V\"\ndesigner = \"US\"\nstatus = \"shipping\"\n"
    "sources = [\"s\"]\npublished = 2025-12-31\nconfidence = \"low\"\n";

std::string error_of(const std::string& text) {
  const auto catalogue = parse_catalogue(text, "chips.toml");
  return catalogue ? "none" : base::to_string(catalogue.error());
}

TEST(Catalogue, AnswersAWrongFileWithItsLine) {
  ASSERT_EQ(error_of(kGood), "none");
  EXPECT_EQ(error_of(kGood + "memory_bg = 80\n"),
            "chips.toml:11: unknown key 'memory_bg' in chip.x; did you mean 'memory_gb'?");
  EXPECT_EQ(error_of(kGood + "bf16 = -1\n"),
            "chips.toml:11: 'bf16' of chip.x is not a number above zero; leave the key out where no figure is known");
  EXPECT_EQ(
      error_of(kGood + "launch = \"2025Q5\"\n"),
      "chips.toml:11: '2025Q5' is no period (expected for 'launch' of chip.x); write it as 2025, 2025Q3, 2025H2 or "
      "2025-11");
  EXPECT_EQ(error_of(kGood + "price_usd = [2, 1]\n"),
            "chips.toml:11: 'price_usd' of chip.x is not a range (expected [low, high], both above zero); write "
            "[25000, 27000]");
  EXPECT_EQ(error_of(kGood + "unverified = [\"nodes\"]\n"),
            "chips.toml:11: 'nodes' in 'unverified' of chip.x is no field; did you mean 'node'?");
  EXPECT_EQ(error_of(kGood + "[chip.x\n").substr(0, 38), "chips.toml:11: the file is not TOML (E");
  EXPECT_EQ(error_of("[class.c]\nchip = \"y\"\n" + kGood.substr(21)),
            "chips.toml:1: unknown chip 'y'; did you mean 'x'?");
  EXPECT_EQ(error_of("[class.c]\nchip = \"x\"\n[chip.x]\nname = \"X\"\n"),
            "chips.toml:3: chip.x has no 'vendor' (every entry needs one); add it");
  EXPECT_NE(error_of(kGood + "note = 3\n").find("'note' of chip.x is not a text"), std::string::npos);
  EXPECT_NE(error_of("").find("no table [chip]"), std::string::npos);
}

TEST(Catalogue, AnswersAMissingFile) {
  const auto catalogue = read_catalogue("/no/such/chips.toml");
  ASSERT_FALSE(catalogue);
  EXPECT_NE(base::to_string(catalogue.error()).find("cannot read /no/such/chips.toml"), std::string::npos);
  EXPECT_FALSE(read_catalogue(HEADWAY_SOURCE_DIR));
}

TEST(Catalogue, AChipMayBeNamedByItsClassOrItsBeginning) {
  const auto meant = [](const std::string& name) {
    const auto found = chip_meant(book_catalogue(), name);
    return found ? (*found)->id : base::to_string(found.error());
  };
  EXPECT_EQ(meant("h200_sxm"), "h200_sxm");
  EXPECT_EQ(meant("h200"), "h200_sxm");
  EXPECT_EQ(meant("h20"), "h20_96") << "the class, not one of the two that begin so";
  EXPECT_EQ(meant("b200"), "b200_sxm");
  EXPECT_EQ(meant("ascend"), "unknown chip 'ascend'; did you mean 'ascend_960', 'ascend_970' or 'ascend_910'?");
}

}  // namespace
}  // namespace headway::chips

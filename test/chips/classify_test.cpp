// What each version of the rules catches, against what is known to have been stopped or sold.
#include "headway/chips/classify.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "book.hpp"

namespace headway::chips {
namespace {

Classification under(const std::string& rule, const std::string& chip) {
  return classify(book_chip(chip), book_rule(rule));
}

TEST(Classify, TheRuleOf2022StopsFastChipsWithFastLinks) {
  for (const char* chip : {"a100_sxm_80", "a100_sxm_40", "h100_sxm", "h200_sxm", "mi250x", "mi300x"}) {
    EXPECT_EQ(under("2022-10", chip).status, Status::caught) << chip;
  }
  for (const char* chip : {"a800_sxm_80", "h800_sxm", "v100_sxm2_32", "rtx_4090"}) {
    EXPECT_EQ(under("2022-10", chip).status, Status::free) << chip;
  }
}

TEST(Classify, TheRuleOf2023DropsTheLinkTest) {
  for (const char* chip : {"a800_sxm_80", "h800_sxm", "rtx_4090", "rtx_5090", "gb300", "b30a_proposed", "mi325x"}) {
    EXPECT_EQ(under("2023-10", chip).status, Status::caught) << chip;
    EXPECT_EQ(under("2023-10", chip).limb, "3A090.a: compute") << chip;
  }
  for (const char* chip : {"h20_96", "l20", "v100_sxm2_32"}) {
    EXPECT_EQ(under("2023-10", chip).status, Status::free) << chip;
  }
}

TEST(Classify, DensityCatchesSmallDies) {
  EXPECT_EQ(under("2023-10", "tpu_v5e").status, Status::caught);
  EXPECT_EQ(under("2023-10", "tpu_v5e").limb, "3A090.a: compute and density");
  Chip chip;
  chip.bf16 = 150.0;  // TPP 2,400
  chip.die_area_mm2 = 800.0;
  EXPECT_EQ(classify(chip, book_rule("2023-10")).limb, "3A090.b: compute");
  chip.bf16 = 149.9;
  EXPECT_EQ(classify(chip, book_rule("2023-10")).status, Status::free);
  chip.die_area_mm2 = 149.9 * 16.0 / 3.3;
  EXPECT_EQ(classify(chip, book_rule("2023-10")).limb, "3A090.b: density");
  EXPECT_EQ(classify(chip, book_rule("2023-10")).status, Status::notification);
}

TEST(Classify, LowerBoundsAreIncludedAndUpperOnesAreNot) {
  Rule rule;
  rule.limbs.push_back({.name = "band",
                        .outcome = Outcome::licence,
                        .tpp_at_least = 1600.0,
                        .tpp_below = 3200.0,
                        .density_at_least = std::nullopt,
                        .density_below = std::nullopt,
                        .scale_up_at_least_gb_s = std::nullopt,
                        .bandwidth_below_gb_s = std::nullopt});
  Chip chip;
  chip.bf16 = 100.0;
  EXPECT_EQ(classify(chip, rule).status, Status::caught);
  chip.bf16 = 200.0;
  EXPECT_EQ(classify(chip, rule).status, Status::free);
}

TEST(Classify, SaysWhichValueIsMissing) {
  EXPECT_EQ(under("2023-10", "mi308x").status, Status::unknown);
  EXPECT_EQ(under("2023-10", "mi308x").missing, (std::vector<std::string>{"rates", "die_area_mm2"}));
  EXPECT_EQ(under("2023-10", "metax_c500").missing, std::vector<std::string>{"die_area_mm2"});
  EXPECT_EQ(under("2022-10", "mlu590").missing, std::vector<std::string>{"scale_up_gb_s"});
  // Below 4,800 the link does not matter, above it the area does not.
  EXPECT_EQ(under("2022-10", "kunlun_2").status, Status::free);
  EXPECT_EQ(under("2023-10", "mlu590").status, Status::caught);
}

TEST(Classify, LettersAndLicencesGoByName) {
  for (const char* chip : {"h20_96", "mi308x"}) {
    EXPECT_EQ(under("2025-04", chip).status, Status::by_name) << chip;
    EXPECT_EQ(under("2025-04", chip).treatment, Treatment::licence_required) << chip;
    EXPECT_EQ(under("2025-08", chip).treatment, Treatment::licence_granted) << chip;
    EXPECT_EQ(under("2025-08", chip).levy, 0.15) << chip;
    EXPECT_EQ(under("2025-12", chip).treatment, Treatment::licence_granted) << chip;
  }
  EXPECT_EQ(under("2025-12", "h200_sxm").treatment, Treatment::announced);
  EXPECT_EQ(under("2025-12", "h200_sxm").levy, 0.25);
  EXPECT_EQ(under("2025-04", "h100_sxm").status, Status::caught);
  EXPECT_EQ(under("2025-04", "l20").status, Status::free);
}

TEST(Classify, TheRuleOf2026ReviewsWhatLiesBelowTwoLimits) {
  // TPP 15,832 at 4.8 TB/s, 15,832 at 3.35 and 20,919 at 6.0, all below 21,000 and 6.5 TB/s.
  for (const char* chip : {"h200_sxm", "h100_sxm", "mi325x"}) {
    EXPECT_EQ(under("2026-01", chip).status, Status::case_by_case) << chip;
    EXPECT_FALSE(is_barred(under("2026-01", chip))) << chip;
    EXPECT_EQ(under("2026-05", chip).status, Status::case_by_case) << chip;
  }
  for (const char* chip : {"gb200", "gb300", "b30a_proposed", "rubin_vr200"}) {
    EXPECT_EQ(under("2026-01", chip).status, Status::caught) << chip;
  }
  EXPECT_EQ(under("2026-01", "l20").status, Status::free);
  EXPECT_EQ(under("2026-01", "h20_96").treatment, Treatment::licence_granted);
}

TEST(Classify, AReviewedChipStaysBelowBothLimits) {
  Chip chip;
  chip.bf16 = 1000.0;  // TPP 16,000
  chip.memory_bandwidth_tb_s = 6.5;
  EXPECT_EQ(classify(chip, book_rule("2026-01")).status, Status::caught);
  chip.memory_bandwidth_tb_s = 6.4;
  EXPECT_EQ(classify(chip, book_rule("2026-01")).status, Status::case_by_case);
  chip.memory_bandwidth_tb_s.reset();
  EXPECT_EQ(classify(chip, book_rule("2026-01")).status, Status::unknown);
  EXPECT_EQ(classify(chip, book_rule("2026-01")).missing, std::vector<std::string>{"memory_bandwidth_tb_s"});
  chip.bf16 = 1312.5;  // 21,000: whatever the bandwidth
  EXPECT_EQ(classify(chip, book_rule("2026-01")).status, Status::caught);
}

TEST(FirstCaught, NamesTheVersionAndItsDay) {
  const auto first = [](const char* chip) { return first_caught(book_chip(chip), book_rules()); };
  EXPECT_EQ(first("a100_sxm_80")->rule, "2022-10");
  EXPECT_EQ(first("a100_sxm_80")->from, (base::Day{2022, 10, 21}));
  EXPECT_EQ(first("a800_sxm_80")->from, (base::Day{2023, 11, 17}));
  EXPECT_EQ(first("h20_96")->from, (base::Day{2025, 4, 9}));
  EXPECT_EQ(first("mi308x")->rule, "2025-04");
  EXPECT_FALSE(first("l20"));
}

TEST(StatusOn, FollowsTheVersionInForce) {
  const auto status = [](const char* chip, base::Day day) { return status_on(book_chip(chip), book_rules(), day); };
  EXPECT_EQ(status("a100_sxm_80", {2022, 10, 20}).status, Status::free);
  EXPECT_EQ(status("a100_sxm_80", {2022, 10, 21}).status, Status::caught);
  EXPECT_EQ(status("h800_sxm", {2023, 11, 16}).status, Status::free);
  EXPECT_EQ(status("h800_sxm", {2023, 11, 17}).status, Status::caught);
  EXPECT_EQ(status("h20_96", {2025, 4, 8}).status, Status::free);
  EXPECT_TRUE(is_barred(status("h20_96", {2025, 8, 10})));
  EXPECT_FALSE(is_barred(status("h20_96", {2025, 8, 11})));
  // The announcement of 2025-12 has no effective day: nothing changes for the H200.
  EXPECT_EQ(status("h200_sxm", {2025, 12, 31}).status, Status::caught);
  EXPECT_EQ(status("h200_sxm", {2026, 1, 14}).status, Status::caught);
  EXPECT_EQ(status("h200_sxm", {2026, 1, 15}).status, Status::case_by_case);
  EXPECT_EQ(rule_on(book_rules(), base::Day{2025, 12, 31})->id, "2025-08");
  EXPECT_EQ(rule_on(book_rules(), base::Day{2022, 10, 7}), nullptr);
}

TEST(StatusOn, AMonthMeansItsEnd) {
  const Chip& chip = book_chip("h800_sxm");
  EXPECT_EQ(status_on(chip, book_rules(), base::Month::of(2023, 10)).status, Status::free);
  EXPECT_EQ(status_on(chip, book_rules(), base::Month::of(2023, 11)).status, Status::caught);
  EXPECT_EQ(status_on(chip, book_rules(), base::Month::of(2024, 2)).status, Status::caught);
}

RC_GTEST_PROP(Classify, MoreComputeNeverFreesAChip, (unsigned rate_drawn, unsigned area_drawn)) {
  Chip chip;
  chip.bf16 = 1.0 + rate_drawn % 400;
  chip.die_area_mm2 = 50.0 + area_drawn % 1600;
  const auto severity = [](const Chip& one) {
    switch (classify(one, book_rule("2023-10")).status) {
      case Status::free:
        return 0;
      case Status::notification:
        return 1;
      default:
        return 2;
    }
  };
  const int before = severity(chip);
  chip.bf16 = 1.1 * *chip.bf16;
  RC_ASSERT(severity(chip) >= before);
}

RC_GTEST_PROP(Classify, AnUnknownBecomesWhatTheMissingValueMakesIt, (unsigned rate_drawn, unsigned area_drawn)) {
  Chip chip;
  chip.bf16 = 1.0 + rate_drawn % 400;
  const Classification without = classify(chip, book_rule("2023-10"));
  chip.die_area_mm2 = 50.0 + area_drawn % 1600;
  const Classification with = classify(chip, book_rule("2023-10"));
  RC_ASSERT(with.status != Status::unknown);
  if (without.status != Status::unknown) {
    RC_ASSERT(with.status == without.status);
  }
}

}  // namespace
}  // namespace headway::chips

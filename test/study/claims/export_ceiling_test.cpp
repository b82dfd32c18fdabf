// What the rules of each date let through, against what is known of them.
#include "headway/study/claims/export_ceiling.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "study/default_book.hpp"

namespace headway::study::claims {
namespace {

bool lets_past(const Ceiling& ceiling, const std::string& start) {
  return std::ranges::any_of(ceiling.let_past, [&](const auto& name) { return name.starts_with(start); });
}

TEST(ExportCeiling, TheLinkTestOf2022LetTheH800Through) {
  const Ceiling ceiling = ceiling_under_rules(default_book(), base::Month::of(2023, 6));
  EXPECT_TRUE(lets_past(ceiling, "H800"));
  EXPECT_FALSE(lets_past(ceiling, "H100"));
  EXPECT_NEAR(ceiling.tpp, 15832.0, 20.0);
}

TEST(ExportCeiling, TheRuleOf2023LeftTheH20Alone) {
  const Ceiling ceiling = ceiling_under_rules(default_book(), base::Month::of(2024, 6));
  EXPECT_FALSE(lets_past(ceiling, "H800"));
  EXPECT_TRUE(lets_past(ceiling, "H20"));
  EXPECT_NEAR(ceiling.tpp, 2368.0, 1.0);
}

TEST(ExportCeiling, TheLettersOfApril2025StoppedTheH20UntilAugust) {
  EXPECT_FALSE(lets_past(ceiling_under_rules(default_book(), base::Month::of(2025, 5)), "H20"));
  EXPECT_TRUE(lets_past(ceiling_under_rules(default_book(), base::Month::of(2025, 9)), "H20"));
}

TEST(ExportCeiling, AScenarioPermitsItsClasses) {
  const auto licensed = scenario_named(default_book(), "h200-licensed");
  const auto none = scenario_named(default_book(), "no-export");
  ASSERT_TRUE(licensed && none);
  EXPECT_NEAR(ceiling_under_scenario(default_book(), *licensed).tpp, 15832.0, 20.0);
  EXPECT_EQ(ceiling_under_scenario(default_book(), *none).tpp, 0.0);
}

}  // namespace
}  // namespace headway::study::claims

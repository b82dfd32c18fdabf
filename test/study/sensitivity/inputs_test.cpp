#include "headway/study/sensitivity/inputs.hpp"

#include <gtest/gtest.h>

#include <set>

#include "headway/study/sensitivity/sectors.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

const Input* find(const Inputs& inputs, const std::string& member) {
  for (const Input& input : inputs.inputs) {
    if (std::ranges::find(input.members, member) != input.members.end()) {
      return &input;
    }
  }
  return nullptr;
}

Inputs inputs_of(const std::vector<std::string>& names) {
  const auto scenarios = scenarios_of(default_book(), names);
  return varying_inputs(default_book(), scenarios);
}

TEST(Inputs, WhatIsDrawnTogetherIsOneInput) {
  const auto inputs = inputs_of({"no-export", "h200-licensed"});
  const auto* cap = find(inputs, "washington.cap");
  ASSERT_NE(cap, nullptr);
  EXPECT_EQ(cap, find(inputs, "washington.cap_share"));  // they share a choice
  EXPECT_EQ(cap->branches.size(), 3U);
  EXPECT_FALSE(cap->single);
  EXPECT_EQ(find(inputs, "energy.energised.us"), find(inputs, "energy.energised.rest"));  // correlated
  EXPECT_NE(find(inputs, "washington.vetting"), find(inputs, "washington.delay"));
  EXPECT_TRUE(find(inputs, "washington.vetting")->single);
}

TEST(Inputs, NoMemberStandsInTwoInputs) {
  const auto inputs = inputs_of({"no-export", "full-controls", "reversal"});
  std::set<std::string> seen;
  for (const Input& input : inputs.inputs) {
    for (const auto& member : input.members) {
      EXPECT_TRUE(seen.insert(member).second) << member;
    }
  }
}

TEST(Inputs, WhatDoesNotVaryIsNone) {
  EXPECT_EQ(find(inputs_of({"no-export", "h200-licensed"}), "washington.levy"), nullptr);
}

TEST(Inputs, ALeverVariesWhereOneOfTheScenariosLeavesItOpen) {
  EXPECT_EQ(find(inputs_of({"no-export"}), "washington.enforcement"), nullptr);
  EXPECT_NE(find(inputs_of({"no-export", "full-controls"}), "washington.enforcement"), nullptr);
}

TEST(Inputs, TheCourseOfPolicyCountsWhereItIsRandom) {
  EXPECT_TRUE(inputs_of({"h200-licensed"}).has_policy_path);
  EXPECT_FALSE(inputs_of({"h200-open"}).has_policy_path);
  EXPECT_EQ(inputs_of({"h200-licensed"}).inputs.back().id, kPolicyPath);
}

TEST(Sectors, TheLongestBeginningCounts) {
  EXPECT_EQ(sector_of("demand.china.platform_capex"), "demand, China");
  EXPECT_EQ(sector_of("demand.us.capex"), "demand, elsewhere");
  EXPECT_EQ(sector_of("novel.subject.quantity"), "novel");
}

}  // namespace
}  // namespace headway::study

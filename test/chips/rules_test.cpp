// What must hold of every version of the rules, and what a wrong file is answered with.
#include "headway/chips/rules.hpp"

#include <gtest/gtest.h>

#include "book.hpp"

namespace headway::chips {
namespace {

TEST(Rules, StandByDateWithSourcesAndCaveats) {
  ASSERT_EQ(book_rules().size(), 7U);
  const Rule* before = nullptr;
  std::optional<base::Day> in_force;  // a version that was only announced has no day
  for (const Rule& rule : book_rules()) {
    EXPECT_FALSE(rule.sources.empty()) << rule.id;
    EXPECT_FALSE(rule.caveats.empty()) << rule.id;
    EXPECT_FALSE(rule.limbs.empty()) << rule.id;
    if (before != nullptr) {
      EXPECT_LT(before->published, rule.published) << rule.id;
      EXPECT_TRUE(!rule.effective || !in_force || *in_force < *rule.effective) << rule.id;
    }
    in_force = rule.effective ? rule.effective : in_force;
    before = &rule;
  }
  EXPECT_FALSE(book_rule("2025-12").effective);
}

TEST(Rules, KeepTheEarlierVersionTheyName) {
  EXPECT_EQ(book_rule("2025-04").limbs.size(), book_rule("2023-10").limbs.size());
  EXPECT_EQ(book_rule("2025-08").named.size(), 1U);
  EXPECT_EQ(book_rule("2025-12").named.size(), 2U);
  EXPECT_EQ(book_rule("2026-01").limbs.size(), book_rule("2025-08").limbs.size() + 1U);
  EXPECT_EQ(book_rule("2026-05").limbs.size(), book_rule("2026-01").limbs.size());
}

std::string rules_error(const std::string& text) {
  const auto rules = parse_rules(text, "rules.toml", book_catalogue());
  return rules ? "none" : base::to_string(rules.error());
}

const std::string kGoodRules =
    "[rule.2022-10]\ntitle = \"t\"\npublished = 2022-10-07\nsources = [\"s\"]\nconfidence = \"low\"\n"
    "[[rule.2022-10.limb]]\nname = \"n\"\noutcome = \"licence\"\n";

TEST(Rules, AnswerAWrongFileWithItsLine) {
  const std::string bounded = kGoodRules + "tpp_at_least = 4800\n";
  ASSERT_EQ(rules_error(bounded), "none");
  EXPECT_EQ(rules_error(kGoodRules).substr(0, 54), "rules.toml:6: rule.2022-10.limb has no lower bound (it");
  EXPECT_EQ(rules_error(bounded + "[[rule.2022-10.limb]]\nname = \"m\"\noutcome = \"review\"\ntpp_at_least = 3\n"),
            "rules.toml:10: rule.2022-10.limb has no upper bound (every chip that needs a licence might get one); add "
            "'tpp_below', 'density_below' or 'bandwidth_below_gb_s'");
  EXPECT_EQ(rules_error(bounded + "tpp_under = 3\n"),
            "rules.toml:10: unknown key 'tpp_under' in rule.2022-10.limb; did you mean 'tpp_below'?");
  EXPECT_EQ(rules_error(bounded + "[[rule.2022-10.named]]\nchips = [\"h20\"]\ntreatment = \"announced\"\n"),
            "rules.toml:11: unknown chip 'h20' (named by rule.2022-10.named); did you mean 'h20_96', 'h20_141' or "
            "'h200_sxm'?");
  EXPECT_EQ(rules_error(bounded + "[[rule.2022-10.named]]\nchips = [\"l20\"]\ntreatment = \"announced\"\nlevy = 25\n"),
            "rules.toml:13: the levy of rule.2022-10.named is above 1 (it is a share of revenue); write 0.25 for 25 %");
  EXPECT_EQ(rules_error(bounded + "[rule.2023-10]\nkeeps = \"2022-1\"\ntitle = \"t\"\npublished = 2023-10-17\n"
                                  "sources = [\"s\"]\nconfidence = \"low\"\n"),
            "rules.toml:11: rule.2023-10 keeps '2022-1', which is no version above it; did you mean '2022-10'?");
  EXPECT_NE(rules_error(bounded + "[rule.2021-10]\nkeeps = \"2022-10\"\ntitle = \"t\"\npublished = 2021-10-17\n"
                                  "sources = [\"s\"]\nconfidence = \"low\"\n")
                .find("published before the version above it"),
            std::string::npos);
  EXPECT_NE(
      rules_error("[rule.2022-10]\ntitle = \"t\"\npublished = \"2022\"\nsources = [\"s\"]\nconfidence = \"low\"\n")
          .find("rules.toml:3: 'published' of rule.2022-10 is not a day"),
      std::string::npos);
  EXPECT_NE(rules_error("").find("no table [rule]"), std::string::npos);
}

}  // namespace
}  // namespace headway::chips

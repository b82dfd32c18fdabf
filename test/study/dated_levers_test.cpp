// Levers with dates: in a scenario, in an overlay, in a setting; and scenarios that stand outside the book.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "../own_folder.hpp"
#include "default_book.hpp"

namespace headway::study {
namespace {

using base::Month;
using testing::HasSubstr;

constexpr long kDatedDraws = 256;

std::string written(const std::string& name, const std::string& text) {
  const auto path = own_path(name);
  std::ofstream(path) << text;
  return path.string();
}

base::Result<Prepared> with_scenario(const std::string& file) {
  auto question = default_question();
  question.scenario_files = {file};
  return prepare(question);
}

std::string error_of_scenario_file(const std::string& file) {
  const auto prepared = with_scenario(file);
  if (!prepared) {
    return base::to_string(prepared.error());
  }
  const auto scenario = scenario_named(*prepared, file);
  return scenario ? "" : base::to_string(scenario.error());
}

ensemble::Request month_of(balance::Measure measure, Month month) {
  return {measure, balance::kH100e, balance::kLocated, month - base::kFirstMonth, false};
}

/// Licensed imports of each month of 2027, and the stock at the end of 2028.
std::vector<ensemble::Request> requests() {
  std::vector<ensemble::Request> all;
  for (int month = 1; month <= 12; ++month) {
    all.push_back(month_of(balance::kImportsLicensed, Month::of(2027, month)));
  }
  all.push_back(at(balance::kChinaStock, 2028));
  return all;
}

TEST(DatedLevers, ADateThatChangesNothingChangesNoBit) {
  // The levy of the same size throughout, once with dates and once without.
  const auto flat = written("flat.toml", "parent = \"h200-licensed\"\nwhy = \"w\"\n[set]\n\"washington.levy\" = 0.2\n");
  const auto dated = written("dated.toml",
                             "parent = \"h200-licensed\"\nwhy = \"w\"\n[[set]]\n\"washington.levy\" = 0.2\n"
                             "[[set]]\nfrom = \"2027-05\"\nuntil = \"2027-09\"\n\"washington.levy\" = 0.2\n");
  auto both = default_question();
  both.scenario_files = {flat, dated};
  const auto prepared = prepare(both);
  ASSERT_TRUE(prepared.has_value()) << base::to_string(prepared.error());
  const auto scenarios = scenarios_of(*prepared, {flat, dated});
  ASSERT_EQ(scenarios[1].later.size(), 2U);
  const auto ensemble = run_all(*prepared, {flat, dated}, requests(), kDatedDraws);
  EXPECT_EQ(ensemble.figures[0], ensemble.figures[1]);
}

TEST(DatedLevers, HoldInTheirMonthsAlone) {
  const auto file = written("blocked.toml",
                            "parent = \"h200-licensed\"\nwhy = \"nothing is let through in four months\"\n[[set]]\n"
                            "from = \"2027-05\"\nuntil = \"2027-08\"\n\"washington.classes\" = []\n");
  const auto prepared = with_scenario(file);
  ASSERT_TRUE(prepared.has_value()) << base::to_string(prepared.error());
  const auto ensemble = run_all(*prepared, {"h200-licensed", file}, requests(), kDatedDraws);
  for (std::size_t month = 0; month < 12; ++month) {
    const auto usual = ensemble.row(0, month);
    const auto dated = ensemble.row(1, month);
    if (month < 4) {
      EXPECT_TRUE(std::ranges::equal(usual, dated)) << month + 1;
    } else if (month < 8) {
      EXPECT_TRUE(std::ranges::all_of(dated, [](double chips) { return chips == 0.0; })) << month + 1;
      EXPECT_TRUE(std::ranges::any_of(usual, [](double chips) { return chips > 0.0; })) << month + 1;
    }
  }
  EXPECT_TRUE(std::ranges::any_of(ensemble.row(1, 11), [](double chips) { return chips > 0.0; }))
      << "licences come back";
}

TEST(DatedLevers, ASettingWithMonthsIsTheSameAsAScenarioWithThem) {
  const auto by_set = prepared_with({"washington.levy@2027-03..2027-12=0.5"});
  const auto file = written("levy.toml",
                            "parent = \"h200-licensed\"\nwhy = \"w\"\n[[set]]\nfrom = \"2027-03\"\nuntil = "
                            "\"2027-12\"\n\"washington.levy\" = 0.5\n");
  const auto by_file = with_scenario(file);
  ASSERT_TRUE(by_file.has_value()) << base::to_string(by_file.error());
  const auto set = run_all(by_set, {"h200-licensed"}, requests(), kDatedDraws);
  EXPECT_EQ(set.figures[0], run_all(*by_file, {file}, requests(), kDatedDraws).figures[0]);
  EXPECT_NE(set.figures[0], run_all(default_book(), {"h200-licensed"}, requests(), kDatedDraws).figures[0]);
}

TEST(DatedLevers, AnOverlaySetsThemInEveryScenario) {
  auto question = default_question();
  question.overlays = {
      written("over.toml", "[[set]]\nfrom = \"2027-03\"\nuntil = \"2027-12\"\n\"washington.levy\" = 0.5\n")};
  const auto prepared = prepare(question);
  ASSERT_TRUE(prepared.has_value()) << base::to_string(prepared.error());
  const auto by_set = prepared_with({"washington.levy@2027-03..2027-12=0.5"});
  EXPECT_EQ(run_all(*prepared, {"h200-open"}, requests(), kDatedDraws).figures[0],
            run_all(by_set, {"h200-open"}, requests(), kDatedDraws).figures[0]);
}

TEST(DatedLevers, WhatIsSetThroughoutTakesTheDatesOfParentsAway) {
  const auto prepared = prepared_with({"washington.levy@2027-03..=0.5", "washington.levy=0.1"});
  EXPECT_TRUE(scenarios_of(prepared, {"h200-licensed"}).front().later.empty());
}

// "+6" is half a year after scenarios part, in whatever phase it is read.
TEST(DatedLevers, MonthsAfterScenariosPartAreTheSameInEveryPhase) {
  const auto file = written("relative.toml",
                            "parent = \"h200-licensed\"\nwhy = \"w\"\n[[set]]\n\"beijing.permission\" = "
                            "[\"blocked\", \"case@+12\"]\n\"washington.kill_switch\" = \"+24\"\n[[set]]\nfrom = "
                            "\"2027-05\"\n\"washington.levy\" = 0.3\n");
  const auto prepared = with_scenario(file);
  ASSERT_TRUE(prepared.has_value()) << base::to_string(prepared.error());
  const auto scenario = scenarios_of(*prepared, {file}).front();
  ASSERT_EQ(scenario.later.size(), 1U);
  const auto& later = scenario.later.front().policy;
  EXPECT_EQ(later.kill_switch_month, scenario.policy.kill_switch_month);
  ASSERT_EQ(later.permissions.size(), 2U);
  EXPECT_EQ(later.permissions[1].from, scenario.policy.permissions[1].from);
}

TEST(DatedLevers, MistakesAreErrors) {
  const auto says = [](const std::string& set, const char* words) {
    EXPECT_THAT(
        error_of_scenario_file(written("wrong.toml", "parent = \"h200-licensed\"\nwhy = \"w\"\n[[set]]\n" + set)),
        HasSubstr(words))
        << set;
  };
  says("from = \"2024-01\"\n\"washington.levy\" = 0.2\n", "before, all have the same history");
  says("from = \"2031-01\"\n\"washington.levy\" = 0.2\n", "the run ends in 2030-12");
  says("from = \"2027\"\n\"washington.levy\" = 0.2\n", "is not a month");
  says("until = \"2027-03\"\n\"washington.levy\" = 0.2\n", "has no 'from' before it");
  says("from = \"2027-03\"\n\"washington.may_reverse\" = 1\n", "takes no months");
  says("from = \"2027-03\"\n\"beijing.regime.share_case\" = 1\n", "takes no months");
  says("from = \"2027-03\"\n\"feedback.design_spur\" = 0\n", "takes no months");
  says("from = \"2027-03\"\n\"washington.levy\" = { periods = [\"2027\", \"2028\"], value = [0.1, 0.2] }\n",
       "by period");
  says("from = \"2027-03\"\n\"washington.levi\" = 0\n", "did you mean 'washington.levy'");
}

TEST(ScenarioFile, ThatIsNotThereIsAnError) {
  EXPECT_THAT(error_of_scenario_file("/nowhere/mine.toml"), HasSubstr("cannot read /nowhere/mine.toml"));
}

}  // namespace
}  // namespace headway::study

// Classes that an overlay adds to the national model.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "headway/api/prepare.hpp"
#include "headway/study/class_inputs.hpp"
#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"
#include "own_folder.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

std::string entry(const std::string& id, const std::string& unit, double value) {
  return "\n[" + id + "]\nmeans = \"a test\"\nunit = \"" + unit +
         "\"\nshape = \"number\"\nvalues = [ { value = " + std::to_string(value) +
         ", published = 2021-12-31, source = \"a test\", confidence = \"low\", kind = \"judgement\", reason = \"a "
         "test\" } ]\n";
}

/// Figures of `of` under the name of `name`, and the price, work and packages of one.
std::string twin(const std::string& name, const std::string& of, bool foreign) {
  const Prepared& book = default_book();
  const auto slot = book.classes.find(of)->slot;
  const balance::ClassTable& table = book.model.table;
  std::string text = entry("class." + name + ".eight_bit", "1", table.eight_bit[slot]) +
                     entry("class." + name + ".bf16", "1", table.bf16[slot]) +
                     entry("class." + name + ".tpp", "1", table.tpp[slot]) +
                     entry("class." + name + ".best", "1", table.best[slot]) +
                     entry("class." + name + ".bandwidth", "TB/s", table.bandwidth[slot]) +
                     entry("class." + name + ".memory", "GB", table.memory[slot]) +
                     entry("class." + name + ".power", "W", table.power[slot]);
  std::vector<std::string> alike{"yardstick.training.", "yardstick.serving.", "price."};
  if (foreign) {
    alike.insert(alike.end(), {"supply.packages_per_wafer.", "trade.diversion.boards."});
  } else {
    alike.insert(alike.end(), {"makers.dies.", "makers.stacks.", "makers.performance."});
  }
  for (const auto& prefix : alike) {
    text += entry(prefix + name, book.book.entries.at(prefix + of).unit, 1.0);
    text += entry(prefix + of, book.book.entries.at(prefix + of).unit, 1.0);
  }
  return text;
}

std::string fact(const std::string& name, const std::string& lines) {
  return "[chip_class." + name + "]\nmeans = \"a twin\"\nsource = \"a test\"\npublished = 2021-12-31\n" + lines + "\n";
}

const std::string kForeignFact =
    fact("x100", "kind = \"merchant\"\ndesigner = \"nvidia\"\nbeside = \"b300\"\ndiverted = true");
const std::string kChineseFact =
    fact("ascend_961",
         "kind = \"domestic\"\ndesigner = \"huawei\"\nbeside = \"ascend_960\"\ndesign = \"ascend_960\"\n"
         "memory = \"own_fast\"\npackaging_rank = 20");

Question overlaid(const std::string& text) {
  Question question = default_question();
  const auto file = own_path("over.toml");
  std::ofstream(file) << text;
  question.overlays = {file};
  question.samples = 64;
  question.threads = 1;
  question.yardstick = "h100e";
  question.basis = "accessible";
  return question;
}

/// Medians by metric of a scenario.
std::vector<double> medians(Question question, const std::string& scenario, const std::vector<std::string>& metrics) {
  question.metrics = metrics;
  const Prepared prepared = prepared_with({}, question);
  question.added_classes = prepared.classes.slots_filled();
  const auto result = run_scenario(prepared, question, scenario);
  if (!result) {
    ADD_FAILURE() << base::to_string(result.error());
    return {};
  }
  std::vector<double> found;
  for (const auto& each : result->years) {
    found.push_back(each.p50);
  }
  return found;
}

// A line of B300s cut into two halves of equal chips makes, sells and installs what it did.
TEST(AddedClass, TwoHalvesOfAForeignClassAreTheWhole) {
  const std::string same = twin("x100", "b300", true);
  const std::vector<std::string> totals{"world_stock@2027", "us_stock@2027", "china_useful@2027", "us_additions@2026",
                                        "imports_diverted@2026"};
  const auto halves = medians(overlaid(kForeignFact + same + entry("supply.start.x100", "year", 2020.0) +
                                       entry("supply.line_share.x100", "1", 0.5)),
                              "h200-licensed", totals);
  const auto whole = medians(overlaid(kForeignFact + same + entry("supply.start.x100", "year", 2020.0) +
                                      entry("supply.line_share.x100", "1", 0.0)),
                             "h200-licensed", totals);
  ASSERT_EQ(halves.size(), totals.size());
  for (std::size_t k = 0; k < totals.size(); ++k) {
    EXPECT_NEAR(halves[k] / whole[k], 1.0, 1e-6) << totals[k];
  }
}

TEST(AddedClass, ItIsMadeSoldAndSmuggled) {
  const Question question =
      overlaid(kForeignFact + twin("x100", "b300", true) + entry("supply.start.x100", "year", 2020.0) +
               entry("supply.line_share.x100", "1", 0.5));
  const auto units =
      medians(question, "blackwell-open",
              {"units.x100.made@2026", "units.b300.made@2026", "units.x100.us@2026", "units.x100.diverted@2026"});
  ASSERT_EQ(units.size(), 4U);
  EXPECT_GT(units[0], 1e5);
  EXPECT_NEAR(units[0] / units[1], 1.0, 1e-6);
  EXPECT_GT(units[2], 1e5);
  EXPECT_GT(units[3], 0.0);
}

// A Chinese design cut in two: buyers see two offers (D3), but makers and halls take all of both.
TEST(AddedClass, TwoHalvesOfAChineseClassAreTheWhole) {
  const std::string same = twin("ascend_961", "ascend_960", false);
  const std::vector<std::string> totals{"domestic_production@2028", "china_stock.domestic@2029", "china_useful@2029"};
  const auto halves = medians(overlaid(kChineseFact + same + entry("makers.start.ascend_961", "year", 2020.0) +
                                       entry("makers.die_share.ascend_961", "1", 0.5)),
                              "no-export", totals);
  const auto whole = medians(overlaid(kChineseFact + same + entry("makers.start.ascend_961", "year", 2020.0) +
                                      entry("makers.die_share.ascend_961", "1", 0.0)),
                             "no-export", totals);
  ASSERT_EQ(halves.size(), totals.size());
  for (std::size_t k = 0; k < totals.size(); ++k) {
    EXPECT_NEAR(halves[k] / whole[k], 1.0, 0.01) << totals[k];
  }
}

TEST(AddedClass, ItMayBeNamedInAScenario) {
  Question question = overlaid(kForeignFact + twin("x100", "b300", true) + entry("supply.start.x100", "year", 2020.0) +
                               entry("supply.line_share.x100", "1", 0.5));
  const Prepared prepared = prepared_with({}, question);
  book::ScenarioSettings settings = prepared.book.scenarios.at("h200-licensed");
  settings.settings["washington.classes"].text = book::TextValue{{"x100"}, true};
  const auto scenario = scenario_of(prepared, settings);
  ASSERT_TRUE(scenario) << base::to_string(scenario.error());
  EXPECT_LT(scenario->policy.grants[balance::kSpareMerchant].from, prepared.model.timeline.months);
}

// A generation of 2026 between Rubin and the one after it: in 2027 it is made in place of Rubins. What a class of the book is may
// be stated anew, and entries that it then does not need may rest.
TEST(AddedClass, ItMayComeBetweenTwoGenerations) {
  const std::string between =
      fact("x100", "kind = \"merchant\"\ndesigner = \"nvidia\"\nsucceeds = \"rubin\"\ndiverted = true") +
      fact("rubin_next",
           "kind = \"merchant\"\ndesigner = \"nvidia\"\nsucceeds = \"x100\"\nlinks_of = \"rubin_vr200\"") +
      twin("x100", "rubin", true) + entry("supply.start.x100", "year", 2026.5);
  const auto units = medians(overlaid(between), "no-export",
                             {"units.x100.made@2028", "units.rubin.made@2028", "units.rubin_next.diverted@2030"});
  ASSERT_EQ(units.size(), 3U);
  EXPECT_GT(units[0], 1e5);
  EXPECT_EQ(units[1], 0.0);
  EXPECT_EQ(units[2], 0.0);
}

TEST(AddedClass, AClassAmongAssumptionsIsRefused) {
  const auto folder = own_path("book");
  std::filesystem::copy(default_question().book, folder,
                        std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  std::ofstream(folder / "assumptions/x100.toml") << kForeignFact;
  Question question = default_question();
  question.book = folder;
  const auto prepared = api::prepare(question);
  ASSERT_FALSE(prepared);
  EXPECT_EQ(prepared.error().problem, "'chip_class' stands in a file of assumptions");
}

TEST(AddedClass, BeforeItsDayNothingIsKnownOfIt) {
  Question question = default_question();
  question.overlays = {std::string(HEADWAY_SOURCE_DIR) + "/examples/overlays/new-chip.toml"};
  const auto today = api::prepare(question);
  ASSERT_TRUE(today) << base::to_string(today.error());
  EXPECT_NE(today->classes.find("x100"), nullptr);
  question.as_of = base::Day{2025, 12, 31};
  const auto before = api::prepare(question);
  ASSERT_TRUE(before) << base::to_string(before.error());
  EXPECT_EQ(before->classes.find("x100"), nullptr);
  EXPECT_EQ(book::find(before->book, "price.x100"), nullptr);
}

TEST(AddedClass, WhatItLacksIsListed) {
  Question question = overlaid(kForeignFact + twin("x100", "b300", true));
  const auto prepared = api::prepare(question);
  ASSERT_FALSE(prepared);
  EXPECT_EQ(prepared.error().problem, "class x100 lacks supply.start.x100 (year), supply.line_share.x100 (1)");
  EXPECT_EQ(prepared.error().where.line, 1);
}

TEST(AddedClass, AChipOfNoClassIsNamedWithTheWayIn) {
  const auto left_out = chips_left_out(default_book());
  ASSERT_EQ(left_out.size(), 1U);
  const auto& chips = left_out.front().chips;
  EXPECT_NE(std::ranges::find(chips, "b100"), chips.end());
  EXPECT_EQ(std::ranges::find(chips, "h800_sxm"), chips.end());  // the China variant of the H100
  EXPECT_EQ(chips.size() + 28, default_book().catalogue.chips.size());
}

}  // namespace
}  // namespace headway::study

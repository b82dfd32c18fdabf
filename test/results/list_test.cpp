#include "headway/results/list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "headway/study/compare.hpp"
#include "study/default_book.hpp"

namespace headway::results {
namespace {

using study::Prepared;
using testing::Contains;
using testing::ElementsAre;

std::map<std::string, ListedLever> by_id(const Prepared& prepared) {
  std::map<std::string, ListedLever> all;
  for (ListedLever& each : levers_of(prepared).levers) {
    all.emplace(each.entry->id, std::move(each));
  }
  return all;
}

TEST(ListedLevers, EveryNumberHasASlider) {
  const auto levers = by_id(study::default_book());
  EXPECT_EQ(levers.size(), 51U);
  for (const auto& [id, lever] : levers) {
    EXPECT_EQ(lever.entry->slider.has_value(), !lever.entry->text.has_value()) << id;
    EXPECT_EQ(lever.entry->text.has_value(), !lever.choices.empty()) << id;
    EXPECT_TRUE(lever.value.has_value()) << id;
    if (!lever.entry->slider || !lever.middle || !std::holds_alternative<double>(*lever.middle)) {
      continue;
    }
    const double middle = std::get<double>(*lever.middle);
    EXPECT_GE(middle, lever.entry->slider->from) << id;
    EXPECT_LE(middle, lever.entry->slider->to) << id;
  }
}

TEST(ListedLevers, AreOfTheirKind) {
  const auto levers = by_id(study::default_book());
  const std::map<std::string, std::string> kinds{
      {"washington.levy", "number"},      {"beijing.hall_ban", "switch"},        {"washington.cap_base", "word"},
      {"washington.classes", "classes"},  {"washington.sold_before", "classes"}, {"beijing.permission", "states"},
      {"washington.kill_switch", "month"}};
  for (const auto& [id, kind] : kinds) {
    EXPECT_EQ(levers.at(id).kind, kind) << id;
  }
  EXPECT_EQ(levers.at("feedback.displacement").group, "feedback");
  EXPECT_THAT(levers.at("washington.classes").choices, Contains("all"));
  EXPECT_THAT(levers.at("washington.cap").entry->partners, ElementsAre("washington.cap_share"));
  EXPECT_TRUE(levers.at("washington.levy").dates);
  EXPECT_FALSE(levers.at("washington.delay").dates);
  EXPECT_FALSE(levers.at("feedback.displacement").dates);
}

TEST(ListedLevers, SeveralAccountsThatDifferHaveNoOneValue) {
  const auto levers = by_id(study::prepared_with({}, study::strict_question()));
  const ListedLever& cap = levers.at("washington.cap");
  EXPECT_FALSE(cap.value.has_value());
  EXPECT_FALSE(cap.middle.has_value());
  ASSERT_EQ(cap.accounts.size(), 3U);
  EXPECT_EQ(cap.accounts[1].value, "500000..850000..1500000");
}

/// What a scenario is said to set is all that it is: set after the name of the one that sets nothing, it gives the same figures.
TEST(ListedScenarios, AreTheirWholeDifferenceFromTheBook) {
  const Prepared& prepared = study::default_book();
  const auto listed = scenarios_of(prepared.book).scenarios;
  const std::string& reference = prepared.book.question.cast.decided;
  ASSERT_TRUE(std::ranges::find(listed, reference, &ListedScenario::name)->set.empty());
  study::Question question;
  question.samples = 60;
  question.metrics = {"china_useful@2027", "levy_revenue@2027", "us_stock@2028"};
  for (const ListedScenario& each : listed) {
    std::string inlined = reference;
    for (const auto& [id, value] : each.set) {
      inlined += "," + id + "=" + value;
    }
    const std::vector<std::string> others{each.name, inlined};
    const auto both = study::compare(prepared, question, prepared.book.question.cast.base, others);
    ASSERT_TRUE(both) << each.name << ": " << base::to_string(both.error());
    ASSERT_EQ(both->others.size(), 2U);
    for (std::size_t k = 0; k < both->others[0].gain.size(); ++k) {
      EXPECT_EQ(both->others[0].gain[k].p50, both->others[1].gain[k].p50) << inlined;
      EXPECT_EQ(both->others[0].gain[k].mean, both->others[1].gain[k].mean) << inlined;
    }
  }
}

TEST(ListedScenarios, SayWhichPartsTheyPlay) {
  for (const ListedScenario& each : scenarios_of(study::default_book().book).scenarios) {
    if (each.name == study::default_book().book.question.cast.base) {
      EXPECT_THAT(each.parts, ElementsAre("base"));
      EXPECT_THAT(each.set, ElementsAre(std::pair<std::string, std::string>{"washington.classes", "none"}));
    }
  }
}

TEST(ListedMetrics, AllHaveIdsOfTheirOwn) {
  const auto sheet = metrics_sheet({model::metrics_with({})});
  std::set<std::string> ids;
  for (const auto& row : sheet.rows) {
    EXPECT_TRUE(ids.insert(std::get<std::string>(row.front())).second);
  }
  EXPECT_GT(ids.size(), 100U);
}

}  // namespace
}  // namespace headway::results

#include "headway/report/plan_text.hpp"
#include "headway/results/plan.hpp"
#include "headway/results/write_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../planner/small_job.hpp"

namespace headway::report {
namespace {

using planner::Job;
using planner::LimitKind;
using planner::PlanResult;
using planner::ShadowPrice;
using testing::HasSubstr;

PlanResult planned(const Job& job) {
  return planner::plan(planner::test_inputs(), job, {.seed = 1, .samples = 16, .threads = 1});
}

TEST(PlanText, BeginsWithTheAnswerAndItsBand) {
  const PlanResult result = planned(planner::small_job());
  const std::string text = plan_text(result);
  EXPECT_EQ(text.find("small, 2 years from 2026-01-01: " + fleet_in_words(result, result.fleet).substr(0, 14)), 0U);
  for (const auto* part :
       {"M USD to buy", "90 %:", "stays the cheapest in ", "What limits are worth", "Runners-up",
        "Which classes the cheapest fleet has, over 16 draws", "11 of the job's 12 numbers are judgement"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(PlanText, ShadowPricesAreSentences) {
  PlanResult result;
  result.job = planner::small_job();
  result.job.mandates.push_back({"home", "CN", 0.5, planner::Measure::compute});
  result.fleet.cost = 100.0;
  const auto words = [&](LimitKind kind, double value, double step, double saving) {
    return shadow_in_words(result, ShadowPrice{{kind, 0}, value, step, saving, true});
  };
  EXPECT_EQ(words(LimitKind::quota, 200, 8, 0.0248),
            "one more chip of the quota of h200_sxm would save 3,100 USD a year");
  EXPECT_EQ(words(LimitKind::power, 2, 0.02, 0.04),
            "one more MW of the power of site hall would save 2.00 M USD a year");
  EXPECT_EQ(words(LimitKind::deadline, 100, 1, 0.3),
            "one more day to the deadline of run next would save 300 k USD a year");
  EXPECT_EQ(words(LimitKind::levy, 0.25, 0.01, 0.02),
            "one point less of the levy on h200_sxm would save 20.0 k USD a year");
  EXPECT_EQ(words(LimitKind::mandate, 0.5, 0.01, 0.02),
            "one point less of the mandate home would save 20.0 k USD a year");
  EXPECT_EQ(words(LimitKind::tokens, 100e9, 1e9, 0.08),
            "a billion tokens a day less of the tokens of service chat would save 80.0 k USD a year");
  EXPECT_EQ(words(LimitKind::power, 2, 0.02, 0.0), "");
}

TEST(PlanText, AConflictIsToldInWords) {
  Job job = planner::small_job();
  job.sites[0].power = 0.2;
  const PlanResult result = planned(job);
  const std::string text = plan_text(result);
  EXPECT_THAT(text, HasSubstr("small: no fleet meets all limits at the medians of the book.\nThese clash, and each is "
                              "needed for the clash:\n- power of site hall: 0.2000 MW; "));
  EXPECT_THAT(text, HasSubstr("- tokens of service chat: 100.0 bn tokens a day; "));
  const auto json = nlohmann::json::parse(results::json(results::plan(), result));
  EXPECT_FALSE(json["feasible"]);
  EXPECT_TRUE(json["fleet"].is_null());
  EXPECT_EQ(json["conflicts"][0][0]["limit"], "power of site hall");
  EXPECT_EQ(json["conflicts"][0][0]["unit"], "MW");
}

TEST(PlanJson, HoldsTheFleetInChips) {
  const PlanResult result = planned(planner::small_job());
  const auto json = nlohmann::json::parse(results::json(results::plan(), result));
  double outlay = 0.0;
  for (const auto& entry : json["fleet"]["chips"]) {
    for (std::size_t c = 0; c < result.job.offers.size(); ++c) {
      if (entry["chip"] == result.job.offers[c].chip) {
        outlay += entry["chips"].get<double>() / result.job.offers[c].server * result.programme.classes[c].outlay;
      }
    }
  }
  EXPECT_NEAR(json["fleet"]["outlay_musd"].get<double>(), outlay, 1e-9 * outlay);
  long draws = 0;
  for (const auto& set : json["draws"]["sets"]) {
    draws += set["draws"].get<long>();
  }
  EXPECT_EQ(draws, json["draws"]["feasible"].get<long>());
  EXPECT_EQ(json["stated"].size(), 12U);
}

}  // namespace
}  // namespace headway::report

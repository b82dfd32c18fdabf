#include "headway/planner/planner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "headway/report/plan_text.hpp"
#include "small_job.hpp"

namespace headway::planner {
namespace {

PlanResult planned(const Job& job, long samples = 20, int threads = 1) {
  return plan(test_inputs(), job, {.seed = 1, .samples = samples, .threads = threads});
}

std::vector<std::string> words_of(const PlanResult& result) {
  std::vector<std::string> words;
  for (const auto& conflict : result.conflicts) {
    for (const Clash& clash : conflict) {
      words.push_back(report::clash_in_words(result, clash));
    }
  }
  return words;
}

TEST(Planner, ARunGetsTheSmallestClusterThatMeetsItsDeadlineByTheClusterModel) {
  const Job job = small_job();
  auto rates = test_rates();
  const RateTable table = rates.of(job);
  const Programme programme = programme_of(job, table, rates, {});
  const auto& run = job.runs.front();
  for (std::size_t c = 0; c < job.offers.size(); ++c) {
    const auto days = [&](double servers) {
      jobs::TrainQuestion question;
      question.model = run.model;
      question.chip = job.offers[c].chip;
      question.count = servers * job.offers[c].server;
      question.tokens = run.tokens;
      question.batch = run.batch;
      question.threads = 1;
      const auto result =
          jobs::train(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), question);
      return result ? result->days.p50 : 1e9;
    };
    const double servers = programme.runs[0].servers[c];
    EXPECT_EQ(servers * job.offers[c].server, table.runs[0][c].size);
    EXPECT_LE(days(servers), run.deadline);
    EXPECT_NEAR(days(servers) / run.deadline, programme.runs[0].busy[c] / servers, 1e-9);
    for (std::size_t rung = 0; servers_on(rung) < servers; ++rung) {
      EXPECT_GT(days(servers_on(rung)), run.deadline) << job.offers[c].chip << " " << servers_on(rung);
    }
  }
}

TEST(Planner, TheLadderOfClustersGrowsByAFifthAtMostPastFive) {
  EXPECT_EQ(servers_on(0), 1.0);
  EXPECT_EQ(servers_on(7), 8.0);
  EXPECT_EQ(servers_on(8), 9.0);
  EXPECT_EQ(servers_on(12), 16.0);
  EXPECT_EQ(servers_on(13), 18.0);
  for (std::size_t rung = 5; rung < 60; ++rung) {
    EXPECT_GT(servers_on(rung), servers_on(rung - 1));
    EXPECT_LE(servers_on(rung), 1.2 * servers_on(rung - 1) + 1e-9);
  }
  EXPECT_EQ(cluster_of(10.0), 10.0);
  EXPECT_EQ(cluster_of(10.1), 12.0);
}

TEST(Planner, AMixtureIsServedByChipsThatReadAndChipsThatWrite) {
  Job job = small_job();
  auto rates = test_rates();
  EXPECT_FALSE(rates.of(job).services[0][0].apart);  // a dense model: the same chips do both as well
  job.services[0].name = "mixture";
  job.services[0].model = "deepseek-v3";
  jobs::ServeQuestion question;
  question.model = "deepseek-v3";
  question.chip = "h200_sxm";
  question.count = job.services[0].replica;
  question.prompt = job.services[0].prompt;
  question.output = job.services[0].output;
  question.most_seconds = job.services[0].token_time;
  question.precision = "fp8";
  const auto served = jobs::serve_model(test_inputs().book, test_inputs().fitted, test_inputs().ranges, question);
  ASSERT_TRUE(served);
  // 1,000 tokens read and 500 written.
  const double request = 1000.0 / served->prefill_rate.p50 + 500.0 / served->decode_rate.p50;
  const ServiceRate rate = rates.of(job).services[0][0];
  EXPECT_TRUE(rate.apart);
  EXPECT_NEAR(rate.rate, 500.0 / request, 1e-9 * rate.rate);
  EXPECT_GT(rate.rate, served->rate.p50);
}

TEST(Planner, OwnersCostIsThatOfTheClusterModel) {
  Job job = small_job();
  job.offers = {job.offers[1]};  // H20: no levy, from the first day
  auto rates = test_rates();
  const Programme programme = programme_of(job, rates.of(job), rates, {});
  jobs::PlaceDraw place = jobs::place_draw(cluster::cluster_ranges(), "china", 1, std::nullopt);
  place.prices.chip = std::sqrt(10000.0 * 13000.0);
  const double power = 0.4 * place.server_power;
  const double hours = 8760.0 * place.prices.used;
  const double hourly = cluster::chip_hour(place.prices, power, place.pue);
  const double used = place.prices.used;
  const ChipsOffered& offer = programme.classes.front();
  EXPECT_NEAR(8.0 * hourly * hours / 1e6, offer.owned[0] + used * offer.running[0], 1e-9);
  EXPECT_NEAR(offer.power, 8.0 * power * place.pue, 1e-9);
}

TEST(Planner, ChipsArePaidFromTheirArrival) {
  Job job = small_job();
  auto rates = test_rates();
  const double whole = programme_of(job, rates.of(job), rates, {}).classes[1].owned[0];
  job.offers[1].lead = 0.25 * job.years * 365.25;
  EXPECT_NEAR(programme_of(job, rates.of(job), rates, {}).classes[1].owned[0], 0.75 * whole, 1e-12);
}

TEST(Planner, ALevyIsPaidOnTheChipAlone) {
  Job job = small_job();
  auto rates = test_rates();
  const double with_levy = programme_of(job, rates.of(job), rates, {}).classes[0].outlay;
  job.offers[0].levy = 0.0;
  const double without_levy = programme_of(job, rates.of(job), rates, {}).classes[0].outlay;
  EXPECT_NEAR(with_levy - without_levy, 8.0 * 0.25 * std::sqrt(25000.0 * 27000.0) / 1e6, 1e-9);
}

RC_GTEST_PROP(PlannerProperty, MoreQuotaOrPowerNeverCostsMoreAndMoreLevyNeverLess, ()) {
  static auto rates = test_rates();
  Job job = small_job();
  job.offers[0].quota = 8.0 * *rc::gen::inRange(0, 40);
  job.offers[2].quota = 8.0 * *rc::gen::inRange(0, 200);
  job.sites[0].power = 0.1 * *rc::gen::inRange(3, 20);
  job.offers[0].levy = 0.1 * *rc::gen::inRange(0, 10);
  const Fleet base = fleet_of(job, rates);
  RC_TAG(base.feasible ? "feasible" : "infeasible");
  Job more = job;
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      more.offers[0].quota += 8.0 * *rc::gen::inRange(1, 20);
      break;
    case 1:
      more.sites[0].power *= 1.1;
      break;
    case 2:
      more.offers[0].levy = std::max(0.0, more.offers[0].levy - 0.1);
      break;
    default:
      more.services[0].requests *= 0.9;
  }
  const Fleet eased = fleet_of(more, rates);
  RC_ASSERT(eased.feasible || !base.feasible);
  if (base.feasible) {
    RC_ASSERT(eased.cost <= base.cost * (1.0 + 2e-6));
  }
}

TEST(Planner, TooLittlePowerIsNamedWithWhatWouldDo) {
  Job job = small_job();
  job.sites[0].power = 0.2;
  const PlanResult result = planned(job, 2);
  EXPECT_FALSE(result.fleet.feasible);
  ASSERT_EQ(result.conflicts.size(), 1U);
  ASSERT_EQ(result.conflicts[0].size(), 2U);
  const Clash& power = result.conflicts[0][0];
  EXPECT_EQ(name_of(job, power.limit), "power of site hall");
  EXPECT_EQ(name_of(job, result.conflicts[0][1].limit), "tokens of service chat");
  auto rates = test_rates();
  EXPECT_TRUE(feasible(with(job, power.limit, power.would_do), rates));
  EXPECT_FALSE(feasible(with(job, power.limit, power.would_do * 0.998), rates));
}

TEST(Planner, EveryConflictIsLeast) {
  Job job = small_job();
  job.offers.erase(job.offers.begin() + 1, job.offers.end());
  job.offers[0].lead = 99.5;
  job.services[0].from = 120.0;
  job.fears.push_back({"stop", Stop::designer, "US", 0.5});
  const PlanResult result = planned(job, 2);
  std::vector<std::string> names;
  for (const auto& conflict : result.conflicts) {
    for (const Clash& clash : conflict) {
      names.push_back(name_of(job, clash.limit));
    }
  }
  EXPECT_THAT(names, testing::ElementsAre("quota of h200_sxm", "tokens of service chat", "arrival of h200_sxm",
                                          "deadline of run next"));
  auto rates = test_rates();
  for (const auto& conflict : result.conflicts) {
    Job only = job;
    for (const Limit& limit : limits_of(job)) {
      const bool in = std::ranges::any_of(conflict, [&](const Clash& clash) { return clash.limit == limit; });
      only = in ? only : without(only, limit);
    }
    EXPECT_FALSE(feasible(only, rates));
    for (const Clash& clash : conflict) {
      EXPECT_TRUE(feasible(without(only, clash.limit), rates)) << name_of(job, clash.limit);
    }
  }
}

TEST(Planner, WordsOfAConflictHaveNumbers) {
  Job job = small_job();
  job.fears.push_back({"stop", Stop::designer, "US", 0.5});
  job.offers.pop_back();
  EXPECT_THAT(words_of(planned(job, 2)),
              testing::ElementsAre("fear stop: 50 %; nothing short of none would do",
                                   "tokens of service chat: 100.0 bn tokens a day; nothing short of none would do"));
}

TEST(Planner, AShadowPriceIsTheDifferenceOfTwoOptima) {
  const Job job = small_job();
  auto rates = test_rates();
  const auto prices = shadow_prices(job, rates);
  const auto quota = std::ranges::find(prices, Limit{LimitKind::quota, 0}, &ShadowPrice::limit);
  ASSERT_NE(quota, prices.end());
  EXPECT_EQ(quota->step, 8.0);
  Job more = job;
  more.offers[0].quota += 8.0;
  const Solving split{.whole_servers = false, .whole_runs = false};
  const double base = cheapest(programme_of(job, rates.of(job), rates, {}), split).cost;
  EXPECT_NEAR(quota->saving, base - cheapest(programme_of(more, rates.of(more), rates, {}), split).cost, 1e-9 * base);
  EXPECT_GT(quota->saving, 0.0);
  for (const ShadowPrice& price : prices) {
    EXPECT_GE(price.saving, -2e-6 * base) << name_of(job, price.limit);
  }
}

TEST(Planner, RunnersUpCostMoreAndLackAClassOfEveryBetterFleet) {
  const PlanResult result = planned(small_job(), 2);
  ASSERT_FALSE(result.runners_up.empty());
  std::vector<std::vector<std::size_t>> better{result.fleet.used()};
  double cost = result.fleet.cost;
  for (const Fleet& fleet : result.runners_up) {
    EXPECT_GE(fleet.cost, cost * (1.0 - 2e-6));
    cost = fleet.cost;
    const auto used = fleet.used();
    for (const auto& set : better) {
      EXPECT_FALSE(std::ranges::includes(used, set));
    }
    better.push_back(used);
  }
}

TEST(Planner, DrawsDoNotDependOnThreads) {
  const OverDraws one = planned(small_job(), 30, 1).draws;
  const OverDraws two = planned(small_job(), 30, 2).draws;
  EXPECT_EQ(one.cost.p50, two.cost.p50);
  EXPECT_EQ(one.cost.p95, two.cost.p95);
  EXPECT_EQ(one.enough, two.enough);
  ASSERT_EQ(one.sets.size(), two.sets.size());
  long draws = 0;
  for (std::size_t k = 0; k < one.sets.size(); ++k) {
    EXPECT_EQ(one.sets[k].classes, two.sets[k].classes);
    EXPECT_EQ(one.sets[k].draws, two.sets[k].draws);
    draws += one.sets[k].draws;
  }
  EXPECT_EQ(draws, one.feasible);
}

TEST(Planner, AChipTooLateForARunSaysSo) {
  Job job = small_job();
  job.offers[0].lead = 120.0;
  const PlanResult result = planned(job, 2);
  EXPECT_EQ(result.rates.runs[0][0].why_not, "it arrives on day 120, and the deadline is day 100");
  EXPECT_NE(result.fleet.runs[0].chips, 0U);
}

TEST(Planner, AMandateOfAllBuysOnlyThose) {
  Job job = small_job();
  job.mandates.push_back({"home", "CN", 1.0, Measure::compute});
  auto rates = test_rates();
  EXPECT_EQ(fleet_of(job, rates).used(), (std::vector<std::size_t>{2}));
}

TEST(Planner, AFearKeepsItsShareServed) {
  Job job = small_job();
  job.fears.push_back({"foreign", Stop::all_but, "CN", 0.3});
  auto rates = test_rates();
  const Programme programme = programme_of(job, rates.of(job), rates, {});
  const Fleet fleet = cheapest(programme);
  ASSERT_TRUE(fleet.feasible);
  EXPECT_GE(fleet.of_class(2) * programme.services[0].rate[2], 0.3);
}

}  // namespace
}  // namespace headway::planner

#include "headway/planner/programme.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "headway/planner/rows.hpp"

namespace headway::planner {
namespace {

/// Two classes at one site over one period: the first serves a tenth of what is asked for 3 M USD a server and year, the
/// second a twentieth for 1 M USD. 10 kW a server each; outlays 9 and 4.
Programme small() {
  Programme programme;
  programme.periods = {1.0};
  programme.classes = {{kNoLimit, 1, 0, 9.0, 10.0, {3.0}, {0.0}}, {kNoLimit, 1, 0, 4.0, 10.0, {1.0}, {0.0}}};
  programme.power = {kNoLimit};
  programme.services = {{{0.1, 0.05}, 1.0, 1.0, 0}};
  return programme;
}

std::vector<double> bought(const Programme& programme) {
  const Fleet fleet = cheapest(programme);
  std::vector<double> servers;
  for (std::size_t c = 0; fleet.feasible && c < programme.classes.size(); ++c) {
    servers.push_back(fleet.of_class(c));
  }
  return servers;
}

using Servers = std::vector<double>;

TEST(Programme, WithoutLimitsTheCheapestClassServesAll) {
  EXPECT_EQ(bought(small()), (Servers{0, 20}));
  EXPECT_NEAR(cheapest(small()).cost, 20.0, 1e-9);
  EXPECT_NEAR(cheapest(small()).outlay, 80.0, 1e-9);
}

TEST(Programme, AQuotaIsFilledWithTheNextClass) {
  auto programme = small();
  programme.classes[1].quota = 10;
  EXPECT_EQ(bought(programme), (Servers{5, 10}));
}

// Five of the first class are there: they serve half for nothing, and ten of the second, the cheaper to buy, the rest.
TEST(Programme, WhatIsThereAlreadyIsUsedFirstAndCostsNothing) {
  auto programme = small();
  programme.classes[0].there = 5;
  EXPECT_EQ(bought(programme), (Servers{5, 10}));
  const Fleet fleet = cheapest(programme);
  EXPECT_NEAR(fleet.cost, 10.0, 1e-9);
  EXPECT_NEAR(fleet.outlay, 40.0, 1e-9);
  EXPECT_NEAR(fleet.bought(0), 0.0, 1e-9);
  EXPECT_NEAR(fleet.there[0][0], 5.0, 1e-9);
}

// Neither a quota of nothing nor a budget nor a least order touches what is there; running it costs what running costs.
TEST(Programme, NoLimitOnBuyingTouchesWhatIsThere) {
  auto programme = small();
  programme.classes[0].there = 5;
  programme.classes[0].quota = 0;
  programme.classes[0].least = 8;
  programme.budget = 40.0;
  EXPECT_EQ(bought(programme), (Servers{5, 10}));
  programme.classes[0].running = {0.4};
  EXPECT_NEAR(cheapest(programme).cost, 12.0, 1e-9);
  programme.budget = 39.0;
  EXPECT_EQ(bought(programme), Servers{});
}

// Beyond what is there a class is bought in its least order, or not at all.
TEST(Programme, ALeastOrderIsOfWhatIsBought) {
  auto programme = small();
  programme.classes.pop_back();
  programme.services[0].rate = {0.1};
  programme.classes[0].there = 6;
  programme.classes[0].least = 3;
  EXPECT_NEAR(cheapest(programme).bought(0), 4.0, 1e-9);
  programme.classes[0].least = 5;
  EXPECT_NEAR(cheapest(programme).bought(0), 5.0, 1e-9);
  programme.classes[0].there = 12;
  EXPECT_NEAR(cheapest(programme).bought(0), 0.0, 1e-9);
  EXPECT_NEAR(cheapest(programme).cost, 0.0, 1e-9);
}

// Before the others arrive, what is there works alone.
TEST(Programme, WhatIsThereWorksFromTheFirstDay) {
  auto programme = small();
  programme.periods = {0.5, 0.5};
  programme.classes[0].arrival = 1;
  programme.classes[1].arrival = 1;
  EXPECT_EQ(bought(programme), Servers{});
  programme.classes[0].there = 10;
  EXPECT_EQ(bought(programme), (Servers{10, 0}));
  programme.classes[0].there = 9;
  EXPECT_EQ(bought(programme), Servers{});
}

// A runner-up lacks a class of the best fleet, were it there already.
TEST(Programme, ASetOfClassesIsForbiddenWithWhatIsThere) {
  auto programme = small();
  programme.classes[0].there = 10;
  EXPECT_EQ(bought(programme), (Servers{10, 0}));
  programme.forbidden = {{0}};
  EXPECT_EQ(bought(programme), (Servers{0, 20}));
}

TEST(Programme, PowerFavoursTheClassThatNeedsLess) {
  auto programme = small();
  programme.power = {150.0};  // 15 servers: 5 of the first and 10 of the second serve 0.5 + 0.5
  EXPECT_EQ(bought(programme), (Servers{5, 10}));
  programme.power = {99.0};
  EXPECT_EQ(bought(programme), Servers{});
}

TEST(Programme, ABudgetFavoursTheClassOfLeastOutlay) {
  auto programme = small();
  programme.classes[1].owned = {2.0};  // dearer a year, but less at once
  EXPECT_EQ(bought(programme), (Servers{10, 0}));
  programme.budget = 85.0;  // 5 x 9 + 10 x 4
  EXPECT_EQ(bought(programme), (Servers{5, 10}));
}

TEST(Programme, AMandateIsOfWhatIsMeasured) {
  auto programme = small();
  // Half of the servers: 7 of the first with 6 of the second serve 0.7 + 0.3.
  programme.mandates = {{{1.0, 1.0}, {true, false}, 0.5}};
  EXPECT_EQ(bought(programme), (Servers{7, 6}));
  // A third of a measure that counts the first twice: 5 x 2 >= (5 x 2 + 10) / 3, and 4 with 12 also.
  programme.mandates = {{{2.0, 1.0}, {true, false}, 1.0 / 3.0}};
  EXPECT_EQ(bought(programme), (Servers{4, 12}));
}

TEST(Programme, AFearBuysWhatGoesOnServing) {
  auto programme = small();
  programme.fears = {{{false, true}, 0.3}};  // three of the first, and 14 of the second for the other 0.7
  EXPECT_EQ(bought(programme), (Servers{3, 14}));
}

TEST(Programme, ARunTakesItsServersUntilItsDeadlineAndThenTheyServe) {
  auto programme = small();
  programme.classes[1].quota = 0;
  programme.periods = {0.5, 0.5};
  programme.runs = {{{4, 0}, {4, 0}, {0, 0}, {0, 0}}};
  EXPECT_EQ(bought(programme), (Servers{14, 0}));
  programme.services[0].from = 1;
  EXPECT_EQ(bought(programme), (Servers{10, 0}));
  programme.runs[0].through = {1, 1};
  EXPECT_EQ(bought(programme), (Servers{14, 0}));
}

TEST(Programme, ServersServeFromTheirArrival) {
  auto programme = small();
  programme.periods = {0.25, 0.75};
  programme.classes[1].arrival = 1;
  EXPECT_EQ(bought(programme), (Servers{10, 0}));
  programme.services[0].from = 1;
  EXPECT_EQ(bought(programme), (Servers{0, 20}));
}

TEST(Programme, ElectricityOfWorkCounts) {
  auto programme = small();
  programme.classes[0].owned = {1.9};
  programme.classes[0].running = {0.2};  // 10 x (1.9 + 0.2) > 20
  EXPECT_EQ(bought(programme), (Servers{0, 20}));
  programme.services[0].use = 0.25;  // 10 x (1.9 + 0.05) < 20
  EXPECT_EQ(bought(programme), (Servers{10, 0}));
  EXPECT_NEAR(cheapest(programme).cost, 19.5, 1e-9);
}

TEST(Programme, TheCheaperSiteIsFilledFirst) {
  auto programme = small();
  programme.classes = {{kNoLimit, 1, 0, 9.0, 10.0, {3.0, 2.0}, {0.0, 0.0}}};
  programme.services[0].rate = {0.1};
  programme.power = {kNoLimit, 45.0};
  const Fleet fleet = cheapest(programme);
  EXPECT_EQ(fleet.servers, (std::vector<Servers>{{6, 4}}));
}

TEST(Programme, ALeastOrderIsMetOrNothingIsBought) {
  auto programme = small();
  programme.classes[1].quota = 18;
  EXPECT_EQ(bought(programme), (Servers{1, 18}));
  programme.classes[0].least = 8;
  EXPECT_EQ(bought(programme), (Servers{8, 4}));
}

TEST(Programme, AForbiddenSetIsNotBoughtWhole) {
  auto programme = small();
  programme.forbidden = {{1}};
  EXPECT_EQ(bought(programme), (Servers{10, 0}));
}

/// Least cost by trying every number of servers; none where nothing meets the limits.
std::optional<double> enumerated(const Programme& programme, int most) {
  const RunAsked& run = programme.runs.front();
  const ServiceAsked& service = programme.services.front();
  const std::size_t classes = programme.classes.size();
  std::optional<double> best;
  std::vector<double> n(classes, 0.0);
  const auto meets = [&](std::size_t trained) {
    double power = 0;
    double outlay = 0;
    for (std::size_t c = 0; c < classes; ++c) {
      power += n[c] * programme.classes[c].power;
      outlay += n[c] * programme.classes[c].outlay;
      if (n[c] > programme.classes[c].quota || (n[c] > 0 && n[c] < programme.classes[c].least)) {
        return false;
      }
    }
    if (power > programme.power[0] + 1e-9 || outlay > programme.budget + 1e-9 || n[trained] < run.servers[trained]) {
      return false;
    }
    for (const MandateAsked& mandate : programme.mandates) {
      double in = 0;
      double all = 0;
      for (std::size_t c = 0; c < classes; ++c) {
        in += mandate.counts[c] ? n[c] * mandate.measure[c] : 0.0;
        all += n[c] * mandate.measure[c];
      }
      if (in < mandate.share * all - 1e-9) {
        return false;
      }
    }
    for (const FearAsked& fear : programme.fears) {
      double left = 0;
      for (std::size_t c = 0; c < classes; ++c) {
        left += fear.stops[c] ? 0.0 : n[c] * service.rate[c];
      }
      if (left < fear.share * service.asked - 1e-9) {
        return false;
      }
    }
    return true;
  };
  const auto cost_with = [&](std::size_t trained) -> std::optional<double> {
    // The class of least electricity for what it serves serves first.
    std::vector<std::size_t> order(classes);
    double cost = programme.classes[trained].running[0] * run.busy[trained];
    for (std::size_t c = 0; c < classes; ++c) {
      order[c] = c;
      cost += n[c] * programme.classes[c].owned[0];
    }
    std::ranges::sort(order, {}, [&](std::size_t c) { return programme.classes[c].running[0] / service.rate[c]; });
    double left = service.asked;
    for (const std::size_t c : order) {
      const double free = n[c] - (c == trained ? run.servers[c] : 0.0);
      const double used = std::min(free, left / service.rate[c]);
      left -= used * service.rate[c];
      cost += used * programme.classes[c].running[0] * service.use;
    }
    return left > 1e-9 ? std::nullopt : std::optional(cost);
  };
  const auto count = [&](auto&& self, std::size_t c) -> void {
    if (c == classes) {
      for (std::size_t trained = 0; trained < classes; ++trained) {
        if (run.servers[trained] > 0.0 && meets(trained)) {
          const auto cost = cost_with(trained);
          best = cost && (!best || *cost < *best) ? cost : best;
        }
      }
      return;
    }
    for (int k = 0; k <= most; ++k) {
      n[c] = k;
      self(self, c + 1);
    }
  };
  count(count, 0);
  return best;
}

double drawn(int low, int high) { return *rc::gen::inRange(low, high + 1); }

RC_GTEST_PROP(ProgrammeProperty, TheOptimumIsThatOfEnumeration, ()) {
  constexpr int kMost = 8;
  constexpr std::size_t kClasses = 3;
  Programme programme;
  programme.periods = {1.0};
  programme.power = {drawn(60, 200)};
  programme.budget = drawn(60, 200);
  RunAsked run;
  ServiceAsked service;
  service.use = 0.1 * drawn(1, 10);
  MandateAsked mandate{{}, {}, 0.1 * drawn(0, 6)};
  FearAsked fear{{}, 0.1 * drawn(0, 6)};
  for (std::size_t c = 0; c < kClasses; ++c) {
    ChipsOffered offer;
    offer.quota = drawn(2, kMost);
    offer.least = drawn(1, 3);
    offer.outlay = drawn(1, 12);
    offer.power = drawn(1, 12);
    offer.owned = {0.37 * drawn(1, 20)};
    offer.running = {0.13 * drawn(0, 9)};
    programme.classes.push_back(offer);
    run.servers.push_back(drawn(0, 5));
    run.busy.push_back(0.9 * run.servers.back());
    run.from.push_back(0);
    run.through.push_back(0);
    service.rate.push_back(0.04 * drawn(1, 12));
    mandate.measure.push_back(drawn(1, 5));
    mandate.counts.push_back(c != 0);
    fear.stops.push_back(c == 0);
  }
  RC_PRE(std::ranges::any_of(run.servers, [](double servers) { return servers > 0; }));
  programme.runs = {run};
  programme.services = {service};
  programme.mandates = {mandate};
  programme.fears = {fear};
  const auto best = enumerated(programme, kMost);
  const Fleet fleet = cheapest(programme, {.gap = 0.0});
  RC_TAG(best.has_value() ? "feasible" : "infeasible");
  RC_ASSERT(fleet.feasible == best.has_value());
  if (best) {
    RC_ASSERT(fleet.proven);
    RC_ASSERT(std::abs(fleet.cost - *best) < 1e-6 * (1.0 + *best));
  }
}

/// Two classes at two sites over two periods, two services and a run: the least cost over all fleets and places of the run.
/// With these given, what serves is a linear programme, written here anew by class, site, service and period.
std::optional<double> enumerated_over_time(const Programme& programme, int most) {
  std::optional<double> best;
  std::vector<double> n(4, 0.0);
  const RunAsked& run = programme.runs.front();
  const auto cost_of = [&](std::size_t place) -> std::optional<double> {
    const auto busy_in = [&](std::size_t c, std::size_t s, std::size_t p) {
      return place == 2 * c + s && run.from[c] <= p && p <= run.through[c] ? run.servers[c] : 0.0;
    };
    LinearRows rows;
    double cost = 0.0;
    std::vector<std::vector<int>> column(4, std::vector<int>(4, -1));
    for (std::size_t c = 0; c < 2; ++c) {
      const ChipsOffered& offer = programme.classes[c];
      if (n[2 * c] + n[2 * c + 1] > offer.quota) {
        return std::nullopt;
      }
      for (std::size_t s = 0; s < 2; ++s) {
        cost += n[2 * c + s] * offer.owned[s];
        for (std::size_t p = 0; p < 2; ++p) {
          LinearRows::Line line{{}, -kNoLimit, (offer.arrival <= p ? n[2 * c + s] : 0.0) - busy_in(c, s, p)};
          cost += place == 2 * c + s && busy_in(c, s, p) > 0.0 ? run.busy[c] * offer.running[s] * programme.periods[p]
                                                               : 0.0;
          for (std::size_t k = 0; k < 2; ++k) {
            const double factor = offer.running[s] * programme.services[k].use * programme.periods[p];
            column[2 * c + s][2 * k + p] = rows.column(factor, kNoLimit, false);
            line.terms.emplace_back(column[2 * c + s][2 * k + p], 1.0);
          }
          rows.lines.push_back(line);
        }
      }
    }
    for (std::size_t s = 0; s < 2; ++s) {
      if (n[s] * programme.classes[0].power + n[2 + s] * programme.classes[1].power > programme.power[s] + 1e-9) {
        return std::nullopt;
      }
    }
    for (std::size_t k = 0; k < 2; ++k) {
      for (std::size_t p = programme.services[k].from; p < 2; ++p) {
        LinearRows::Line demand{{}, programme.services[k].asked, kNoLimit};
        for (std::size_t place_of = 0; place_of < 4; ++place_of) {
          demand.terms.emplace_back(column[place_of][2 * k + p], programme.services[k].rate[place_of / 2]);
        }
        rows.lines.push_back(demand);
      }
    }
    const Solved solved = solve(rows, 0.0, 1000);
    return solved.feasible ? std::optional(cost + solved.cost) : std::nullopt;
  };
  const auto count = [&](auto&& self, std::size_t place) -> void {
    if (place == n.size()) {
      for (std::size_t where = 0; where < 4; ++where) {
        const auto cost = run.servers[where / 2] > 0.0 ? cost_of(where) : std::nullopt;
        best = cost && (!best || *cost < *best) ? cost : best;
      }
      return;
    }
    for (int k = 0; k <= most; ++k) {
      n[place] = k;
      self(self, place + 1);
    }
  };
  count(count, 0);
  return best;
}

RC_GTEST_PROP(ProgrammeProperty, OverSitesAndPeriodsTheOptimumIsThatOfEnumeration, ()) {
  constexpr int kMost = 3;
  Programme programme;
  const double first = 0.1 * drawn(2, 8);
  programme.periods = {first, 1.0 - first};
  programme.power = {drawn(10, 40), drawn(10, 40)};
  RunAsked run;
  programme.services = {{{}, 1.0, 0.5, static_cast<std::size_t>(drawn(0, 1))},
                        {{}, 1.0, 0.8, static_cast<std::size_t>(drawn(0, 1))}};
  for (std::size_t c = 0; c < 2; ++c) {
    ChipsOffered offer;
    offer.quota = drawn(2, kMost);
    offer.arrival = c;
    offer.power = drawn(1, 10);
    offer.owned = {0.37 * drawn(1, 20), 0.41 * drawn(1, 20)};
    offer.running = {0.13 * drawn(0, 9), 0.17 * drawn(0, 9)};
    programme.classes.push_back(offer);
    run.servers.push_back(drawn(c == 0 ? 1 : 0, 2));
    run.busy.push_back(0.8 * run.servers.back());
    run.from.push_back(c);
    run.through.push_back(std::max(c, static_cast<std::size_t>(drawn(0, 1))));
    programme.services[0].rate.push_back(0.2 * drawn(1, 6));
    programme.services[1].rate.push_back(0.2 * drawn(1, 6));
  }
  programme.runs = {run};
  const auto best = enumerated_over_time(programme, kMost);
  const Fleet fleet = cheapest(programme, {.gap = 0.0});
  RC_TAG(best.has_value() ? "feasible" : "infeasible");
  RC_ASSERT(fleet.feasible == best.has_value());
  if (best) {
    RC_ASSERT(std::abs(fleet.cost - *best) < 1e-6 * (1.0 + *best));
  }
}

}  // namespace
}  // namespace headway::planner

// What a licensed chip displaces: nothing by decree, all of it through the purse and the price of a useful unit.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "checks/join_sets.hpp"
#include "headway/study/freeze.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

/// So many H200s a year, and no other foreign chip: what one class displaces of another is no part of these checks.
ensemble::Scenario with_cap(const Prepared& prepared, double chips_a_year) {
  auto scenario = scenarios_of(prepared, {"h200-open"}).front();
  scenario.policy.levers[ensemble::lever("washington.cap")] = chance::certain(chips_a_year);
  for (std::size_t c = 0; c < scenario.policy.grants.size(); ++c) {
    scenario.policy.grants[c] = c == balance::kH200
                                    ? ensemble::Grant{.from = prepared.model.timeline.branch, .newly = true}
                                    : ensemble::Grant{};
  }
  scenario.name = "cap " + std::to_string(static_cast<long>(chips_a_year));
  return scenario;
}

ensemble::Ensemble run_model(const ensemble::Model& model, const std::vector<ensemble::Scenario>& scenarios,
                             const std::vector<ensemble::Request>& requests, long draws, std::uint64_t seed = 1) {
  ensemble::Options options;
  options.draws = draws;
  options.seed = seed;
  auto ensemble = ensemble::run(model, scenarios, requests, options);
  if (!ensemble) {
    ADD_FAILURE() << base::to_string(ensemble.error());
    std::abort();
  }
  return std::move(*ensemble);
}

// Every elasticity zero and money no object: what is smuggled and what is run abroad are the same whatever is licensed. Only a
// class that is not smuggled as well is licensed.
TEST(Displacement, WithoutAnswerAndWithMoneyEnoughNothingIsDisplaced) {
  const Prepared prepared = prepared_with(
      no_feedback() + unbounded_budgets() +
      std::vector<std::string>{"trade.diversion.resale=0", "demand.china.worth=1e9", "washington.classes=h200"});
  std::vector<ensemble::Request> requests;
  for (const int year : {2026, 2028, 2030}) {
    requests.push_back(at(balance::kImportsDiverted, year, balance::kChips));
    requests.push_back(at(balance::kChinaStockOwnedAbroad, year, balance::kChips));
    requests.push_back(at(balance::kChinaStockRentedAbroad, year, balance::kChips));
  }
  const auto ensemble = run_all(prepared, {"no-export", "h200-open"}, requests, scaled(2000));
  for (std::size_t k = 0; k < requests.size(); ++k) {
    const auto without = ensemble.row(0, k);
    const auto with = ensemble.row(1, k);
    for (std::size_t draw = 0; draw < without.size(); ++draw) {
      EXPECT_NEAR(with[draw], without[draw], 1e-6 * without[draw] + 1e-6) << "request " << k << ", draw " << draw;
    }
  }
}

// One H200 a year, over none: less than 10 H100e either way, in every draw and year.
TEST(Displacement, OneChipAYearGainsLittleAndLosesNothing) {
  const Prepared& prepared = default_book();
  const std::vector<ensemble::Scenario> scenarios{with_cap(prepared, 0.0), with_cap(prepared, 1.0)};
  const std::vector<ensemble::Request> requests{at(balance::kChinaUseful, 2026), at(balance::kChinaUseful, 2028),
                                                at(balance::kChinaUseful, 2030)};
  const auto ensemble = run_model(prepared.model, scenarios, requests, scaled(4000));
  long compared = 0;
  long moved = 0;
  double worst = 0.0;
  for (std::size_t k = 0; k < requests.size(); ++k) {
    const auto without = ensemble.row(0, k);
    const auto with = ensemble.row(1, k);
    for (std::size_t draw = 0; draw < without.size(); ++draw) {
      ++compared;
      moved += std::abs(with[draw] - without[draw]) > 10.0 ? 1 : 0;
      worst = std::max(worst, std::abs(with[draw] - without[draw]) / without[draw]);
    }
  }
  std::printf(
      "one H200 a year moves useful compute by more than 10 H100e in %ld of %ld comparisons, by %.2g of it at most\n",
      moved, compared, worst);
  EXPECT_GT(compared, 0);
  EXPECT_EQ(moved, 0);
  EXPECT_LT(worst, 2e-4);
}

/// Every feedback off but the elasticities of supply: what a licence does through the purse alone.
std::vector<std::string> purse_alone() {
  auto sets = no_feedback();
  std::erase_if(sets, [](const std::string& set) { return set.starts_with("feedback.premium_"); });
  return sets;
}

const Prepared& h200s_at_their_price() {
  static const Prepared kPrepared = prepared_with(purse_alone());
  return kPrepared;
}

/// The same where an H200 costs less than a unit on the margin, and no other foreign chip is licensed.
const Prepared& cheap_h200s() {
  static const Prepared kPrepared =
      prepared_with(purse_alone() + std::vector<std::string>{"price.h200=5000", "washington.classes=h200"});
  return kPrepared;
}

/// Comparisons in which the gain per licensed chip is larger under the larger of two caps, as a share of those in which
/// buyers are rationed.
double share_rising(const Prepared& prepared) {
  const std::vector<double> caps{0.0, 2e4, 1e5};
  std::vector<ensemble::Scenario> scenarios;
  for (const double cap : caps) {
    scenarios.push_back(with_cap(prepared, cap));
  }
  const std::vector<ensemble::Request> requests{at(balance::kChinaUseful, 2027), at(balance::kImportsLicensed, 2026),
                                                at(balance::kImportsLicensed, 2027), at(balance::kPremium, 2026),
                                                at(balance::kPremium, 2027)};
  const auto ensemble = run_model(prepared.model, scenarios, requests, scaled(4000));
  const auto chips = [&](std::size_t s, std::size_t draw) {
    return ensemble.row(s, 1)[draw] + ensemble.row(s, 2)[draw] - ensemble.row(0, 1)[draw] - ensemble.row(0, 2)[draw];
  };
  const auto gain = [&](std::size_t s, std::size_t draw) {
    return (ensemble.row(s, 0)[draw] - ensemble.row(0, 0)[draw]) / chips(s, draw);
  };
  const auto rationed = [&](std::size_t s, std::size_t draw) {
    return ensemble.row(s, 3)[draw] > 20.0 && ensemble.row(s, 4)[draw] > 20.0;
  };
  long compared = 0;
  long rising = 0;
  double most = 0.0;
  for (std::size_t draw = 0; draw < ensemble.row(0, 0).size(); ++draw) {
    if (chips(1, draw) < 100.0 || chips(2, draw) < 100.0 || !rationed(1, draw) || !rationed(2, draw)) {
      continue;
    }
    ++compared;
    const double more = gain(2, draw) - gain(1, draw);
    rising += more > 0.02 * std::abs(gain(1, draw)) + 1e-3 ? 1 : 0;
    most = std::max(most, more);
  }
  std::printf("gain per licensed chip rises with the cap in %ld of %ld comparisons, by %.3g at most\n", rising,
              compared, most);
  EXPECT_GT(compared, 0);
  return static_cast<double>(rising) / static_cast<double>(std::max(compared, 1L));
}

// The gain per licensed chip falls with the cap while an H200 costs less than a unit on the margin. Exact within a month
// (test/balance/purse_test.cpp); at its price an H200 may be a dear unit, and then the first are bought by those who
// give up most for it: one draw in twenty.
TEST(Displacement, TheFirstChipsDisplaceLeast) {
  EXPECT_LT(share_rising(cheap_h200s()), 0.01);
  EXPECT_LT(share_rising(h200s_at_their_price()), 0.08);
}

/// Comparisons of three years in which a licence leaves China with less useful compute while buyers are rationed, as a
/// share of those in which they are.
double share_lost(const Prepared& prepared) {
  const auto scenarios = scenarios_of(prepared, {"no-export", "h200-licensed", "h200-open"});
  std::vector<ensemble::Request> requests;
  for (const int year : {2027, 2028, 2029}) {
    requests.push_back(at(balance::kChinaUseful, year));
    requests.push_back(at(balance::kPremium, year));
  }
  const auto ensemble = run_model(prepared.model, scenarios, requests, scaled(4000));
  long compared = 0;
  long lost = 0;
  double worst = 0.0;
  for (std::size_t s = 1; s < scenarios.size(); ++s) {
    for (std::size_t draw = 0; draw < ensemble.row(0, 0).size(); ++draw) {
      bool rationed = true;
      for (std::size_t year = 0; year < 3; ++year) {
        rationed = rationed && ensemble.row(s, 2 * year + 1)[draw] > 30.0;
        if (!rationed) {
          break;
        }
        ++compared;
        const double base = ensemble.row(0, 2 * year)[draw];
        const double gain = ensemble.row(s, 2 * year)[draw] - base;
        lost += gain < -1e-4 * base ? 1 : 0;
        worst = std::min(worst, gain / base);
      }
    }
  }
  std::printf("a licence loses useful compute in %ld of %ld rationed comparisons, %.3g of it at most\n", lost, compared,
              -worst);
  EXPECT_GT(compared, 0);
  return static_cast<double>(lost) / static_cast<double>(std::max(compared, 1L));
}

// While an H200 costs less than a unit on the margin, no more useful compute is displaced than is licensed: the net gain is
// not negative. Exact within a month (test/balance/purse_test.cpp); over years rent follows the price of months before.
TEST(Displacement, NoMoreIsDisplacedThanLicensedWhileBuyersAreRationed) { EXPECT_LT(share_lost(cheap_h200s()), 0.001); }

// At its price an H200 may be a dear unit beside rented and smuggled Blackwells: who buys it all the same, because it is
// legal and near, then has less. That is a choice of buyers, not displacement, and stays rare.
TEST(Displacement, ADearChipMayLeaveLess) {
  const double lost = share_lost(h200s_at_their_price());
  EXPECT_GT(lost, 0.0);
  EXPECT_LT(lost, 0.08);
}

// Ten times the compute abroad costs the same purse: less is bought at home, and the sign of the headline stays, though next
// to nothing is left of its size: an H200 is a dear unit then.
TEST(Displacement, TenTimesTheComputeAbroadLowersPurchasesAtHome) {
  const Prepared& prepared = default_book();
  const auto scenarios = scenarios_of(prepared, {"no-export", "h200-licensed"});
  const auto purchases = [] {
    ensemble::Request request = at(balance::kChinaUseful, 2028);
    request.measure = static_cast<balance::Measure>(balance::kFirstDriver + balance::kPurchasesChina);
    return request;
  }();
  const std::vector<ensemble::Request> requests{at(balance::kChinaUseful, 2028), purchases};
  const auto as_is = run_model(prepared.model, scenarios, requests, scaled(16000));
  const auto path = std::ranges::find(prepared.paths, "trade.abroad.stock", &model::Input::id);
  ASSERT_NE(path, prepared.paths.end());
  auto entry = *book::find(prepared.book, path->id);
  for (auto& knot : entry.alternatives.front().knots) {
    for (auto& point : knot.quantiles) {
      point.value *= 10.0;
    }
  }
  auto model = prepared.model;
  const auto stock = freeze(prepared.book, entry, path->unit);
  ASSERT_TRUE(stock);
  model.paths[static_cast<std::size_t>(path - prepared.paths.begin())] = *stock;
  const auto tenfold = run_model(model, scenarios, requests, scaled(16000));
  const auto median = [](std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<long>(values.size() / 2));
    return values[values.size() / 2];
  };
  const auto gain = [&](const ensemble::Ensemble& run) {
    std::vector<double> gains;
    for (std::size_t draw = 0; draw < run.row(0, 0).size(); ++draw) {
      gains.push_back(run.row(1, 0)[draw] - run.row(0, 0)[draw]);
    }
    return median(gains);
  };
  const auto bought = [&](const ensemble::Ensemble& run) {
    const auto row = run.row(0, 1);
    return median({row.begin(), row.end()});
  };
  std::printf("headline 2028: %.3g as it is, %.3g with ten times the compute abroad; purchases %.3g and %.3g USD\n",
              gain(as_is), gain(tenfold), bought(as_is), bought(tenfold));
  EXPECT_LT(bought(tenfold), bought(as_is));
  EXPECT_GT(gain(as_is), 0.0);
  double more_of = 0.0;
  const auto draws = static_cast<double>(tenfold.row(0, 0).size());
  for (std::size_t draw = 0; draw < tenfold.row(0, 0).size(); ++draw) {
    more_of += tenfold.row(1, 0)[draw] > tenfold.row(0, 0)[draw] ? 1.0 / draws : 0.0;
  }
  EXPECT_GT(more_of, 0.5 - 1.5 / std::sqrt(draws));
}

}  // namespace
}  // namespace headway::study

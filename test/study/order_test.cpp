// With every feedback off and money no object, more permission means at least as many chips in China, in nearly every draw
// and month: the order is a share of draws, not a theorem.
#include <gtest/gtest.h>

#include <cstdio>

#include "default_book.hpp"

namespace headway::study {
namespace {

TEST(OrderOfScenarios, HoldsInNearlyAllDrawsWithoutFeedbackAndBudgets) {
  auto sets = no_feedback();
  const auto unbounded = unbounded_budgets();
  sets.insert(sets.end(), unbounded.begin(), unbounded.end());
  const Prepared prepared = prepared_with(sets);
  const std::vector<std::string> names{"full-controls", "no-export", "h20-only",
                                       "h200-licensed", "h200-open", "blackwell-open"};
  std::vector<ensemble::Request> requests;
  for (int month = 0; month < prepared.model.timeline.months; ++month) {
    requests.push_back(ensemble::Request{balance::kChinaStock, balance::kH100e, balance::kLocated, month, false});
  }
  const auto ensemble = run_all(prepared, names, requests, scaled(20000));
  long strict = 0;
  for (std::size_t s = 0; s + 1 < names.size(); ++s) {
    long broken = 0;
    long compared = 0;
    double worst = 0.0;
    std::string where;
    for (std::size_t month = 0; month < requests.size(); ++month) {
      const auto less = ensemble.row(s, month);
      const auto more = ensemble.row(s + 1, month);
      for (std::size_t draw = 0; draw < less.size(); ++draw) {
        // What rounding leaves of the price that clears.
        if (more[draw] < less[draw] * (1.0 - 1e-6)) {
          ++broken;
          if (less[draw] - more[draw] > worst) {
            worst = less[draw] - more[draw];
            where = "month " + std::to_string(month) + ", draw " + std::to_string(draw);
          }
        }
        ++compared;
        strict += more[draw] > less[draw] ? 1 : 0;
      }
    }
    const double share = static_cast<double>(broken) / static_cast<double>(compared);
    std::printf("%s > %s in %.3g %% of draws and months, by up to %.3g H100e (%s)\n", names[s].c_str(),
                names[s + 1].c_str(), 100.0 * share, worst, where.c_str());
    EXPECT_LT(share, 0.01) << names[s] << " > " << names[s + 1];
  }
  EXPECT_GT(strict, 0) << "scenarios that coincide order nothing";
}

TEST(OrderOfScenarios, AScenarioGainsExactlyNothingOverItself) {
  std::vector<ensemble::Request> requests{at(balance::kChinaStock, 2027), at(balance::kChinaUseful, 2030),
                                          at(balance::kCapabilityLag, 2028), at(balance::kLevyRevenue, 2026)};
  const auto ensemble = run_all(default_book(), {"h200-licensed", "h200-licensed"}, requests, 512);
  for (std::size_t k = 0; k < requests.size(); ++k) {
    const auto left = ensemble.row(0, k);
    const auto right = ensemble.row(1, k);
    for (std::size_t draw = 0; draw < left.size(); ++draw) {
      EXPECT_EQ(left[draw] - right[draw], 0.0);
    }
  }
}

TEST(OrderOfScenarios, AllAreTheSameThrough2025) {
  const std::vector<std::string> names{"h200-licensed", "full-controls", "no-export",      "h20-only",
                                       "h200-open",     "b30a",          "blackwell-open", "reversal",
                                       "beijing-opens", "abroad-closed", "as-in-2025"};
  std::vector<ensemble::Request> requests{at(balance::kChinaStock, 2025), at(balance::kUsStock, 2025),
                                          at(balance::kChinaUseful, 2025)};
  const auto ensemble = run_all(default_book(), names, requests, 256);
  for (std::size_t s = 1; s < names.size(); ++s) {
    EXPECT_EQ(ensemble.figures[0], ensemble.figures[s]) << names[s];
  }
}

}  // namespace
}  // namespace headway::study

#include "headway/balance/water_fill.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace headway::balance {
namespace {

/// The textbook solution: spending = min(cap, level x weight) with the level found by bisection.
std::vector<double> by_bisection(const std::vector<double>& weight, const std::vector<double>& cap, double budget) {
  const auto spent_at = [&](double level) {
    double sum = 0.0;
    for (std::size_t c = 0; c < cap.size(); ++c) {
      sum += std::min(cap[c], level * weight[c]);
    }
    return sum;
  };
  double low = 0.0;
  double high = 1e18;
  for (int step = 0; step < 300; ++step) {
    const double level = 0.5 * (low + high);
    (spent_at(level) < budget ? low : high) = level;
  }
  std::vector<double> spent;
  for (std::size_t c = 0; c < cap.size(); ++c) {
    spent.push_back(std::min(cap[c], high * weight[c]));
  }
  return spent;
}

TEST(WaterFill, SpendsByWeightWhileNothingSellsOut) {
  const std::array<double, 2> weight{1.0, 3.0};
  const std::array<double, 2> cap{1000.0, 1000.0};
  std::array<double, 2> spent{};
  const double left = water_fill(2, weight.data(), cap.data(), 100.0, spent.data());
  EXPECT_NEAR(spent[0], 25.0, 1e-9);
  EXPECT_NEAR(spent[1], 75.0, 1e-9);
  EXPECT_NEAR(left, 0.0, 1e-9);
}

TEST(WaterFill, GivesTheMoneyOfASoldOutClassToTheOthers) {
  const std::array<double, 3> weight{1.0, 1.0, 2.0};
  const std::array<double, 3> cap{10.0, 1000.0, 1000.0};
  std::array<double, 3> spent{};
  const double left = water_fill(3, weight.data(), cap.data(), 100.0, spent.data());
  EXPECT_NEAR(spent[0], 10.0, 1e-9);
  EXPECT_NEAR(spent[1], 30.0, 1e-9);
  EXPECT_NEAR(spent[2], 60.0, 1e-9);
  EXPECT_NEAR(left, 0.0, 1e-9);
}

TEST(WaterFill, LeavesMoneyOnlyWhenEverythingIsSold) {
  const std::array<double, 2> weight{1.0, 1e-6};
  const std::array<double, 2> cap{5.0, 7.0};
  std::array<double, 2> spent{};
  const double left = water_fill(2, weight.data(), cap.data(), 100.0, spent.data());
  EXPECT_NEAR(spent[0], 5.0, 1e-9);
  EXPECT_NEAR(spent[1], 7.0, 1e-9);
  EXPECT_NEAR(left, 88.0, 1e-9);
}

RC_GTEST_PROP(WaterFillProperty, MatchesTheTextbookAndForgetsTheOrder, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 7);
  std::vector<double> weight;
  std::vector<double> cap;
  for (std::size_t c = 0; c < count; ++c) {
    weight.push_back(*rc::gen::inRange(1, 1000) * 0.01);
    cap.push_back(*rc::gen::inRange(0, 1000) * 1.0);
  }
  const double budget = *rc::gen::inRange(0, 3000) * 1.0;
  std::vector<double> spent(count);
  const int number = static_cast<int>(count);
  const double left = water_fill(number, weight.data(), cap.data(), budget, spent.data());
  const double all = std::accumulate(spent.begin(), spent.end(), 0.0);
  RC_ASSERT(std::abs(all + left - budget) < 1e-6);
  const auto expected = by_bisection(weight, cap, std::min(budget, std::accumulate(cap.begin(), cap.end(), 0.0)));
  for (std::size_t c = 0; c < count; ++c) {
    RC_ASSERT(spent[c] <= cap[c] + 1e-9);
    RC_ASSERT(std::abs(spent[c] - expected[c]) < 1e-5 * (1.0 + budget));
  }
  std::vector<double> turned_weight(weight.rbegin(), weight.rend());
  std::vector<double> turned_cap(cap.rbegin(), cap.rend());
  std::vector<double> turned(count);
  water_fill(number, turned_weight.data(), turned_cap.data(), budget, turned.data());
  for (std::size_t c = 0; c < count; ++c) {
    RC_ASSERT(std::abs(turned[count - 1 - c] - spent[c]) < 1e-7 * (1.0 + budget));
  }
}

}  // namespace
}  // namespace headway::balance

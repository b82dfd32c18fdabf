#include "headway/study/levers/crossing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

#include "headway/chance/stream.hpp"

namespace headway::study {
namespace {

/// Each draw holds the condition from a uniform number of its own on: the share at x is x.
Hits uniform_hits(const std::vector<double>& grid, std::size_t draws, std::uint64_t seed) {
  Hits hits;
  for (const double x : grid) {
    auto& row = hits.emplace_back();
    for (std::size_t draw = 0; draw < draws; ++draw) {
      row.push_back(chance::uniform(chance::Key{seed, 1}, draw) < x ? 1 : 0);
    }
  }
  return hits;
}

const std::vector<double> kGrid{0.0, 0.2, 0.4, 0.6, 0.8, 1.0};

TEST(Crossing, IntervalsHoldTheTruth) {
  constexpr int kSeeds = 40;
  int inside = 0;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const auto crossing = find_crossing(kGrid, uniform_hits(kGrid, 500, seed), 0.7, seed, 200);
    ASSERT_TRUE(crossing.found);
    EXPECT_TRUE(crossing.rising);
    EXPECT_TRUE(crossing.monotone);
    inside += crossing.at.low <= 0.7 && 0.7 <= crossing.at.high ? 1 : 0;
  }
  // Binomial with 0.95: fewer than 33 of 40 in less than one of 1,000 runs.
  EXPECT_GE(inside, 33);
}

// Shares by hand: 4 of 4, 3 of 4, 1 of 4 at 10, 20, 30. Half lies halfway between 3/4 and 1/4: at 25.
TEST(Crossing, AFallingShareByHand) {
  const Hits hits{{1, 1, 1, 1}, {1, 1, 1, 0}, {1, 0, 0, 0}};
  const auto crossing = find_crossing({10.0, 20.0, 30.0}, hits, 0.5, 1, 50);
  EXPECT_TRUE(crossing.found);
  EXPECT_FALSE(crossing.rising);
  EXPECT_DOUBLE_EQ(crossing.at.value, 25.0);
}

TEST(Crossing, ALevelThatIsNeverCrossedIsNotFound) {
  const Hits hits{{1, 1, 1, 0}, {1, 1, 0, 0}};
  const auto above = find_crossing({0.0, 1.0}, hits, 0.9, 1, 20);
  EXPECT_FALSE(above.found);
  EXPECT_TRUE(std::isnan(above.at.value));
  EXPECT_FALSE(find_crossing({0.0, 1.0}, hits, 0.1, 1, 20).found);
}

TEST(Crossing, DrawsWithoutValueDoNotCount) {
  const Hits hits{{1, 1, -1}, {0, 0, 0}};
  EXPECT_EQ(find_crossing({0.0, 1.0}, hits, 0.5, 1, 20).shares.front(), 1.0);
}

TEST(Crossing, AStepAgainstTheTrendBeyondChanceIsSeen) {
  Hits hits(4, std::vector<signed char>(100, 0));
  const auto set = [&](std::size_t row, std::size_t count) {
    std::fill_n(hits[row].begin(), count, static_cast<signed char>(1));
  };
  set(0, 10);
  set(1, 60);
  set(2, 20);
  set(3, 80);
  EXPECT_FALSE(find_crossing({0, 1, 2, 3}, hits, 0.5, 1, 20).monotone);
  set(2, 59);
  std::fill(hits[2].begin() + 59, hits[2].end(), static_cast<signed char>(0));
  EXPECT_TRUE(find_crossing({0, 1, 2, 3}, hits, 0.5, 1, 20).monotone);
}

TEST(MonotoneFit, PoolsByHand) {
  const std::vector<double> ones(4, 1.0);
  EXPECT_EQ(monotone_fit({1, 3, 2, 4}, ones, true), (std::vector<double>{1, 2.5, 2.5, 4}));
  EXPECT_EQ(monotone_fit({4, 2, 3, 1}, ones, false), (std::vector<double>{4, 2.5, 2.5, 1}));
  EXPECT_EQ(monotone_fit({1, 4, 1}, {1, 1, 2}, true), (std::vector<double>{1, 2, 2}));
}

RC_GTEST_PROP(MonotoneFit, RisesAndKeepsTheSum, (const std::vector<unsigned char>& numbers)) {
  std::vector<double> shares(numbers.begin(), numbers.end());
  const auto fit = monotone_fit(shares, std::vector<double>(shares.size(), 1.0), true);
  RC_ASSERT(fit.size() == shares.size());
  RC_ASSERT(std::is_sorted(fit.begin(), fit.end(), [](double a, double b) { return a < b - 1e-9; }));
  const double before = std::accumulate(shares.begin(), shares.end(), 0.0);
  RC_ASSERT(std::abs(std::accumulate(fit.begin(), fit.end(), 0.0) - before) <= 1e-9 * (1.0 + before));
}

}  // namespace
}  // namespace headway::study

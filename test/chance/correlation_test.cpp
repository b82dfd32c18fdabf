#include "headway/chance/correlation.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "headway/chance/stream.hpp"

namespace headway::chance {
namespace {

constexpr int kDraws = 20'000;

std::vector<double> member(std::string_view name, double rank_correlation, int sign) {
  std::vector<double> numbers;
  for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
    numbers.push_back(correlated_uniform(uniform(Key{3, hash_name(name)}, draw),
                                         uniform(Key{3, hash_name("group")}, draw), rank_correlation, sign));
  }
  return numbers;
}

std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  for (std::size_t index = 0; index < order.size(); ++index) {
    order[index] = index;
  }
  std::ranges::sort(order, {}, [&](std::size_t index) { return values[index]; });
  std::vector<double> rank(values.size());
  for (std::size_t place = 0; place < order.size(); ++place) {
    rank[order[place]] = static_cast<double>(place);
  }
  return rank;
}

/// Spearman's rank correlation.
double rank_correlation_of(const std::vector<double>& left, const std::vector<double>& right) {
  const std::vector<double> left_rank = ranks(left);
  const std::vector<double> right_rank = ranks(right);
  const double count = static_cast<double>(left.size());
  double squares = 0.0;
  for (std::size_t index = 0; index < left.size(); ++index) {
    const double difference = left_rank[index] - right_rank[index];
    squares += difference * difference;
  }
  return 1.0 - 6.0 * squares / (count * (count * count - 1.0));
}

/// Four standard errors of Spearman's correlation: (1 - rho^2) sqrt(1.06 / n) at most, by Fisher's transform.
double tolerance(double rho) { return 4.0 * (1.0 - rho * rho) * std::sqrt((1.0 + rho * rho / 2.0) / (kDraws - 3)); }

TEST(CorrelatedUniform, HasTheRankCorrelation) {
  for (const double rho : {0.0, 0.2, 0.5, 0.8, 0.95}) {
    const std::vector<double> left = member("a", rho, 1);
    EXPECT_NEAR(rank_correlation_of(left, member("b", rho, 1)), rho, tolerance(rho)) << rho;
    EXPECT_NEAR(rank_correlation_of(left, member("c", rho, -1)), -rho, tolerance(rho)) << rho;
  }
  EXPECT_NEAR(rank_correlation_of(member("c", 0.6, -1), member("d", 0.6, -1)), 0.6, tolerance(0.6));
}

TEST(CorrelatedUniform, StaysUniform) {
  for (const int sign : {1, -1}) {
    std::vector<double> numbers = member("a", 0.7, sign);
    std::ranges::sort(numbers);
    double largest = 0.0;
    for (std::size_t index = 0; index < numbers.size(); ++index) {
      largest = std::max(largest, std::abs(numbers[index] - (static_cast<double>(index) + 0.5) / kDraws));
    }
    // Kolmogorov and Smirnov: exceeded once in 10,000 samples.
    EXPECT_LT(largest, 2.23 / std::sqrt(kDraws));
  }
}

TEST(CorrelatedUniform, WithoutCorrelationIsTheOwnNumber) {
  for (const double own : {0x1p-53, 0.001, 0.3, 0.5, 0.999}) {
    EXPECT_NEAR(correlated_uniform(own, 0.123, 0.0, 1) / own, 1.0, 1e-12);
  }
}

TEST(CorrelatedUniform, LiesInTheOpenInterval) {
  constexpr double kLeast = 0x1p-53;
  for (const double rho : {0.0, 0.5, 0.999}) {
    for (const double own : {kLeast, 1.0 - kLeast}) {
      for (const double factor : {kLeast, 1.0 - kLeast}) {
        for (const int sign : {1, -1}) {
          const double number = correlated_uniform(own, factor, rho, sign);
          EXPECT_GT(number, 0.0);
          EXPECT_LT(number, 1.0);
        }
      }
    }
  }
}

TEST(NormalCorrelation, IsPearsonsOfTheSameNormals) {
  EXPECT_EQ(normal_correlation(0.0), 0.0);
  EXPECT_NEAR(normal_correlation(1.0), 1.0, 1e-15);
  EXPECT_NEAR(normal_correlation(0.5), 0.5176380902050415, 1e-15);
}

}  // namespace
}  // namespace headway::chance

#include "headway/chance/stream.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace headway::chance {
namespace {

constexpr int kStreamDraws = 20'000;

std::vector<double> numbers(Key key, std::uint32_t counter = 0) {
  std::vector<double> drawn;
  for (std::uint64_t draw = 0; draw < kStreamDraws; ++draw) {
    drawn.push_back(uniform(key, draw, counter));
  }
  return drawn;
}

/// Pearson's correlation of uniform numbers, whose mean and variance are known.
double correlation(const std::vector<double>& left, const std::vector<double>& right) {
  double sum = 0.0;
  for (std::size_t index = 0; index < left.size(); ++index) {
    sum += (left[index] - 0.5) * (right[index] - 0.5);
  }
  return 12.0 * sum / static_cast<double>(left.size());
}

TEST(HashName, IsFowlerNollVo) {
  // From the authors' table of test vectors for FNV-1a, 64 bits.
  static_assert(hash_name("") == 0xcbf29ce484222325U);
  static_assert(hash_name("a") == 0xaf63dc4c8601ec8cU);
  EXPECT_EQ(hash_name("foobar"), 0x85944171f73967e8U);
  EXPECT_EQ(hash_name("\xff"), (0xcbf29ce484222325U ^ 0xffU) * 0x100000001b3U);
}

TEST(Philox, GivesThePublishedNumbers) {
  // Known answers of Random123's own tests.
  const r123::Philox4x32::ctr_type zero = r123::Philox4x32()({{0, 0, 0, 0}}, {{0, 0}});
  EXPECT_EQ(zero[0], 0x6627e8d5U);
  EXPECT_EQ(zero[1], 0xe169c58dU);
  EXPECT_EQ(zero[2], 0xbc57ac4cU);
  EXPECT_EQ(zero[3], 0x9b00dbd8U);
}

TEST(Uniform, GivesTheSameNumbersForEver) {
  EXPECT_EQ(uniform(Key{0, 0}, 0), 0x1.265e97dd4f1ccp-3);
  EXPECT_EQ(uniform(Key{1, hash_name("foundry.smic.capacity")}, 0), 0x1.a011c0e458099p-1);
  EXPECT_EQ(uniform(Key{1, hash_name("foundry.smic.capacity")}, 19'999, 107), 0x1.8de1784fa4d09p-1);
  EXPECT_EQ(uniform(Key{0xffffffffffffffffU, hash_name("a")}, 0x123456789abcdefU, 0xffffffffU), 0x1.8082eb96a2badp-1);
}

TEST(Uniform, IsUniform) {
  // Mean, variance and a chi-square over 100 cells, each within 4.5 standard errors.
  const std::vector<double> drawn = numbers({7, hash_name("memory.legacy.stock")});
  double sum = 0.0;
  double squares = 0.0;
  std::vector<int> cells(100);
  for (const double number : drawn) {
    sum += number;
    squares += (number - 0.5) * (number - 0.5);
    ++cells[static_cast<std::size_t>(100.0 * number)];
  }
  EXPECT_NEAR(sum / kStreamDraws, 0.5, 4.5 * std::sqrt(1.0 / 12.0 / kStreamDraws));
  EXPECT_NEAR(squares / kStreamDraws, 1.0 / 12.0, 4.5 * std::sqrt(1.0 / 180.0 / kStreamDraws));
  double chi_square = 0.0;
  for (const int cell : cells) {
    chi_square += (cell - kStreamDraws / 100.0) * (cell - kStreamDraws / 100.0) / (kStreamDraws / 100.0);
  }
  EXPECT_NEAR(chi_square, 99.0, 4.5 * std::sqrt(2.0 * 99.0));
}

TEST(Uniform, IsIndependentBetweenNamesSeedsAndCounters) {
  const double tolerance = 4.5 / std::sqrt(kStreamDraws);
  const Key key{1, hash_name("a")};
  const std::vector<double> drawn = numbers(key);
  EXPECT_NEAR(correlation(drawn, drawn), 1.0, tolerance);
  EXPECT_NEAR(correlation(drawn, numbers({1, hash_name("b")})), 0.0, tolerance);
  EXPECT_NEAR(correlation(drawn, numbers({2, hash_name("a")})), 0.0, tolerance);
  EXPECT_NEAR(correlation(drawn, numbers(key, 1)), 0.0, tolerance);
  EXPECT_NEAR(correlation(numbers(key, 1), numbers(key, 2)), 0.0, tolerance);
}

TEST(Uniform, IsIndependentFromDrawToDraw) {
  std::vector<double> drawn = numbers({1, hash_name("a")});
  std::vector<double> next = drawn;
  std::ranges::rotate(next, next.begin() + 1);
  EXPECT_NEAR(correlation(drawn, next), 0.0, 4.5 / std::sqrt(kStreamDraws));
}

TEST(Uniform, GivesNoNumberTwice) {
  // Of 20,000 numbers out of 2^52, two would be equal once in 20 million trials.
  std::vector<double> drawn = numbers({1, hash_name("a")});
  std::ranges::sort(drawn);
  EXPECT_EQ(std::ranges::adjacent_find(drawn), drawn.end());
}

RC_GTEST_PROP(Uniform, LiesInTheOpenInterval,
              (std::uint64_t seed, const std::string& name, std::uint64_t draw, std::uint32_t counter)) {
  const double number = uniform(Key{seed, hash_name(name)}, draw, counter);
  RC_ASSERT(number > 0.0);
  RC_ASSERT(number < 1.0);
  RC_ASSERT(uniform(Key{seed, hash_name(name)}, draw, counter) == number);
}

RC_GTEST_PROP(Uniform, ChangesWithEveryArgument,
              (std::uint64_t seed, std::uint64_t name, std::uint64_t draw, std::uint32_t counter)) {
  const double number = uniform(Key{seed, name}, draw, counter);
  const auto bit = *rc::gen::inRange(0, 64);
  const std::uint64_t flip = std::uint64_t{1} << static_cast<unsigned>(bit);
  RC_ASSERT(uniform(Key{seed ^ flip, name}, draw, counter) != number);
  RC_ASSERT(uniform(Key{seed, name ^ flip}, draw, counter) != number);
  RC_ASSERT(uniform(Key{seed, name}, draw ^ flip, counter) != number);
  RC_ASSERT(uniform(Key{seed, name}, draw, counter ^ (1U << static_cast<unsigned>(bit % 32))) != number);
}

}  // namespace
}  // namespace headway::chance

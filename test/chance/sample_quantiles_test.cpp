#include "headway/chance/sample_quantiles.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "headway/chance/normal.hpp"
#include "headway/chance/select_ranks.hpp"
#include "headway/chance/stream.hpp"

namespace headway::chance {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
const std::vector<double> kFive = {0.05, 0.25, 0.5, 0.75, 0.95};

std::vector<QuantileEstimate> estimates(std::vector<double> sample, const std::vector<double>& probabilities,
                                        ErrorsFor errors = ErrorsFor::all) {
  std::vector<QuantileEstimate> out(probabilities.size());
  sample_quantiles(sample, probabilities, out, errors);
  return out;
}

std::vector<double> normal_sample(std::uint64_t seed, int count) {
  std::vector<double> sample;
  for (std::uint64_t draw = 0; draw < static_cast<std::uint64_t>(count); ++draw) {
    sample.push_back(normal_quantile(uniform(Key{seed, hash_name("sample")}, draw)));
  }
  return sample;
}

TEST(SampleQuantiles, InterpolateBetweenOrderStatistics) {
  const auto found = estimates({4.0, 1.0, 3.0, 2.0}, {0.0, 0.25, 0.5, 0.9, 1.0});
  EXPECT_DOUBLE_EQ(found[0].value, 1.0);
  EXPECT_DOUBLE_EQ(found[1].value, 1.75);
  EXPECT_DOUBLE_EQ(found[2].value, 2.5);
  EXPECT_DOUBLE_EQ(found[3].value, 3.7);
  EXPECT_DOUBLE_EQ(found[4].value, 4.0);
}

TEST(SampleQuantiles, TakeTheErrorFromTheBinomialsRanks) {
  std::vector<double> sample;
  for (int value = 400; value >= 1; --value) {
    sample.push_back(value * value);
  }
  // n p = 200, 1.96 sqrt(n p (1 - p)) = 19.6: ranks 180 and 220; the median lies between ranks 200 and 201.
  const QuantileEstimate median = estimates(sample, {0.5}).front();
  EXPECT_DOUBLE_EQ(median.value, 0.5 * (200.0 * 200.0 + 201.0 * 201.0));
  EXPECT_DOUBLE_EQ(median.error, std::max(median.value - 180.0 * 180.0, 220.0 * 220.0 - median.value));
}

TEST(SampleQuantiles, StateTheMediansErrorAlone) {
  const auto all = estimates(normal_sample(1, 1'000), kFive);
  const auto median_only = estimates(normal_sample(1, 1'000), kFive, ErrorsFor::median_only);
  for (std::size_t index = 0; index < kFive.size(); ++index) {
    EXPECT_EQ(median_only[index].value, all[index].value);
    EXPECT_EQ(std::isnan(median_only[index].error), kFive[index] != 0.5);
  }
  EXPECT_EQ(median_only[2].error, all[2].error);
}

TEST(SampleQuantiles, CoverTheTruthNineteenTimesInTwenty) {
  // value -+ error is at least as wide as the interval of the order statistics: coverage of 95 % or more, and, as the
  // two sides are much alike here, not above 98 %. 400 samples: the standard error of the coverage is 1.1 %.
  for (const double probability : {0.05, 0.5, 0.75}) {
    int covered = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
      const QuantileEstimate found = estimates(normal_sample(seed, 1'000), {probability}).front();
      covered += std::abs(found.value - normal_quantile(probability)) <= found.error ? 1 : 0;
    }
    EXPECT_GT(covered, 400 * (0.95 - 3.5 * 0.011)) << probability;
    EXPECT_LT(covered, 400 * (0.98 + 3.5 * 0.007)) << probability;
  }
}

TEST(SampleQuantiles, CopeWithSmallSamples) {
  EXPECT_TRUE(std::isnan(estimates({}, {0.5}).front().value));
  EXPECT_TRUE(std::isnan(estimates({}, {0.5}).front().error));
  EXPECT_EQ(estimates({7.0}, {0.05}).front().value, 7.0);
  EXPECT_TRUE(std::isnan(estimates({7.0}, {0.05}).front().error));
  const QuantileEstimate of_two = estimates({1.0, 3.0}, {0.5}).front();
  EXPECT_EQ(of_two.value, 2.0);
  EXPECT_EQ(of_two.error, 1.0);
  EXPECT_TRUE(estimates({1.0, 3.0}, {}).empty());
}

TEST(SampleQuantiles, CopeWithInfinity) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  const auto found = estimates({kInfinity, 1.0, kInfinity, 2.0, kInfinity}, {0.25, 0.75});
  EXPECT_EQ(found[0].value, 2.0);
  EXPECT_EQ(found[1].value, kInfinity);
}

RC_GTEST_PROP(SampleQuantiles, DoNotDependOnTheOrder, ()) {
  const auto count = *rc::gen::inRange(1, 500);
  std::vector<double> sample = normal_sample(*rc::gen::arbitrary<std::uint64_t>(), count);
  const auto found = estimates(sample, kFive);
  std::ranges::sort(sample);
  const auto sorted = estimates(sample, kFive);
  for (std::size_t index = 0; index < kFive.size(); ++index) {
    RC_ASSERT(found[index].value == sorted[index].value);
    RC_ASSERT(found[index].error == sorted[index].error || count == 1);
  }
}

/// Whether the ranks hold what a sort puts there.
bool selects(std::vector<double> values, const std::vector<std::size_t>& ranks) {
  std::vector<double> sorted = values;
  std::ranges::sort(sorted);
  detail::select_ranks(values, ranks);
  const bool right = std::ranges::all_of(ranks, [&](std::size_t rank) { return values[rank] == sorted[rank]; });
  std::ranges::sort(values);
  return right && values == sorted;
}

TEST(SelectRanks, FindsWhatASortWould) {
  const std::vector<std::size_t> ranks = {0, 1, 939, 1'000, 1'001, 1'060, 9'861, 10'000, 18'938, 19'061, 19'999};
  const std::vector<double> normal = normal_sample(5, 20'000);
  std::vector<double> skewed = normal;
  std::vector<double> few = normal;
  std::vector<double> half_zero = normal;
  std::vector<double> narrow = normal;
  std::vector<double> ends = normal;
  for (std::size_t index = 0; index < normal.size(); ++index) {
    skewed[index] = std::exp(8.0 * normal[index]);
    few[index] = std::floor(2.0 * normal[index]);
    half_zero[index] = std::max(0.0, normal[index]);
    narrow[index] = 1.0 + 1e-15 * normal[index];
    ends[index] = normal[index] < -1.0 ? -std::numeric_limits<double>::infinity() : normal[index] * 1e-300;
  }
  std::vector<double> sorted = normal;
  std::ranges::sort(sorted);
  std::vector<double> reversed(sorted.rbegin(), sorted.rend());
  for (const auto& sample :
       {normal, skewed, few, half_zero, narrow, ends, sorted, reversed, std::vector<double>(20'000, 3.0)}) {
    EXPECT_TRUE(selects(sample, ranks));
  }
}

RC_GTEST_PROP(SelectRanks, FindsWhatASortWouldInAnySample, ()) {
  const auto whole = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-50, 50)));
  const std::vector<double> values(whole.begin(), whole.end());
  std::vector<std::size_t> ranks;
  for (std::size_t rank = 0; rank < values.size(); ++rank) {
    if (*rc::gen::inRange(0, 3) == 0) {
      ranks.push_back(rank);
    }
  }
  RC_ASSERT(selects(values, ranks));
}

TEST(DropMissing, KeepsTheRestInOrder) {
  std::vector<double> values = {kNan, 3.0, 1.0, kNan, 2.0};
  ASSERT_EQ(drop_missing(values), 3U);
  EXPECT_EQ(values[0], 3.0);
  EXPECT_EQ(values[1], 1.0);
  EXPECT_EQ(values[2], 2.0);
  EXPECT_TRUE(std::isnan(values[3]));
  EXPECT_TRUE(std::isnan(values[4]));
}

TEST(DropMissing, HandlesNothingAndNothingElse) {
  std::vector<double> none;
  EXPECT_EQ(drop_missing(none), 0U);
  std::vector<double> missing = {kNan, kNan};
  EXPECT_EQ(drop_missing(missing), 0U);
}

TEST(Mean, OfFewValues) {
  EXPECT_EQ(mean(std::vector<double>{1.0, 2.0, 6.0}), 3.0);
  EXPECT_TRUE(std::isnan(mean({})));
}

TEST(Mean, OfManyValuesIsExactToRounding) {
  for (const std::size_t count : {127U, 128U, 129U, 1'000U, 20'001U}) {
    EXPECT_NEAR(mean(std::vector<double>(count, 0.1)), 0.1, 1e-16) << count;
    std::vector<double> whole(count);
    for (std::size_t index = 0; index < count; ++index) {
      whole[index] = static_cast<double>(index);
    }
    EXPECT_EQ(mean(whole), static_cast<double>(count - 1) / 2.0) << count;
  }
}

}  // namespace
}  // namespace headway::chance

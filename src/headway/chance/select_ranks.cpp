#include "headway/chance/select_ranks.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace headway::chance::detail {
namespace {

constexpr std::size_t kBuckets = 128;
constexpr std::size_t kSampled = 4 * kBuckets;  // several for each bucket, so that buckets are alike in size
constexpr std::size_t kWorthBuckets = 2'000;    // below this many values, buckets cost more than they save

/// `values` begin at this rank of the whole. The middle rank first: it splits the work of the others.
void select_within(std::span<double> values, std::size_t begin, std::span<const std::size_t> ranks) {
  if (ranks.empty() || values.size() < 2) {
    return;
  }
  const std::size_t middle = ranks.size() / 2;
  const std::size_t place = ranks[middle] - begin;
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place), values.end());
  select_within(values.first(place), begin, ranks.first(middle));
  select_within(values.subspan(place + 1), ranks[middle] + 1, ranks.subspan(middle + 1));
}

/// Values that part the sample into buckets of about the same size.
std::array<double, kBuckets - 1> splitters_of(std::span<const double> values) {
  std::array<double, kSampled> sampled{};
  for (std::size_t index = 0; index < kSampled; ++index) {
    sampled[index] = values[index * values.size() / kSampled];
  }
  std::ranges::sort(sampled);
  std::array<double, kBuckets - 1> splitters{};
  for (std::size_t index = 0; index < splitters.size(); ++index) {
    splitters[index] = sampled[(index + 1) * kSampled / kBuckets];
  }
  return splitters;
}

/// How many splitters lie below a value. Without branches: the outcome of each comparison is as good as random.
std::uint8_t bucket_of(double value, const std::array<double, kBuckets - 1>& splitters) {
  std::size_t bucket = 0;
  for (std::size_t step = kBuckets / 2; step > 0; step /= 2) {
    bucket += static_cast<std::size_t>(splitters[bucket + step - 1] < value) * step;
  }
  return static_cast<std::uint8_t>(bucket);
}

}  // namespace

void select_ranks(std::span<double> values, std::span<const std::size_t> ranks) {
  if (values.size() < kWorthBuckets) {
    select_within(values, 0, ranks);
    return;
  }
  const std::array<double, kBuckets - 1> splitters = splitters_of(values);
  std::vector<std::uint8_t> buckets(values.size());
  std::array<std::size_t, kBuckets + 1> begins{};
  for (std::size_t index = 0; index < values.size(); ++index) {
    buckets[index] = bucket_of(values[index], splitters);
    ++begins[buckets[index] + 1U];
  }
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    begins[bucket + 1] += begins[bucket];
  }
  const std::vector<double> unordered(values.begin(), values.end());
  std::array<std::size_t, kBuckets + 1> next = begins;
  for (std::size_t index = 0; index < values.size(); ++index) {
    values[next[buckets[index]]++] = unordered[index];
  }
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket) {
    const auto first = std::ranges::lower_bound(ranks, begins[bucket]);
    const auto last = std::ranges::lower_bound(ranks, begins[bucket + 1]);
    select_within(values.subspan(begins[bucket], begins[bucket + 1] - begins[bucket]), begins[bucket],
                  std::span<const std::size_t>(first, last));
  }
}

}  // namespace headway::chance::detail

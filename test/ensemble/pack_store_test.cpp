#include "headway/ensemble/pack_store.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace headway::ensemble {
namespace {

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

bool same(const std::vector<double>& left, const std::vector<double>& right) {
  return std::ranges::equal(left, right, {}, bits, bits);
}

// Few values, so that many are the usual ones or repeat those before; among them two zeros and what is no number.
const std::vector<double> kValues{
    0.0, -0.0, 1.0, 2.5, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()};

RC_GTEST_PROP(PackStore, GivesBackEveryBitOfWhatWasPutLast, ()) {
  const auto slots = *rc::gen::inRange<std::size_t>(1, 100);
  const auto lanes = *rc::gen::elementOf(std::vector<std::size_t>{2, 4, 8});
  constexpr std::size_t kPacks = 3;
  PackStore store(slots, lanes, kPacks);
  std::vector<std::vector<double>> held(kPacks);
  const int times = *rc::gen::inRange(1, 8);
  for (int k = 0; k < times; ++k) {
    const auto pack = *rc::gen::inRange<std::size_t>(0, kPacks);
    held[pack] = *rc::gen::container<std::vector<double>>(slots * lanes, rc::gen::elementOf(kValues));
    store.put(pack, held[pack]);
    for (std::size_t each = 0; each < kPacks; ++each) {
      if (held[each].empty()) {
        continue;
      }
      std::vector<double> got(slots * lanes, 7.0);
      store.get(each, got);
      RC_ASSERT(same(got, held[each]));
      RC_ASSERT(store.has(each, held[each]));
    }
  }
}

TEST(PackStore, TellsWhatItHasFromWhatItHasNot) {
  PackStore store(2, 2, 2);
  EXPECT_FALSE(store.has(0, std::vector<double>{1.0, 1.0, 0.0, 0.0}));
  store.put(0, std::vector<double>{1.0, 1.0, 0.0, 0.0});
  EXPECT_TRUE(store.has(0, std::vector<double>{1.0, 1.0, 0.0, 0.0}));
  EXPECT_FALSE(store.has(0, std::vector<double>{1.0, 1.0, 0.0, -0.0}));
  EXPECT_FALSE(store.has(1, std::vector<double>{1.0, 1.0, 0.0, 0.0}));
}

TEST(PackStore, KeepsNothingOfWhatIsTheSameInEveryDraw) {
  constexpr std::size_t kSlots = 1000;
  constexpr std::size_t kPacks = 100;
  PackStore alike(kSlots, 4, kPacks);
  PackStore still(kSlots, 4, kPacks);
  PackStore unlike(kSlots, 4, kPacks);
  for (std::size_t pack = 0; pack < kPacks; ++pack) {
    alike.put(pack, std::vector<double>(kSlots * 4, 3.0));
    still.put(pack, std::vector<double>(kSlots * 4, static_cast<double>(pack)));
    std::vector<double> numbers(kSlots * 4);
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      numbers[k] = static_cast<double>(pack * numbers.size() + k);
    }
    unlike.put(pack, numbers);
  }
  const std::size_t all = kSlots * 4 * sizeof(double) * kPacks;
  EXPECT_LT(alike.bytes(), all / 50);
  EXPECT_LT(still.bytes(), all / 50);
  EXPECT_GT(unlike.bytes(), all);
}

}  // namespace
}  // namespace headway::ensemble

#include "headway/ensemble/pack_store.hpp"

#include <algorithm>
#include <bit>

namespace headway::ensemble {

namespace {

constexpr std::size_t kSlotsAWord = 32;

/// Numbers are told apart by their bits: -0 is not 0, and a NaN is itself.
std::uint64_t bits_of(double number) { return std::bit_cast<std::uint64_t>(number); }

}  // namespace

PackStore::From PackStore::Kept::of(std::size_t slot) const {
  return static_cast<From>((from[slot / kSlotsAWord] >> (2 * (slot % kSlotsAWord))) & 3U);
}

PackStore::PackStore(std::size_t slots, std::size_t lanes, std::size_t packs)
    : slots_(slots), lanes_(lanes), packs_(packs) {}

PackStore::From PackStore::source_of(std::span<const double> numbers, std::size_t slot) const {
  const auto own = numbers.subspan(slot * lanes_, lanes_);
  const std::uint64_t usual = bits_of(usual_[slot]);
  if (std::ranges::all_of(own, [&](double number) { return bits_of(number) == usual; })) {
    return From::usual;
  }
  if (slot > 0 && std::ranges::equal(own, numbers.subspan((slot - 1) * lanes_, lanes_), {}, bits_of, bits_of)) {
    return From::before;
  }
  return From::own;
}

void PackStore::put(std::size_t pack, std::span<const double> numbers) {
  if (usual_.empty()) {
    usual_.reserve(slots_);
    for (std::size_t slot = 0; slot < slots_; ++slot) {
      usual_.push_back(numbers[slot * lanes_]);
    }
  }
  Kept kept;
  kept.from.assign((slots_ + kSlotsAWord - 1) / kSlotsAWord, 0);
  std::size_t own = 0;
  for (std::size_t slot = 0; slot < slots_; ++slot) {
    const From from = source_of(numbers, slot);
    kept.from[slot / kSlotsAWord] |= static_cast<std::uint64_t>(from) << (2 * (slot % kSlotsAWord));
    own += from == From::own ? 1U : 0U;
  }
  kept.numbers.reserve(own * lanes_);
  for (std::size_t slot = 0; slot < slots_; ++slot) {
    if (kept.of(slot) == From::own) {
      const auto lanes = numbers.subspan(slot * lanes_, lanes_);
      kept.numbers.insert(kept.numbers.end(), lanes.begin(), lanes.end());
    }
  }
  packs_[pack] = std::move(kept);
}

void PackStore::get(std::size_t pack, std::span<double> numbers) const {
  const Kept& kept = packs_[pack];
  const double* next = kept.numbers.data();
  double* to = numbers.data();
  for (std::size_t slot = 0; slot < slots_; ++slot, to += lanes_) {
    switch (kept.of(slot)) {
      case From::usual:
        std::fill_n(to, lanes_, usual_[slot]);
        break;
      case From::before:
        std::copy_n(to - lanes_, lanes_, to);
        break;
      case From::own:
        std::copy_n(next, lanes_, to);
        next += lanes_;
        break;
    }
  }
}

bool PackStore::has(std::size_t pack, std::span<const double> numbers) const {
  if (packs_[pack].from.empty() && slots_ > 0) {
    return false;
  }
  std::vector<double> kept(slots_ * lanes_);
  get(pack, kept);
  return std::ranges::equal(kept, numbers, {}, bits_of, bits_of);
}

std::size_t PackStore::bytes() const {
  std::size_t bytes = sizeof(*this) + usual_.capacity() * sizeof(double) + packs_.capacity() * sizeof(Kept);
  for (const Kept& kept : packs_) {
    bytes += kept.from.capacity() * sizeof(std::uint64_t) + kept.numbers.capacity() * sizeof(double);
  }
  return bytes;
}

}  // namespace headway::ensemble

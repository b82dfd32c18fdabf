// Numbers of many draws, pack by pack, without those that are the same in every draw (cohorts not yet installed, classes not in use,
// inputs without doubt) and those that repeat the number before (months of a path that stands still).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace headway::ensemble {

/// Packs of `slots` numbers in `lanes` draws, number[slot * lanes + lane]. What is put comes back to the last bit.
class PackStore {
 public:
  PackStore(std::size_t slots, std::size_t lanes, std::size_t packs);

  /// Keeps the numbers in place of what the pack had.
  void put(std::size_t pack, std::span<const double> numbers);

  /// Writes what the pack has; it must have been put.
  void get(std::size_t pack, std::span<double> numbers) const;

  /// Whether the pack has these numbers, bit for bit; false where nothing was put.
  bool has(std::size_t pack, std::span<const double> numbers) const;

  /// Memory that all packs take.
  std::size_t bytes() const;

 private:
  /// Whence a slot's lanes come.
  enum class From : std::uint8_t {
    usual,   ///< all lanes are the number that the slot has in the first draw ever put
    before,  ///< the lanes of the slot before
    own,     ///< kept
  };
  struct Kept {
    std::vector<std::uint64_t> from;  ///< two bits a slot
    std::vector<double> numbers;      ///< the lanes kept, slot by slot
    From of(std::size_t slot) const;
  };

  From source_of(std::span<const double> numbers, std::size_t slot) const;

  std::size_t slots_;
  std::size_t lanes_;
  std::vector<double> usual_;  ///< of each slot, in the first draw ever put
  std::vector<Kept> packs_;
};

}  // namespace headway::ensemble

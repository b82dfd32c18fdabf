// Uniform random numbers by name: each depends on its seed, name, draw and counter, and on nothing else.
// Adding or removing an assumption, a thread or a machine therefore changes no other number.
#pragma once

#include <cstdint>
#include <string_view>

namespace headway::chance {

/// FNV-1a, 64 bits, of the bytes of a name.
constexpr std::uint64_t hash_name(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char letter : name) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
  }
  return hash;
}

/// Which stream of numbers: one for each seed and name.
struct Key {
  std::uint64_t seed = 0;
  std::uint64_t name_hash = 0;

  bool operator==(const Key&) const = default;
};

/// A uniform number in the open interval (0, 1), an odd multiple of 2^-53. `draw` is the index of the coherent world;
/// `counter` tells apart several numbers of one name in one draw, such as one for each month.
double uniform(Key key, std::uint64_t draw, std::uint32_t counter = 0);

}  // namespace headway::chance

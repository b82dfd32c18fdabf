#include "headway/chance/stream.hpp"

#if defined(__wasm__)
// Random123 takes only the processors it was tried on; its Philox of 32-bit words is plain C and needs nothing of them.
// The one named here is the one for which it changes nothing else.
#define __riscv 1  // NOLINT(bugprone-reserved-identifier): theirs
#include <Random123/philox.h>
#undef __riscv
#else
#include <Random123/philox.h>
#endif

namespace headway::chance {
namespace {

constexpr std::uint32_t low_half(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
constexpr std::uint32_t high_half(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> 32U); }

/// One-to-one, every bit of the result depending on every bit of the seed (Stafford's mixer 13, of SplitMix64), so that
/// neighbouring seeds and similar names do not meet in one stream.
constexpr std::uint64_t mixed(std::uint64_t seed) {
  seed += 0x9e3779b97f4a7c15U;
  seed = (seed ^ (seed >> 30U)) * 0xbf58476d1ce4e5b9U;
  seed = (seed ^ (seed >> 27U)) * 0x94d049bb133111ebU;
  return seed ^ (seed >> 31U);
}

}  // namespace

double uniform(Key key, std::uint64_t draw, std::uint32_t counter) {
  const std::uint64_t stream = mixed(key.seed) ^ key.name_hash;
  const r123::Philox4x32::ctr_type place = {{low_half(draw), high_half(draw), counter, 0}};
  const r123::Philox4x32::key_type secret = {{low_half(stream), high_half(stream)}};
  const r123::Philox4x32::ctr_type bits = r123::Philox4x32()(place, secret);
  const std::uint64_t word = (std::uint64_t{bits[1]} << 32U) | bits[0];
  // 52 random bits and a last one that is always set: never 0, never 1, exact, and as many below 1/2 as above.
  return static_cast<double>((word >> 12U) * 2 + 1) * 0x1p-53;
}

}  // namespace headway::chance

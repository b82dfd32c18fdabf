// One chip and its links as the cluster model needs them: catalogue rates in base units, defaults stated where the
// catalogue has no figure.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/chip.hpp"
#include "headway/cluster/constants.hpp"

namespace headway::cluster {

/// Number formats of the large matrix products.
enum class Format { sixteen, eight, four };

inline constexpr std::array kFormats{Format::sixteen, Format::eight, Format::four};

/// Bytes of one number.
constexpr double bytes_of(Format format) {
  return format == Format::sixteen ? 2.0 : format == Format::eight ? 1.0 : 0.5;
}

/// `BF16`, `8-bit` or `4-bit`.
std::string to_string(Format format);

struct Machine {
  std::string chip;
  std::array<double, 3> peak{};      ///< dense FLOP/s by format; 0: the chip has none or none is known
  bool eight_is_integer = false;     ///< 8-bit products are INT8: these serve, but do not train
  double memory = 0;                 ///< bytes
  double memory_bandwidth = 0;       ///< bytes/s
  double link = 0;                   ///< bytes/s to the scale-up domain, one direction
  double domain = 1;                 ///< chips in a scale-up domain
  double network = 0;                ///< bytes/s out of the domain, one direction
  double power = 0;                  ///< W, thermal design power
  double reserved = 0;               ///< bytes that training leaves free
  double serving_reserved = 0;       ///< share of memory that serving leaves free
  double prefill_tokens = 1;         ///< tokens of short prompts that are read together
  std::vector<std::string> assumed;  ///< what the catalogue lacks and was assumed, in words

  double rate(Format format) const { return peak[static_cast<std::size_t>(format)]; }
  /// Whether products can run in this format at all.
  bool has(Format format) const { return rate(format) > 0.0; }
};

/// Errors: a chip without memory, memory bandwidth or any rate. Where no 16-bit rate is known it is half the 8-bit rate;
/// missing links and domains are those of `constants`.
base::Result<Machine> machine_of(const chips::Chip& chip, const Constants& constants);

}  // namespace headway::cluster

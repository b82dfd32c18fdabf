// Where a run takes its random numbers from: as a rule one draw of one seed, in a designed experiment something else
// for some of the inputs.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

#include "headway/chance/stream.hpp"

namespace headway::chance {

/// "Not fixed": the number comes from the stream.
inline constexpr double kFree = std::numeric_limits<double>::quiet_NaN();

struct Source {
  std::uint64_t seed = 0;
  std::uint64_t draw = 0;
  bool half_turn = false;  ///< every uniform number moved by a half, over the end to the other side
  double level = kFree;    ///< in (0, 1): the probability at which a variable takes its quantile, whatever the stream
  double branch = kFree;   ///< in (0, 1): what selects among alternatives, whatever the stream
};

/// A number of the stream `name_hash` in the open interval (0, 1). A half turn maps uniform numbers to uniform ones, is
/// exact, and undoes itself.
inline double uniform(const Source& source, std::uint64_t name_hash, std::uint32_t counter = 0) {
  const double drawn = uniform(Key{source.seed, name_hash}, source.draw, counter);
  if (!source.half_turn) {
    return drawn;
  }
  return drawn < 0.5 ? drawn + 0.5 : drawn - 0.5;
}

}  // namespace headway::chance

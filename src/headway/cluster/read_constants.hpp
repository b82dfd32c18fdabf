// Numbers about the world that are held at one value: a table `[number.ID]` each, with what it means, its unit, source and date.
//
//   [number.tokens_per_parameter]
//   means = "tokens of a run where none are given"
//   unit = "token"
//   value = 20
//   low = 10               # low and high: how wide; both or neither, and both where the source begins with "judgement"
//   high = 400
//   source = "..."
//   published = 2022-03-29
//   confidence = "medium"
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "headway/base/error.hpp"

namespace headway::cluster {

/// Where a number of a file goes: `into` becomes its value times `scale`.
template <class Values>
struct ConstantField {
  const char* id;
  const char* unit;  ///< as the file must state it
  double Values::* into;
  double scale = 1.0;
};

struct ConstantId {
  std::string id;
  std::string unit;
};

/// The values, in the order of `wanted`. Errors, with file and line: not TOML, a number that is missing, not known (with
/// the nearest), of another unit, out of its own range, without source, date or confidence; a judgement without a range.
base::Result<std::vector<double>> read_constants(const std::filesystem::path& file, std::span<const ConstantId> wanted);

/// The same, put into the fields.
template <class Values, std::size_t kCount>
base::Result<Values> read_constants(const std::filesystem::path& file,
                                    const std::array<ConstantField<Values>, kCount>& fields) {
  std::vector<ConstantId> wanted;
  for (const ConstantField<Values>& field : fields) {
    wanted.push_back({field.id, field.unit});
  }
  const auto numbers = read_constants(file, std::span<const ConstantId>(wanted));
  if (!numbers) {
    return std::unexpected(numbers.error());
  }
  Values values;
  for (std::size_t k = 0; k < kCount; ++k) {
    values.*fields[k].into = fields[k].scale * (*numbers)[k];
  }
  return values;
}

}  // namespace headway::cluster

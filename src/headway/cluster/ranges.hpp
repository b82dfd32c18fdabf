// Numbers of power, failures and money from `book/cluster.toml`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headway/base/error.hpp"

namespace headway::cluster {

/// A 90 % range; the median is the geometric mean of its ends.
struct Range {
  std::string id;
  std::string means;
  std::string unit;
  double low = 0;
  double high = 0;
  std::string source;
  std::string confidence;

  double median() const;
};

struct Ranges {
  std::vector<Range> all;

  /// The range of that id, which must be one of `kRangeIds`.
  const Range& of(const std::string& id) const;
};

/// Errors, with file and line: not TOML, an unknown key, a number that is missing or no range.
base::Result<Ranges> read_ranges(const std::filesystem::path& file);

}  // namespace headway::cluster

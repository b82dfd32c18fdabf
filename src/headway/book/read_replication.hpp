// The published estimates of a book, one TOML file each.
#pragma once

#include <filesystem>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/replication.hpp"

namespace headway::book {

/// Reads `*.toml` of the folder in the order of their names. Errors, with file and line: what cannot be read; a missing
/// or unknown key; a list that is neither of one value nor of one for each of `along`; a step of an unknown input or in a
/// circle; a file that calls itself full and lacks an input, or the other way round. Chips, metrics, scenarios and the
/// agreement of units are checked where they are known, in study/replicate.
base::Result<std::vector<Replication>> read_replications(const std::filesystem::path& folder);

}  // namespace headway::book

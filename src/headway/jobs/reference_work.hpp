// The work by which the balance compares chips: which jobs, read from book/reference_work.toml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headway/base/error.hpp"

namespace headway::jobs {

enum class Width { sixteen, narrow, narrowest };

/// One model trained, or served.
struct ReferenceJob {
  bool serving = false;
  std::string model;       ///< id of a shipped model
  double chips = 0;        ///< training: of the cluster; serving: of a replica at most
  double least_chips = 0;  ///< serving: of a replica at least
  double batch = 0;        ///< training: sequences a step
  double sequence = 0;     ///< training: tokens of one
  double prompt = 0;       ///< serving: tokens read a request
  double output = 0;       ///< serving: tokens written a request
  double seconds = 0;      ///< serving: most between two tokens
  Width width = Width::sixteen;
};

/// Errors, with file and line: not TOML, an unknown or missing key, a number that is none, no job of a kind.
base::Result<std::vector<ReferenceJob>> read_reference_work(const std::filesystem::path& file);

}  // namespace headway::jobs

// What the words of sources of measured runs mean: names of chips, and the requests of a benchmark's scenario.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "headway/base/error.hpp"

namespace headway::fit {

/// Mean tokens of a request.
struct RunWorkload {
  double prompt = 0;
  double output = 0;
};

struct SourceWords {
  std::map<std::string, RunWorkload> workloads;  ///< of the MLPerf Offline scenario, by model
  std::map<std::string, std::string> chips;      ///< a source's name of a chip to its id
};

/// Errors, with file and line: not TOML, an unknown or missing key, a number that is none.
base::Result<SourceWords> read_source_words(const std::filesystem::path& file);

}  // namespace headway::fit

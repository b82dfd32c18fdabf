// What happened since the decision, beside each claim: sentences with their sources, data of the book.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"

namespace headway::study::claims {

struct Observed {
  std::string text;  ///< whole sentences
  std::string source;
  base::Day published;
  std::string confidence;  ///< high, medium or low
};

/// `claims_2026.toml` of the book's folder, by claim, in the order of the file; of these what was published by `as_of`.
/// Empty where the book has no such file. Errors: with file and line, whatever is wrong with it, a claim not among
/// `ids` included.
base::Result<std::map<std::string, std::vector<Observed>>> read_observed(const std::filesystem::path& folder,
                                                                         const std::vector<std::string>& ids,
                                                                         const std::optional<base::Day>& as_of);

}  // namespace headway::study::claims

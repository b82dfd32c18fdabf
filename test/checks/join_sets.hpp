// Settings of entries, joined with +.
#pragma once

#include <string>
#include <vector>

namespace headway::study {

inline std::vector<std::string> operator+(std::vector<std::string> sets, const std::vector<std::string>& more) {
  sets.insert(sets.end(), more.begin(), more.end());
  return sets;
}

}  // namespace headway::study

// Makes a file again from its own head, and says whether it came out the same.
#pragma once

#include <string>

#include "headway/verbs/verb.hpp"

namespace headway::verbs {

struct Again {
  bool same = false;               ///< to the bit, the day of making aside
  std::string command;             ///< that the file's head asks for
  std::vector<std::string> words;  ///< what differs, or that nothing does
};

/// Errors: a file that cannot be read or holds no head; those of the request, made with this program and its book.
base::Result<Again> again(const std::string& file, const std::optional<std::string>& book,
                          const api::Progress& progress);

}  // namespace headway::verbs

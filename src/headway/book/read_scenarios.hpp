// The scenarios of a book, each with what it takes over from its parents.
#pragma once

#include <filesystem>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"

namespace headway::book {

/// Reads `*.toml` of the folder, each a scenario named as its file, against the entries of `book`. No folder, no
/// scenarios. Errors: an unknown id or parent, an id that is no lever, a value that does not fit its entry, parents in
/// a circle.
base::Result<std::map<std::string, ScenarioSettings, std::less<>>> read_scenarios(const std::filesystem::path& folder,
                                                                                  const Book& book);

}  // namespace headway::book

// The scenarios of a book, each with what it takes over from its parents.
#pragma once

#include <filesystem>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// The settings of the table `set` within `table`, into the scenario. Errors go to the table's trouble: an unknown id,
/// an id that is no lever, a value that does not fit its entry.
void read_set(const files::Table& table, const Book& book, ScenarioSettings& scenario);

/// Reads `*.toml` of the folder, each a scenario named as its file, against the entries of `book`. No folder, no
/// scenarios. Errors: an unknown id or parent, an id that is no lever, a value that does not fit its entry, parents in
/// a circle.
base::Result<std::map<std::string, ScenarioSettings, std::less<>>> read_scenarios(const std::filesystem::path& folder,
                                                                                  const Book& book);

}  // namespace headway::book

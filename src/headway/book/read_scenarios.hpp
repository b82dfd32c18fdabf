// The scenarios of a book, each with what it takes over from its parents.
#pragma once

#include <filesystem>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// The settings of `set` within `table`, into the scenario: a table, or a list of tables, each of which may have `from` and
/// `until`, its first and its last month. Errors go to the table's trouble: an unknown id, an id that is no lever, a value that
/// does not fit its entry, months that are none.
void read_set(const files::Table& table, const Book& book, ScenarioSettings& scenario);

/// A scenario that is no part of the book, under the name that it is asked for by. Errors: as of read_scenarios().
base::Result<ScenarioSettings> read_scenario_file(const std::filesystem::path& file, const std::string& name,
                                                  const Book& book);

/// Reads `*.toml` of the folder, each a scenario named as its file, against the entries of `book`. No folder, no
/// scenarios. Errors: an unknown id or parent, an id that is no lever, a value that does not fit its entry, parents in
/// a circle.
base::Result<std::map<std::string, ScenarioSettings, std::less<>>> read_scenarios(const std::filesystem::path& folder,
                                                                                  const Book& book);

}  // namespace headway::book

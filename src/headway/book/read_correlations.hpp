// Which assumptions are said to move together.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/book/entry.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// The `[[correlation]]` tables of a file.
std::vector<Correlation> read_correlations(const toml::table& root, files::Trouble& trouble);

}  // namespace headway::book

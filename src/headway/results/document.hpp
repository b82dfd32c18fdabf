// The documentation of results, from their descriptions: what docs/json.md says of every schema.
#pragma once

#include <string>
#include <vector>

#include "headway/results/schemas.hpp"

namespace headway::results {

/// Markdown: a section for each schema with a table of its keys and the columns of its CSV, then one for each part that
/// recurs, by its name.
std::string document(const std::vector<Schema>& schemas);

}  // namespace headway::results

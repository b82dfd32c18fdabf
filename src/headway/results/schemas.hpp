// Every schema of results, with the keys of its JSON and the columns of its table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/results/described.hpp"

namespace headway::results {

struct Schema {
  std::string name;                ///< "headway.compare/1"
  std::string means;               ///< which command answers so
  const Object* object = nullptr;  ///< the keys after the head
  const Object* row =
      nullptr;               ///< the columns of CSV and spreadsheet; none where there is no table, or `columns` says it
  std::string columns = {};  ///< of a table that lists figures one a row
};

/// In the order of the documentation.
const std::vector<Schema>& schemas();

}  // namespace headway::results

// Lists of numbers and names in a replication file: one for all, or one for each of what the file's lists run along.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/book/replication.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// A name, or a list of at least one; empty where the key is absent.
std::vector<std::string> read_names(const files::Table& table, std::string_view key);

/// `value` with `rounding` (half of the last digit's step), or with `low` and `high`; `low` or `high` alone is an open
/// range. Each is a number or a list of `count` of them. Empty, with an error, where none is there or a range is upside
/// down.
std::vector<Stated> read_stated(const files::Table& table, std::size_t count);

/// `ours = { metric, over, per, scenario, yardstick, basis, period }`.
std::optional<OurMetric> read_ours(const files::Table& table);

}  // namespace headway::book

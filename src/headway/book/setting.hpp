// A value put in place of an entry's own, by a scenario or on the command line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "headway/base/error.hpp"
#include "headway/book/scenario.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// A number, a word, a list of names, or a table of quantiles and periods with its own `unit` and `shape`.
SettingValue read_setting(const toml::node& node, const Entry& entry, files::Trouble& trouble);

/// A finite number and nothing else.
std::optional<double> parse_number(std::string_view text);

/// The same from the command line: numbers as numbers_in() reads them (setting_text.hpp), with a unit after a space or without,
/// `open`, `h20,mi308`, or `none` for an empty list. `where` is named by errors.
base::Result<SettingValue> parse_setting(std::string_view text, const Entry& entry, const base::Location& where);

}  // namespace headway::book

// Entries as their files state them, before any value is left out for its date.
#pragma once

#include <string>
#include <vector>

#include "headway/book/entry.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

struct DatedText {
  TextValue text;
  base::Day published;
  base::Location where;
};

struct StatedEntry {
  Entry entry;                   ///< alternatives hold every knot; no text
  std::vector<DatedText> texts;  ///< of an entry that is text
};

/// The entry of this table.
StatedEntry read_entry(const toml::table& node, const std::string& id, files::Trouble& trouble);

/// All entries of a file, in order of id.
std::vector<StatedEntry> read_entries(const toml::table& root, files::Trouble& trouble);

}  // namespace headway::book

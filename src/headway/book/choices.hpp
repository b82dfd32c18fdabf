// Entries whose alternatives are one and the same question: they answer it alike in every draw.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "headway/base/error.hpp"
#include "headway/book/entry.hpp"
#include "headway/book/read_entry.hpp"

namespace headway::book {

/// The error where entries that share a choice state different names or weights, or another order.
std::optional<base::Error> find_unequal_choice(const std::map<std::string, StatedEntry, std::less<>>& stated);

/// Entries that share a choice keep only the alternatives that all of them still have. Error: none is left.
std::optional<base::Error> align_choices(std::map<std::string, Entry, std::less<>>& entries);

/// Tells each entry which others share its choice.
void name_partners(std::map<std::string, Entry, std::less<>>& entries);

}  // namespace headway::book

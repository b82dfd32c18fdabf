// One entry set by hand for one run: in place of its value, or relative to it.
#pragma once

#include <optional>
#include <string>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"

namespace headway::book {

/// Applies `id=value` (what parse_setting() reads), `id*=2` or `id+=5`, the last with a unit where it is wanted (`id+=5
/// GUSD`). A value holds everywhere, in place of what scenarios set; what is relative changes the book's value, every
/// alternative and period of it, and what scenarios set in its place. Errors: no setting, an unknown id, a value that
/// does not fit the entry, arithmetic with a word, a result outside the entry's bounds.
std::optional<base::Error> apply_set(const std::string& text, Book& book);

}  // namespace headway::book

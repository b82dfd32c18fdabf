// One entry set by hand for one run: in place of its value, or relative to it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"

namespace headway::book {

/// Applies `id=value` (what parse_setting() reads), `id*=2` or `id+=5`, the last with a unit where it is wanted (`id+=5
/// GUSD`). Of a number, a value holds everywhere, in place of what scenarios set; what is relative changes the book's value,
/// every alternative and period of it, and what scenarios set in its place.
///
/// Of a path (one of `paths`) it holds from the month after `book.through` on, so that history stays as it was observed, or in
/// the months that follow the id: `id@2026-07..=5` from a month on, `id@2026-07..2027-06=5` in these months, `id@2027=5` in a
/// period, `id@2026-07~2027-06=5` in a straight line between two months and as reached from then on, `id@..=5` in all
/// months, history included. Each of them may be relative. A lever takes a value in the first three of these forms.
///
/// Errors: no setting, an unknown id, months of what is no path, a value that does not fit the entry, arithmetic with a word,
/// a result outside the entry's bounds.
std::optional<base::Error> apply_set(const std::string& text, std::span<const std::string> paths, Book& book);

}  // namespace headway::book

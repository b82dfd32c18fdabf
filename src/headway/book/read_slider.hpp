// The range over which a lever is worth being moved: `slider = { from = 0, to = 2, step = 0.1, reason = "..." }`.
#pragma once

#include <optional>

#include "headway/book/entry.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// None where the table has no `slider`. Errors: an entry that is no lever, ends that do not rise or lie outside its bounds, a
/// step that does not lead from one end to the other, no reason.
std::optional<Slider> read_slider(const files::Table& table, const Entry& entry);

/// Error where an entry of words has one.
void refuse_slider_of_words(const files::Table& table);

}  // namespace headway::book

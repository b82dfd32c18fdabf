// Which of several values for one quantity count, given what could be known, and when.
#pragma once

#include <optional>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "headway/book/read_entry.hpp"

namespace headway::book {

/// The knots in force, by period; and those that newer ones replaced.
struct Vintages {
  std::vector<Knot> current;
  std::vector<Knot> superseded;
};

/// Leaves out what was published after `as_of`, and observations of periods that end after `through`. Of the rest,
/// values of the same date and source form a vintage: a newer one replaces older ones from its first to its last
/// period. Without periods the newest counts. A knot stands at its period's middle; in a path of steps at its first
/// month.
Vintages select_vintages(std::vector<Knot> knots, Between between, const ReadOptions& options);

/// The error where two knots stand at the same time and date, or some have a period and others none.
std::optional<base::Error> find_duplicate(const std::vector<Knot>& knots, const Entry& entry);

/// The entry as it could be known: alternatives without a value left are gone. Errors: as `find_duplicate`; nothing
/// left.
base::Result<Entry> select_entry(StatedEntry stated, const ReadOptions& options);

}  // namespace headway::book

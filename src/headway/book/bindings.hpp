// Whether the book and the model fit: every input has its entry, every entry its use, and the units convert.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"

namespace headway::book {

/// One input of the model.
struct Binding {
  std::string id;
  std::string unit;  ///< empty for text
  bool path = true;  ///< changes with time; a single number takes one period only
};

/// The first misfit: an id that the book lacks, a unit that does not convert, text where a number is wanted or the
/// reverse, several periods for a single number, an entry that nothing uses (ids that begin with an `exempt` prefix may
/// be unused).
std::optional<base::Error> check_bindings(const Book& book, std::span<const Binding> bindings,
                                          std::span<const std::string> exempt = {});

}  // namespace headway::book

// From an entry of the book to a variable of the engine: unit converted, periods turned into months, text gone.
#pragma once

#include <string_view>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "headway/chance/variable.hpp"

namespace headway::study {

/// The entry in `unit`. "none" stays infinite. Errors: a unit that does not convert.
base::Result<chance::Variable> freeze(const book::Book& book, const book::Entry& entry, std::string_view unit);

}  // namespace headway::study

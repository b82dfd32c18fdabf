// A book as text in which everything that changes a figure stands once, in a fixed order: what its hash is taken of.
#pragma once

#include <string>

#include "headway/book/book.hpp"

namespace headway::book {

/// Prose (meanings, notes, sources, reasons) and places in files are left out.
std::string canonical_text(const Book& book);

/// Of one entry.
std::string canonical_text(const Entry& entry);

}  // namespace headway::book

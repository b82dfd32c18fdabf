// The balance model's class table, filled from the catalogue; what a catalogue row lacks comes from the book's
// `class.` entries.
#pragma once

#include "headway/balance/class_table.hpp"
#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/classes.hpp"

namespace headway::study {

/// Figures of a class that an entry `class.<name>.<figure>` may state: its median is used.
inline constexpr std::array<std::string_view, 7> kClassFigures{"eight_bit", "bf16",   "tpp",  "best",
                                                               "bandwidth", "memory", "power"};
inline constexpr std::array<std::string_view, 7> kClassFigureUnits{"1", "1", "1", "1", "TB/s", "GB", "W"};

/// Errors: a figure that neither the catalogue nor the book has, with the class and the entry that would state it.
base::Result<balance::ClassTable> class_table(const book::Book& book, const chips::Catalogue& catalogue,
                                              const chips::Classes& classes);

}  // namespace headway::study

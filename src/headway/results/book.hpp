// The assumption book: what it holds in numbers, and its entries, described.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "headway/book/book.hpp"
#include "headway/chips/classes.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"
#include "headway/study/class_inputs.hpp"

namespace headway::results {

/// What a sound book holds.
struct BookContents {
  const book::Book* book = nullptr;
  const chips::Classes* classes = nullptr;
  std::vector<study::LeftOut> left_out;  ///< chips of the catalogue that the national model leaves out
  std::vector<std::pair<std::string, int>> sectors = {};
  std::vector<std::pair<std::string, int>> kinds = {};
  std::vector<std::pair<std::string, int>> confidence = {};
  int values = 0;  ///< in force
  int superseded = 0;
  int levers = 0;
};

BookContents contents_of(const book::Book& book, const chips::Classes& classes, std::vector<study::LeftOut> left_out);

/// Schema headway.book/1.
const Described<BookContents>& book_contents();

/// The entries whose id begins with a prefix.
struct Entries {
  std::vector<const book::Entry*> entries;
};

Entries entries_of(const book::Book& book, std::string_view prefix);

/// Schema headway.book.entries/1.
const Described<Entries>& entries();

const Described<book::Entry>& entry();

/// One value of an entry; of an entry of words, no alternative and no knot.
struct ValueRow {
  const book::Entry* entry;
  const book::Alternative* alternative = nullptr;
  const book::Knot* knot = nullptr;
};

const Described<ValueRow>& value_row();
Sheet entries_sheet(const Entries& entries);

}  // namespace headway::results

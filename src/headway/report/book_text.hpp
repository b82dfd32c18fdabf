// The assumption book as text: what it holds, how sure each value is and who says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/book/book.hpp"
#include "headway/book/scenario.hpp"
#include "headway/report/chips_text.hpp"
#include "headway/report/explain.hpp"
#include "headway/results/book.hpp"

namespace headway::report {

/// What a sound book holds: entries by sector, values by kind and confidence, its hash and cut-offs. Then how many classes
/// the national model has, and which chips of the catalogue it leaves out and why.
std::string book_summary(const results::BookContents& contents);

/// The entries whose id begins with `prefix`; empty where there are none. With the values of the last period that the book's `through` covers and of the last period there is.
std::string entries_text(const book::Book& book, std::string_view prefix);

/// "518 (425-635)": median and 5 to 95 % in the entry's unit, or the number, or "none".
std::string knot_at_a_glance(const book::Entry& entry, const book::Knot& knot);

/// A whole entry in one line's width: its latest values, or its words.
std::string entry_at_a_glance(const book::Book& book, const book::Entry& entry);

/// The words of a text entry: "open", or "a, b" for a list, "(empty list)" for one of nothing.
std::string words_of(const book::TextValue& text);

/// A knot's numbers, and what a scenario sets, on one line.
std::string quantiles_of(const book::Knot& knot);
std::string setting_text(const book::SettingValue& setting);

/// "any date" or the day on which values are cut off.
std::string as_of_text(const book::Book& book);

/// A paragraph of at most kTextWidth columns, all of it indented, the lines after the first by `hang` more.
std::string paragraph(std::size_t indent, const std::string& text, std::size_t hang = 2);

}  // namespace headway::report

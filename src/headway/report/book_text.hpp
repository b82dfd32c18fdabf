// The assumption book as text, CSV and JSON: what it holds, how sure each value is and who says so.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "headway/book/book.hpp"
#include "headway/book/scenario.hpp"
#include "headway/report/chips_text.hpp"
#include "headway/report/explain.hpp"
#include "headway/study/class_inputs.hpp"

namespace headway::report {

/// What a sound book holds: entries by sector, values by kind and confidence, its hash and cut-offs. JSON: schema
/// headway.book/1. Then how many classes the national model has, and which chips of the catalogue it leaves out and why.
std::string book_summary(const book::Book& book, const chips::Classes& classes,
                         const std::vector<study::LeftOut>& left_out, bool json);

/// The entries whose id begins with `prefix`; all three are empty where there are none. The text gives the values of
/// the last period that the book's `through` covers and of the last period there is.
std::string entries_text(const book::Book& book, std::string_view prefix);

/// One row for each value (RFC 4180, lines ending in CR LF); p5 to p95 as the book gives them, empty where it does not.
/// `value` is a number without doubt, or the words of a text entry.
std::string entries_csv(const book::Book& book, std::string_view prefix);

/// Schema headway.book.entries/1, one entry a line.
std::string entries_json(const book::Book& book, std::string_view prefix);

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

nlohmann::ordered_json entry_as_json(const book::Entry& entry);
nlohmann::ordered_json knot_as_json(const book::Knot& knot);
std::string dump(const nlohmann::ordered_json& json);

/// A paragraph of at most kTextWidth columns, all of it indented, the lines after the first by `hang` more.
std::string paragraph(std::size_t indent, const std::string& text, std::size_t hang = 2);

}  // namespace headway::report

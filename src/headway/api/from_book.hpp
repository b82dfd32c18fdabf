// What a request leaves to the book: the scenarios and the metric that book/question.toml names for its command.
#pragma once

#include <string>
#include <vector>

#include "headway/api/field.hpp"
#include "headway/book/question.hpp"

namespace headway::api {

/// Whether the field holds nothing and takes its value from the book. Of a field that may hold nothing an empty text is
/// a value.
bool is_left_to_book(const Field& field, const void* request);

/// Sets every field that was left to the book. Error: the book does not say what is meant.
base::Result<void> take_from_book(const std::vector<Field>& fields, void* request, const book::BookQuestion& question);

/// The same from the book in that folder, which is read only where something was left to it. Errors also: those of
/// reading its question.
base::Result<void> take_from_book(const std::vector<Field>& fields, void* request, const std::string& folder);

/// The question of the usual book; an empty one where that cannot be read.
const book::BookQuestion& usual_question();

/// What the field holds unless it is given, as help says it: "the book's: SCENARIO" where the usual book has it,
/// "the book's" where that cannot be read; empty for nothing.
std::string usual_in_words(const Field& field, const void* request);

/// The text with "{decided}" and the names of other parts replaced by the scenarios that play them in the usual book; by
/// the part's name in capitals where it names none.
std::string with_usual_scenarios(std::string text);

}  // namespace headway::api

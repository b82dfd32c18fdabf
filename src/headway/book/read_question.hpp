// book/question.toml: what the book's question is about.
#pragma once

#include <filesystem>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "headway/book/question.hpp"

namespace headway::book {

/// The question of the book in that folder, before its scenarios are known; an empty one where the folder has no
/// question.toml. Errors, with file and line: an unknown part or command, a part without scenario or reason, a command
/// that asks for a part that is not named, a far year that the usual horizon does not reach.
base::Result<BookQuestion> read_question(const std::filesystem::path& folder);

/// Error: a part is played by a scenario that the book does not have, with the nearest that it has.
base::Result<void> check_question(const Book& book);

/// What the request's field takes unless it is given, such as "compare.others". Error: the question does not say.
base::Result<std::vector<std::string>> asked(const BookQuestion& question, std::string_view key);

/// Those of the parts that the book names no scenario for, with commas: what a study that needs them all says.
std::string missing_parts(const Cast& cast);

}  // namespace headway::book

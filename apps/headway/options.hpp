// Options that most verbs share, and how they are bound to the command line.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/study/question.hpp"

namespace headway::app {

struct SharedOptions {
  study::Question question;
  std::string as_of;
  std::string through;
  std::string horizon = "2030-12";
  std::vector<std::string> overlays;
  std::string book = HEADWAY_DEFAULT_BOOK;
  bool json = false;
  bool csv = false;
};

/// Binds the options of verbs that run the model.
void add_shared(CLI::App& verb, SharedOptions& options);

/// Binds those of verbs that only read the book.
void add_book_options(CLI::App& verb, SharedOptions& options);

/// The day of --as-of; none where it was not given. Error: no day.
base::Result<std::optional<base::Day>> as_of_day(const std::string& text);

/// The question with its dates read. Errors: a date that cannot be read or lies out of range.
base::Result<study::Question> question_of(const SharedOptions& options);

}  // namespace headway::app

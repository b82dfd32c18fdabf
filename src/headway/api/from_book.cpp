#include "headway/api/from_book.hpp"

#include <algorithm>

#include "headway/api/settings.hpp"
#include "headway/book/read_question.hpp"

namespace headway::api {

bool is_left_to_book(const Field& field, const void* request) {
  if (field.words.from_book.empty()) {
    return false;
  }
  const Value value = field.get(request);
  return std::holds_alternative<std::monostate>(value) || (!field.optional && text_of(value).empty());
}

namespace {

bool is_given(const Field& field, const void* request) {
  const Value value = field.get(request);
  const auto* const flag = std::get_if<bool>(&value);
  return flag != nullptr ? *flag : !std::holds_alternative<std::monostate>(value) && !text_of(value).empty();
}

/// Whether the book is to be asked, as the request stands.
bool is_asked(const std::vector<Field>& fields, const Field& field, const void* request) {
  const Field* const other = find(fields, field.words.needless_with);
  return is_left_to_book(field, request) && (other == nullptr || !is_given(*other, request));
}

}  // namespace

base::Result<void> take_from_book(const std::vector<Field>& fields, void* request, const book::BookQuestion& question) {
  for (const Field& field : fields) {
    if (!is_asked(fields, field, request)) {
      continue;
    }
    const auto asked = book::asked(question, field.words.from_book);
    if (!asked) {
      return std::unexpected(asked.error());
    }
    const Value value = field.kind == Kind::texts ? Value(*asked) : Value(asked->front());
    if (auto set = field.set(request, value); !set) {
      return set;
    }
  }
  return {};
}

base::Result<void> take_from_book(const std::vector<Field>& fields, void* request, const std::string& folder) {
  if (std::ranges::none_of(fields, [&](const Field& field) { return is_asked(fields, field, request); })) {
    return {};
  }
  const auto question = book::read_question(folder);
  return question ? take_from_book(fields, request, *question) : std::unexpected(question.error());
}

const book::BookQuestion& usual_question() {
  static const book::BookQuestion question = book::read_question(default_book()).value_or(book::BookQuestion{});
  return question;
}

std::string usual_in_words(const Field& field, const void* request) {
  if (!is_left_to_book(field, request)) {
    return text_of(field.get(request));
  }
  const auto asked = book::asked(usual_question(), field.words.from_book);
  return asked ? "the book's: " + text_of(*asked) : "the book's";
}

std::string with_usual_scenarios(std::string text) {
  for (const book::PartName& part : book::kParts) {
    const std::string mark = "{" + std::string(part.name) + "}";
    std::string scenario = usual_question().cast.*part.scenario;
    if (scenario.empty()) {
      std::ranges::transform(part.name, std::back_inserter(scenario),
                             [](char letter) { return letter == '_' ? '-' : static_cast<char>(letter - 'a' + 'A'); });
    }
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + scenario.size())) {
      text.replace(at, mark.size(), scenario);
    }
  }
  return text;
}

}  // namespace headway::api

#include "headway/base/error.hpp"

namespace headway::base {

namespace {

constexpr char kMark = '\x1f';  // stands in no text that a user writes

std::string with_marks(const Error& error) {
  std::string text;
  if (!error.where.file.empty()) {
    text += error.where.file;
    if (error.where.line > 0) {
      text += ":" + std::to_string(error.where.line);
    }
    text += ": ";
  }
  text += error.problem;
  if (!error.why.empty()) {
    text += " (" + error.why + ")";
  }
  if (!error.suggestion.empty()) {
    text += "; " + error.suggestion;
  }
  return text;
}

/// The text with every named field written by `write`.
std::string with_fields(std::string_view text, const FieldWriter& write) {
  std::string out;
  while (true) {
    const auto begin = text.find(kMark);
    const auto end = begin == std::string_view::npos ? begin : text.find(kMark, begin + 1);
    if (end == std::string_view::npos) {
      return out.append(text);
    }
    out.append(text.substr(0, begin)).append(write(text.substr(begin + 1, end - begin - 1)));
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string field(std::string_view name) { return kMark + std::string(name) + kMark; }

std::string to_string(const Error& error, const FieldWriter& write) { return with_fields(with_marks(error), write); }

std::string to_string(const Error& error) {
  return to_string(error, [](std::string_view name) { return std::string(name); });
}

}  // namespace headway::base

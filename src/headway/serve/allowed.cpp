#include "headway/serve/allowed.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "headway/base/messages.hpp"

namespace headway::serve {

namespace {

constexpr std::array<std::pair<std::string_view, std::int64_t>, 3> kMost{
    {{"samples", kMostDraws}, {"points", 4096}, {"threads", 64}}};

bool is_given(const api::Value& value) {
  if (const auto* const text = std::get_if<std::string>(&value)) {
    return !text->empty();
  }
  if (const auto* const texts = std::get_if<api::Texts>(&value)) {
    return !texts->empty();
  }
  if (const auto* const flag = std::get_if<bool>(&value)) {
    return *flag;
  }
  return !std::holds_alternative<std::monostate>(value);
}

/// Whether the name stands for a file of its own: a path, or what ends as such files do, with levers after it or without.
bool is_path(std::string_view name) {
  name = name.substr(0, name.find(','));
  return name.ends_with(".toml") || name.contains('/') || name.contains('\\') || name.contains("..");
}

bool names_path(const api::Value& value) {
  if (const auto* const text = std::get_if<std::string>(&value)) {
    return is_path(*text);
  }
  const auto* const texts = std::get_if<api::Texts>(&value);
  return texts != nullptr && std::ranges::any_of(*texts, is_path);
}

bool may_be_path(api::Names names) {
  return names == api::Names::scenario || names == api::Names::job || names == api::Names::plan;
}

Refusal refused(const api::Field& field, std::string problem, std::string why, std::string suggestion) {
  return {base::input_error(std::move(problem), std::move(why), std::move(suggestion)), field.name};
}

}  // namespace

std::optional<Refusal> refusal_of(const api::Field& field, const void* request) {
  const api::Value value = field.get(request);
  const bool file = field.words.names == api::Names::file || field.words.names == api::Names::folder;
  if ((file || field.name == "write") && is_given(value)) {
    return refused(field, base::field(field.name) + " cannot be asked for here",
                   "the server reads and writes no file that a request names",
                   "leave it out, or ask the program on the command line");
  }
  if (may_be_path(field.words.names) && names_path(value)) {
    return refused(field, base::field(field.name) + " '" + api::text_of(value) + "' is a file",
                   "the server reads no file that a request names",
                   "name one of the book, and set its levers after the name");
  }
  const auto most = std::ranges::find(kMost, field.name, [](const auto& each) { return each.first; });
  if (const auto* const number = std::get_if<std::int64_t>(&value); number != nullptr && most != kMost.end()) {
    if (*number > most->second) {
      return refused(field, base::field(field.name) + " is " + std::to_string(*number),
                     "a request may ask for " + std::to_string(most->second) + " at most",
                     "ask for fewer, or ask the program on the command line");
    }
  }
  return std::nullopt;
}

}  // namespace headway::serve

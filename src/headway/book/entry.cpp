#include "headway/book/entry.hpp"

#include <array>
#include <utility>

namespace headway::book {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 4> kKindNames = {{
    {Kind::observation, "observation"},
    {Kind::projection, "projection"},
    {Kind::judgement, "judgement"},
    {Kind::definition, "definition"},
}};

}  // namespace

std::optional<Kind> parse_kind(std::string_view name) {
  for (const auto& [kind, known] : kKindNames) {
    if (known == name) {
      return kind;
    }
  }
  return std::nullopt;
}

std::string_view to_string(Kind kind) { return kKindNames[static_cast<std::size_t>(kind)].second; }

std::string_view to_string(Between between) {
  switch (between) {
    case Between::step:
      return "step";
    case Between::linear:
      return "linear";
    case Between::log:
      return "log";
  }
  return "";
}

}  // namespace headway::book

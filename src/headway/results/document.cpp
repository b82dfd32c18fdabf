#include "headway/results/document.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace headway::results {

namespace {

std::string type_in_words(const Key& key) {
  if (key.of != nullptr && !key.of->name.empty()) {
    const std::string name = "*" + key.of->name + "*";
    return key.many == Many::one     ? name
           : key.many == Many::list  ? "list of " + name
           : key.many == Many::lists ? "lists of " + name
                                     : name + " by name";
  }
  const bool several = key.many != Many::one;
  std::string words;
  switch (key.type) {
    case Type::number:
      words = several ? "numbers" : "number";
      break;
    case Type::number_or_word:
      words = several ? "numbers or words" : "number or word";
      break;
    case Type::whole:
      words = several ? "whole numbers" : "whole number";
      break;
    case Type::text:
      words = several ? "texts" : "text";
      break;
    case Type::flag:
      words = several ? "flags" : "true or false";
      break;
    case Type::object:
      words = several ? "objects" : "object";
      break;
  }
  if (key.many == Many::by_name) {
    return words + " by name";
  }
  return (key.many == Many::list ? "list of " : key.many == Many::lists ? "lists of " : "") + words;
}

std::string row_of(const std::string& name, const Key& key) {
  std::string type = type_in_words(key);
  if (key.left_out) {
    type += ", or left out";
  } else if (key.may_be_none) {
    type += ", or `null`";
  }
  const std::string unit = key.unit.empty() || key.unit == "1" ? "" : ", in " + key.unit;
  return fmt::format("| `{}` | {} | {}{} |\n", name, type, key.help, unit);
}

/// Parts that recur, in the order in which they are met.
using Parts = std::vector<const Object*>;

void note(Parts& parts, const Object* part) {
  if (std::ranges::find(parts, part) == parts.end()) {
    parts.push_back(part);
  }
}

/// The keys of an object; those of a part without a name of its own follow it, with its name and a point before.
std::string rows_of(const Object& object, const std::string& before, Parts& parts) {
  std::string text;
  for (const Key& key : object.keys) {
    text += row_of(before + key.name, key);
    if (key.of == nullptr) {
      continue;
    }
    if (key.of->name.empty()) {
      text += rows_of(*key.of, before + key.name + (key.many == Many::one ? "." : "[]."), parts);
    } else {
      note(parts, key.of);
    }
  }
  return text;
}

constexpr const char* kTable = "| key | is | meaning |\n|---|---|---|\n";

std::string columns_of(const Schema& schema) {
  if (!schema.columns.empty()) {
    return "\nCSV has the columns " + schema.columns + ".\n";
  }
  if (schema.row == nullptr) {
    return "";
  }
  std::string text;
  for (const Key& key : schema.row->keys) {
    text += text.empty() ? "" : "; ";
    text += fmt::format("`{}` ({})", key.name, key.help);
  }
  return "\nCSV has the columns " + text + ".\n";
}

}  // namespace

std::string document(const std::vector<Schema>& schemas) {
  Parts parts;
  std::string text;
  for (const Schema& schema : schemas) {
    const auto extra = schema.name.find(' ');
    const std::string title =
        "`" + schema.name.substr(0, extra) + "`" + (extra == std::string::npos ? "" : schema.name.substr(extra));
    text += fmt::format("## {}\n\n{}.\n\n{}{}{}\n", title, schema.means, kTable, rows_of(*schema.object, "", parts),
                        columns_of(schema));
  }
  text += "## Parts that recur\n";
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const Object& part = *parts[k];  // its rows may add parts
    const std::string rows = rows_of(part, "", parts);
    text += fmt::format("\n### {}\n\nA part of results: {}.\n\n{}{}", part.name, part.meaning, kTable, rows);
  }
  return text;
}

}  // namespace headway::results

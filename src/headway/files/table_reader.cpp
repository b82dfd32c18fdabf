#include "headway/files/table_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "headway/base/names.hpp"
#include "headway/files/disk.hpp"

namespace headway::files {

base::Result<std::string> read_text(const std::string& file) {
  auto text = bytes_of(file);
  if (!text || text->empty()) {
    return std::unexpected(base::Error{.problem = "cannot read " + file,
                                       .why = "no such file, not permitted, or empty",
                                       .suggestion = "check the folder given as the book",
                                       .where = {file, 0},
                                       .fault = base::Fault::input});
  }
  return std::move(*text);
}

base::Location TableReader::where(const toml::node& at) const {
  return {file, static_cast<int>(at.source().begin.line)};
}

void TableReader::fail(const toml::node& at, std::string problem, std::string why, std::string suggestion) {
  if (!error) {
    error = base::Error{.problem = std::move(problem),
                        .why = std::move(why),
                        .suggestion = std::move(suggestion),
                        .where = where(at),
                        .fault = base::Fault::input};
  }
}

void TableReader::only(const std::vector<std::string>& known) {
  for (const auto& [key, value] : table) {
    const std::string text(key.str());
    if (std::ranges::find(known, text) == known.end()) {
      fail(value, "unknown key '" + text + "' in " + name, "",
           "did you mean '" + base::nearest_name(text, known) + "'?");
    }
  }
}

const toml::node* TableReader::required(std::string_view key) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) {
    fail(table, name + " has no '" + std::string(key) + "'", "every entry needs one", "add it");
  }
  return node;
}

std::string TableReader::text(std::string_view key) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) {
    return {};
  }
  const auto value = node->value_exact<std::string>();
  if (!value || value->empty()) {
    fail(*node, "'" + std::string(key) + "' of " + name + " is not a text", "", "put it in quotation marks");
    return {};
  }
  return *value;
}

std::string TableReader::required_text(std::string_view key) { return required(key) != nullptr ? text(key) : ""; }

std::string TableReader::word(std::string_view key, const std::vector<std::string>& allowed) {
  std::string value = required_text(key);
  if (!error && std::ranges::find(allowed, value) == allowed.end()) {
    fail(*table.get(key), "'" + value + "' is no " + std::string(key) + " of " + name, "",
         "did you mean '" + base::nearest_name(value, allowed) + "'?");
  }
  return value;
}

bool TableReader::flag(std::string_view key) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) {
    return false;
  }
  if (!node->is_boolean()) {
    fail(*node, "'" + std::string(key) + "' of " + name + " is not true or false", "", "write true or leave it out");
  }
  return node->value_or(false);
}

std::optional<double> TableReader::positive(std::string_view key) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  const auto value = node->value<double>();
  if (!node->is_number() || !value || !std::isfinite(*value) || *value <= 0.0) {
    fail(*node, "'" + std::string(key) + "' of " + name + " is not a number above zero", "",
         "leave the key out where no figure is known");
    return std::nullopt;
  }
  return value;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  std::vector<std::string> values;
  const toml::node* const node = table.get(key);
  if (node == nullptr) {
    return values;
  }
  const toml::array* const array = node->as_array();
  if (array == nullptr || array->empty()) {
    fail(*node, "'" + std::string(key) + "' of " + name + " is not a list of texts", "", "write [\"...\"]");
    return values;
  }
  for (const toml::node& element : *array) {
    const auto value = element.value_exact<std::string>();
    if (!value || value->empty()) {
      fail(element, "'" + std::string(key) + "' of " + name + " holds something that is not a text", "",
           "put it in quotation marks");
      return {};
    }
    values.push_back(*value);
  }
  return values;
}

std::vector<std::string> TableReader::required_texts(std::string_view key) {
  return required(key) != nullptr ? texts(key) : std::vector<std::string>{};
}

std::optional<base::Day> TableReader::day(std::string_view key) {
  const toml::node* const node = table.get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  const auto value = node->value_exact<toml::date>();
  if (!value) {
    fail(*node, "'" + std::string(key) + "' of " + name + " is not a day", "", "write it as 2025-12-31");
    return std::nullopt;
  }
  return base::Day{value->year, value->month, value->day};
}

base::Day TableReader::required_day(std::string_view key) {
  return required(key) != nullptr ? day(key).value_or(base::Day{}) : base::Day{};
}

std::optional<base::Period> TableReader::period(std::string_view key) {
  const std::string value = text(key);
  if (value.empty()) {
    return std::nullopt;
  }
  std::optional<base::Period> parsed = base::parse_period(value);
  if (!parsed) {
    fail(*table.get(key), "'" + value + "' is no period", "expected for '" + std::string(key) + "' of " + name,
         "write it as 2025, 2025Q3, 2025H2 or 2025-11");
  }
  return parsed;
}

std::vector<std::string> keys_in_order(const toml::table& table) {
  std::vector<std::pair<toml::source_index, std::string>> found;
  for (const auto& [key, value] : table) {
    found.emplace_back(key.source().begin.line, std::string(key.str()));
  }
  std::ranges::sort(found);
  std::vector<std::string> keys;
  keys.reserve(found.size());
  for (auto& [line, key] : found) {
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace headway::files

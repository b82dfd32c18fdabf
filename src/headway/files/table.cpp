#include "headway/files/table.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "headway/base/messages.hpp"

namespace headway::files {
namespace {

/// As for periods.
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

}  // namespace

base::Location Trouble::where(const toml::node& at) const { return {file, static_cast<int>(at.source().begin.line)}; }

void Trouble::fail(const toml::node& at, std::string problem, std::string why, std::string suggestion) {
  if (!error) {
    error = base::input_error(std::move(problem), std::move(why), std::move(suggestion), where(at));
  }
}

std::optional<double> finite_number(const toml::node& node) {
  // toml++ itself refuses whole numbers beyond 2^53, which are not exact as double.
  if (const auto whole = node.value_exact<std::int64_t>()) {
    return static_cast<double>(*whole);
  }
  const auto number = node.value_exact<double>();
  return number && std::isfinite(*number) ? number : std::nullopt;
}

void Table::only(std::span<const std::string> known, std::span<const std::string> also) const {
  for (const auto& [key, value] : table_) {
    const std::string text(key.str());
    if (std::ranges::find(known, text) == known.end() && std::ranges::find(also, text) == also.end()) {
      trouble_.fail(value, "unknown key '" + text + "' in " + name_, "nothing reads it",
                    base::did_you_mean(text, known));
    }
  }
}

const toml::node* Table::require(std::string_view key, std::string why) const {
  const toml::node* const node = table_.get(key);
  if (node == nullptr) {
    trouble_.fail(table_, name_ + " has no '" + std::string(key) + "'", std::move(why), "add it");
  }
  return node;
}

std::string Table::text(std::string_view key) const {
  const toml::node* const node = table_.get(key);
  if (node == nullptr) {
    return {};
  }
  std::optional<std::string> value = node->value_exact<std::string>();
  if (!value || value->find_first_not_of(" \t\r\n") == std::string::npos) {
    trouble_.fail(*node, "'" + std::string(key) + "' of " + name_ + " is not a text", "it says something to a reader",
                  "write it in quotation marks");
    return {};
  }
  return std::move(*value);
}

std::string Table::word(std::string_view key, std::span<const std::string> allowed) const {
  std::string value = text(key);
  if (!value.empty() && std::ranges::find(allowed, value) == allowed.end()) {
    std::string list;
    for (const std::string& each : allowed) {
      list += (list.empty() ? "" : ", ") + each;
    }
    trouble_.fail(*table_.get(key), "unknown " + std::string(key) + " '" + value + "' in " + name_,
                  "it is one of " + list, base::did_you_mean(value, allowed));
    return {};
  }
  return value;
}

bool Table::flag(std::string_view key) const {
  const toml::node* const node = table_.get(key);
  if (node == nullptr) {
    return false;
  }
  if (!node->is_boolean()) {
    trouble_.fail(*node, "'" + std::string(key) + "' of " + name_ + " is neither true nor false", "",
                  "write true, or leave it out");
  }
  return node->value_or(false);
}

std::optional<base::Day> Table::day(std::string_view key) const {
  const toml::node* const node = table_.get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  const std::optional<toml::date> date = node->value_exact<toml::date>();
  if (!date) {
    trouble_.fail(*node, "'" + std::string(key) + "' of " + name_ + " is not a day", "",
                  "write it as 2025-12-31, without quotation marks");
    return std::nullopt;
  }
  if (date->year < kFirstYear || date->year > kLastYear) {
    trouble_.fail(*node, "'" + std::string(key) + "' of " + name_ + " lies outside the years 1990 to 2100", "",
                  "correct the year");
  }
  return base::Day{date->year, date->month, date->day};
}

std::optional<double> Table::number(const toml::node& at, std::string_view key) const {
  const std::optional<double> value = finite_number(at);
  if (!value) {
    trouble_.fail(at, "'" + std::string(key) + "' of " + name_ + " is not a finite number", "", "give a number");
  }
  return value;
}

std::optional<base::Period> Table::period(const toml::node& at) const {
  const std::optional<std::string> text = at.value_exact<std::string>();
  std::optional<base::Period> period = text ? base::parse_period(*text) : std::nullopt;
  if (!period) {
    trouble_.fail(at, (text ? "'" + *text + "'" : std::string("something")) + " in " + name_ + " is no period",
                  "a period is a month, a quarter, a half or a year from 1990 to 2100, as text",
                  "write it as \"2025-12\", \"2025Q4\", \"2025H2\" or \"2025\"");
  }
  return period;
}

}  // namespace headway::files

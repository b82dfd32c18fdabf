#include "headway/book/set.hpp"

#include <string_view>

#include "headway/base/messages.hpp"
#include "headway/book/setting.hpp"
#include "headway/book/units.hpp"
#include "headway/book/value.hpp"

namespace headway::book {

namespace {

/// What a relative setting does to a number.
struct Change {
  double factor = 1.0;
  double added = 0.0;  ///< in the entry's unit
  std::string words;   ///< for the source of what it changed
};

base::Result<Change> read_change(char operation, std::string_view text, const Entry& entry) {
  const auto space = text.find(' ');
  const auto value = parse_number(text.substr(0, space));
  if (entry.text) {
    return std::unexpected(base::input_error(entry.id + " is a word, or a list of names",
                                             "there is no arithmetic with words", "set it with = alone"));
  }
  if (!value || (operation == '*' && space != std::string_view::npos)) {
    return std::unexpected(base::input_error(
        "cannot read '" + std::string(text) + "'",
        operation == '*' ? "one number without unit was expected" : "one number, with a unit or without, was expected",
        operation == '*' ? "write, for instance, " + entry.id + "*=2" : "write, for instance, " + entry.id + "+=0.1"));
  }
  Change change;
  change.words = std::string(operation == '*' ? "times " : "plus ") + std::string(text) + ", set for this run";
  if (operation == '*') {
    change.factor = *value;
    return change;
  }
  const auto factor =
      space == std::string_view::npos ? base::Result<double>(1.0) : unit_factor(text.substr(space + 1), entry.unit);
  if (!factor) {
    return std::unexpected(factor.error());
  }
  change.added = *value * *factor;
  return change;
}

std::optional<base::Error> change_knots(const Change& change, const Entry& entry, Shape shape,
                                        std::vector<Knot>& knots) {
  for (Knot& knot : knots) {
    for (chance::QuantilePoint& point : knot.quantiles) {
      point.value = change.factor * point.value + change.added;
    }
    if (knot.mode) {
      *knot.mode = change.factor * *knot.mode + change.added;
    }
    knot.source += (knot.source.empty() ? "" : "; ") + change.words;
    if (auto wrong = misfit(knot, shape, entry.bounds)) {
      return wrong;
    }
  }
  return std::nullopt;
}

std::optional<base::Error> change_entry(const Change& change, Entry& entry, Book& book) {
  for (Alternative& alternative : entry.alternatives) {
    if (auto wrong = change_knots(change, entry, entry.shape, alternative.knots)) {
      return wrong;
    }
  }
  for (auto& [name, scenario] : book.scenarios) {
    const auto setting = scenario.settings.find(entry.id);
    if (setting == scenario.settings.end()) {
      continue;
    }
    if (auto wrong = change_knots(change, entry, setting->second.shape, setting->second.knots)) {
      return wrong;
    }
  }
  return std::nullopt;
}

std::optional<base::Error> replace(const std::string& text, std::string_view value, const base::Location& where,
                                   Entry& entry, Book& book) {
  base::Result<SettingValue> setting = parse_setting(value, entry, where);
  if (!setting) {
    return setting.error();
  }
  for (Knot& knot : setting->knots) {
    knot.kind = Kind::definition;
    knot.source = "set for this run: " + text;
  }
  entry = with_setting(std::move(entry), *setting);
  for (auto& [name, scenario] : book.scenarios) {
    scenario.settings.erase(entry.id);
  }
  return std::nullopt;
}

}  // namespace

std::optional<base::Error> apply_set(const std::string& text, Book& book) {
  const base::Location where{.file = base::field("set") + " " + text, .line = 0};
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    return base::input_error("not a setting", "it has the form id=value", "write it as washington.levy=0.25", where);
  }
  const char before = text[equals - 1];
  const bool relative = before == '*' || before == '+';
  const std::string id = text.substr(0, relative ? equals - 1 : equals);
  const auto entry = book.entries.find(id);
  if (entry == book.entries.end()) {
    return unknown_id(book, id, where);
  }
  const std::string_view value = std::string_view(text).substr(equals + 1);
  if (!relative) {
    return replace(text, value, where, entry->second, book);
  }
  const auto change = read_change(before, value, entry->second);
  auto wrong = change ? change_entry(*change, entry->second, book) : std::optional(change.error());
  if (wrong) {
    wrong->where = where;
  }
  return wrong;
}

}  // namespace headway::book

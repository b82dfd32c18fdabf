#include "headway/book/set.hpp"

#include <algorithm>
#include <string_view>

#include "headway/base/messages.hpp"
#include "headway/book/setting.hpp"
#include "headway/book/units.hpp"
#include "headway/book/value.hpp"

namespace headway::book {

namespace {

/// What a relative setting does to a number.
struct Arithmetic {
  double factor = 1.0;
  double added = 0.0;  ///< in the entry's unit
  std::string words;   ///< for the source of what it changed
};

base::Result<Arithmetic> read_change(char operation, std::string_view text, const Entry& entry) {
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
  Arithmetic change;
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

std::optional<base::Error> change_knots(const Arithmetic& change, const Entry& entry, Shape shape,
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

std::optional<base::Error> change_entry(const Arithmetic& change, Entry& entry, Book& book) {
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
    forget(scenario, entry.id);
  }
  return std::nullopt;
}

/// `id@months*=2` taken apart.
struct Asked {
  std::string id;
  std::optional<std::string> months;  ///< what stands behind the @
  char operation = '=';               ///< or * or +
  std::string_view value;
};

std::optional<Asked> take_apart(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
    return std::nullopt;
  }
  Asked asked;
  const char before = text[equals - 1];
  asked.operation = before == '*' || before == '+' ? before : '=';
  asked.id = text.substr(0, asked.operation == '=' ? equals : equals - 1);
  asked.value = std::string_view(text).substr(equals + 1);
  if (const auto at = asked.id.find('@'); at != std::string::npos) {
    asked.months = asked.id.substr(at + 1);
    asked.id.resize(at);
  }
  return asked;
}

/// "2026-07..", "2026-07..2027-06", "2027", "2026-07~2027-06", "..".
base::Result<Change> read_months(const std::string& text) {
  Change change;
  if (text == "..") {
    return change;
  }
  const auto ramp = text.find('~');
  const auto dots = text.find("..");
  const auto first = base::parse_period(text.substr(0, std::min(ramp, dots)));
  std::optional<base::Period> last = first;
  if (ramp != std::string::npos) {
    last = base::parse_period(text.substr(ramp + 1));
  } else if (dots != std::string::npos && dots + 2 < text.size()) {
    last = base::parse_period(text.substr(dots + 2));
  }
  if (!first || !last || last->last < first->first || (ramp != std::string::npos && last->last == first->first)) {
    return std::unexpected(base::input_error(
        "cannot read the months '" + text + "'",
        "a month such as 2026-07, with .. behind it for from then on, or two months in their order with .. or ~ "
        "between them",
        "write, for instance, @2026-07.. or @2026-07..2027-06, or @2026-07~2027-06 for a straight line"));
  }
  change.from = first->first;
  if (ramp != std::string::npos) {
    change.whole = last->last;
  } else if (dots == std::string::npos || dots + 2 < text.size()) {
    change.until = last->last + 1;
  }
  return change;
}

/// The change of a path: its months are in `change`.
std::optional<base::Error> change_path(const std::string& text, const Asked& asked, const base::Location& where,
                                       Change change, Entry& entry) {
  change.words = text;
  if (asked.operation == '=') {
    base::Result<SettingValue> setting = parse_setting(asked.value, entry, where);
    if (!setting) {
      return setting.error();
    }
    change.shape = setting->shape;
    change.value = setting->knots.front();
  } else {
    const auto by = read_change(asked.operation, asked.value, entry);
    if (!by) {
      return by.error();
    }
    // Whatever of the path it meets, the result must be possible; the rest of the path is tried as well.
    for (const Alternative& alternative : entry.alternatives) {
      std::vector<Knot> knots = alternative.knots;
      if (auto wrong = change_knots(*by, entry, entry.shape, knots)) {
        return wrong;
      }
    }
    const bool times = asked.operation == '*';
    change.operation = times ? chance::Operation::multiply : chance::Operation::add;
    change.value.quantiles = {{0.5, times ? by->factor : by->added}};
  }
  entry.changes.push_back(std::move(change));
  return std::nullopt;
}

base::Error takes_no_months(const Entry& entry) {
  return base::input_error(entry.id + " takes no months", "it is one number that holds in every month",
                           "set it without @");
}

/// A lever from a month on, in every scenario.
std::optional<base::Error> date_lever(const Asked& asked, const base::Location& where, const Entry& entry, Book& book) {
  const auto months = read_months(*asked.months);
  if (!months) {
    return months.error();
  }
  if (asked.operation != '=' || months->whole || !months->from) {
    return base::input_error("a lever takes a value from one month to another",
                             "it is set anew there, not changed from what it was, nor in a straight line",
                             "write, for instance, " + entry.id + "@2027-03..=VALUE");
  }
  auto setting = parse_setting(asked.value, entry, where);
  if (!setting) {
    return setting.error();
  }
  const DatedSettings dated{
      .from = *months->from, .until = months->until, .settings = {{entry.id, std::move(*setting)}}, .where = where};
  for (auto& [name, scenario] : book.scenarios) {
    scenario.dated.push_back(dated);
  }
  return std::nullopt;
}

std::optional<base::Error> set_entry(const std::string& text, const Asked& asked, const base::Location& where,
                                     bool is_path, Entry& entry, Book& book) {
  if (asked.months && asked.months != ".." && !is_path) {
    return entry.lever ? date_lever(asked, where, entry, book) : takes_no_months(entry);
  }
  if (is_path && asked.months != "..") {
    auto months = asked.months ? read_months(*asked.months) : Change{.from = book.through + 1};
    return months ? change_path(text, asked, where, std::move(*months), entry) : std::optional(months.error());
  }
  if (asked.operation == '=') {
    return replace(text, asked.value, where, entry, book);
  }
  const auto change = read_change(asked.operation, asked.value, entry);
  return change ? change_entry(*change, entry, book) : std::optional(change.error());
}

}  // namespace

std::optional<base::Error> apply_set(const std::string& text, std::span<const std::string> paths, Book& book) {
  const base::Location where{.file = base::field("set") + " " + text, .line = 0};
  const auto asked = take_apart(text);
  if (!asked) {
    return base::input_error("not a setting", "it has the form id=value", "write it as washington.levy=0.25", where);
  }
  const auto entry = book.entries.find(asked->id);
  if (entry == book.entries.end()) {
    return unknown_id(book, asked->id, where);
  }
  auto wrong = set_entry(text, *asked, where, std::ranges::find(paths, asked->id) != paths.end(), entry->second, book);
  if (wrong) {
    wrong->where = where;
  }
  return wrong;
}

}  // namespace headway::book

#include "headway/book/setting.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/base/number.hpp"
#include "headway/book/setting_text.hpp"
#include "headway/book/units.hpp"
#include "headway/book/value.hpp"

namespace headway::book {
namespace {

const std::array<std::string, 6> kSettingKeys = {"value", "mode", "period", "periods", "unit", "shape"};

/// Multiplies all numbers, so that they are in the entry's unit.
std::optional<base::Error> to_unit_of(const Entry& entry, std::string_view unit, SettingValue& setting) {
  if (unit.empty()) {
    return std::nullopt;
  }
  const base::Result<double> factor = unit_factor(unit, entry.unit);
  if (!factor) {
    return factor.error();
  }
  for (Knot& knot : setting.knots) {
    for (chance::QuantilePoint& point : knot.quantiles) {
      point.value *= *factor;
    }
    if (knot.mode) {
      *knot.mode *= *factor;
    }
  }
  return std::nullopt;
}

std::optional<base::Error> find_misfit(const Entry& entry, const SettingValue& setting) {
  for (const Knot& knot : setting.knots) {
    if (auto wrong = misfit(knot, setting.shape, entry.bounds)) {
      return wrong;
    }
  }
  return std::nullopt;
}

base::Error wants_number(const Entry& entry) {
  return base::input_error(
      entry.id + " is a number", "its unit is " + entry.unit,
      entry.none_allowed ? "give a number, quantiles, or \"none\"" : "give a number, or quantiles");
}

base::Error wants_text(const Entry& entry) {
  std::string now;
  for (const std::string& word : entry.text->words) {
    now += (now.empty() ? "" : ", ") + word;
  }
  return base::input_error(entry.id + " is a word, or a list of names", "it is '" + now + "' in the book",
                           "give text such as that");
}

std::vector<Knot> sure(double value) {
  Knot knot;
  knot.quantiles.push_back({0.5, value});
  return {knot};
}

void read_number_setting(const toml::node& node, const Entry& entry, files::Trouble& trouble, SettingValue& setting) {
  const toml::table* const inner = node.as_table();
  if (inner == nullptr) {
    if (!node.is_number() && !(entry.none_allowed && node.value_or(std::string()) == "none")) {
      const base::Error error = wants_number(entry);
      trouble.fail(node, error.problem, error.why, error.suggestion);
      return;
    }
    const double value = files::finite_number(node).value_or(std::numeric_limits<double>::infinity());
    if (node.is_number() && !std::isfinite(value)) {
      trouble.fail(node, "the value of " + entry.id + " is not a finite number", "", "give a number");
    }
    setting.knots = sure(value);
    return;
  }
  const files::Table table(*inner, "the setting of " + entry.id, trouble);
  table.only(kSettingKeys, quantile_keys(table));
  const std::string shape = table.word("shape", kShapeNames);
  setting.shape = chance::parse_shape(shape).value_or(entry.shape);
  setting.knots = read_numbers(table, entry.none_allowed);
  if (trouble.error) {
    return;
  }
  if (auto wrong = to_unit_of(entry, table.text("unit"), setting)) {
    trouble.fail(*inner->get("unit"), entry.id + ": " + wrong->problem, wrong->why, wrong->suggestion);
  }
}

/// Of a list, "none" is the empty one.
TextValue parse_words(std::string_view text, bool list) {
  TextValue value{.words = {}, .list = list};
  if (list && text == "none") {
    return value;
  }
  while (list && text.find(',') != std::string_view::npos) {
    const auto comma = text.find(',');
    value.words.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma + 1);
  }
  value.words.emplace_back(text);
  return value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto number = base::read_number(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

SettingValue read_setting(const toml::node& node, const Entry& entry, files::Trouble& trouble) {
  SettingValue setting;
  setting.shape = entry.shape;
  setting.where = trouble.where(node);
  if (entry.text) {
    const bool empty_list = node.is_array() && node.as_array()->empty();
    if (!is_text(node) && !empty_list) {
      const base::Error error = wants_text(entry);
      trouble.fail(node, error.problem, error.why, error.suggestion);
      return setting;
    }
    const toml::table none;
    setting.text = read_words(node, files::Table(none, entry.id, trouble));
    return setting;
  }
  read_number_setting(node, entry, trouble, setting);
  if (trouble.error) {
    return setting;
  }
  if (auto wrong = find_misfit(entry, setting)) {
    trouble.fail(node, entry.id + ": " + wrong->problem, wrong->why, wrong->suggestion);
  }
  return setting;
}

base::Result<SettingValue> parse_setting(std::string_view text, const Entry& entry, const base::Location& where) {
  SettingValue setting;
  setting.shape = entry.shape;
  setting.where = where;
  if (entry.text) {
    setting.text = parse_words(text, entry.text->list);
    return setting;
  }
  const auto space = text.find(' ');
  const std::string_view unit = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  auto numbers = numbers_in(text.substr(0, space), entry);
  std::optional<base::Error> wrong = numbers ? std::nullopt : std::optional(wants_number(entry));
  if (!wrong) {
    setting.shape = numbers->shape;
    setting.knots = std::move(numbers->knots);
    wrong = to_unit_of(entry, unit, setting);
    wrong = wrong ? wrong : find_misfit(entry, setting);
  }
  if (wrong) {
    wrong->where = where;
    return std::unexpected(std::move(*wrong));
  }
  for (Knot& knot : setting.knots) {
    knot.where = where;
  }
  return setting;
}

}  // namespace headway::book

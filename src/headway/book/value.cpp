#include "headway/book/value.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/base/number.hpp"

namespace headway::book {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// One key of numbers: a quantile, the value, or the mode. Of a series, an array.
struct Column {
  std::string key;
  std::optional<double> probability;  ///< none for the mode
  const toml::node* node;
};

std::vector<Column> columns_of(const files::Table& table) {
  std::vector<Column> columns;
  for (const auto& [key, node] : table.node()) {
    const std::string text(key.str());
    if (text == "value") {
      columns.emplace_back(text, 0.5, &node);
    } else if (text == "mode") {
      columns.emplace_back(text, std::nullopt, &node);
    } else if (const auto probability = parse_quantile_key(text)) {
      columns.emplace_back(text, probability, &node);
    }
  }
  // The absent probability of the mode comes first; the others rise.
  std::ranges::stable_sort(columns, {}, &Column::probability);
  return columns;
}

/// Whether there are numbers at all, and of one kind.
bool consistent(const files::Table& table, const std::vector<Column>& columns) {
  const auto is_value = [](const Column& column) { return column.key == "value"; };
  if (columns.empty()) {
    table.trouble().fail(table.node(), table.name() + " has neither 'value' nor quantiles", "it states nothing",
                         "add value = 0.3, or quantiles such as p5 and p95");
    return false;
  }
  if (columns.size() > 1 && std::ranges::any_of(columns, is_value)) {
    table.trouble().fail(table.node(), table.name() + " has 'value' and quantiles", "a number is sure, or it is not",
                         "keep one of the two");
    return false;
  }
  return true;
}

double read_number(const files::Table& table, const toml::node& node, const Column& column, bool none_allowed) {
  const auto text = node.value_exact<std::string>();
  if (text && *text == "none" && column.key == "value") {
    if (!none_allowed) {
      table.trouble().fail(node, table.name() + " is \"none\"", "the entry does not say that it may be absent",
                           "give a number, or add none_allowed = true to the entry");
    }
    return kInfinity;
  }
  return table.number(node, column.key).value_or(0.0);
}

void add(Knot& knot, const Column& column, double number) {
  if (column.probability) {
    knot.quantiles.push_back({*column.probability, number});
  } else {
    knot.mode = number;
  }
}

std::vector<Knot> read_series(const files::Table& table, const toml::node& periods, const std::vector<Column>& columns,
                              bool none_allowed) {
  std::vector<Knot> knots;
  const toml::array* const list = periods.as_array();
  if (list == nullptr || list->empty()) {
    table.trouble().fail(periods, "'periods' of " + table.name() + " is not a list of periods", "",
                         "write periods = [\"2024\", \"2025\"], or period = \"2025\" for one");
    return knots;
  }
  for (const toml::node& each : *list) {
    knots.emplace_back().period = table.period(each);
    knots.back().where = table.trouble().where(each);
  }
  for (const Column& column : columns) {
    const toml::array* const numbers = column.node->as_array();
    if (numbers == nullptr || numbers->size() != knots.size()) {
      table.trouble().fail(
          *column.node,
          "'" + column.key + "' of " + table.name() + " is not a list of " + std::to_string(knots.size()) + " numbers",
          "there are as many periods", "give one number for each period");
      return {};
    }
    for (std::size_t index = 0; index < knots.size(); ++index) {
      add(knots[index], column, read_number(table, *numbers->get(index), column, none_allowed));
    }
  }
  return knots;
}

}  // namespace

std::optional<double> parse_quantile_key(std::string_view key) {
  const bool numeric = key.find_first_not_of("0123456789_", 1) == std::string_view::npos;
  if (key.size() < 2 || key[0] != 'p' || key[1] == '_' || !numeric) {
    return std::nullopt;
  }
  std::string digits(key.substr(1));
  if (const auto mark = digits.find('_'); mark != std::string::npos) {
    digits[mark] = '.';
  }
  const auto percent = digits.back() != '.' ? base::read_number(digits) : std::nullopt;
  return percent && *percent <= 100.0 ? std::optional(*percent / 100.0) : std::nullopt;
}

std::vector<std::string> quantile_keys(const files::Table& table) {
  std::vector<std::string> keys;
  for (const auto& [key, node] : table.node()) {
    if (parse_quantile_key(key.str())) {
      keys.emplace_back(key.str());
    }
  }
  return keys;
}

std::vector<Knot> read_numbers(const files::Table& table, bool none_allowed) {
  const std::vector<Column> columns = columns_of(table);
  const toml::node* const period = table.find("period");
  const toml::node* const periods = table.find("periods");
  if (!consistent(table, columns)) {
    return {};
  }
  if (period != nullptr && periods != nullptr) {
    table.trouble().fail(*periods, table.name() + " has 'period' and 'periods'", "it is of one period, or a series",
                         "keep one of the two");
    return {};
  }
  if (periods != nullptr) {
    return read_series(table, *periods, columns, none_allowed);
  }
  Knot knot;
  knot.where = table.where();
  if (period != nullptr) {
    knot.period = table.period(*period);
  }
  for (const Column& column : columns) {
    add(knot, column, read_number(table, *column.node, column, none_allowed));
  }
  return {knot};
}

bool is_text(const toml::node& node) {
  const toml::array* const list = node.as_array();
  return node.is_string() || (list != nullptr && !list->empty() && list->front().is_string());
}

TextValue read_words(const toml::node& node, const files::Table& table) {
  TextValue text;
  const toml::array* const list = node.as_array();
  text.list = list != nullptr;
  const auto add_word = [&](const toml::node& at) {
    const auto word = at.value_exact<std::string>();
    if (!word || word->empty()) {
      table.trouble().fail(at, "the value of " + table.name() + " is not a text",
                           "this entry is a word, or a list of names", "write \"open\", or [\"h20\", \"mi308\"]");
      return;
    }
    text.words.push_back(*word);
  };
  if (list == nullptr) {
    add_word(node);
    return text;
  }
  for (const toml::node& each : *list) {
    add_word(each);
  }
  return text;
}

bool is_sure(const Knot& knot) {
  return !knot.mode && std::ranges::all_of(knot.quantiles, [&](const chance::QuantilePoint& point) {
    return point.value == knot.quantiles.front().value;
  });
}

std::optional<base::Error> misfit(const Knot& knot, Shape shape, const chance::Bounds& bounds) {
  if (!is_sure(knot)) {
    const auto distribution = chance::Distribution::from_quantiles(shape, knot.quantiles, bounds, knot.mode);
    return distribution ? std::nullopt : std::optional(distribution.error());
  }
  const double value = knot.quantiles.front().value;
  if (std::isfinite(value) && (value < bounds.min.value_or(value) || value > bounds.max.value_or(value))) {
    return base::input_error("the value " + base::number_text(value) + " lies outside the bounds",
                             "they are " + base::number_text(bounds.min.value_or(-kInfinity)) + " and " +
                                 base::number_text(bounds.max.value_or(kInfinity)),
                             "widen the bounds, or correct the value");
  }
  return std::nullopt;
}

}  // namespace headway::book

#include "headway/book/read_replication_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace headway::book {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kOpen = std::numeric_limits<double>::infinity();

/// The numbers under a key: one, or `count`; empty where the key is absent or wrong.
std::vector<double> read_list(const files::Table& table, std::string_view key, std::size_t count) {
  const toml::node* const node = table.find(key);
  if (node == nullptr) {
    return {};
  }
  std::vector<double> numbers;
  const auto take = [&](const toml::node& each) {
    if (const auto number = table.number(each, key)) {
      numbers.push_back(*number);
    }
  };
  if (const toml::array* const list = node->as_array()) {
    for (const toml::node& each : *list) {
      take(each);
    }
  } else {
    take(*node);
  }
  if (!table.trouble().error && numbers.size() != 1 && numbers.size() != count) {
    table.trouble().fail(
        *node, "'" + std::string(key) + "' of " + table.name() + " has " + std::to_string(numbers.size()) + " numbers",
        count > 1 ? "it has one, or " + std::to_string(count) + " as 'along' or 'at' names"
                  : "'along' names nothing that it could run along, so it has one",
        "correct the list");
  }
  return table.trouble().error ? std::vector<double>() : numbers;
}

double at(const std::vector<double>& numbers, std::size_t index, double absent) {
  return numbers.empty() ? absent : numbers[numbers.size() == 1 ? 0 : index];
}

}  // namespace

std::vector<std::string> read_names(const files::Table& table, std::string_view key) {
  const toml::node* const node = table.find(key);
  if (node == nullptr) {
    return {};
  }
  std::vector<std::string> names;
  const auto take = [&](const toml::node& each) {
    const auto name = each.value_exact<std::string>();
    if (!name || name->empty()) {
      table.trouble().fail(each, "'" + std::string(key) + "' of " + table.name() + " is not a name or a list of names",
                           "", "write it in quotation marks");
      return;
    }
    names.push_back(*name);
  };
  if (const toml::array* const list = node->as_array()) {
    for (const toml::node& each : *list) {
      take(each);
    }
    if (list->empty()) {
      table.trouble().fail(*node, "'" + std::string(key) + "' of " + table.name() + " is an empty list", "",
                           "name at least one, or leave it out");
    }
  } else {
    take(*node);
  }
  return names;
}

std::vector<Stated> read_stated(const files::Table& table, std::size_t count) {
  const auto value = read_list(table, "value", count);
  const auto rounding = read_list(table, "rounding", count);
  const auto low = read_list(table, "low", count);
  const auto high = read_list(table, "high", count);
  files::Trouble& trouble = table.trouble();
  if (trouble.error) {
    return {};
  }
  if (value.empty() && low.empty() && high.empty()) {
    trouble.fail(table.node(), table.name() + " states no number", "a 'value', a 'low' or a 'high' was expected",
                 "add value = ...");
    return {};
  }
  if (!rounding.empty() && (value.empty() || !low.empty() || !high.empty())) {
    trouble.fail(*table.find("rounding"), "'rounding' of " + table.name() + " has no place",
                 "it goes with 'value' alone, and not with 'low' and 'high'", "leave it out");
    return {};
  }
  const std::size_t length = std::max({value.size(), rounding.size(), low.size(), high.size()});
  std::vector<Stated> all;
  for (std::size_t k = 0; k < length; ++k) {
    Stated each;
    each.value = at(value, k, kNone);
    const double half = at(rounding, k, 0.0);
    each.low = value.empty() ? at(low, k, -kOpen) : at(low, k, each.value - half);
    each.high = value.empty() ? at(high, k, kOpen) : at(high, k, each.value + half);
    if (each.low > each.high || each.value < each.low || each.value > each.high) {
      trouble.fail(table.node(), "the range of " + table.name() + " is upside down",
                   "'low' <= 'value' <= 'high' was expected, and no negative 'rounding'", "correct it");
      return {};
    }
    all.push_back(each);
  }
  return all;
}

std::optional<OurMetric> read_ours(const files::Table& table) {
  const toml::node* const node = table.find("ours");
  if (node == nullptr) {
    return std::nullopt;
  }
  if (!node->is_table()) {
    table.trouble().fail(*node, "'ours' of " + table.name() + " is not a table", "it names a metric of the model",
                         "write ours = { metric = \"china_stock\", scenario = \"NAME\", ... }");
    return std::nullopt;
  }
  static const std::array<std::string, 7> known{"metric", "over", "per", "scenario", "yardstick", "basis", "period"};
  const files::Table inner(*node->as_table(), "'ours' of " + table.name(), table.trouble());
  inner.only(known);
  inner.require("metric", "it is what stands beside the published number");
  inner.require("scenario", "a figure is of one scenario");
  OurMetric ours;
  ours.metrics = read_names(inner, "metric");
  ours.over = read_names(inner, "over");
  ours.per = inner.text("per");
  ours.scenario = inner.text("scenario");
  ours.yardstick = inner.text("yardstick");
  ours.basis = inner.text("basis");
  ours.periods = read_names(inner, "period");
  ours.where = table.trouble().where(*node);
  return ours;
}

}  // namespace headway::book

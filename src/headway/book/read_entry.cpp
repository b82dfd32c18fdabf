#include "headway/book/read_entry.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/book/provenance.hpp"
#include "headway/book/read_slider.hpp"
#include "headway/book/units.hpp"
#include "headway/book/value.hpp"

namespace headway::book {
namespace {

const std::array<std::string, 13> kEntryKeys = {"means",        "unit",         "shape",   "lever", "between",
                                                "bounds",       "choice",       "forward", "note",  "values",
                                                "alternatives", "none_allowed", "slider"};
const std::array<std::string, 9> kValueKeys = {"value",  "mode",       "period", "periods", "published",
                                               "source", "confidence", "reason", "kind"};
const std::array<std::string, 6> kTextKeys = {"value", "published", "source", "confidence", "reason", "kind"};
const std::array<std::string, 3> kAlternativeKeys = {"name", "weight", "values"};
const std::array<std::string, 2> kForward = {"level", "trend"};
const std::array<std::string, 3> kBetween = {"step", "linear", "log"};
Between parse_between(const std::string& name) {
  if (name == "step") {
    return Between::step;
  }
  return name == "log" ? Between::log : Between::linear;
}

chance::Bounds read_bounds(const files::Table& table) {
  chance::Bounds bounds;
  const toml::node* const node = table.find("bounds");
  if (node == nullptr) {
    return bounds;
  }
  const toml::array* const pair = node->as_array();
  const auto bound = [&](std::size_t index) {
    return pair->get(index)->is_number() ? pair->get(index)->value<double>() : std::nullopt;
  };
  const bool two = pair != nullptr && pair->size() == 2 && bound(0) && bound(1);
  if (!two || !(*bound(0) < *bound(1))) {
    table.trouble().fail(*node, "'bounds' of " + table.name() + " are not two numbers that rise", "",
                         "write [0, 1], or [0, inf] for no upper bound");
    return bounds;
  }
  if (std::isfinite(*bound(0))) {
    bounds.min = bound(0);
  }
  if (std::isfinite(*bound(1))) {
    bounds.max = bound(1);
  }
  return bounds;
}

/// The tables of an array, such as `values`; an error where it is anything else, or empty.
std::vector<const toml::table*> tables_in(const files::Table& table, std::string_view key) {
  std::vector<const toml::table*> tables;
  const toml::node* const node = table.find(key);
  const toml::array* const list = node == nullptr ? nullptr : node->as_array();
  if (list != nullptr) {
    for (const toml::node& each : *list) {
      tables.push_back(each.as_table());
    }
  }
  if (tables.empty() || std::ranges::find(tables, nullptr) != tables.end()) {
    table.trouble().fail(node == nullptr ? table.node() : *node,
                         "'" + std::string(key) + "' of " + table.name() + " is not a list of tables",
                         "every number stands with its source",
                         "write " + std::string(key) + " = [ { ... }, { ... } ]");
    return {};
  }
  return tables;
}

std::vector<Knot> read_values(const files::Table& holder, const Entry& entry) {
  std::vector<Knot> all;
  for (const toml::table* const each : tables_in(holder, "values")) {
    const files::Table table(*each, "a value of " + entry.id, holder.trouble());
    table.only(kValueKeys, quantile_keys(table));
    std::vector<Knot> knots = read_numbers(table, entry.none_allowed);
    read_provenance(table, entry.shape, knots);
    for (Knot& knot : knots) {
      if (holder.trouble().error) {
        return all;
      }
      if (auto wrong = misfit(knot, entry.shape, entry.bounds)) {
        wrong->problem = entry.id + ": " + wrong->problem;
        wrong->where = knot.where;
        holder.trouble().error = std::move(wrong);
      }
      all.push_back(std::move(knot));
    }
  }
  return all;
}

std::vector<Alternative> read_alternatives(const files::Table& table, const Entry& entry) {
  std::vector<Alternative> alternatives;
  double sum = 0.0;
  for (const toml::table* const each : tables_in(table, "alternatives")) {
    const files::Table one(*each, "an alternative of " + entry.id, table.trouble());
    one.only(kAlternativeKeys);
    const toml::node* const weight = one.require("weight", "alternatives are drawn by weight");
    one.require("name", "alternatives are told apart by name");
    Alternative alternative{.name = one.text("name"), .weight = 0.0, .knots = {}, .superseded = {}};
    if (weight != nullptr) {
      alternative.weight = one.number(*weight, "weight").value_or(1.0);
      if (!(alternative.weight > 0.0)) {
        one.trouble().fail(*weight, "the weight of '" + alternative.name + "' in " + entry.id + " is not above 0",
                           "it would never be drawn", "give a share, or leave the alternative out");
      }
    }
    if (std::ranges::find(alternatives, alternative.name, &Alternative::name) != alternatives.end()) {
      one.trouble().fail(*each, "two alternatives of " + entry.id + " are called '" + alternative.name + "'",
                         "alternatives are told apart by name", "rename one");
    }
    alternative.knots = read_values(one, entry);
    sum += alternative.weight;
    alternatives.push_back(std::move(alternative));
  }
  if (std::abs(sum - 1.0) > 1e-9) {
    table.trouble().fail(*table.find("alternatives"),
                         "the weights of the alternatives of " + entry.id + " sum to " + base::number_text(sum),
                         "one of them is drawn: their weights sum to 1", "correct the weights");
  }
  return alternatives;
}

std::vector<DatedText> read_texts(const files::Table& table, const std::string& id) {
  std::vector<DatedText> texts;
  for (const toml::table* const each : tables_in(table, "values")) {
    const files::Table one(*each, "a value of " + id, table.trouble());
    one.only(kTextKeys);
    std::vector<Knot> provenance(1);
    read_provenance(one, Shape::number, provenance);
    if (const toml::node* const value = one.require("value", "it states nothing")) {
      texts.push_back({read_words(*value, one), provenance.front().published, one.where()});
    }
  }
  return texts;
}

/// Whether the first value of the entry is a word that does not stand for an absent number.
bool states_text(const files::Table& table, bool none_allowed) {
  const toml::array* const values = table.node()["values"].as_array();
  const toml::table* const first = values == nullptr || values->empty() ? nullptr : values->front().as_table();
  const toml::node* const value = first == nullptr || first->contains("periods") ? nullptr : first->get("value");
  const bool none = none_allowed && value != nullptr && value->value_or(std::string()) == "none";
  return value != nullptr && is_text(*value) && !none;
}

void read_unit(const files::Table& table, Entry& entry) {
  const toml::node* const node = table.require("unit", "a number without its unit means nothing");
  entry.unit = table.text("unit");
  if (node == nullptr || entry.unit.empty()) {
    return;
  }
  if (auto known = check_unit(entry.unit); !known) {
    table.trouble().fail(*node, known.error().problem + " of " + entry.id, known.error().why, known.error().suggestion);
  }
}

}  // namespace

StatedEntry read_entry(const toml::table& node, const std::string& id, files::Trouble& trouble) {
  const files::Table table(node, id, trouble);
  std::vector<std::string> deeper;
  for (const auto& [key, value] : node) {
    if (value.is_table() && !value.as_table()->is_inline()) {
      deeper.emplace_back(key.str());
    }
  }
  table.only(kEntryKeys, deeper);
  StatedEntry stated;
  Entry& entry = stated.entry;
  entry.id = id;
  entry.where = table.where();
  entry.means = table.text("means");
  entry.note = table.text("note");
  entry.choice = table.text("choice");
  entry.shape = chance::parse_shape(table.word("shape", kShapeNames)).value_or(Shape::number);
  entry.between = parse_between(table.word("between", kBetween));
  entry.forward = table.word("forward", kForward) == "trend" ? Forward::trend : Forward::level;
  entry.lever = table.flag("lever");
  entry.none_allowed = table.flag("none_allowed");
  entry.bounds = read_bounds(table);
  entry.slider = read_slider(table, entry);
  const bool several = node.contains("alternatives");
  if (several == node.contains("values")) {
    trouble.fail(node, several ? id + " has 'values' and 'alternatives'" : id + " has no 'values'",
                 "an entry has either values, or alternatives with values", several ? "keep one of the two" : "add it");
    return stated;
  }
  if (!several && states_text(table, entry.none_allowed)) {
    stated.texts = read_texts(table, id);
    refuse_slider_of_words(table);
    return stated;
  }
  read_unit(table, entry);
  if (several) {
    entry.alternatives = read_alternatives(table, entry);
    return stated;
  }
  if (!entry.choice.empty()) {
    trouble.fail(*table.find("choice"), id + " has a 'choice' without alternatives", "there is nothing to choose from",
                 "add alternatives, or leave it out");
  }
  entry.alternatives.push_back({.name = "", .weight = 1.0, .knots = read_values(table, entry), .superseded = {}});
  return stated;
}

}  // namespace headway::book

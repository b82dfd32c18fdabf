#include "headway/book/read_replication_parts.hpp"

#include <algorithm>
#include <array>

#include "headway/base/messages.hpp"
#include "headway/book/provenance.hpp"
#include "headway/book/read_replication_values.hpp"
#include "headway/book/units.hpp"

namespace headway::book {
namespace {

/// Calls `read(name, table)` for each table under `key`.
template <class Read>
void for_each_named(const files::Table& root, std::string_view key, const Read& read) {
  const toml::node* const node = root.find(key);
  const toml::table* const group = node == nullptr ? nullptr : node->as_table();
  if (node != nullptr && group == nullptr) {
    root.trouble().fail(*node, "'" + std::string(key) + "' is not a table of tables", "",
                        "write [" + std::string(key) + ".NAME]");
  }
  if (group == nullptr) {
    return;
  }
  for (const auto& [name, each] : *group) {
    if (!each.is_table()) {
      root.trouble().fail(each, std::string(key) + " '" + std::string(name.str()) + "' is not a table", "",
                          "write [" + std::string(key) + "." + std::string(name.str()) + "]");
      return;
    }
    read(std::string(name.str()),
         files::Table(*each.as_table(), std::string(key) + " '" + std::string(name.str()) + "'", root.trouble()));
  }
}

/// toml++ sorts keys; a reader wants the file's order.
template <class Part>
void in_order_of_file(std::vector<Part>& parts) {
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.where.line; });
}

std::string read_unit(const files::Table& table) {
  std::string unit = table.text("unit");
  if (unit.empty()) {
    return unit;
  }
  if (const auto known = check_unit(unit); !known) {
    const base::Error& error = known.error();
    table.trouble().fail(*table.find("unit"), error.problem + " in " + table.name(), error.why, error.suggestion);
  }
  return unit;
}

/// The bounds between which a missing input is looked for.
void read_between(const files::Table& table, ReplicationInput& input) {
  const toml::node* const node = table.require("between", "a missing input is solved for within bounds");
  const toml::array* const pair = node == nullptr ? nullptr : node->as_array();
  const auto bound = [&](std::size_t k) { return files::finite_number(*pair->get(k)).value_or(0.0); };
  if (node == nullptr) {
    return;
  }
  if (pair == nullptr || pair->size() != 2 || bound(0) <= 0.0 || bound(1) <= bound(0)) {
    table.trouble().fail(*node, "'between' of " + table.name() + " is not a range",
                         "two rising numbers above zero were expected", "write between = [1e3, 1e9]");
    return;
  }
  input.low = bound(0);
  input.high = bound(1);
}

ReplicationInput read_input(const std::string& id, const files::Table& table, std::size_t count) {
  static const std::array<std::string, 16> known{"means",  "unit",   "value",     "low",       "high", "rounding",
                                                 "chip",   "figure", "missing",   "between",   "ours", "source",
                                                 "reason", "kind",   "published", "confidence"};
  table.only(known);
  ReplicationInput input;
  input.id = id;
  input.where = table.where();
  table.require("means", "a reader wants to know what it is");
  input.means = table.text("means");
  input.missing = table.flag("missing");
  input.chips = read_names(table, "chip");
  input.unit = read_unit(table);
  if (input.missing) {
    table.require("unit", "what is solved for has a unit");
    read_between(table, input);
    input.ours = read_ours(table);
    return input;
  }
  if (!input.chips.empty()) {
    table.require("figure", "a chip has several figures");
    input.figure = table.text("figure");
    return input;
  }
  table.require("unit", "a number without a unit says nothing");
  input.values = read_stated(table, count);
  std::vector<Knot> knots(1);
  read_provenance(table, Shape::number, knots);
  input.provenance = knots.front();
  return input;
}

ReplicationStep read_step(const std::string& id, const files::Table& table) {
  std::vector<std::string> known(kOperations.begin(), kOperations.end());
  known.emplace_back("unit");
  table.only(known);
  ReplicationStep step;
  step.id = id;
  step.where = table.where();
  step.unit = read_unit(table);
  int found = 0;
  for (const std::string_view operation : kOperations) {
    if (table.find(operation) != nullptr) {
      step.operation = operation;
      step.of = read_names(table, operation);
      ++found;
    }
  }
  if (found != 1) {
    table.trouble().fail(table.node(), table.name() + (found == 0 ? " does nothing" : " does several things"),
                         "a step is one of add, subtract, multiply, divide, power, total and cumulate",
                         "write, for instance, multiply = [\"units\", \"factor\"]");
    return step;
  }
  const bool single = step.operation == "total" || step.operation == "cumulate";
  if (single ? step.of.size() != 1 : step.of.size() < 2 || (step.operation == "power" && step.of.size() > 2)) {
    table.trouble().fail(table.node(), table.name() + " has " + std::to_string(step.of.size()) + " operands",
                         single                      ? step.operation + " takes one"
                         : step.operation == "power" ? "power takes a base and an exponent"
                                                     : step.operation + " takes two or more",
                         "correct the list");
  }
  return step;
}

ReplicationNumber read_number(const toml::table& node, std::size_t index, const files::Table& root,
                              const std::vector<std::string>& along) {
  static const std::array<std::string, 12> known{"id",   "means", "unit",     "at",   "value",   "low",
                                                 "high", "step",  "rounding", "ours", "implies", "no_ours"};
  const auto id = node["id"].value<std::string>();
  const files::Table table(node, "number " + (id ? "'" + *id + "'" : std::to_string(index + 1)), root.trouble());
  table.only(known);
  table.require("id", "messages and tables name it");
  table.require("means", "a reader wants to know what it is");
  table.require("unit", "a number without a unit says nothing");
  const toml::node* const step = table.require("step", "it says how the number is computed");
  ReplicationNumber number;
  number.where = table.where();
  if (step != nullptr) {
    number.where = root.trouble().where(*step);
  }
  number.id = table.text("id");
  number.means = table.text("means");
  number.unit = read_unit(table);
  number.step = table.text("step");
  number.implies = table.text("implies");
  number.at = read_names(table, "at");
  if (number.at.empty()) {
    number.at = along;
  }
  for (const std::string& each : number.at) {
    if (std::ranges::find(along, each) == along.end()) {
      root.trouble().fail(*table.find("at"), "unknown '" + each + "' in 'at' of " + table.name(),
                          "it is one of those in the file's 'along'", base::did_you_mean(each, along));
      return number;
    }
  }
  number.published = read_stated(table, std::max<std::size_t>(1, number.at.size()));
  // One number of a file with lists is of none of their values: a total, or the same of all.
  if (number.published.size() == 1 && table.find("at") == nullptr) {
    number.at.clear();
  }
  number.ours = read_ours(table);
  number.no_ours = table.text("no_ours");
  if (number.ours.has_value() == !number.no_ours.empty()) {
    root.trouble().fail(node, table.name() + (number.ours ? " has both 'ours' and 'no_ours'" : " has no 'ours'"),
                        "a metric of the model stands beside it, or the reason why none does",
                        number.ours ? "leave one out" : "add ours = { ... }, or no_ours = \"...\"");
  }
  return number;
}

}  // namespace

std::vector<ReplicationInput> read_replication_inputs(const files::Table& root, std::size_t count) {
  std::vector<ReplicationInput> inputs;
  for_each_named(root, "input", [&](const std::string& name, const files::Table& table) {
    inputs.push_back(read_input(name, table, count));
  });
  in_order_of_file(inputs);
  return inputs;
}

std::vector<ReplicationStep> read_replication_steps(const files::Table& root) {
  std::vector<ReplicationStep> steps;
  for_each_named(root, "step",
                 [&](const std::string& name, const files::Table& table) { steps.push_back(read_step(name, table)); });
  in_order_of_file(steps);
  return steps;
}

std::vector<ReplicationNumber> read_replication_numbers(const files::Table& root,
                                                        const std::vector<std::string>& along) {
  std::vector<ReplicationNumber> numbers;
  const toml::node* const node = root.require("number", "it holds what was published");
  const toml::array* const list = node == nullptr ? nullptr : node->as_array();
  if (node != nullptr && (list == nullptr || !list->is_array_of_tables())) {
    root.trouble().fail(*node, "'number' is not a list of tables", "", "write [[number]]");
    return numbers;
  }
  for (std::size_t k = 0; list != nullptr && k < list->size(); ++k) {
    numbers.push_back(read_number(*list->get(k)->as_table(), k, root, along));
  }
  return numbers;
}

}  // namespace headway::book

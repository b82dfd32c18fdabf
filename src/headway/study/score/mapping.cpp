#include "headway/study/score/mapping.hpp"

#include <algorithm>
#include <array>

#include "headway/base/names.hpp"
#include "headway/book/messages.hpp"
#include "headway/book/table.hpp"
#include "headway/study/metric.hpp"

namespace headway::study {

namespace {

using book::Table;

const std::array<std::string, 15> kKeys = {"announced", "quantity", "entity", "unit",      "metric",
                                           "divide",    "scale",    "plus",   "yardstick", "basis",
                                           "over",      "since",    "input",  "skip",      "note"};

std::vector<std::string> words(const Table& table, std::string_view key) {
  const toml::node* const node = table.find(key);
  if (node == nullptr) {
    return {};
  }
  if (const auto one = node->value<std::string>()) {
    return {*one};
  }
  std::vector<std::string> all;
  if (const auto* list = node->as_array()) {
    for (const auto& each : *list) {
      all.push_back(each.value_or(std::string()));
    }
  }
  if (all.empty() || std::ranges::find(all, "") != all.end()) {
    table.trouble().fail(*node, "'" + std::string(key) + "' of " + table.name() + " is not a word or a list of words",
                         "", "write \"name\" or [\"name\", \"name\"]");
  }
  return all;
}

std::vector<Term> read_terms(const Table& table, std::string_view key) {
  std::vector<Term> terms;
  for (std::string word : words(table, key)) {
    Term term;
    if (word.starts_with('-')) {
      term.sign = -1.0;
      word.erase(0, 1);
    }
    term.measure = metric_named(word);
    if (term.measure < 0) {
      std::vector<std::string> known;
      for (const auto& metric : metrics()) {
        known.push_back(metric.id);
      }
      table.trouble().fail(*table.find(key), "unknown metric '" + word + "' in " + table.name(), "",
                           book::did_you_mean(word, known, 3));
    }
    terms.push_back(term);
  }
  return terms;
}

template <class Names>
int read_name(const Table& table, std::string_view key, const Names& names, int otherwise) {
  const std::vector<std::string> known(names.begin(), names.end());
  const std::string word = table.word(key, known);
  const auto found = std::ranges::find(known, word);
  return found == known.end() ? otherwise : static_cast<int>(found - known.begin());
}

Mapping read_mapping(const toml::table& node, const Prepared& prepared, book::Trouble& trouble) {
  const Table table(node, "a mapping", trouble);
  table.only(kKeys);
  Mapping mapping;
  mapping.where = table.where();
  table.require("quantity", "it is what the mapping is for");
  mapping.quantities = words(table, "quantity");
  mapping.entities = words(table, "entity");
  mapping.unit = table.text("unit");
  mapping.skip = table.text("skip");
  mapping.note = table.text("note");
  mapping.terms = read_terms(table, "metric");
  mapping.divide = read_terms(table, "divide");
  mapping.plus = table.text("plus");
  mapping.input = table.flag("input");
  if (const toml::node* const announced = table.find("announced")) {
    if (const auto period = table.period(*announced)) {
      mapping.announced = period->first;
    }
  }
  if (const toml::node* const scale = table.find("scale")) {
    mapping.scale = table.number(*scale, "scale").value_or(1.0);
  }
  mapping.yardstick =
      static_cast<balance::Yardstick>(read_name(table, "yardstick", balance::kYardstickNames, balance::kH100e));
  mapping.basis = static_cast<balance::Basis>(read_name(table, "basis", balance::kBasisNames, balance::kLocated));
  constexpr std::array<std::string_view, 3> kOver{"period", "end", "since"};
  mapping.over = static_cast<Over>(read_name(table, "over", kOver, 0));
  if (mapping.over == Over::since) {
    if (const toml::node* const since = table.require("since", "a sum needs its first month")) {
      mapping.since = table.period(*since).value_or(base::Period{base::kFirstMonth, base::kFirstMonth}).first;
    }
  }
  if (mapping.skip.empty() == mapping.terms.empty()) {
    trouble.fail(node, "a mapping needs either 'metric' or 'skip'", "it says what the model has, or why nothing",
                 "give one of the two");
  }
  if (!mapping.plus.empty() && book::find(prepared.book, mapping.plus) == nullptr) {
    trouble.fail(*table.find("plus"), "unknown entry '" + mapping.plus + "'", "",
                 book::unknown_id(prepared.book, mapping.plus).suggestion);
  }
  return mapping;
}

}  // namespace

base::Result<std::vector<Mapping>> read_mappings(const std::filesystem::path& file, const Prepared& prepared) {
  const auto root = book::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  book::Trouble trouble{.file = file.string(), .error = {}};
  std::vector<Mapping> mappings;
  if (const auto* list = root->get_as<toml::array>("map")) {
    for (const auto& node : *list) {
      if (const auto* table = node.as_table(); table != nullptr && !trouble.error) {
        mappings.push_back(read_mapping(*table, prepared, trouble));
      }
    }
  }
  if (mappings.empty() && !trouble.error) {
    trouble.fail(*root, "no mapping in the file", "observations are compared through [[map]] tables", "add one");
  }
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  return mappings;
}

const Mapping* find_mapping(const std::vector<Mapping>& mappings, const std::string& quantity,
                            const std::string& entity, const std::string& unit) {
  const auto fits = [&](const Mapping& mapping, bool any_entity) {
    const bool of_entity =
        any_entity ? mapping.entities.empty() : std::ranges::find(mapping.entities, entity) != mapping.entities.end();
    return of_entity && std::ranges::find(mapping.quantities, quantity) != mapping.quantities.end() &&
           (mapping.unit.empty() || mapping.unit == unit);
  };
  for (const bool any_entity : {false, true}) {
    const auto found = std::ranges::find_if(mappings, [&](const Mapping& each) { return fits(each, any_entity); });
    if (found != mappings.end()) {
      return &*found;
    }
  }
  return nullptr;
}

}  // namespace headway::study

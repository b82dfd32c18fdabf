#include "headway/study/score/mapping.hpp"

#include <algorithm>
#include <array>

#include "headway/base/messages.hpp"
#include "headway/book/units.hpp"
#include "headway/files/table.hpp"
#include "headway/model/metric.hpp"

namespace headway::study {

namespace {

using files::Table;

const std::array<std::string, 17> kMappingKeys = {"announced", "quantity", "entity", "unit",      "metric", "divide",
                                                  "scale",     "plus",     "basis",  "yardstick", "over",   "since",
                                                  "input",     "skip",     "note",   "subject",   "signed"};

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
    term.measure = model::metric_named(word);
    if (term.measure < 0) {
      std::vector<std::string> known;
      for (const auto& metric : model::metrics()) {
        known.push_back(metric.id);
      }
      table.trouble().fail(*table.find(key), "unknown metric '" + word + "' in " + table.name(), "",
                           base::did_you_mean(word, known, 3));
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

/// The unit of a mapping that states none: that of its metric, or 1 of a ratio.
std::string unit_of(const Mapping& mapping, const UnitWords& words) {
  if (!mapping.divide.empty()) {
    return "1";
  }
  if (mapping.terms.empty()) {
    return "";
  }
  const model::Metric& metric = model::metric_of(static_cast<balance::Measure>(mapping.terms.front().measure));
  const std::string unit =
      metric.unit.empty() ? std::string(balance::kYardstickUnits.at(mapping.yardstick)) : metric.unit;
  const auto word = words.find(unit);
  return word == words.end() ? unit : word->second;
}

UnitWords read_units(const toml::table& root, files::Trouble& trouble) {
  UnitWords words;
  const auto* const table = root.get_as<toml::table>("units");
  if (table == nullptr) {
    return words;
  }
  for (const auto& [word, node] : *table) {
    const std::string unit = node.value_or(std::string());
    if (const auto known = book::check_unit(unit); !known) {
      trouble.fail(node, known.error().problem, known.error().why, known.error().suggestion);
    }
    words.emplace(word.str(), unit);
  }
  return words;
}

/// What the mapping lacks, or holds too much.
void check(const Mapping& mapping, const toml::table& node, files::Trouble& trouble) {
  const bool predicts = !mapping.terms.empty() || !mapping.plus.empty();
  if (mapping.skip.empty() != predicts) {
    trouble.fail(node, "a mapping needs either 'metric' or 'skip'", "it says what the model has, or why nothing",
                 "give one of the two");
  }
  if (predicts && mapping.subject.empty()) {
    trouble.fail(node, "a mapping to a figure needs a 'subject'", "forecasts are summed up by what they are about",
                 "name one, such as \"Nvidia\"");
  }
  if (predicts && !trouble.error) {
    if (const auto known = book::check_unit(mapping.unit); !known) {
      trouble.fail(node, known.error().problem, known.error().why, "give the mapping a 'unit'");
    }
  }
}

Mapping read_mapping(const toml::table& node, const UnitWords& units, const Prepared& prepared,
                     files::Trouble& trouble) {
  const Table table(node, "a mapping", trouble);
  table.only(kMappingKeys);
  Mapping mapping;
  mapping.where = table.where();
  table.require("quantity", "it is what the mapping is for");
  mapping.quantities = words(table, "quantity");
  mapping.entities = words(table, "entity");
  mapping.subject = table.text("subject");
  mapping.skip = table.text("skip");
  mapping.note = table.text("note");
  mapping.terms = read_terms(table, "metric");
  mapping.divide = read_terms(table, "divide");
  mapping.plus = table.text("plus");
  mapping.input = table.flag("input");
  mapping.may_be_negative = table.flag("signed");
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
  if (!mapping.plus.empty() && book::find(prepared.book, mapping.plus) == nullptr) {
    trouble.fail(*table.find("plus"), "unknown entry '" + mapping.plus + "'", "",
                 book::unknown_id(prepared.book, mapping.plus).suggestion);
  }
  if (table.find("unit") != nullptr) {
    mapping.unit = table.text("unit");
  } else if (!trouble.error) {  // an unknown metric has no unit
    mapping.unit = unit_of(mapping, units);
  }
  check(mapping, node, trouble);
  return mapping;
}

bool of_row(const Mapping& mapping, const ObservedRow& row, bool any_entity) {
  const bool of_entity =
      any_entity ? mapping.entities.empty() : std::ranges::find(mapping.entities, row.entity) != mapping.entities.end();
  return of_entity && std::ranges::find(mapping.quantities, row.quantity) != mapping.quantities.end();
}

/// What `unit` stands for in observations.
std::string meant_by(const UnitWords& words, const std::string& unit) {
  const auto word = words.find(unit);
  return word == words.end() ? unit : word->second;
}

base::Error wrong_unit(const ObservedRow& row, const std::string& wanted, const std::string& why) {
  return base::input_error("the unit '" + row.unit + "' of " + row.quantity + ", " + row.entity +
                               " does not convert to '" + wanted + "', in which the model has it",
                           why, "write the number in " + wanted + ", or in a word of [units] in mapping.toml",
                           row.where);
}

}  // namespace

base::Result<Mappings> read_mappings(const std::filesystem::path& file, const Prepared& prepared) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  Mappings mappings;
  mappings.units = read_units(*root, trouble);
  if (const auto* list = root->get_as<toml::array>("map")) {
    for (const auto& node : *list) {
      if (const auto* table = node.as_table(); table != nullptr && !trouble.error) {
        mappings.maps.push_back(read_mapping(*table, mappings.units, prepared, trouble));
      }
    }
  }
  if (mappings.maps.empty() && !trouble.error) {
    trouble.fail(*root, "no mapping in the file", "observations are compared through [[map]] tables", "add one");
  }
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  return mappings;
}

base::Result<Mappings> mappings_of(const std::filesystem::path& book, const Prepared& prepared) {
  return read_mappings(book / "observed" / "mapping.toml", prepared);
}

base::Result<MappedRow> match(const Mappings& mappings, const ObservedRow& row) {
  const std::string unit = meant_by(mappings.units, row.unit);
  std::optional<base::Error> misfit;
  for (const bool any_entity : {false, true}) {
    for (const Mapping& mapping : mappings.maps) {
      if (!of_row(mapping, row, any_entity)) {
        continue;
      }
      if (!mapping.skip.empty()) {
        return MappedRow{&mapping, 1.0};
      }
      const auto factor = book::unit_factor(mapping.unit, unit);
      if (!factor) {
        misfit = misfit ? misfit : wrong_unit(row, mapping.unit, factor.error().problem);
        continue;
      }
      for (const auto& number : {row.low, row.central, row.high}) {
        if (number && *number < 0.0 && !mapping.may_be_negative) {
          return base::refused(row.quantity + ", " + row.entity + " is below zero",
                               "it counts what there is, and the model has none that is less than nothing",
                               "correct the number", row.where);
        }
      }
      return MappedRow{&mapping, *factor};
    }
    if (misfit) {
      return std::unexpected(std::move(*misfit));
    }
  }
  return MappedRow{};
}

}  // namespace headway::study

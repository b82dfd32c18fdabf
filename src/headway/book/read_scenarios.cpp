#include "headway/book/read_scenarios.hpp"

#include <algorithm>
#include <array>
#include <ranges>
#include <system_error>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/book/setting.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/table.hpp"

namespace headway::book {
namespace {

using Scenarios = std::map<std::string, ScenarioSettings, std::less<>>;

const std::array<std::string, 4> kScenarioKeys = {"parent", "why", "from", "set"};

std::vector<std::string> levers_of(const Book& book) {
  std::vector<std::string> levers;
  for (const auto& [id, entry] : book.entries) {
    if (entry.lever) {
      levers.push_back(id);
    }
  }
  return levers;
}

std::optional<base::Month> read_month(const files::Table& table, const std::string& key) {
  const toml::node* const node = table.find(key);
  const auto period = node == nullptr ? std::nullopt : table.period(*node);
  if (!period) {
    return std::nullopt;
  }
  if (period->months() != 1) {
    table.trouble().fail(*node, "'" + key + "' of " + table.name() + " is not a month",
                         key == "from" ? "its settings begin with a month" : "its settings end with a month",
                         "write it as \"2026-01\"");
  }
  return period->first;
}

/// The entry that a scenario may set; none after an error.
const Entry* lever_at(std::string_view id, const toml::node& at, const Book& book, files::Trouble& trouble) {
  const Entry* const entry = find(book, id);
  if (entry == nullptr) {
    const base::Error error = unknown_id(book, id);
    trouble.fail(at, error.problem, error.why, error.suggestion);
  } else if (!entry->lever) {
    trouble.fail(at, entry->id + " is not a lever", "a scenario sets levers; all else is the same in every scenario",
                 base::did_you_mean(entry->id, levers_of(book)));
  }
  return trouble.error ? nullptr : entry;
}

base::Result<ScenarioSettings> read_scenario(const std::filesystem::path& file, const std::string& name,
                                             const Book& book) {
  const base::Result<toml::table> root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  ScenarioSettings scenario;
  scenario.name = name;
  const files::Table table(*root, "scenario '" + scenario.name + "'", trouble);
  table.only(kScenarioKeys);
  table.require("why", "a reader wants to know what it stands for");
  scenario.where = {trouble.file, 1};
  scenario.why = table.text("why");
  scenario.parent = table.text("parent");
  scenario.from = read_month(table, "from");
  if (const toml::node* const parent = table.find("parent")) {
    scenario.where = trouble.where(*parent);
  }
  read_set(table, book, scenario);
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  return scenario;
}

base::Error unknown_parent(const ScenarioSettings& scenario, const Scenarios& scenarios) {
  std::vector<std::string> names;
  for (const auto& [name, other] : scenarios) {
    if (name != scenario.name) {
      names.push_back(name);
    }
  }
  return base::input_error("unknown parent '" + scenario.parent + "' of scenario '" + scenario.name + "'",
                           "no file of that name is among the scenarios", base::did_you_mean(scenario.parent, names, 3),
                           scenario.where);
}

/// The scenario and its parents, nearest first.
base::Result<std::vector<const ScenarioSettings*>> line_of(const ScenarioSettings& scenario,
                                                           const Scenarios& scenarios) {
  std::vector<const ScenarioSettings*> line = {&scenario};
  std::string circle = scenario.name;
  while (!line.back()->parent.empty()) {
    const auto parent = scenarios.find(line.back()->parent);
    if (parent == scenarios.end()) {
      return std::unexpected(unknown_parent(*line.back(), scenarios));
    }
    circle += " -> " + parent->first;
    const auto seen = std::ranges::find(line, &parent->second);
    if (seen != line.end()) {
      return std::unexpected(base::input_error("the parents of scenario '" + scenario.name + "' form a circle", circle,
                                               "take the parent of one of them away", scenario.where));
    }
    line.push_back(&parent->second);
  }
  return line;
}

/// The settings of one table. `from` and `until` are months of the table itself in a list of them.
void read_settings(const toml::table& node, bool dated, const Book& book, files::Trouble& trouble,
                   ScenarioSettings& scenario) {
  DatedSettings read{.from = {}, .until = {}, .settings = {}, .where = trouble.where(node)};
  const files::Table table(node, "a [[set]] of " + scenario.name, trouble);
  const auto from = dated ? read_month(table, "from") : std::nullopt;
  const auto last = dated ? read_month(table, "until") : std::nullopt;
  if (last && (!from || *last < *from)) {
    trouble.fail(*table.find("until"), "'until' of " + table.name() + " has no 'from' before it",
                 "it is the last of the months that begin with 'from'",
                 "write, for instance, from = \"2026-07\" above until = \"2027-06\"");
  }
  for (const auto& [key, value] : node) {
    if (dated && (key.str() == "from" || key.str() == "until")) {
      continue;
    }
    const Entry* const entry = lever_at(key.str(), value, book, trouble);
    if (entry == nullptr) {
      return;
    }
    SettingValue setting = read_setting(value, *entry, trouble);
    setting.from = scenario.from;
    setting.scenario = scenario.name;
    for (Knot& knot : setting.knots) {
      knot.kind = Kind::definition;
      knot.source = "scenario " + scenario.name;
      knot.where = setting.where;
    }
    read.settings.insert_or_assign(std::string(key.str()), std::move(setting));
  }
  if (from) {
    read.from = *from;
    read.until = last ? std::optional(*last + 1) : std::nullopt;
    scenario.dated.push_back(std::move(read));
    return;
  }
  for (const auto& [id, setting] : read.settings) {
    set_throughout(scenario, id, setting);
  }
}

/// What one of the `stated` scenarios takes over from its parents, and its own.
base::Result<ScenarioSettings> with_parents(const ScenarioSettings& scenario, const Scenarios& stated) {
  const auto line = line_of(scenario, stated);
  if (!line) {
    return std::unexpected(line.error());
  }
  ScenarioSettings whole = scenario;
  whole.settings.clear();
  whole.dated.clear();
  for (const ScenarioSettings* const ancestor : std::views::reverse(*line)) {
    lay_over(*ancestor, whole);
  }
  return whole;
}

}  // namespace

void forget(ScenarioSettings& scenario, const std::string& id) {
  scenario.settings.erase(id);
  for (DatedSettings& dated : scenario.dated) {
    dated.settings.erase(id);
  }
  std::erase_if(scenario.dated, [](const DatedSettings& dated) { return dated.settings.empty(); });
}

void set_throughout(ScenarioSettings& scenario, const std::string& id, const SettingValue& setting) {
  forget(scenario, id);
  scenario.settings.emplace(id, setting);
}

void lay_over(const ScenarioSettings& nearer, ScenarioSettings& scenario) {
  for (const auto& [id, setting] : nearer.settings) {
    set_throughout(scenario, id, setting);
  }
  scenario.dated.insert(scenario.dated.end(), nearer.dated.begin(), nearer.dated.end());
}

std::string months_of(const DatedSettings& dated) {
  return base::to_string(dated.from) + ".." + (dated.until ? base::to_string(*dated.until + -1) : "");
}

void read_set(const files::Table& table, const Book& book, ScenarioSettings& scenario) {
  const toml::node* const node = table.find("set");
  files::Trouble& trouble = table.trouble();
  if (node == nullptr) {
    return;
  }
  if (const toml::table* const whole = node->as_table()) {
    read_settings(*whole, false, book, trouble, scenario);
  } else if (node->is_array_of_tables()) {
    for (const toml::node& each : *node->as_array()) {
      read_settings(*each.as_table(), true, book, trouble, scenario);
    }
  } else {
    trouble.fail(*node, "'set' of " + table.name() + " is not a table", "it holds the settings",
                 "write [set], and below it \"washington.levy\" = 0.25, or [[set]] with from = \"2027-03\" as well");
  }
}

base::Result<ScenarioSettings> read_scenario_file(const std::filesystem::path& file, const std::string& name,
                                                  const Book& book) {
  base::Result<ScenarioSettings> scenario = read_scenario(file, name, book);
  if (!scenario || scenario->parent.empty()) {
    return scenario;
  }
  const auto parent = book.scenarios.find(scenario->parent);
  if (parent == book.scenarios.end()) {
    return std::unexpected(unknown_parent(*scenario, book.scenarios));
  }
  ScenarioSettings whole = *scenario;
  whole.settings = parent->second.settings;
  whole.dated = parent->second.dated;
  lay_over(*scenario, whole);
  return whole;
}

base::Result<Scenarios> read_scenarios(const std::filesystem::path& folder, const Book& book) {
  if (!files::exists(folder)) {
    return Scenarios();
  }
  const auto files = files::toml_files(folder);
  if (!files) {
    return std::unexpected(files.error());
  }
  Scenarios stated;
  for (const std::filesystem::path& file : *files) {
    base::Result<ScenarioSettings> scenario = read_scenario(file, file.stem().string(), book);
    if (!scenario) {
      return std::unexpected(std::move(scenario.error()));
    }
    stated.emplace(scenario->name, std::move(*scenario));
  }
  Scenarios complete = stated;
  for (auto& [name, scenario] : complete) {
    auto whole = with_parents(stated.find(name)->second, stated);
    if (!whole) {
      return std::unexpected(whole.error());
    }
    scenario = std::move(*whole);
  }
  return complete;
}

Entry with_setting(Entry entry, const SettingValue& setting) {
  if (setting.text) {
    entry.text = setting.text;
    return entry;
  }
  entry.shape = setting.shape;
  entry.choice.clear();
  entry.alternatives = {Alternative{.name = "", .weight = 1.0, .knots = setting.knots, .superseded = {}}};
  return entry;
}

Entry entry_in(const ScenarioSettings& scenario, const Entry& entry) {
  const auto setting = scenario.settings.find(entry.id);
  return setting == scenario.settings.end() ? entry : with_setting(entry, setting->second);
}

}  // namespace headway::book

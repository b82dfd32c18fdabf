#include "headway/book/book.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/book/canonical.hpp"
#include "headway/book/choices.hpp"
#include "headway/book/last_observed.hpp"
#include "headway/book/pairwise.hpp"
#include "headway/book/read_correlations.hpp"
#include "headway/book/read_entry.hpp"
#include "headway/book/read_question.hpp"
#include "headway/book/read_scenarios.hpp"
#include "headway/book/set.hpp"
#include "headway/book/vintages.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/sha256.hpp"

namespace headway::book {
namespace {

/// All that the files state, before any of it is left out.
struct Stated {
  std::map<std::string, StatedEntry, std::less<>> entries;
  std::vector<Correlation> correlations;
};

std::optional<base::Error> read_assumptions(const std::filesystem::path& file, Stated& stated) {
  const base::Result<toml::table> root = files::read_toml_file(file);
  if (!root) {
    return root.error();
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  if (const toml::node* const set = root->get("set")) {
    trouble.fail(*set, "'set' stands in a file of assumptions", "scenarios and overlays set levers",
                 "move it into a scenario, or change the entry itself");
  }
  if (const toml::node* const classes = root->get("chip_class")) {
    trouble.fail(*classes, "'chip_class' stands in a file of assumptions", "classes.toml and overlays state classes",
                 "move it into classes.toml");
  }
  for (StatedEntry& each : read_entries(*root, trouble)) {
    const auto [place, is_new] = stated.entries.try_emplace(each.entry.id, each);
    const base::Location& first = place->second.entry.where;
    if (!is_new && !trouble.error) {
      trouble.error = base::input_error("the id " + each.entry.id + " is stated twice",
                                        "first in " + first.file + ":" + std::to_string(first.line),
                                        "keep one of the two", each.entry.where);
    }
  }
  std::ranges::move(read_correlations(*root, trouble), std::back_inserter(stated.correlations));
  return trouble.error;
}

base::Result<Stated> read_folder(const std::filesystem::path& folder) {
  const auto files = files::toml_files(folder);
  if (!files) {
    return std::unexpected(files.error());
  }
  Stated stated;
  for (const std::filesystem::path& file : *files) {
    if (auto error = read_assumptions(file, stated)) {
      return std::unexpected(std::move(*error));
    }
  }
  if (stated.entries.empty()) {
    return std::unexpected(base::input_error(
        "the book is empty", "no *.toml file in " + folder.string() + (files->empty() ? "" : " has an entry"),
        "check the folder given as the book"));
  }
  return stated;
}

std::vector<std::string> ids_of(const auto& entries) {
  std::vector<std::string> ids;
  ids.reserve(entries.size());
  for (const auto& [id, entry] : entries) {
    ids.push_back(id);
  }
  return ids;
}

base::Error unknown_id_among(const std::vector<std::string>& ids, std::string_view id, const base::Location& where) {
  return base::input_error("unknown id '" + std::string(id) + "'", "the book has no such entry",
                           base::did_you_mean(id, ids, 3), where);
}

/// Takes the members of an overlay's correlation out of the groups that they were in; one alone is no group.
void leave_groups(const Correlation& correlation, std::vector<Correlation>& groups) {
  for (Correlation& group : groups) {
    for (const Correlation::Member& member : correlation.members) {
      remove_member(group, member.id);
    }
  }
  std::erase_if(groups, [](const Correlation& group) { return group.members.size() < 2; });
}

/// Whether one part of the id is one of the names.
bool is_of(std::string_view id, const std::vector<std::string>& names) {
  const std::string parts = "." + std::string(id) + ".";
  return std::ranges::any_of(names, [&](const std::string& name) { return parts.contains("." + name + "."); });
}

/// Leaves out what is said of classes that do not count yet.
void leave_classes(const std::vector<std::string>& names, Stated& stated) {
  std::erase_if(stated.entries, [&](const auto& each) { return is_of(each.first, names); });
  for (Correlation& group : stated.correlations) {
    std::erase_if(group.members, [&](const Correlation::Member& member) { return is_of(member.id, names); });
  }
  std::erase_if(stated.correlations, [](const Correlation& group) { return group.members.size() < 2; });
}

std::optional<base::Error> lay_over(const std::filesystem::path& file, const std::vector<std::string>& new_classes,
                                    Stated& stated) {
  const base::Result<toml::table> root = files::read_toml_file(file);
  if (!root) {
    return root.error();
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  for (StatedEntry& each : read_entries(*root, trouble)) {
    const auto place = stated.entries.find(each.entry.id);
    if (trouble.error) {
      break;
    }
    if (place == stated.entries.end() && is_of(each.entry.id, new_classes)) {
      std::string id = each.entry.id;
      stated.entries.emplace(std::move(id), std::move(each));
      continue;
    }
    if (place == stated.entries.end()) {
      return unknown_id_among(ids_of(stated.entries), each.entry.id, each.entry.where);
    }
    place->second = std::move(each);
  }
  for (Correlation& correlation : read_correlations(*root, trouble)) {
    leave_groups(correlation, stated.correlations);
    stated.correlations.push_back(std::move(correlation));
  }
  return trouble.error;
}

/// The levers that an overlay sets, in every scenario.
std::optional<base::Error> set_levers(const std::filesystem::path& file, Book& book) {
  const base::Result<toml::table> root = files::read_toml_file(file);
  if (!root) {
    return root.error();
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  ScenarioSettings overlay;
  overlay.name = "overlay " + file.filename().string();
  read_set(files::Table(*root, overlay.name, trouble), book, overlay);
  for (auto& [name, scenario] : book.scenarios) {
    lay_over(overlay, scenario);
  }
  return trouble.error;
}

std::optional<base::Error> find_wrong_correlation(const Book& book) {
  std::set<std::string, std::less<>> grouped;
  for (const Correlation& correlation : book.correlations) {
    for (const auto& member : correlation.members) {
      if (find(book, member.id) == nullptr) {
        return unknown_id(book, member.id, correlation.where);
      }
      if (!grouped.insert(member.id).second) {
        return base::input_error("the id " + member.id + " is correlated twice", "it can move with one group only",
                                 "join the groups, or leave it out of one", correlation.where);
      }
    }
  }
  return std::nullopt;
}

/// The first day on which every entry has a value.
base::Day first_day(const Stated& stated) {
  base::Day last{};
  for (const auto& [id, each] : stated.entries) {
    std::optional<base::Day> first;
    const auto look = [&](base::Day published) { first = std::min(first.value_or(published), published); };
    for (const DatedText& text : each.texts) {
      look(text.published);
    }
    for (const Alternative& alternative : each.entry.alternatives) {
      for (const Knot& knot : alternative.knots) {
        look(knot.published);
      }
    }
    last = std::max(last, first.value_or(last));
  }
  return last;
}

std::string hash_of(const Book& book, const std::filesystem::path& folder, const std::string& classes) {
  std::string text = canonical_text(book) + classes;
  // Others read these, but figures change with them.
  for (const char* const name : {"chips.toml", "rules.toml"}) {
    text += name;
    text += files::sha256(files::read_text_file(folder / name).value_or(std::string()));
  }
  return files::sha256(text);
}

base::Result<Book> select(Stated stated, ReadOptions options) {
  if (auto error = find_unequal_choice(stated.entries)) {
    return std::unexpected(std::move(*error));
  }
  // A book with a history is that of the model, in which no entry may be missing.
  if (options.as_of && !options.history.empty()) {
    if (const base::Day first = first_day(stated); *options.as_of < first) {
      return std::unexpected(
          base::input_error("the book does not go back to " + base::to_string(*options.as_of),
                            "it has a value of every entry from " + base::to_string(first) + " on",
                            "name that day or a later one, or stand at the end of an earlier month in a hindcast"));
    }
  }
  Book book;
  book.as_of = options.as_of;
  book.last_observed = last_observed(stated.entries, options);
  const auto through = last_month_used(book.last_observed, options);
  if (!through) {
    return std::unexpected(through.error());
  }
  book.through = *through;
  options.through = *through;
  for (auto& [id, each] : stated.entries) {
    base::Result<Entry> entry = select_entry(std::move(each), options);
    if (!entry) {
      return std::unexpected(std::move(entry.error()));
    }
    book.entries.emplace(id, std::move(*entry));
  }
  if (auto error = align_choices(book.entries)) {
    return std::unexpected(std::move(*error));
  }
  name_partners(book.entries);
  book.correlations = std::move(stated.correlations);
  if (auto error = find_wrong_correlation(book)) {
    return std::unexpected(std::move(*error));
  }
  std::erase_if(book.correlations,
                [&](const Correlation& each) { return options.as_of && each.published > *options.as_of; });
  return book;
}

}  // namespace

base::Result<void> check_folder(const std::filesystem::path& folder) {
  if (!files::is_folder(folder)) {
    return std::unexpected(base::input_error("cannot read the book " + folder.string(), "there is no such folder",
                                             "check the folder given as the book"));
  }
  return {};
}

base::Result<Book> read_book(const std::filesystem::path& folder, const ReadOptions& options) {
  if (auto there = check_folder(folder); !there) {
    return std::unexpected(std::move(there.error()));
  }
  base::Result<Stated> stated = read_folder(folder / "assumptions");
  if (!stated) {
    return std::unexpected(std::move(stated.error()));
  }
  for (const std::filesystem::path& overlay : options.overlays) {
    if (auto error = lay_over(overlay, options.classes.overlaid, *stated)) {
      return std::unexpected(std::move(*error));
    }
  }
  if (!options.classes.later.empty()) {
    leave_classes(options.classes.later, *stated);
  }
  base::Result<Book> book = select(std::move(*stated), options);
  if (!book) {
    return book;
  }
  auto scenarios = read_scenarios(folder / "scenarios", *book);
  if (!scenarios) {
    return std::unexpected(std::move(scenarios.error()));
  }
  book->scenarios = std::move(*scenarios);
  auto question = read_question(folder);
  if (!question) {
    return std::unexpected(std::move(question.error()));
  }
  book->question = std::move(*question);
  if (auto known = check_question(*book); !known) {
    return std::unexpected(std::move(known.error()));
  }
  for (const std::filesystem::path& file : options.scenario_files) {
    const std::string name = file.string();
    auto scenario = read_scenario_file(file, name, *book);
    if (!scenario) {
      return std::unexpected(std::move(scenario.error()));
    }
    book->scenarios.insert_or_assign(name, std::move(*scenario));
  }
  for (const std::filesystem::path& overlay : options.overlays) {
    if (auto error = set_levers(overlay, *book)) {
      return std::unexpected(std::move(*error));
    }
  }
  for (const std::string& set : options.sets) {
    if (auto error = apply_set(set, options.paths, *book)) {
      return std::unexpected(std::move(*error));
    }
  }
  book->hash = hash_of(*book, folder, options.classes.text);
  return book;
}

const Entry* find(const Book& book, std::string_view id) {
  const auto entry = book.entries.find(id);
  return entry == book.entries.end() ? nullptr : &entry->second;
}

base::Error unknown_id(const Book& book, std::string_view id, const base::Location& where) {
  return unknown_id_among(ids_of(book.entries), id, where);
}

base::Result<double> unit_factor(const Entry& entry, std::string_view wanted_unit) {
  base::Result<double> factor = unit_factor(std::string_view(entry.unit), wanted_unit);
  if (!factor) {
    factor.error().problem = entry.id + ": " + factor.error().problem;
    factor.error().where = entry.where;
  }
  return factor;
}

}  // namespace headway::book

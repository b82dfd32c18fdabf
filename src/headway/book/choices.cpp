#include "headway/book/choices.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "headway/base/messages.hpp"

namespace headway::book {
namespace {

constexpr double kTolerance = 1e-9;

bool alike(const Entry& one, const Entry& other) {
  return std::ranges::equal(one.alternatives, other.alternatives,
                            [](const Alternative& left, const Alternative& right) {
                              return left.name == right.name && std::abs(left.weight - right.weight) <= kTolerance;
                            });
}

/// Names that every entry of a choice still has.
using Names = std::map<std::string, std::set<std::string>, std::less<>>;

Names names_left(const std::map<std::string, Entry, std::less<>>& entries) {
  Names left;
  for (const auto& [id, entry] : entries) {
    if (entry.choice.empty()) {
      continue;
    }
    std::set<std::string> names;
    for (const Alternative& alternative : entry.alternatives) {
      names.insert(alternative.name);
    }
    const auto [place, is_first] = left.try_emplace(entry.choice, names);
    if (!is_first) {
      std::erase_if(place->second, [&](const std::string& name) { return !names.contains(name); });
    }
  }
  return left;
}

}  // namespace

std::optional<base::Error> find_unequal_choice(const std::map<std::string, StatedEntry, std::less<>>& stated) {
  std::map<std::string, const Entry*, std::less<>> first;
  for (const auto& [id, each] : stated) {
    const Entry& entry = each.entry;
    if (entry.choice.empty()) {
      continue;
    }
    const Entry& other = *first.try_emplace(entry.choice, &entry).first->second;
    if (!alike(entry, other)) {
      return base::input_error(
          "the alternatives of " + entry.id + " differ from those of " + other.id,
          "the two share the choice '" + entry.choice + "', so names, weights and order are the same",
          "make them alike, or give one another choice", entry.where);
    }
  }
  return std::nullopt;
}

void name_partners(std::map<std::string, Entry, std::less<>>& entries) {
  std::map<std::string, std::vector<std::string>, std::less<>> ids;
  for (const auto& [id, entry] : entries) {
    if (!entry.choice.empty()) {
      ids[entry.choice].push_back(id);
    }
  }
  for (auto& [id, entry] : entries) {
    if (const auto found = ids.find(entry.choice); found != ids.end()) {
      std::ranges::remove_copy(found->second, std::back_inserter(entry.partners), id);
    }
  }
}

std::optional<base::Error> align_choices(std::map<std::string, Entry, std::less<>>& entries) {
  const Names left = names_left(entries);
  for (auto& [id, entry] : entries) {
    if (entry.choice.empty()) {
      continue;
    }
    const std::set<std::string>& names = left.find(entry.choice)->second;
    if (names.empty()) {
      return base::input_error(
          "no alternative of the choice '" + entry.choice + "' is left in all entries that share it",
          "the dates leave out different alternatives of each", "give an alternative older values", entry.where);
    }
    const std::size_t dropped = std::erase_if(
        entry.alternatives, [&](const Alternative& alternative) { return !names.contains(alternative.name); });
    double weight = 0.0;
    for (const Alternative& alternative : entry.alternatives) {
      weight += alternative.weight;
    }
    for (Alternative& alternative : entry.alternatives) {
      alternative.weight /= dropped > 0 ? weight : 1.0;
    }
  }
  return std::nullopt;
}

}  // namespace headway::book

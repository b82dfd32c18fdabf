// The catalogue and the rules of the repository, read once for the tests of this folder.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "headway/chips/catalogue.hpp"
#include "headway/chips/rules.hpp"

namespace headway::chips {

inline std::filesystem::path book_file(const std::string& name) {
  return std::filesystem::path(HEADWAY_SOURCE_DIR) / "book" / name;
}

/// Ends the tests with the message where the file is wrong.
template <class Value>
Value or_stop(base::Result<Value> result) {
  if (!result) {
    std::cerr << base::to_string(result.error()) << '\n';
    std::exit(1);
  }
  return *std::move(result);
}

inline const Catalogue& book_catalogue() {
  static const Catalogue catalogue = or_stop(read_catalogue(book_file("chips.toml")));
  return catalogue;
}

inline const std::vector<Rule>& book_rules() {
  static const std::vector<Rule> rules = or_stop(read_rules(book_file("rules.toml"), book_catalogue()));
  return rules;
}

inline const Chip& book_chip(const std::string& id) { return *or_stop(find_chip(book_catalogue(), id)); }

inline const Rule& book_rule(const std::string& id) {
  for (const Rule& rule : book_rules()) {
    if (rule.id == id) {
      return rule;
    }
  }
  std::cerr << "no rule " << id << '\n';
  std::exit(1);
}

}  // namespace headway::chips

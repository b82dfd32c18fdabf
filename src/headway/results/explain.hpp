// What an id stands for: an entry of the book, a metric, or a class of chips; described.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "headway/book/book.hpp"
#include "headway/results/described.hpp"

namespace headway::results {

/// What a run's settings do to a path.
struct ChangeInWords {
  std::string set;
  std::string months;
};

struct ExplainedEntry {
  const book::Entry* entry = nullptr;
  std::vector<ChangeInWords> changes = {};
  std::vector<const book::Correlation*> correlations = {};
  std::vector<std::pair<std::string, std::string>> scenarios = {};  ///< what each that sets it sets, in words
};

struct NamedUnit {
  std::string id;
  std::string unit;
};

struct ExplainedMetric {
  std::string id;
  std::string means;
  std::string unit;  ///< empty: the yardstick's
  std::vector<NamedUnit> yardsticks = {};
  std::vector<std::string> bases = {};
  std::string made_of = {};
  std::vector<std::string> equations = {};
  std::vector<std::string> assumptions = {};
};

struct ExplainedClass {
  std::string id;
  std::string design;
  std::string means;
  std::vector<std::string> assumptions = {};
};

using Explained = std::variant<ExplainedEntry, ExplainedMetric, ExplainedClass>;

/// Schema headway.explain/1, by the key `of`: `assumption` or `lever`, `metric`, `class`.
const Described<ExplainedEntry>& explained_entry();
const Described<ExplainedMetric>& explained_metric();
const Described<ExplainedClass>& explained_class();

inline const Described<ExplainedEntry>& description_of(const ExplainedEntry& /*of*/) { return explained_entry(); }
inline const Described<ExplainedMetric>& description_of(const ExplainedMetric& /*of*/) { return explained_metric(); }
inline const Described<ExplainedClass>& description_of(const ExplainedClass& /*of*/) { return explained_class(); }

}  // namespace headway::results

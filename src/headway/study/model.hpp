// From the book on disk to a model that can be run: read, check every binding, freeze each entry into a variable.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/bindings.hpp"
#include "headway/book/book.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/classes.hpp"
#include "headway/chips/rules.hpp"
#include "headway/model/frozen.hpp"
#include "headway/study/question.hpp"

namespace headway::study {

struct Prepared;

/// What the studies above add to a book's model: prepare() lies below them and does not know them.
struct Uses {
  std::vector<book::Binding> bindings;  ///< entries that they read and the model does not
  /// What a question with `constrain` weights draws by.
  std::function<base::Result<std::vector<ensemble::Observation>>(const Question&, const Prepared&)> constraint;
};

/// A frozen model with the book that it was made of.
struct Prepared : model::Frozen {
  book::Book book;
  chips::Classes classes;
  chips::Catalogue catalogue;
  std::vector<chips::Rule> rules;
  Uses uses;  ///< as prepare() was given them, so that a study may prepare a changed question likewise
};

/// Errors: all that reading the book can say; an input that the book lacks, an entry that nothing uses, a unit that
/// does not convert; a class without the figures that the model needs; those of `uses.constraint`, which a question that
/// constrains must have.
base::Result<Prepared> prepare(const Question& question, const Uses& uses);

/// The scenario of that name with its parents' settings, and with the levers set after the name, if any are
/// (inline_levers.hpp). Errors: unknown name (with the nearest), a setting that cannot be read.
base::Result<ensemble::Scenario> scenario_named(const Prepared& prepared, const std::string& name);

/// Those of several names, in their order. Errors: those of scenario_named().
base::Result<std::vector<ensemble::Scenario>> scenarios_named(const Prepared& prepared,
                                                              std::span<const std::string> names);

/// A scenario of these settings, which need not be in the book. Errors: a setting that cannot be read.
base::Result<ensemble::Scenario> scenario_of(const Prepared& prepared, const book::ScenarioSettings& settings);

/// The years of the headline, as the book's question wants them.
model::HeadlineYears headline_years(const Prepared& prepared);

/// The scenario's reason, as its file states it; empty for a name that does not exist, and for one with levers set after it.
std::string why_of(const Prepared& prepared, const std::string& scenario);

}  // namespace headway::study

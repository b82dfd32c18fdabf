// From the book on disk to a model that can be run: read, check every binding, freeze each entry into a variable.
#pragma once

#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/classes.hpp"
#include "headway/chips/rules.hpp"
#include "headway/ensemble/ensemble.hpp"
#include "headway/study/provenance.hpp"
#include "headway/study/question.hpp"

namespace headway::study {

/// One input of the model and the unit that it is wanted in.
struct ModelInput {
  std::string id;
  std::string unit;
  bool path = false;
};

struct Prepared {
  book::Book book;
  chips::Classes classes;
  chips::Catalogue catalogue;
  std::vector<chips::Rule> rules;
  std::vector<ModelInput> scalars;  ///< in the order of ensemble::Model::scalars
  std::vector<ModelInput> paths;    ///< in the order of ensemble::Model::paths
  ensemble::Model model;
  bool hindcast = false;  ///< scenarios begin with the month after the last observed one
};

/// The month from which scenarios differ.
base::Month branch_month(const Prepared& prepared);

/// Errors: all that reading the book can say; an input that the book lacks, an entry that nothing uses, a unit that
/// does not convert; a class without the figures that the model needs.
base::Result<Prepared> prepare(const Question& question);

/// The scenario of that name with its parents' settings. Errors: unknown name (with the nearest), a setting that
/// cannot be read.
base::Result<ensemble::Scenario> scenario_named(const Prepared& prepared, const std::string& name);

/// A scenario of these settings, which need not be in the book. Errors: a setting that cannot be read.
base::Result<ensemble::Scenario> scenario_of(const Prepared& prepared, const book::ScenarioSettings& settings);

/// The scenario's reason, as its file states it; empty for a name that does not exist.
std::string why_of(const Prepared& prepared, const std::string& scenario);

/// What the ensemble is asked for by the question.
ensemble::Options engine_options(const Question& question);

Provenance provenance_of(const Prepared& prepared, const Question& question, long dropped);

/// With the ensemble's effective sample size.
Provenance provenance_of(const Prepared& prepared, const Question& question, const ensemble::Ensemble& ensemble);

}  // namespace headway::study

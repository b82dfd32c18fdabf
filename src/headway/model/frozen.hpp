// A model made of a book and free of it: the inputs as variables, their names, and whence they came. Whoever holds one can run
// scenarios without a file.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/balance/class_facts.hpp"
#include "headway/ensemble/ensemble.hpp"
#include "headway/model/provenance.hpp"
#include "headway/model/question.hpp"

namespace headway::model {

/// One input of the model and the unit that it is wanted in.
struct Input {
  std::string id;
  std::string unit;
  bool path = false;
};

/// All inputs, in the order in which kernels load them; none has a variable yet.
struct Inputs {
  std::vector<Input> scalars;
  std::vector<Input> paths;
};
Inputs inputs_of_the_model();

/// How classes and dies are called, by slot; empty for one that is not in use.
struct ClassNames {
  std::function<std::string_view(int)> of_class;
  std::function<std::string_view(int)> of_design;
};
/// Those of other classes than the shipped ones.
Inputs inputs_of_the_model(const balance::Classes& classes, const ClassNames& names);

struct Frozen : Inputs {           ///< in the order of ensemble::Model's scalars and paths
  std::string book_hash;           ///< of the book that it was made of
  std::optional<base::Day> as_of;  ///< what was published later is not in it
  base::Month through;             ///< last month whose observations are in it
  ensemble::Model model;
  bool hindcast = false;  ///< scenarios begin with the month after the last observed one
};

/// Months of a run to `horizon` of which those until `through` are observed, and where its scenarios part: with the next
/// month in a hindcast, else not before kFirstBranch.
balance::Timeline timeline_to(base::Month horizon, base::Month through, bool hindcast);

/// The month from which scenarios differ.
base::Month branch_month(const Frozen& frozen);

/// What the ensemble is asked for by the question.
ensemble::Options engine_options(const Question& question);

Provenance provenance_of(const Frozen& frozen, const Question& question, long dropped);

/// With the ensemble's effective sample size.
Provenance provenance_of(const Frozen& frozen, const Question& question, const ensemble::Ensemble& ensemble);

}  // namespace headway::model

// A question's book as a model, with all that the studies use of a book.
#pragma once

#include <string>

#include "headway/study/model.hpp"

namespace headway::api {

/// As study::prepare() for every study there is: with the entries that claims read, and draws constrained by
/// book/observed/constraints.csv where the question asks for it.
base::Result<study::Prepared> prepare(const study::Question& question);

/// The scenario of that name, or the only one whose name begins so, with the levers set after it; the name as given where there is
/// none.
std::string scenario_meant(const study::Prepared& prepared, const std::string& name);

}  // namespace headway::api

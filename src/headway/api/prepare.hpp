// A question's book as a model, with all that the studies use of a book.
#pragma once

#include "headway/study/model.hpp"

namespace headway::api {

/// As study::prepare() for every study there is: with the entries that claims read, and draws constrained by
/// book/observed/constraints.csv where the question asks for it.
base::Result<study::Prepared> prepare(const study::Question& question);

}  // namespace headway::api

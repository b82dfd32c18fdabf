// From observations with an error to what the engine weights draws by.
#pragma once

#include <vector>

#include "headway/study/model.hpp"

namespace headway::study {

/// Rows of book/observed/constraints.csv whose period ends by `through` (and which were published by `as_of`): each needs
/// low and high, taken as 5 and 95 % of its error, and a mapping to figures alone. Errors: as of read_observed() and
/// read_mappings(); a row without its band, without a mapping or with an entry added; none left.
base::Result<std::vector<ensemble::Observation>> read_constraint(const Question& question, const Prepared& prepared);

}  // namespace headway::study

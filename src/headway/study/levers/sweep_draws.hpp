// The draws of a sweep: the quantity in every world at every value of the lever that was tried.
#pragma once

#include <vector>

#include "headway/model/draws.hpp"
#include "headway/study/levers/sweep.hpp"

namespace headway::study {

/// Adds a column for each value of the lever that the table does not have yet, of the scenario "h200-licensed with
/// washington.cap=0.3"; a draw that cannot support history has no value.
void keep_sweep(const Sweep& sweep, const std::vector<double>& lever, const std::vector<SweepRow>& rows,
                model::DrawTable& table);

/// Leaves out worlds that support history at no value, and adds the inputs of `scenarios` (but for the lever) where the
/// question keeps them.
void finish_sweep(const Sweep& sweep, std::span<const ensemble::Scenario> scenarios, model::DrawTable& table);

}  // namespace headway::study

// The runs of a sensitivity analysis as draws: the plain draws, and the design from which shares of the variance are found.
#pragma once

#include <string>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::study {

/// Adds the values of runs on draws 0, 1, ... as a column; `sample` says where their inputs come from, as in "sample A": it
/// stands after the scenario, behind a comma.
void keep_runs(const Quantity& quantity, const std::string& sample, const std::vector<double>& values,
               model::DrawTable& table);

/// Adds the inputs of the seed's own draws, which are those of sample A, and of the first `points` draws of another seed, which
/// are sample B.
void keep_design_inputs(const Prepared& prepared, const Question& question, const Experiment& experiment,
                        std::uint64_t second_seed, long points, model::DrawTable& table);

}  // namespace headway::study

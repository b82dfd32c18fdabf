// One scenario of the book, by name.
#pragma once

#include <string>

#include "headway/model/run.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

/// `headway run`. Errors: an unknown scenario, a setting of it that cannot be read; those of model::run_scenario().
base::Result<model::RunResult> run_scenario(const Prepared& prepared, const Question& question,
                                            const std::string& scenario);

}  // namespace headway::study

// The levers that are words: who may sell what from when, what Beijing decides, which shipments a cap counts.
#pragma once

#include "headway/study/model.hpp"

namespace headway::study {

/// Puts them into the plan as the scenario sets them; dates of [[set]] are not looked at. A class or permission without a
/// date of its own holds from the month `first` on, in months after 2022-01. Errors: a word that is unknown (with the
/// nearest), a month that cannot be read, dates out of order.
base::Result<void> read_lever_words(const Prepared& prepared, const book::ScenarioSettings& scenario, int first,
                                    ensemble::PolicyPlan& plan);

}  // namespace headway::study

// A scenario with some of its levers set otherwise, in one line: "h200-licensed,washington.cap=400000".
#pragma once

#include <string>

#include "headway/study/model.hpp"

namespace headway::study {

/// The settings of the scenario of that name; else of the one that is named first, with each `id=value` after a comma in place of what it sets of that lever in
/// any month; the whole text is its name. Values are written as in --set; of a list, what follows a comma and has no `=` belongs to
/// the value before. Errors: an unknown scenario, an id that is unknown or no lever, a value that does not fit it.
base::Result<book::ScenarioSettings> settings_of(const Prepared& prepared, const std::string& text);

}  // namespace headway::study

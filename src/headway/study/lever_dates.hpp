// Which levers may change at a month.
#pragma once

#include <string_view>

namespace headway::study {

/// Whether the lever may have a value from one month to another. What is drawn once for all months may not: hazards, the regime
/// process of Beijing, the waiting time, a date itself, and assumptions of other sectors.
bool takes_dates(std::string_view id);

}  // namespace headway::study

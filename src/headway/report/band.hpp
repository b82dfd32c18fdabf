// A median with its 90 % interval, in words and as JSON.
#pragma once

#include <string>

#include "headway/jobs/chip_hours.hpp"

namespace headway::report {

/// "410 tokens/s (90 %: 330-500)".
std::string shown(const jobs::Band& band, const std::string& unit);

}  // namespace headway::report

// Replications for programs: JSON and CSV; docs/json.md states every key.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/replicate/replicate.hpp"

namespace headway::report {

/// Schema headway.replicate/1.
std::string replicate_json(const study::ReplicateResult& result);

/// One row for each published number (RFC 4180); what there is not is an empty cell.
std::string replicate_csv(const study::ReplicateResult& result);

}  // namespace headway::report

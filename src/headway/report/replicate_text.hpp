// Replications as a person reads them: tables of published beside recomputed and ours, then a paragraph on each.
#pragma once

#include <string>

#include "headway/study/replicate/replicate.hpp"

namespace headway::report {

/// `in_full`: every line, with the inputs and their sources; otherwise a replication of more than twelve lines is one
/// row, with those beside it that do not match.
std::string replicate_text(const study::ReplicateResult& result, bool in_full);

}  // namespace headway::report

// Reading a file of measured runs: CSV, a row each, columns by name in any order. A row means what its columns say;
// `notes` are for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/fit/measured_run.hpp"

namespace headway::fit {

/// Errors, with line: a column that is missing (with those to add) or not known (with the nearest), one that stands twice; a row
/// of another length; those of set_column(); neither software nor year; gpu_hours as the measurement of another kind than
/// `whole`, or `whole` without them.
base::Result<std::vector<MeasuredRun>> parse_measured_runs(std::string_view text, const std::string& name);

}  // namespace headway::fit

// The columns of a file of measured runs, and how each sets a run. docs/cluster.md says what each means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/fit/measured_run.hpp"

namespace headway::fit {

/// All columns.
const std::vector<std::string>& run_columns();

/// Those that every row fills where the file has them. A file has them all but for `kind`, without which its rows are steps of training (whole
/// runs where chip-hours are measured), and `source_key`, in whose place `source` may stand.
const std::vector<std::string>& needed_columns();

/// Sets one field; an empty one says that nothing is known. `column` is one of run_columns(). Errors, at `where`: a number
/// out of the column's range, a word that the column does not know (with the nearest), a date that is none, an empty field
/// of a needed column.
base::Result<void> set_column(MeasuredRun& run, const std::string& column, const std::string& value,
                              const base::Location& where);

}  // namespace headway::fit

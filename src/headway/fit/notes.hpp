// What the notes of a measurement say beside its columns.
#pragma once

#include <optional>
#include <string_view>

#include "headway/fit/measured_run.hpp"

namespace headway::fit {

/// The number that follows `key` in `text`, as 6 in "VP=6;" for "VP="; none where the key is missing or no digit follows.
std::optional<double> number_after(std::string_view text, std::string_view key);

/// The number that stands before `key`, as 15.6 in "15.6T tokens" for "T tokens".
std::optional<double> number_before(std::string_view text, std::string_view key);

/// Fills the fields of `run` that its columns do not hold: kind, interleave, software date and the rest.
void read_notes(MeasuredRun& run, const RunRules& rules);

}  // namespace headway::fit

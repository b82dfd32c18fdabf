// One quantity at several values of one number of the book, on the same draws.
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "headway/study/sensitivity/experiment.hpp"

namespace headway::study {

/// Whether the id is a lever of Washington or Beijing: a policy, set in one scenario and not in the other.
bool is_policy(std::string_view id);

struct Sweep {
  const Prepared& prepared;
  const Question& question;
  Quantity quantity;
  std::string lever;
};

/// Stands for "none", where the entry allows it.
inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

/// The shortest text that reads back to the same number; "none" for an infinite one.
std::string exact_text(double value);

/// The quantity in every draw at one value of the lever.
struct SweepRow {
  std::vector<double> values;  ///< NaN where it has none, or where the draw cannot support history
  long dropped = 0;            ///< draws that cannot support history
};

/// At each value of the lever, in the entry's unit. Levers of policy are set in the other scenario (in the base where it
/// is alone), any other entry as `--set` does. Errors: a value outside the entry's bounds; those of prepare() and of a
/// run.
base::Result<std::vector<SweepRow>> sweep_rows(const Sweep& sweep, const std::vector<double>& lever);

}  // namespace headway::study

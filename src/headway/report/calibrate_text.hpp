// Calibration and scores of the cluster model, as text and as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/fit/calibrate.hpp"

namespace headway::report {

/// A fit: errors by source, fitted and left out, by chip, and the numbers found. `priors` are the book's.
std::string calibration_text(const fit::Calibration& calibration, const cluster::Priors& priors);

/// Predictions against a file of measurements: one line a row, then errors by source and by chip.
std::string score_text(const std::vector<fit::ScoredRun>& runs, const cluster::Fitted& fitted);

/// Schema headway.calibrate/1. `left_out` may be empty.
std::string calibrate_json(const std::vector<fit::ScoredRun>& runs, const cluster::Fitted& fitted,
                           const std::vector<fit::GroupScore>& left_out);

/// One line a row, with the same columns as the JSON.
std::string calibrate_csv(const std::vector<fit::ScoredRun>& runs);

}  // namespace headway::report

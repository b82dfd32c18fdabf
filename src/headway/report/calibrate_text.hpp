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

}  // namespace headway::report

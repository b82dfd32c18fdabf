// The hindcast, or a file of observations, as text, JSON and CSV.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/score/score.hpp"

namespace headway::report {

/// Summaries, the histogram of places, and for a file every row.
std::string score_text(const study::ScoreResult& result);

}  // namespace headway::report

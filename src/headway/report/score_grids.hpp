// Tables and the chart of a score: the same for the terminal and for the brief.
#pragma once

#include <string>

#include "headway/report/charts.hpp"
#include "headway/report/grid.hpp"
#include "headway/study/score/score.hpp"

namespace headway::report {

/// The answer in a sentence or two; says so where no row is scored.
std::string score_sentence(const study::ScoreResult& result);

/// Whether a hindcast's bands cover what they should, and where they do not; empty for a file.
std::string score_against_aim(const study::ScoreResult& result);

/// Coverage, width, bias and CRPS: all, by family, and by last month known where it is a hindcast.
Grid score_coverage(const study::ScoreResult& result);

/// Width at equal coverage, and skill, against naive forecasts; rows for which there are none are left out.
Grid score_skill(const study::ScoreResult& result);

/// Share of rows by tenth of the forecast in which the observation fell, as bars of text.
std::string places_text(const study::ScoreResult& result);

/// The same drawn; nothing where no row is scored.
std::optional<Chart> score_places(const study::ScoreResult& result);

}  // namespace headway::report

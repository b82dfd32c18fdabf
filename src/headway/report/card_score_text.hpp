// Cards as made, beside what has been observed since, as text, JSON and CSV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/report/grid.hpp"
#include "headway/study/score/card_score.hpp"

namespace headway::report {

/// When it was made and from what, in a sentence; says so where its makers could know what came.
std::string card_origin(const study::CardScore& score);

/// Quantities with an outcome, and those that are open of which a part is known.
Grid resolved_grid(const study::CardScore& score);
Grid open_grid(const study::CardScore& score);

/// Those of which nothing is known, each with the reason; empty where there is none.
std::string open_words(const study::CardScore& score);

/// By subject: the card as made (`card` true), or the present program's forecast of all that was observed since.
Grid subjects_grid(const study::CardScore& score, bool card);

std::string card_score_text(const std::vector<study::CardScore>& scores);

}  // namespace headway::report

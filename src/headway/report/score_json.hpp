// A score as a JSON object, for the verbs that print one inside another.
#pragma once

#include <nlohmann/json.hpp>

#include "headway/study/score/score.hpp"

namespace headway::report {

/// summary, families, subjects, origins, places and rows of schema headway.score/1.
void add_score(nlohmann::ordered_json& json, const study::ScoreResult& result);

}  // namespace headway::report

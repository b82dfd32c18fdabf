// The HTML brief of a comparison: one file that needs no script, no network and no other file.
#pragma once

#include <string>
#include <vector>

#include "headway/model/compare.hpp"
#include "headway/report/answer.hpp"
#include "headway/study/score/card_score.hpp"
#include "headway/study/score/score.hpp"

namespace headway::report {

/// The answer first, with what is worked out beside it; then key numbers, charts each with a sentence that reads it,
/// tables of the gain, the assumptions with their sources, how good earlier forecasts were where a hindcast is given, how
/// forecasts as made did where cards are, what the bands leave out, and what the figures can be made again from.
std::string to_html(const model::CompareResult& result, const book::Book& book,
                    const study::ScoreResult* hindcast = nullptr, const std::vector<study::CardScore>& cards = {},
                    const Beside& beside = {});

/// The assumptions of a book by sector, each with unit, median, 90 % range, source, date and confidence.
std::string html_sources(const book::Book& book);

}  // namespace headway::report

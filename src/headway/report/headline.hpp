// The answer in sentences, and what must be said beside it: shared by the terminal and the HTML brief.
#pragma once

#include <string>
#include <vector>

#include "headway/model/run.hpp"
#include "headway/report/lookup.hpp"

namespace headway::report {

/// The gain of one scenario: the answer first, then one sentence each on its numbers, the ceiling, why, gross imports
/// and what is left of them net, months that China is behind, what the US loses, and money. Sentences whose figures are missing are
/// left out.
std::vector<std::string> gain_sentences(const model::CompareResult& result, const model::Compared& other);

/// Where China stands in one scenario.
std::vector<std::string> standing_sentences(const model::RunResult& result);

}  // namespace headway::report

// The answer as a minister reads it once: who gains how much, in percent of what they have, and how surely; whether one
// assumption could turn it round; then the numbers, the ceiling, and why.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/report/grid.hpp"
#include "headway/report/lookup.hpp"
#include "headway/study/brief/brief.hpp"

namespace headway::report {

using Beside = study::Beside;

/// "With h200-licensed instead of no-export, China's users would have 1 % more useful AI compute at the end of 2026 and
/// ...; they gain in 7 of 10 worlds ...". Empty where its figures are missing.
std::string answer_sentence(const model::CompareResult& result, const model::Compared& other);

/// Which single inputs turn the sign, or that none of those tried does.
std::string turning_sentence(const study::TurningResult& result);

/// The same gain in H100e, on top of what, with its bands.
std::string numbers_sentence(const model::CompareResult& result, const model::Compared& other);

/// What was allowed and what was refused, by whom, and what would come with both doors open.
std::string ceiling_sentence(const model::CompareResult& result, const model::Compared& other);

/// Which channels gain and which lose.
std::string why_sentence(const model::CompareResult& result, const model::Compared& other);

/// Every scenario of the comparison in a line.
Grid at_a_glance(const model::CompareResult& result);

/// The headline under each named view, a line each.
Grid under_the_views(const study::ViewsResult& views);

/// Whose views they are and why anyone holds them, one sentence each.
std::vector<std::string> who_holds_the_views(const study::ViewsResult& views);

/// "in 7 of 10 worlds", "in nearly all worlds".
std::string worlds_in_words(double share);

}  // namespace headway::report

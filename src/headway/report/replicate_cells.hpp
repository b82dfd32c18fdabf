// What a line of a replication says, in the words of a table's cell. Units stand in a column of their own.
#pragma once

#include <optional>
#include <string>

#include "headway/report/number.hpp"
#include "headway/study/replicate/replicate.hpp"

namespace headway::report {

/// A number with as many digits as it was given, up to six, in the scale.
std::string as_given(double value, const Scale& scale);

/// "5", "21-49", "over 15 M", "at most 2", in the digits in which it was published.
std::string published_cell(const study::ReplicatedLine& line);

/// "5.08"; with its range where only that reaches the published number: "4.46 M (3.23-5.76)".
std::string recomputed_cell(const study::ReplicatedLine& line);

/// "yes", "yes*" where only the rounding of the inputs reaches it, "no".
std::string match_cell(const study::ReplicatedLine& line);

/// "413 bn (380-450)", with the range that follows from the published one.
std::string implied_cell(const study::ReplicatedLine& line);

/// "4.1 (2.2-7.9)": median and 90 % of ours; "-" where there is none.
std::string ours_cell(const std::optional<study::OurFigure>& ours);

/// "NAME: NUMBER 2026".
std::string line_label(const study::Replicated& replicated, const study::ReplicatedLine& line);

/// Which metric of ours stands beside, without its period: "additions_ratio of no-export, tpp, located".
std::string our_metric(const study::OurFigure& ours);

}  // namespace headway::report

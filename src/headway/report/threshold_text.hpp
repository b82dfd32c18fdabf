// Where a lever crosses a threshold: in a sentence, then the curve it was read from.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/levers/threshold.hpp"

namespace headway::report {

std::string threshold_text(const study::ThresholdResult& result);

/// Schema headway.threshold/1.
std::string threshold_json(const study::ThresholdResult& result);

/// Columns lever,share,p5,p25,p50,p75,p95: a row for each value of the lever on the first grid; "none" for no limit.
std::string threshold_csv(const study::ThresholdResult& result);

}  // namespace headway::report

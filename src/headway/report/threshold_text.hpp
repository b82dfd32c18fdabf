// Where a lever crosses a threshold: in a sentence, then the curve it was read from.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/levers/threshold.hpp"

namespace headway::report {

std::string threshold_text(const study::ThresholdResult& result);

}  // namespace headway::report

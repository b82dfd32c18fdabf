// Results as JSON; docs/json.md states every key. One object, one metric a line, numbers that read back to the same
// bits.
#pragma once

#include <string>
#include <string_view>

#include "headway/report/answer.hpp"
#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"

namespace headway::report {

/// Schema headway.compare/1.
std::string to_json(const study::CompareResult& result, const Beside& beside = {});

/// Schema headway.run/1.
std::string to_json(const study::RunResult& result);

}  // namespace headway::report

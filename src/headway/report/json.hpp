// Results as JSON; docs/json.md states every key. One object, one metric a line, numbers that read back to the same
// bits.
#pragma once

#include <string>
#include <string_view>

#include "headway/model/compare.hpp"
#include "headway/model/run.hpp"
#include "headway/report/answer.hpp"

namespace headway::report {

/// Schema headway.compare/1.
std::string to_json(const model::CompareResult& result, const Beside& beside = {});

/// Schema headway.run/1.
std::string to_json(const model::RunResult& result);

}  // namespace headway::report

// Results as a person reads them on a terminal of 110 columns: the answer in sentences first, then tables, then what
// they leave out.
#pragma once

#include <string>

#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"

namespace headway::report {

/// A comparison. Where only some figures were asked for, a plain table of these.
std::string to_table(const study::CompareResult& result);

/// One scenario, by year. Where only some figures were asked for, a plain table of these.
std::string to_table(const study::RunResult& result);

}  // namespace headway::report

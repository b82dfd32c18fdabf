// Results as a person reads them on a terminal: the answer in sentences first, then tables, then what they leave out.
#pragma once

#include <string>

#include "headway/model/compare.hpp"
#include "headway/model/run.hpp"
#include "headway/report/answer.hpp"

namespace headway::report {

/// A comparison on one screen: 40 lines of 100 columns at most for up to four scenarios. Where only some figures were
/// asked for, a plain table of these.
std::string to_screen(const model::CompareResult& result, const Beside& beside);

/// A comparison with all its tables, 110 columns wide. Where only some figures were asked for, a plain table of these.
std::string to_table(const model::CompareResult& result, const Beside& beside = {});

/// One scenario, by year. Where only some figures were asked for, a plain table of these.
std::string to_table(const model::RunResult& result);

}  // namespace headway::report

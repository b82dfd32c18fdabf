// Results as a person reads them on a terminal: the answer in sentences first, then tables, then what they leave out.
#pragma once

#include <string>

#include "headway/report/answer.hpp"
#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"

namespace headway::report {

/// A comparison on one screen: 40 lines of 100 columns at most for up to four scenarios. Where only some figures were
/// asked for, a plain table of these.
std::string to_screen(const study::CompareResult& result, const Beside& beside);

/// A comparison with all its tables, 110 columns wide. Where only some figures were asked for, a plain table of these.
std::string to_table(const study::CompareResult& result, const Beside& beside = {});

/// One scenario, by year. Where only some figures were asked for, a plain table of these.
std::string to_table(const study::RunResult& result);

}  // namespace headway::report

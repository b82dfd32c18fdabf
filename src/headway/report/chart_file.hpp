// A chart of one metric over the years as a file of its own: an SVG that needs no style sheet, script, font or network.
#pragma once

#include <string>

#include "headway/model/compare.hpp"

namespace headway::report {

/// The figures of `result` are the years of one metric in one yardstick and on one basis. Above, every scenario: the base with its bands, the
/// others with the ends of their 90 % bands as lines, so that none hides another. Below, the gain of each other scenario over the base, draw by
/// draw, with its bands about a firm zero line. `source` is the line at the foot. Years without a value are left out. Error: no year has a value.
base::Result<std::string> chart_file(const model::CompareResult& result, const std::string& source);

}  // namespace headway::report

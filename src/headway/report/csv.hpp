// Results as CSV (RFC 4180, lines ending in CR LF, a header row); no value is an empty cell.
#pragma once

#include <string>

#include "headway/model/compare.hpp"
#include "headway/model/run.hpp"
#include "headway/report/sheet.hpp"

namespace headway::report {

/// Columns scenario,id,unit,yardstick,basis,period,quantity,p5,p25,p50,p75,p95,mean,error_p50,draws. The base scenario
/// has rows of quantity `value`; every other one has `value`, `gain` and `gain_percent`.
std::string to_csv(const model::CompareResult& result);

/// The same columns, a row for each metric and month, all of quantity `value`.
std::string to_csv(const model::RunResult& result);

/// The same tables.
Sheet to_sheet(const model::CompareResult& result);
Sheet to_sheet(const model::RunResult& result);

}  // namespace headway::report

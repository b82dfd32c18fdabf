// The planner's answer, described.
#pragma once

#include "headway/planner/planner.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"

namespace headway::results {

/// Schema headway.plan/1.
const Described<planner::PlanResult>& plan();

/// Columns part, of, chip, site, quantity (as in the JSON), unit, p5, p25, p50, p75, p95, words: a part at a time, in the
/// order of the JSON.
Sheet plan_sheet(const planner::PlanResult& result);

}  // namespace headway::results

// A planner's answer as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/planner/planner.hpp"
#include "headway/results/sheet.hpp"

namespace headway::report {

std::string plan_text(const planner::PlanResult& result);

/// "20,000 x h200_sxm and 11,136 x ascend_910c".
std::string fleet_in_words(const planner::PlanResult& result, const planner::Fleet& fleet);

/// "one more chip of the quota of h200_sxm would save 3.1 k USD a year"; empty where moving the limit saves nothing.
std::string shadow_in_words(const planner::PlanResult& result, const planner::ShadowPrice& price);

/// "power of site hall: 10 MW; 12.4 MW would do".
std::string clash_in_words(const planner::PlanResult& result, const planner::Clash& clash);

}  // namespace headway::report

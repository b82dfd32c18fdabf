// What the figure of a study is, and its estimates, as JSON.
#pragma once

#include <nlohmann/json.hpp>

#include "headway/model/summary.hpp"
#include "headway/study/sensitivity/bootstrap.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::report {

/// Adds metric, unit, period, base and other (null for a figure of one scenario).
void add_quantity(const study::Quantity& quantity, nlohmann::ordered_json& json);

/// {"value":...,"low":...,"high":...}: with its 95 % interval.
nlohmann::ordered_json estimate_json(const study::Estimate& estimate);

/// {"p5":...,"p25":...,"p50":...,"p75":...,"p95":...,"mean":...,"error_p50":...,"above_zero":...,"draws":...}.
nlohmann::ordered_json summary_json(const model::Summary& summary);

}  // namespace headway::report

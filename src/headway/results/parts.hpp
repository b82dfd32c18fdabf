// Parts that recur in many results.
#pragma once

#include "headway/jobs/chip_hours.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/summary.hpp"
#include "headway/results/described.hpp"
#include "headway/study/sensitivity/bootstrap.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::results {

/// p5, p25, p50, p75, p95.
const Described<model::Summary>& five_quantiles();

/// p5 to p95 and mean.
const Described<model::Summary>& quantiles();

/// p5 to p95, mean, error_p50 and draws.
const Described<model::Summary>& spread();

/// The same and above_zero.
const Described<model::Summary>& summary();

/// value, low and high.
const Described<study::Estimate>& estimate();

/// p5, p50 and p95.
const Described<jobs::Band>& band();

/// id, unit, yardstick, basis: what a figure is, without its period.
const Described<model::Figure>& figure();

/// metric, unit, period, base and other.
const Described<study::Quantity>& quantity();

}  // namespace headway::results

// Power, energy and cost of a run that is otherwise known.
#pragma once

#include "headway/jobs/train.hpp"

namespace headway::jobs {

/// Fills power, energy and, where the catalogue has a price, cost. Error: a place without a price of electricity.
base::Result<void> set_money(const cluster::Ranges& ranges, const chips::Chip& chip, TrainResult& result);

}  // namespace headway::jobs

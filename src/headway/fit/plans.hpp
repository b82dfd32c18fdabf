// The plans that a measured run may have used, as far as it does not say.
#pragma once

#include "headway/fit/case.hpp"

namespace headway::fit {

/// Fills `job.plans` and `job.searched`. Plans that do not fit in memory by the model's own count are left out where any
/// fits. Error: no plan divides the job.
base::Result<void> set_plans(const MeasuredRun& run, const ClusterBook& book, RunCase& job,
                             const cluster::Efficiencies& efficiencies);

}  // namespace headway::fit

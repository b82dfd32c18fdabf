// All that the cluster model takes from the book: chips and models, efficiencies, and ranges of power and money.
#pragma once

#include "headway/cluster/ranges.hpp"
#include "headway/fit/case.hpp"

namespace headway::jobs {

struct ClusterInputs {
  fit::ClusterBook book;
  cluster::Fitted fitted;
  cluster::Ranges ranges;
};

/// The vantage of the strict book: its efficiencies rest on runs published by then.
inline constexpr base::Day kStrictDay{2025, 12, 31};

/// With the efficiencies of runs published by `as_of` where that lies before those of the newest. Errors: those of reading
/// each file; none that early.
base::Result<cluster::Fitted> read_efficiencies(const std::filesystem::path& folder, const cluster::Priors& priors,
                                                const std::optional<base::Day>& as_of = {});

base::Result<ClusterInputs> read_cluster_inputs(const std::filesystem::path& folder,
                                                const std::optional<base::Day>& as_of = {});

}  // namespace headway::jobs

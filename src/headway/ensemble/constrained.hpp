// An ensemble weighted by observations: W1 to W3 of constraint.hpp, on the rows of a run.
#pragma once

#include <span>
#include <vector>

#include "headway/ensemble/ensemble.hpp"

namespace headway::ensemble {

/// Error (Fault::input) where these draws cannot be weighted: those of a designed experiment, and unsupported ones.
base::Result<void> may_be_weighted(const Options& options);

/// The requests, and after them the parts of all observations.
std::vector<Request> with_parts(std::span<const Request> requests, std::span<const Observation> observations);

/// W1 to W3 on an ensemble whose last rows are the observations' parts, which are taken off; `requests` rows stay.
base::Result<Ensemble> constrain(Ensemble ensemble, std::span<const Observation> observations, std::size_t requests);

}  // namespace headway::ensemble

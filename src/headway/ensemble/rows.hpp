// What becomes of the rows that kernels write: the order of requests, draws left out, what is said where a run broke.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/ensemble/ensemble.hpp"
#include "headway/ensemble/kernel.hpp"

namespace headway::ensemble {

/// Requests by month, as kernels want them; `place` points each at its row.
struct SortedRequests {
  std::vector<Request> sorted;
  std::vector<long> place;
};

SortedRequests sort_by_month(std::span<const Request> requests);

/// Error: rows of so many requests, scenarios and draws take more memory than a run may.
base::Result<void> fits_into_memory(std::size_t requests, std::size_t scenarios, long draws);

/// Says of the draws of `ensemble.figures` which are supported, and takes those that are not out of its rows, unless all are to
/// stay. `support` has one number a draw, as kernels write it; `rows` is the number of requests. Draws are counted from 0.
void drop_unsupported(std::span<const double> support, std::size_t rows, bool keep_all, Ensemble& ensemble);

/// The error of a run that broke, in this scenario and draw.
base::Error breach_error(const Breach& breach, std::string_view scenario, long draw);

}  // namespace headway::ensemble

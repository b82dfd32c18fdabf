// The architecture of a measured run.
#pragma once

#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/fit/cluster_book.hpp"
#include "headway/fit/measured_run.hpp"

namespace headway::fit {

/// That of the shipped model which the row names, else of the row's own columns; what these leave open is added to
/// `assumed`. Error: neither is there.
base::Result<cluster::Shape> shape_of(const MeasuredRun& run, const ClusterBook& book,
                                      std::vector<std::string>& assumed);

}  // namespace headway::fit

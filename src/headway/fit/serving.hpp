// A published serving rate made into a workload of the cluster model.
#pragma once

#include "headway/cluster/serving.hpp"
#include "headway/fit/case.hpp"

namespace headway::fit {

struct ServingCase {
  cluster::Machine machine;
  int family = 0;
  cluster::Shape shape;
  cluster::Workload workload;
  cluster::Format format = cluster::Format::sixteen;
  double least_chips = 1;
  double most_chips = 8;
  double software = 2025;
  std::vector<std::string> assumed;
};

/// Error: why the run cannot be predicted.
base::Result<ServingCase> serving_case_of(const MeasuredRun& run, const ClusterBook& book);

/// Tokens a second a chip: written where the scenario is Offline or decoding, read where it is prefill.
/// Zero where no replica fits.
double predict_serving(const MeasuredRun& run, const ServingCase& job, const cluster::Layout& layout,
                       const std::vector<double>& values);

}  // namespace headway::fit

// A measured run made into a job of the cluster model: chip, shape, and the plans that what it publishes leaves open.
#pragma once

#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/cluster/search.hpp"
#include "headway/fit/cluster_book.hpp"
#include "headway/fit/measured_run.hpp"

namespace headway::fit {

struct RunCase {
  cluster::Machine machine;
  int family = 0;
  cluster::Shape shape;
  cluster::Job job;
  long chips = 1;
  std::vector<cluster::Plan> plans;   ///< the model takes the fastest
  std::vector<std::string> searched;  ///< what the row does not publish and the plans try
  std::vector<std::string> assumed;   ///< what it does not publish and was set
  double software = 2024;
  bool planned = true;      ///< the row publishes its plan, recomputation aside
  bool predicting = false;  ///< extra prediction layers are trained
};

/// The case of a training run. `values` choose among plans where parallelism is not published. Error: why the run cannot
/// be predicted - an unknown chip or family, no architecture, no plan that divides.
base::Result<RunCase> case_of(const MeasuredRun& run, const ClusterBook& book, const std::vector<double>& values);

}  // namespace headway::fit

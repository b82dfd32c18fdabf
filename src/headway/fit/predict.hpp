// What the cluster model predicts for a measured run of training.
#pragma once

#include <vector>

#include "headway/fit/case.hpp"

namespace headway::fit {

struct RunPrediction {
  double value = 0;  ///< in the unit of the run's quantity
  cluster::Plan plan;
  cluster::Step step;
  bool fits = true;  ///< by the model's own count of memory
};

/// Of a training run, in the unit of its quantity.
RunPrediction predict(const MeasuredRun& run, const RunCase& job, const ClusterBook& book,
                      const std::vector<double>& values);

/// FLOP of training a token by the source's way of counting.
double counted_flop(const MeasuredRun& run, const RunCase& job);

}  // namespace headway::fit

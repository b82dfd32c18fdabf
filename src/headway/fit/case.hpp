// A measured run made into a job of the cluster model: chip, shape, and the plans that what it publishes leaves open.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/cluster/memory.hpp"
#include "headway/cluster/parameters.hpp"
#include "headway/cluster/read_efficiencies.hpp"
#include "headway/cluster/read_shape.hpp"
#include "headway/cluster/search.hpp"
#include "headway/fit/measured_run.hpp"

namespace headway::fit {

/// What the cluster model reads from the book.
struct ClusterBook {
  chips::Catalogue catalogue;
  std::vector<cluster::Model> models;
  cluster::Priors priors;
  cluster::Layout layout;
  RunRules rules;
  std::string hash;  ///< SHA-256 of every file of the book that the cluster model reads, measurements aside
};

/// Errors: those of reading each file.
base::Result<ClusterBook> read_cluster_book(const std::filesystem::path& folder);

/// The medians of the priors, in the order of the layout.
std::vector<double> prior_medians(const cluster::Priors& priors);

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

struct RunPrediction {
  double value = 0;  ///< in the unit of the run's quantity
  cluster::Plan plan;
  cluster::Step step;
  bool fits = true;  ///< by the model's own count of memory
};

/// Of a training run, in the unit of its quantity.
RunPrediction predict(const MeasuredRun& run, const RunCase& job, const cluster::Layout& layout,
                      const std::vector<double>& values);

/// The chip of the catalogue that a source means. Error: none, with the nearest id.
base::Result<const chips::Chip*> chip_written(const std::string& written, const ClusterBook& book);

/// FLOP of training a token by the source's way of counting.
double counted_flop(const MeasuredRun& run, const RunCase& job);

}  // namespace headway::fit

// How fast each chip on offer does each work, by the cluster model: the plan or replica is searched once, at medians.
//
// A run gets the smallest cluster of a ladder (1 to 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, ... servers) whose best plan meets the
// deadline over the whole run: sizes between divide models and batches badly.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "headway/jobs/cluster_inputs.hpp"
#include "headway/jobs/serve_model.hpp"
#include "headway/planner/job.hpp"

namespace headway::planner {

struct RunRate {
  bool able = false;
  std::string why_not;
  double size = 0;       ///< chips of the smallest cluster that meets the deadline
  double short_of = 0;   ///< chips of the ladder's next smaller cluster, which does not
  double fits = 0;       ///< chips of the smallest cluster seen on which any plan fits
  double rate = 0;       ///< tokens/s a chip over the whole run
  double deviation = 0;  ///< of the logarithm of the step's rate
  std::string plan;
  double utilisation = 0;  ///< MFU of a step, of the dense peak of the plan's format
};

struct ServiceRate {
  bool able = false;
  std::string why_not;
  double rate = 0;       ///< tokens written a second a chip
  bool apart = false;    ///< chips of the same class read and write apart, as that serves more; else each does both
  double deviation = 0;  ///< of its logarithm
  double replica = 0;    ///< chips
  double batch = 0;      ///< sequences
  double seconds = 0;    ///< between two tokens of a request
  std::string format;
};

/// By work and offer, in the job's order.
struct RateTable {
  std::vector<std::vector<RunRate>> runs;
  std::vector<std::vector<ServiceRate>> services;
};

/// Days that a run has on a chip: from its start or the chip's arrival, whichever is later, to its deadline; 0 where none.
double days_of(const Run& run, const Offer& offer);

/// The number of servers on the ladder's rung, from 0.
double servers_on(std::size_t rung);

/// The smallest of the ladder's numbers that is no less; `servers` is finite.
double cluster_of(double servers);

/// Rates of the job's work on the job's chips; predictions are kept for jobs that differ little.
class Rates {
 public:
  /// `inputs` must outlive the rates.
  Rates(const jobs::ClusterInputs& inputs, int threads) : inputs_(inputs), threads_(threads) {}

  RateTable of(const Job& job);

  const fit::ClusterBook& book() const { return inputs_.book; }
  const cluster::Fitted& fitted() const { return inputs_.fitted; }
  const cluster::Ranges& ranges() const { return inputs_.ranges; }

 private:
  RunRate sized(const Job& job, const Run& run, const Offer& offer);
  const RunRate& trained(const Job& job, const Run& run, const Offer& offer, double size);
  const ServiceRate& served(const Job& job, const Service& service, const Offer& offer);

  const jobs::ClusterInputs& inputs_;
  int threads_;
  std::map<std::tuple<std::string, std::string, double>, RunRate> trained_;
  std::map<std::tuple<std::string, std::string>, ServiceRate> served_;
};

}  // namespace headway::planner

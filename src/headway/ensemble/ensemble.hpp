// Draws x scenarios on all cores, paired: draw i is one coherent world, the same in every scenario and on any number
// of threads.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "headway/balance/measures.hpp"
#include "headway/base/error.hpp"
#include "headway/ensemble/constraint.hpp"
#include "headway/ensemble/design.hpp"
#include "headway/ensemble/policy_plan.hpp"
#include "headway/ensemble/request.hpp"

namespace headway::ensemble {

/// One scalar input that a scenario sets differently, from the branch on.
struct Override {
  std::size_t scalar = 0;  ///< index in Model::scalars
  chance::Variable variable;
};

/// One path that a scenario multiplies, from the branch on: history keeps its drivers.
struct PathFactor {
  std::size_t path = 0;  ///< index in Model::paths
  double factor = 1.0;
};

/// Levers from a month on, in months after 2022-01, until the next phase.
struct Phase {
  int from = 0;
  PolicyPlan policy;
};

struct Scenario {
  std::string name;
  PolicyPlan policy;              ///< until the first phase
  std::vector<Phase> later = {};  ///< by month, after the branch
  std::vector<Override> overrides;
  std::vector<PathFactor> path_factors;

  /// Policies in the order of their months.
  std::vector<const PolicyPlan*> plans() const {
    std::vector<const PolicyPlan*> all{&policy};
    for (const Phase& phase : later) {
      all.push_back(&phase.policy);
    }
    return all;
  }
};

/// The model's inputs in the order of balance::visit_inputs, and what is the same in all draws.
struct Model {
  std::vector<chance::Variable> scalars;
  std::vector<chance::Variable> paths;
  balance::Classes classes = balance::kShippedClasses;
  balance::ClassTable table{};
  balance::Timeline timeline;
  std::vector<Observation> constraint;  ///< draws are weighted by these; none: all count alike
};

struct Options {
  std::uint64_t seed = 1;
  long draws = 20000;
  int threads = 0;                       ///< 0: as many as the machine has cores
  int check_months = 12;                 ///< months between checks of conservation
  int width = 0;                         ///< draws a pack: 2, 4 or 8; 0: the widest that the processor has
  std::function<void(double)> progress;  ///< told the share done, now and then, from one thread at a time
  std::span<const DesignRun> design;     ///< as long as `draws`; empty: run i is draw i of the seed
  bool keep_unsupported = false;         ///< draws whose stocks cannot support history stay in the rows
};

/// Figures by scenario, request and draw. Draws whose stocks cannot support the observed history are left out of all
/// scenarios, unless asked for.
struct Ensemble {
  long kept = 0;                             ///< draws in the rows
  long dropped = 0;                          ///< draws left out
  double effective = 0.0;                    ///< effective sample size before resampling; 0 without a constraint
  std::vector<long> draws;                   ///< index of each draw kept, as the streams (or the design) know it
  std::vector<char> supported;               ///< for every draw asked for: 1 where its stocks support history
  std::vector<std::vector<double>> figures;  ///< [scenario][request * kept + draw]

  std::span<const double> row(std::size_t scenario, std::size_t request) const {
    return std::span(figures[scenario])
        .subspan(request * static_cast<std::size_t>(kept), static_cast<std::size_t>(kept));
  }
};

/// A draw supports its history when at least this share of the observed Chinese packages could be made from its dies
/// and memory.
inline constexpr double kLeastSupport = 0.9;

/// Runs all scenarios. Errors (Fault::run): a breach of conservation or a number that is not finite, with sector,
/// month and draw; a constraint that leaves fewer than kLeastEffective of the draws. With a constraint the rows hold as
/// many draws as the effective sample size, some of them several times.
/// `requests` may come in any order; rows keep it.
base::Result<Ensemble> run(const Model& model, std::span<const Scenario> scenarios, std::span<const Request> requests,
                           const Options& options);

}  // namespace headway::ensemble

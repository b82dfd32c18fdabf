// The fastest plans for a job: every combination of the options that divides the model, the chips and the batch, without
// those that do not fit in memory. Layer times are computed once for each tp, cp, ep, micro-batch and format; the rest of
// a plan costs a fraction of a microsecond.
#pragma once

#include <vector>

#include "headway/cluster/memory.hpp"
#include "headway/cluster/step.hpp"

namespace headway::cluster {

/// Options to combine. Data parallelism is what is left of the chips.
struct Space {
  std::vector<long> tensor;
  std::vector<long> pipeline;
  std::vector<long> context;
  std::vector<long> expert;
  std::vector<long> interleave;
  std::vector<long> micro_batch;
  std::vector<Recompute> recompute;
  std::vector<int> sharding;
  std::vector<bool> sequence_parallel;
  std::vector<Format> format;
  std::vector<bool> overlap_experts{false};  ///< true: software that hides the travel to experts is at hand
};

/// Everything that divides: tp up to a domain, pp up to the layers, cp up to 64 where a part keeps 1,024 tokens, ep up to
/// 1,024, micro-batches up to 64, interleave by divisors of a stage's layers, all recomputation, ZeRO 0 to 3.
Space full_space(const Shape& shape, const Job& job, const Machine& machine, long chips, Format format);

struct Candidate {
  Plan plan;
  double time = 0;    ///< s a step
  double memory = 0;  ///< bytes on the fullest chip
};

struct Found {
  std::vector<Candidate> best;    ///< the fastest first; of equals the one in less memory, then the earlier
  std::vector<Candidate> pareto;  ///< no other plan is both faster and smaller; the fastest first
  long long tried = 0;            ///< plans that divide
  long long fitting = 0;          ///< of these, plans that fit
  Candidate nearest;              ///< the plan in least memory, where none fits
};

/// `keep`: plans to return in `best`. `threads` 0: all cores; the result does not depend on it.
Found search(const Shape& shape, const Job& job, const Machine& machine, const Efficiencies& efficiencies, long chips,
             const Space& space, std::size_t keep, int threads = 0);

/// Whether the parts of the plan that `check` leaves open are allowed: whole micro-batches, chunks that divide a stage's
/// layers, and interleaving only with as many micro-batches as stages divide.
bool schedules(const Plan& plan, const Shape& shape, const Job& job);

/// Divisors of `number` up to `most`, in order.
std::vector<long> divisors(long number, long most);

}  // namespace headway::cluster

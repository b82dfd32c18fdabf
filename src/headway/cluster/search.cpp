#include "headway/cluster/search.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <tuple>

#include "headway/base/parallel.hpp"

namespace headway::cluster {

namespace {

constexpr long kMostContext = 64;
constexpr double kLeastTokens = 1024;
constexpr long kMostExpert = 1024;
constexpr long kMostMicroBatch = 64;

bool faster(const Candidate& one, const Candidate& other) {
  const auto key = [](const Candidate& candidate) {
    const Plan& plan = candidate.plan;
    return std::tuple(candidate.time, candidate.memory, plan.tensor, plan.pipeline, plan.context, plan.expert,
                      plan.micro_batch, plan.interleave, plan.sharding, plan.recompute, plan.format,
                      plan.sequence_parallel, plan.overlap_experts);
  };
  return key(one) < key(other);
}

/// The parts of a plan that its layer times depend on.
std::vector<Plan> outer_plans(const Shape& shape, const Job& job, long chips, const Space& space) {
  std::vector<Plan> plans;
  for (const long tensor : space.tensor) {
    for (const long context : space.context) {
      if (chips % (tensor * context) != 0 || std::fmod(shape.heads, static_cast<double>(tensor)) != 0.0 ||
          std::fmod(job.sequence, static_cast<double>(context)) != 0.0) {
        continue;
      }
      for (const long expert : space.expert) {
        for (const long micro_batch : space.micro_batch) {
          for (const bool parallel : space.sequence_parallel) {
            for (const Format format : space.format) {
              for (const bool overlap : space.overlap_experts) {
                Plan plan;
                plan.tensor = tensor;
                plan.context = context;
                plan.expert = expert;
                plan.micro_batch = micro_batch;
                plan.sequence_parallel = parallel;
                plan.format = format;
                plan.overlap_experts = overlap;
                plans.push_back(plan);
              }
            }
          }
        }
      }
    }
  }
  return plans;
}

/// Keeps the set of plans that no other beats in both time and memory.
void add_to_pareto(std::vector<Candidate>& pareto, const Candidate& candidate) {
  const auto after = std::ranges::find_if(pareto, [&](const Candidate& kept) { return faster(candidate, kept); });
  if (after != pareto.begin() && std::prev(after)->memory <= candidate.memory) {
    return;
  }
  const auto place = pareto.insert(after, candidate);
  pareto.erase(
      std::remove_if(place + 1, pareto.end(), [&](const Candidate& kept) { return kept.memory >= candidate.memory; }),
      pareto.end());
}

struct Collector {
  std::size_t keep;
  Found found;

  void add(const Candidate& candidate) {
    add_to_pareto(found.pareto, candidate);
    auto& best = found.best;
    if (best.size() == keep && !faster(candidate, best.back())) {
      return;
    }
    best.insert(std::ranges::upper_bound(best, candidate, faster), candidate);
    if (best.size() > keep) {
      best.pop_back();
    }
  }

  void too_large(const Candidate& candidate) {
    if (found.nearest.memory == 0.0 || candidate.memory < found.nearest.memory) {
      found.nearest = candidate;
    }
  }
};

struct SearchSetting {
  const Shape& shape;
  const Job& job;
  const Machine& machine;
  const Efficiencies& efficiencies;
  long chips;
  const Space& space;
  Parameters counted;
};

/// All that follows from one outer plan.
void inner_plans(const SearchSetting& at, const Plan& outer, Collector& into) {
  LayerTimes times;
  bool computed = false;
  for (const long pipeline : at.space.pipeline) {
    Plan plan = outer;
    plan.pipeline = pipeline;
    const long copy = plan.tensor * plan.context * pipeline;
    if (at.chips % copy != 0) {
      continue;
    }
    plan.data = at.chips / copy;
    if (!check(plan, at.shape, at.job)) {
      continue;
    }
    for (const long interleave : at.space.interleave) {
      plan.interleave = interleave;
      if (!schedules(plan, at.shape, at.job)) {
        continue;
      }
      for (const Recompute recompute : at.space.recompute) {
        plan.recompute = recompute;
        for (const int sharding : at.space.sharding) {
          plan.sharding = sharding;
          ++into.found.tried;
          const Memory memory =
              memory_of(at.shape, at.job, plan, at.machine, at.efficiencies.fused_attention, at.counted);
          Candidate candidate{plan, 0.0, memory.needed()};
          if (!memory.fits()) {
            into.too_large(candidate);
            continue;
          }
          if (!computed) {
            times = layer_times(at.shape, at.job, outer, at.machine, at.efficiencies);
            computed = true;
          }
          ++into.found.fitting;
          candidate.time = step_of(at.shape, at.job, plan, at.machine, at.efficiencies, times, at.counted).time;
          into.add(candidate);
        }
      }
    }
  }
}

void merge(Collector& into, const Collector& from) {
  into.found.tried += from.found.tried;
  into.found.fitting += from.found.fitting;
  for (const Candidate& candidate : from.found.best) {
    into.add(candidate);
  }
  for (const Candidate& candidate : from.found.pareto) {
    add_to_pareto(into.found.pareto, candidate);
  }
  if (from.found.nearest.memory > 0.0) {
    into.too_large(from.found.nearest);
  }
}

}  // namespace

std::vector<long> divisors(long number, long most) {
  std::vector<long> found;
  for (long k = 1; k <= std::min(number, most); ++k) {
    if (number % k == 0) {
      found.push_back(k);
    }
  }
  return found;
}

bool schedules(const Plan& plan, const Shape& shape, const Job& job) {
  const double count = micro_batches(plan, job);
  if (count < 1.0 || count != std::floor(count)) {
    return false;
  }
  if (plan.interleave == 1) {
    return true;
  }
  // Embedding and output table may each stand for a layer, as where 126 layers fill 128 places.
  const double chunks = static_cast<double>(plan.pipeline * plan.interleave);
  const bool divides = std::fmod(shape.layers, chunks) == 0.0 || std::fmod(shape.layers + 2.0, chunks) == 0.0;
  return plan.pipeline > 1 && divides && std::fmod(count, static_cast<double>(plan.pipeline)) == 0.0;
}

Space full_space(const Shape& shape, const Job& job, const Machine& machine, long chips, Format format) {
  Space space;
  space.tensor = divisors(static_cast<long>(shape.heads), static_cast<long>(std::min(machine.domain, 64.0)));
  space.pipeline = divisors(chips, static_cast<long>(shape.layers));
  for (const long context : divisors(static_cast<long>(job.sequence), kMostContext)) {
    if (job.sequence / static_cast<double>(context) >= kLeastTokens || context == 1) {
      space.context.push_back(context);
    }
  }
  space.expert = shape.mixture() ? divisors(static_cast<long>(shape.experts), kMostExpert) : std::vector<long>{1};
  for (long k = 1; k <= static_cast<long>(shape.layers); ++k) {
    space.interleave.push_back(k);
  }
  space.micro_batch = divisors(static_cast<long>(job.batch), kMostMicroBatch);
  space.recompute = {Recompute::none, Recompute::selective, Recompute::full};
  space.sharding = {0, 1, 2, 3};
  space.sequence_parallel = {true};
  space.format = {format};
  return space;
}

Found search(const Shape& shape, const Job& job, const Machine& machine, const Efficiencies& efficiencies, long chips,
             const Space& space, std::size_t keep, int threads) {
  const SearchSetting at{shape, job, machine, efficiencies, chips, space, parameters(shape)};
  const std::vector<Plan> outer = outer_plans(shape, job, chips, space);
  const std::size_t workers = base::workers_for(outer.size(), threads);
  std::vector<Collector> collectors(workers, Collector{std::max<std::size_t>(keep, 1), {}});
  std::atomic<std::size_t> next{0};
  base::on_workers(workers, [&](std::size_t worker) {
    for (std::size_t k = next++; k < outer.size(); k = next++) {
      inner_plans(at, outer[k], collectors[worker]);
    }
  });
  for (std::size_t k = 1; k < workers; ++k) {
    merge(collectors[0], collectors[k]);
  }
  return collectors[0].found;
}

}  // namespace headway::cluster

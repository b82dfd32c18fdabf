#include "headway/fit/plans.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace headway::fit {

namespace {

using cluster::Format;
using cluster::Plan;
using cluster::Recompute;

std::vector<Format> formats(const MeasuredRun& run, const cluster::Constants& held, RunCase& job) {
  const bool eight = job.machine.has(Format::eight);
  if (run.format == Format::four && job.machine.has(Format::four)) {
    return {Format::four};
  }
  if (run.format && *run.format != Format::sixteen && eight) {
    return {Format::eight};
  }
  if (run.format || job.software < held.fused || !eight || job.machine.eight_is_integer) {
    return {Format::sixteen};
  }
  job.searched.emplace_back("precision");
  if (job.machine.has(Format::four) && job.software >= held.four_bit_training) {
    return {Format::eight, Format::four};
  }
  return {Format::eight};
}

std::vector<Recompute> recomputes(const MeasuredRun& run, RunCase& job) {
  if (run.recompute) {
    return {*run.recompute};
  }
  job.searched.emplace_back("recompute");
  return {Recompute::none, Recompute::selective, Recompute::full};
}

cluster::Space space_of(const MeasuredRun& run, const ClusterBook& book, RunCase& job) {
  const cluster::Constants& held = book.layout.constants;
  const auto most_micro_batch = static_cast<long>(book.rows.micro_batch_most);
  const auto most_chunks = static_cast<long>(book.rows.chunks_most);
  const cluster::Format format = formats(run, held, job).front();
  cluster::Space space = cluster::full_space(job.shape, job.job, job.machine, job.chips, format);
  job.searched.clear();
  space.format = formats(run, held, job);
  space.recompute = recomputes(run, job);
  const auto fix = [&](const char* column, std::vector<long>& options, const char* words) {
    if (const auto value = run.number(column)) {
      options = {static_cast<long>(*value)};
    } else if (options.size() > 1) {
      job.searched.emplace_back(words);
    }
  };
  fix("tp", space.tensor, "tp");
  fix("pp", space.pipeline, "pp");
  fix("cp", space.context, "cp");
  fix("ep", space.expert, "ep");
  if (run.number("tp") && run.number("dp") && !run.number("cp")) {
    space.context = {1};
    std::erase(job.searched, "cp");
  }
  std::erase_if(space.micro_batch, [&](long size) { return size > most_micro_batch; });
  fix("microbatch", space.micro_batch, "micro-batch");
  if (const auto interleave = run.number("interleave")) {
    space.interleave = {static_cast<long>(*interleave)};
  } else if (space.pipeline.size() > 1 || space.pipeline.front() > 1) {
    std::erase_if(space.interleave, [&](long chunks) { return chunks > most_chunks; });
    job.searched.emplace_back("interleave");
  } else {
    space.interleave = {1};
  }
  const auto stage = run.number("zero");
  if (stage) {
    space.sharding = {static_cast<int>(*stage)};
  } else if (run.number("tp")) {
    space.sharding = {job.software < held.sequence_parallel ? 0 : 1};
  } else {
    space.sharding = {1, 3};
  }
  space.sequence_parallel = {run.sequence_parallel.value_or(job.software >= held.sequence_parallel)};
  return space;
}

/// Every combination of the space for parallelism that is known, though it may not divide by our rules.
std::vector<Plan> combinations(const cluster::Space& space, const RunCase& job) {
  std::vector<Plan> plans;
  Plan plan;
  plan.tensor = space.tensor.front();
  plan.pipeline = space.pipeline.front();
  plan.context = space.context.front();
  plan.expert = space.expert.front();
  plan.data = std::max(1L, job.chips / (plan.tensor * plan.pipeline * plan.context));
  plan.sharding = space.sharding.front();
  plan.sequence_parallel = space.sequence_parallel.front();
  for (const Format format : space.format) {
    plan.format = format;
    for (const Recompute recompute : space.recompute) {
      plan.recompute = recompute;
      for (const long micro_batch : space.micro_batch) {
        plan.micro_batch = micro_batch;
        for (const long interleave : space.interleave) {
          plan.interleave = interleave;
          const bool given = space.interleave.size() == 1 && space.micro_batch.size() == 1;
          if (given || cluster::schedules(plan, job.shape, job.job)) {
            plans.push_back(plan);
          }
        }
      }
    }
  }
  return plans;
}

bool known(const cluster::Space& space) {
  return space.tensor.size() == 1 && space.pipeline.size() == 1 && space.context.size() == 1 &&
         space.expert.size() == 1;
}

}  // namespace

base::Result<void> set_plans(const MeasuredRun& run, const ClusterBook& book, RunCase& job,
                             const cluster::Efficiencies& efficiencies) {
  const cluster::Space space = space_of(run, book, job);
  const cluster::Parameters counted = cluster::parameters(job.shape);
  if (known(space)) {
    job.plans = combinations(space, job);
  } else {
    constexpr std::size_t kKept = 24;
    const cluster::Found found =
        cluster::search(job.shape, job.job, job.machine, efficiencies, job.chips, space, kKept);
    for (const cluster::Candidate& candidate : found.best) {
      job.plans.push_back(candidate.plan);
    }
    if (job.plans.empty() && found.tried > 0) {
      job.plans.push_back(found.nearest.plan);
    }
  }
  if (job.plans.empty()) {
    return std::unexpected(base::Error{.problem = "no plan divides the job",
                                       .why = "chips, heads, layers or batch share no divisor",
                                       .suggestion = "",
                                       .where = {},
                                       .fault = base::Fault::input});
  }
  const auto fits = [&](const Plan& plan) {
    return cluster::memory_of(job.shape, job.job, plan, job.machine, efficiencies.fused_attention, counted).fits();
  };
  std::vector<Plan> fitting;
  std::ranges::copy_if(job.plans, std::back_inserter(fitting), fits);
  if (!fitting.empty()) {
    job.plans = std::move(fitting);
  } else {
    // It ran, so our count is too high: the leanest recomputation tried, and the smallest micro-batch.
    const auto lean = [](const Plan& plan) { return std::pair(-static_cast<int>(plan.recompute), plan.micro_batch); };
    const auto least = lean(*std::ranges::min_element(job.plans, {}, lean));
    std::erase_if(job.plans, [&](const Plan& plan) { return lean(plan) != least; });
  }
  for (Plan& plan : job.plans) {
    plan.overlap_experts = run.overlap_experts;
  }
  return {};
}

}  // namespace headway::fit

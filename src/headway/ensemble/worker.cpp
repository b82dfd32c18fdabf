#include "headway/ensemble/worker.hpp"

#include <algorithm>
#include <iterator>

namespace headway::ensemble {

namespace {

/// Where a run takes its numbers from. The lanes of the last pack that have no run of their own repeat the last one.
DesignRun run_of(const Options& options, std::uint64_t draw) {
  if (options.design.empty()) {
    return DesignRun{.common = {.seed = options.seed, .draw = draw}, .own = {}};
  }
  return options.design[std::min(static_cast<std::size_t>(draw), options.design.size() - 1)];
}

}  // namespace

Kernel choose_kernel(int width) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  const bool has_8 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                     __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
  const bool has_4 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
  if (has_8 && (width == 0 || width == 8)) {
    return Kernel{8, run_pack_of_8, scratch_of_8(), state_of_8()};
  }
  if (has_4 && (width == 0 || width == 4)) {
    return Kernel{4, run_pack_of_4, scratch_of_4(), state_of_4()};
  }
#else
  static_cast<void>(width);
#endif
  return Kernel{2, run_pack_of_2, scratch_of_2(), state_of_2()};
}

Worker::Worker(const Model& model, std::span<const Scenario> scenarios, const Kernel& kernel)
    : model_(model),
      scenarios_(scenarios),
      kernel_(kernel),
      lanes_(static_cast<std::size_t>(kernel.width)),
      scalars_(model.scalars.size() * lanes_ * sizeof(double)),
      paths_(model.paths.size() * months() * lanes_ * sizeof(double)),
      scratch_(kernel.scratch) {
  phase_from_.reserve(scenarios.size());
  for (const Scenario& scenario : scenarios) {
    policies_.emplace_back((1 + scenario.later.size()) * phase_length() * sizeof(double));
    policy_pointers_.push_back(policies_.back().doubles());
    std::ranges::transform(scenario.later, std::back_inserter(phase_from_.emplace_back()), &Phase::from);
    phases_.push_back(static_cast<int>(scenario.later.size()));
    const bool own = !scenario.overrides.empty();
    overrides_.emplace_back(own ? model.scalars.size() * lanes_ * sizeof(double) : 64);
    override_pointers_.push_back(own ? overrides_.back().doubles() : nullptr);
    const bool own_paths = !scenario.path_factors.empty();
    own_paths_.emplace_back(own_paths ? model.paths.size() * months() * lanes_ * sizeof(double) : 64);
    path_pointers_.push_back(own_paths ? own_paths_.back().doubles() : nullptr);
  }
  std::ranges::transform(phase_from_, std::back_inserter(phase_pointers_),
                         [](const auto& from) { return from.data(); });
}

void Worker::draw_world(const Options& options, long first_draw) {
  for (std::size_t lane = 0; lane < lanes_; ++lane) {
    const DesignRun run = run_of(options, static_cast<std::uint64_t>(first_draw) + lane);
    for (std::size_t k = 0; k < model_.scalars.size(); ++k) {
      const chance::Variable& variable = model_.scalars[k];
      scalars_.doubles()[k * lanes_ + lane] = chance::draw_number(variable, run.source_of(variable.block));
    }
    for (std::size_t k = 0; k < model_.paths.size(); ++k) {
      const chance::Variable& variable = model_.paths[k];
      chance::draw_path(variable, run.source_of(variable.block), model_.timeline.months, lanes_,
                        paths_.doubles() + k * months() * lanes_ + lane);
    }
  }
}

void Worker::draw_scalar(std::size_t scalar, const Options& options, long first_draw) {
  const chance::Variable& variable = model_.scalars[scalar];
  for (std::size_t lane = 0; lane < lanes_; ++lane) {
    const DesignRun run = run_of(options, static_cast<std::uint64_t>(first_draw) + lane);
    scalars_.doubles()[scalar * lanes_ + lane] = chance::draw_number(variable, run.source_of(variable.block));
  }
}

void Worker::draw_path(std::size_t path, const Options& options, long first_draw) {
  const chance::Variable& variable = model_.paths[path];
  for (std::size_t lane = 0; lane < lanes_; ++lane) {
    const DesignRun run = run_of(options, static_cast<std::uint64_t>(first_draw) + lane);
    chance::draw_path(variable, run.source_of(variable.block), model_.timeline.months, lanes_,
                      paths_.doubles() + path * months() * lanes_ + lane);
  }
}

void Worker::draw_scenario(std::size_t scenario, const Options& options, long first_draw) {
  for (std::size_t lane = 0; lane < lanes_; ++lane) {
    const DesignRun run = run_of(options, static_cast<std::uint64_t>(first_draw) + lane);
    double* own = policies_[scenario].doubles() + lane;
    for (const PolicyPlan* const plan : scenarios_[scenario].plans()) {
      draw_policy(*plan, run, model_.timeline, lanes_, own);
      own += phase_length();
    }
  }
  if (override_pointers_[scenario] != nullptr) {
    override_scalars(scenario, options, first_draw);
  }
  if (path_pointers_[scenario] != nullptr) {
    multiply_paths(scenarios_[scenario], own_paths_[scenario].doubles());
  }
}

/// The draw's scalars with those that the scenario sets differently.
void Worker::override_scalars(std::size_t scenario, const Options& options, long first_draw) {
  std::copy_n(scalars_.doubles(), model_.scalars.size() * lanes_, overrides_[scenario].doubles());
  for (const Override& change : scenarios_[scenario].overrides) {
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
      const DesignRun run = run_of(options, static_cast<std::uint64_t>(first_draw) + lane);
      overrides_[scenario].doubles()[change.scalar * lanes_ + lane] =
          chance::draw_number(change.variable, run.source_of(change.variable.block));
    }
  }
}

/// The draw's paths with the scenario's factors from the branch on.
void Worker::multiply_paths(const Scenario& scenario, double* own) const {
  const std::size_t length = months() * lanes_;
  std::copy_n(paths_.doubles(), model_.paths.size() * length, own);
  const std::size_t branch = std::min(months(), static_cast<std::size_t>(model_.timeline.branch));
  for (const PathFactor& change : scenario.path_factors) {
    double* const path = own + change.path * length;
    std::for_each(path + branch * lanes_, path + length, [&](double& value) { value *= change.factor; });
  }
}

void Worker::point_at_inputs(KernelTask& task, std::size_t first) {
  task.scalars = scalars_.doubles();
  task.paths = paths_.doubles();
  task.policies = policy_pointers_.data() + first;
  task.phase_from = phase_pointers_.data() + first;
  task.phases = phases_.data() + first;
  task.scalar_overrides = override_pointers_.data() + first;
  task.path_overrides = path_pointers_.data() + first;
}

void Worker::run(const KernelTask& task, const Options& options, long first_draw, int check) {
  draw_world(options, first_draw);
  for (std::size_t s = 0; s < scenarios_.size(); ++s) {
    draw_scenario(s, options, first_draw);
  }
  KernelTask own = task;
  point_at_inputs(own, 0);
  kernel_.run(own, scratch_.data(), check);
}

void Worker::run_history(KernelTask task, int check) {
  task.stretch = Stretch::history;
  point_at_inputs(task, 0);
  kernel_.run(task, scratch_.data(), check);
}

void Worker::run_scenario(KernelTask task, std::size_t scenario, int check) {
  task.stretch = Stretch::scenarios;
  point_at_inputs(task, scenario);
  task.scenarios = 1;
  task.results += scenario;
  kernel_.run(task, scratch_.data(), check);
}

}  // namespace headway::ensemble

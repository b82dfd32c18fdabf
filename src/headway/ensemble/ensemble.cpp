#include "headway/ensemble/ensemble.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <numeric>
#include <thread>

#include "headway/base/month.hpp"
#include "headway/ensemble/kernel.hpp"

namespace headway::ensemble {

namespace {

/// Memory that the figures of a run may take.
constexpr double kMostBytes = 16e9;

struct Kernel {
  int width;
  void (*run)(const KernelTask&, void*, int);
  std::size_t scratch;
};

Kernel choose_kernel(int width) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  const bool has_8 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                     __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
  const bool has_4 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
  if (has_8 && (width == 0 || width == 8)) {
    return Kernel{8, run_pack_of_8, scratch_of_8()};
  }
  if (has_4 && (width == 0 || width == 4)) {
    return Kernel{4, run_pack_of_4, scratch_of_4()};
  }
#else
  static_cast<void>(width);
#endif
  return Kernel{2, run_pack_of_2, scratch_of_2()};
}

/// 64-byte aligned memory, as packs want it.
class Aligned {
 public:
  explicit Aligned(std::size_t bytes) : bytes_((bytes + 63) / 64 * 64), memory_(std::aligned_alloc(64, bytes_)) {}
  void* data() const { return memory_.get(); }
  double* doubles() const { return static_cast<double*>(memory_.get()); }

 private:
  struct Free {
    void operator()(void* memory) const { std::free(memory); }
  };
  std::size_t bytes_;
  std::unique_ptr<void, Free> memory_;
};

/// Where a run takes its numbers from. The lanes of the last pack that have no run of their own repeat the last one.
DesignRun run_of(const Options& options, std::uint64_t draw) {
  if (options.design.empty()) {
    return DesignRun{.common = {.seed = options.seed, .draw = draw}, .own = {}};
  }
  return options.design[std::min(static_cast<std::size_t>(draw), options.design.size() - 1)];
}

/// What one worker needs for its packs, allocated once.
class Worker {
 public:
  Worker(const Model& model, std::span<const Scenario> scenarios, const Kernel& kernel)
      : model_(model),
        scenarios_(scenarios),
        kernel_(kernel),
        lanes_(static_cast<std::size_t>(kernel.width)),
        scalars_(model.scalars.size() * lanes_ * sizeof(double)),
        paths_(model.paths.size() * months() * lanes_ * sizeof(double)),
        scratch_(kernel.scratch) {
    for (const Scenario& scenario : scenarios) {
      policies_.emplace_back((1 + scenario.later.size()) * phase_length() * sizeof(double));
      policy_pointers_.push_back(policies_.back().doubles());
      phase_from_.emplace_back();
      std::ranges::transform(scenario.later, std::back_inserter(phase_from_.back()), &Phase::from);
      phases_.push_back(static_cast<int>(scenario.later.size()));
      const bool own = !scenario.overrides.empty();
      overrides_.emplace_back(own ? model.scalars.size() * lanes_ * sizeof(double) : 64);
      override_pointers_.push_back(own ? overrides_.back().doubles() : nullptr);
      const bool own_paths = !scenario.path_factors.empty();
      own_paths_.emplace_back(own_paths ? model.paths.size() * months() * lanes_ * sizeof(double) : 64);
      path_pointers_.push_back(own_paths ? own_paths_.back().doubles() : nullptr);
    }
  }

  void run(KernelTask task, const Options& options, long first_draw, int check) {
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
      for (std::size_t s = 0; s < scenarios_.size(); ++s) {
        double* own = policies_[s].doubles() + lane;
        draw_policy(scenarios_[s].policy, run, model_.timeline, lanes_, own);
        for (const Phase& phase : scenarios_[s].later) {
          own += phase_length();
          draw_policy(phase.policy, run, model_.timeline, lanes_, own);
        }
      }
    }
    for (std::size_t s = 0; s < scenarios_.size(); ++s) {
      if (override_pointers_[s] != nullptr) {
        std::copy_n(scalars_.doubles(), model_.scalars.size() * lanes_, overrides_[s].doubles());
        for (const Override& change : scenarios_[s].overrides) {
          for (std::size_t lane = 0; lane < lanes_; ++lane) {
            const DesignRun run = run_of(options, static_cast<std::uint64_t>(first_draw) + lane);
            overrides_[s].doubles()[change.scalar * lanes_ + lane] =
                chance::draw_number(change.variable, run.source_of(change.variable.block));
          }
        }
      }
      if (path_pointers_[s] != nullptr) {
        multiply_paths(scenarios_[s], own_paths_[s].doubles());
      }
    }
    task.scalars = scalars_.doubles();
    task.paths = paths_.doubles();
    std::vector<const int*> phase_from;
    std::ranges::transform(phase_from_, std::back_inserter(phase_from),
                           [](const auto& months) { return months.data(); });
    task.policies = policy_pointers_.data();
    task.phase_from = phase_from.data();
    task.phases = phases_.data();
    task.scalar_overrides = override_pointers_.data();
    task.path_overrides = path_pointers_.data();
    task.first_draw = first_draw;
    kernel_.run(task, scratch_.data(), check);
  }

 private:
  std::size_t months() const { return static_cast<std::size_t>(model_.timeline.months); }
  /// Numbers of one phase's policy, all lanes.
  std::size_t phase_length() const { return static_cast<std::size_t>(policy_length(model_.timeline.months)) * lanes_; }

  /// The draw's paths with the scenario's factors from the branch on.
  void multiply_paths(const Scenario& scenario, double* own) const {
    const std::size_t length = months() * lanes_;
    std::copy_n(paths_.doubles(), model_.paths.size() * length, own);
    const std::size_t branch = std::min(months(), static_cast<std::size_t>(model_.timeline.branch));
    for (const PathFactor& change : scenario.path_factors) {
      double* const path = own + change.path * length;
      std::for_each(path + branch * lanes_, path + length, [&](double& value) { value *= change.factor; });
    }
  }

  const Model& model_;
  std::span<const Scenario> scenarios_;
  Kernel kernel_;
  std::size_t lanes_;
  Aligned scalars_;
  Aligned paths_;
  Aligned scratch_;
  std::vector<Aligned> policies_;
  std::vector<Aligned> overrides_;
  std::vector<std::vector<int>> phase_from_;
  std::vector<int> phases_;
  std::vector<const double*> policy_pointers_;
  std::vector<const double*> override_pointers_;
  std::vector<Aligned> own_paths_;
  std::vector<double*> path_pointers_;
};

base::Error breach_error(const Breach& breach, std::span<const Scenario> scenarios, long draw) {
  base::Error error;
  error.fault = base::Fault::run;
  error.problem = "the run broke in " + std::string(balance::kBreachNames[static_cast<std::size_t>(breach.kind)]);
  error.why = "scenario " + scenarios[static_cast<std::size_t>(breach.scenario)].name + ", month " +
              base::to_string(base::kFirstMonth + breach.month) + ", draw " + std::to_string(draw);
  error.suggestion = "look for an input of that sector far outside its range";
  return error;
}

/// Rows without the draws that cannot support their history, in place.
void drop_unsupported(const std::vector<double>& support, long draws, std::size_t rows, bool keep_all,
                      Ensemble& ensemble) {
  auto& kept = ensemble.draws;
  for (long draw = 0; draw < draws; ++draw) {
    const bool supported = support[static_cast<std::size_t>(draw)] >= kLeastSupport;
    ensemble.supported.push_back(supported ? 1 : 0);
    if (supported || keep_all) {
      kept.push_back(draw);
    }
  }
  ensemble.kept = static_cast<long>(kept.size());
  ensemble.dropped = draws - ensemble.kept;
  if (ensemble.dropped == 0) {
    return;
  }
  for (auto& figures : ensemble.figures) {
    std::size_t to = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      for (const long draw : kept) {
        figures[to++] = figures[row * static_cast<std::size_t>(draws) + static_cast<std::size_t>(draw)];
      }
    }
    figures.resize(to);
  }
}

}  // namespace

namespace {

/// W1 to W3 of constraint.hpp on an ensemble whose last rows are the observations' parts, which are taken off.
base::Result<Ensemble> constrain(Ensemble ensemble, const Model& model, std::size_t parts, std::size_t requests) {
  std::vector<std::span<const double>> rows;
  for (std::size_t k = 0; k < parts; ++k) {
    rows.push_back(ensemble.row(0, requests + k));
  }
  const auto weight = weights(model.constraint, rows);
  ensemble.effective = effective_size(weight);
  if (ensemble.effective < kLeastEffective * static_cast<double>(ensemble.kept)) {
    return std::unexpected(base::Error{
        "the constraint leaves an effective sample of " + std::to_string(static_cast<long>(ensemble.effective)) +
            " of " + std::to_string(ensemble.kept) + " draws",
        "under one in twenty, the bands would be those of a few draws",
        "widen the observations in book/observed/constraints.csv, or run without " + base::field("constrain"),
        {},
        base::Fault::run});
  }
  const auto taken = resample(weight, static_cast<long>(ensemble.effective));
  const auto kept = static_cast<std::size_t>(ensemble.kept);
  for (auto& figures : ensemble.figures) {
    std::vector<double> chosen;
    chosen.reserve(requests * taken.size());
    for (std::size_t row = 0; row < requests; ++row) {
      for (const long draw : taken) {
        chosen.push_back(figures[row * kept + static_cast<std::size_t>(draw)]);
      }
    }
    figures = std::move(chosen);
  }
  std::vector<long> draws;
  for (const long draw : taken) {
    draws.push_back(ensemble.draws[static_cast<std::size_t>(draw)]);
  }
  ensemble.draws = std::move(draws);
  ensemble.kept = static_cast<long>(taken.size());
  return ensemble;
}

}  // namespace

base::Result<Ensemble> run(const Model& model, std::span<const Scenario> scenarios, std::span<const Request> requests,
                           const Options& options) {
  if (!model.constraint.empty()) {
    if (!options.design.empty() || options.keep_unsupported) {
      return std::unexpected(base::Error{
          "these draws cannot be weighted by observations",
          "indices and thresholds rest on inputs drawn apart from one another",
          "leave " + base::field("constrain") + " out, or narrow the entries that the observations speak of",
          {},
          base::Fault::input});
    }
    std::vector<Request> all(requests.begin(), requests.end());
    for (const Observation& observation : model.constraint) {
      for (const auto* parts : {&observation.add, &observation.divide}) {
        for (const Part& part : *parts) {
          all.push_back(part.request);
        }
      }
    }
    Model free = model;
    free.constraint.clear();
    auto ensemble = run(free, scenarios, all, options);
    return ensemble ? constrain(std::move(*ensemble), model, all.size() - requests.size(), requests.size()) : ensemble;
  }
  const double wanted = 8.0 * static_cast<double>(requests.size()) * static_cast<double>(scenarios.size()) *
                        static_cast<double>(options.draws);
  if (wanted > kMostBytes) {
    return std::unexpected(
        base::Error{"the figures asked for would fill " + std::to_string(static_cast<long>(wanted / 1e9)) + " GB",
                    std::to_string(requests.size()) + " figures, " + std::to_string(scenarios.size()) + " scenarios, " +
                        std::to_string(options.draws) + " draws",
                    "ask for fewer with " + base::field("metric") + " and " + base::field("yardstick") +
                        ", or for fewer draws with " + base::field("samples"),
                    {},
                    base::Fault::input});
  }
  const Kernel kernel = choose_kernel(options.width);
  const balance::Setting setting{model.table, balance::install_order(model.table), model.timeline};

  // Requests by month for the kernel; rows of results are sorted back by pointing each at its place.
  std::vector<std::size_t> order(requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t k) { return requests[k].last_month; });
  std::vector<Request> sorted;
  std::vector<long> place;
  for (const std::size_t k : order) {
    sorted.push_back(requests[k]);
    place.push_back(static_cast<long>(k));
  }

  Ensemble ensemble;
  std::vector<double*> results;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    ensemble.figures.emplace_back(requests.size() * static_cast<std::size_t>(options.draws));
    results.push_back(ensemble.figures.back().data());
  }
  std::vector<double> support(static_cast<std::size_t>(options.draws));

  KernelTask task{};
  task.setting = &setting;
  task.months = model.timeline.months;
  task.scenarios = static_cast<int>(scenarios.size());
  task.requests = sorted.data();
  task.rows = place.data();
  task.request_count = static_cast<int>(sorted.size());
  task.results = results.data();
  task.draws = options.draws;
  task.support = support.data();

  const long packs = (options.draws + kernel.width - 1) / kernel.width;
  std::atomic<long> next{0};
  std::mutex reporting;
  Breach first_breach;
  long first_breach_draw = options.draws;
  const auto work = [&] {
    Worker worker(model, scenarios, kernel);
    for (long pack = next++; pack < packs; pack = next++) {
      Breach breach;
      KernelTask own = task;
      own.breach = &breach;
      const long first_draw = pack * kernel.width;
      worker.run(own, options, first_draw, options.check_months);
      if (breach.kind != balance::kSound) {
        breach = Breach{};
        worker.run(own, options, first_draw, 1);  // again, month by month, to name the month
        const std::lock_guard lock(reporting);
        if (first_draw + breach.lane < first_breach_draw) {
          first_breach = breach;
          first_breach_draw = first_draw + breach.lane;
        }
      }
      if (options.progress && pack % 64 == 0) {
        const std::lock_guard lock(reporting);
        options.progress(static_cast<double>(pack) / static_cast<double>(packs));
      }
    }
  };
  {
    const auto cores = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    const int threads = options.threads > 0 ? options.threads : cores;
    std::vector<std::jthread> others;
    for (int k = 1; k < threads && k < packs; ++k) {
      others.emplace_back(work);
    }
    work();
  }
  if (first_breach.kind != balance::kSound) {
    return std::unexpected(breach_error(first_breach, scenarios, first_breach_draw));
  }
  drop_unsupported(support, options.draws, requests.size(), options.keep_unsupported, ensemble);
  return ensemble;
}

}  // namespace headway::ensemble

// One worker of an ensemble: draws the inputs of a pack for all scenarios, and runs it with the widest kernel there is.
#pragma once

#include <cstdlib>
#include <memory>

#include "headway/ensemble/ensemble.hpp"
#include "headway/ensemble/kernel.hpp"

namespace headway::ensemble {

/// The month loop for one width of registers.
struct Kernel {
  int width;  ///< draws a pack
  void (*run)(const KernelTask&, void*, int);
  std::size_t scratch;  ///< bytes
  std::size_t state;    ///< bytes at their beginning that hold the state at the branch
};

/// The kernel of this width where the processor has it; 0: the widest that it has.
Kernel choose_kernel(int width);

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

/// What one worker needs for its packs, allocated once.
class Worker {
 public:
  Worker(const Model& model, std::span<const Scenario> scenarios, const Kernel& kernel);

  /// Draws the pack that begins with `first_draw` and runs it; `check` as in run_pack.
  void run(const KernelTask& task, const Options& options, long first_draw, int check);

  /// Draws the world's inputs of that pack, or one of them anew.
  void draw_world(const Options& options, long first_draw);
  void draw_scalar(std::size_t scalar, const Options& options, long first_draw);
  void draw_path(std::size_t path, const Options& options, long first_draw);
  /// Draws what the scenario decides in that pack: its policy, and inputs that it sets differently from the world's.
  void draw_scenario(std::size_t scenario, const Options& options, long first_draw);

  /// Of the pack drawn, lane by lane: scalars; paths month by month; the policy of a scenario's first phase, as draw_policy()
  /// writes it; the state at the branch.
  std::span<double> scalars() { return {scalars_.doubles(), model_.scalars.size() * lanes_}; }
  std::span<double> paths() { return {paths_.doubles(), model_.paths.size() * months() * lanes_}; }
  std::span<const double> policy(std::size_t scenario) const { return {policy_pointers_[scenario], phase_length()}; }
  std::span<double> state() { return {scratch_.doubles(), kernel_.state / sizeof(double)}; }

  /// Runs the pack as it is drawn until the branch, under the first scenario's policy.
  void run_history(KernelTask task, int check);
  /// Runs one scenario of the pack as it is drawn, from the state at the branch on. A breach names it as the first.
  void run_scenario(KernelTask task, std::size_t scenario, int check);

 private:
  std::size_t months() const { return static_cast<std::size_t>(model_.timeline.months); }
  /// Numbers of one phase's policy, all lanes.
  std::size_t phase_length() const { return static_cast<std::size_t>(policy_length(model_.timeline.months)) * lanes_; }
  /// The task with the inputs as they are drawn, for scenarios from `first` on.
  void point_at_inputs(KernelTask& task, std::size_t first);
  void override_scalars(std::size_t scenario, const Options& options, long first_draw);
  void multiply_paths(const Scenario& scenario, double* own) const;

  const Model& model_;
  std::span<const Scenario> scenarios_;
  Kernel kernel_;
  std::size_t lanes_;
  Aligned scalars_;
  Aligned paths_;
  Aligned scratch_;
  std::vector<Aligned> policies_;
  std::vector<Aligned> overrides_;
  std::vector<const double*> policy_pointers_;
  std::vector<std::vector<int>> phase_from_;  ///< by scenario: first month of each later phase
  std::vector<const int*> phase_pointers_;
  std::vector<int> phases_;
  std::vector<const double*> override_pointers_;
  std::vector<Aligned> own_paths_;
  std::vector<double*> path_pointers_;
};

}  // namespace headway::ensemble

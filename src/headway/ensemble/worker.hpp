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
  void run(KernelTask task, const Options& options, long first_draw, int check);

 private:
  std::size_t months() const { return static_cast<std::size_t>(model_.timeline.months); }
  /// Numbers of one phase's policy, all lanes.
  std::size_t phase_length() const { return static_cast<std::size_t>(policy_length(model_.timeline.months)) * lanes_; }
  void draw_inputs(const Options& options, long first_draw);
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

// How one job is laid over its chips.
#pragma once

#include <string>
#include <string_view>

#include "headway/base/error.hpp"
#include "headway/cluster/machine.hpp"
#include "headway/cluster/shape.hpp"

namespace headway::cluster {

/// What is computed again in the backward pass: nothing, the attention scores, or every layer.
enum class Recompute { none, selective, full };

std::string_view to_string(Recompute recompute);

struct Plan {
  long tensor = 1;       ///< tp: each product split over so many chips
  long pipeline = 1;     ///< pp: stages
  long data = 1;         ///< dp: copies; experts are spread inside them
  long expert = 1;       ///< ep: chips over which the experts of a layer are spread, inside data x context x tensor
  long context = 1;      ///< cp: parts of a sequence
  long interleave = 1;   ///< chunks of layers a stage
  long micro_batch = 1;  ///< sequences
  int sharding = 1;      ///< ZeRO stage: 0 none, 1 optimizer, 2 gradients too, 3 weights too
  Recompute recompute = Recompute::none;
  bool sequence_parallel = true;  ///< norms and residuals split as the products are
  bool overlap_experts =
      false;  ///< tokens travel to experts behind the work of another micro-batch (DualPipe, 2412.19437)
  Format format = Format::sixteen;

  long chips() const { return tensor * pipeline * data * context; }
  bool operator==(const Plan&) const = default;
};

/// A plan as typed: "tp=8,pp=8,dp=16,cp=2,ep=1,interleave=6,microbatch=1,recompute=selective,zero=1,precision=fp8,overlap=experts".
/// Keys left out keep the value of `start`. Errors: a key or word that is not known (with the nearest), a number that is
/// not a whole number from 1 to 10^7.
base::Result<Plan> parse_plan(std::string_view text, Plan start = {});

/// The same text, in the order above.
std::string to_string(const Plan& plan);

struct Job {
  double batch = 1;     ///< sequences a step, of the whole cluster
  double sequence = 1;  ///< tokens
  double trained = 1;   ///< share of weights that get a gradient; below 1 only for adapters
};

/// Sequences that each stage works through a step, in micro-batches. May be a fraction where the batch does not divide.
double micro_batches(const Plan& plan, const Job& job);

/// Whether the plan divides the model and the batch. Error: which number does not divide which.
base::Result<void> check(const Plan& plan, const Shape& shape, const Job& job);

}  // namespace headway::cluster

// Memory of a chip by category, and why a plan does not fit.
//
// Of the fullest chip, bytes:
//   [CM1] weights 2 a parameter (over dp x cp with stage 3), gradients 4 (over dp x cp from stage 2),
//        optimizer 12 (over dp x cp from stage 1); routed experts over their own copies (1910.02054)
//   [CM2] activations of a layer (2205.05198, generalised): T (8 h / r, 10 with the masks of dropout, + operands of the products, as wide as these, / tp);
//        scores 5 a s a T / tp where attention is not fused and nothing is recomputed; selective recomputation drops
//        these, or where attention is fused what norms, activation functions, routing and latent projections leave;
//        full recomputation keeps the input only, 2 T h / r, and one layer at work
//   [CM3] micro-batches in flight on the first stage: min(m, pp), interleaved min(m, pp + (pp - 1) / v)
//   [CM4] logits of the last stage: 6 T V / tp
//   [CM5] held back for the runtime, its buffers and fragments: a fixed amount and a share of the memory
#pragma once

#include <string>

#include "headway/cluster/efficiencies.hpp"
#include "headway/cluster/step.hpp"

namespace headway::cluster {

/// Bytes on the fullest chip.
struct Memory {
  double weights = 0;
  double gradients = 0;
  double optimizer = 0;
  double activations = 0;
  double logits = 0;
  double reserved = 0;
  double capacity = 0;

  double needed() const { return weights + gradients + optimizer + activations + logits + reserved; }
  bool fits() const { return needed() <= capacity; }
};

Memory memory_of(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine, bool fused_attention,
                 const Parameters& counted);

/// "needs 96 GB of 80: optimizer 52, activations 30, weights 9 ...": the largest first. Empty where the plan fits.
std::string why_not(const Memory& memory);

}  // namespace headway::cluster

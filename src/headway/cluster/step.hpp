// Time of one training step, and where it goes.
//
//   [CT1] a stage works m micro-batches, m = batch / (dp x micro-batch): m (forward + backward + recomputation) of the
//        slowest stage. Layers that divide evenly into stages leave the output table as extra work of the last one; else
//        the table is balanced with layers.
//   [CT2] bubble: (pp - 1) / v times a stage's micro-batch, v chunks a stage (1F1B; interleaved: 2104.04473); half of it
//        where micro-batches enter at both ends (DualPipe)
//   [CT3] pipeline: 2 m v transfers of T h numbers between stages, not hidden in part
//   [CT4] data parallel: gradients are scattered behind the last backward pass and weights gathered behind the first
//        forward pass, as far as these last; stage 3 gathers weights in each pass of each micro-batch
//   [CT5] optimizer: 30 bytes a parameter held, through memory
//   [CT6] stragglers: s log2(chips / 8) of all that; then a fixed time a step, and the family's maturity over all
#pragma once

#include "headway/cluster/layer.hpp"

namespace headway::cluster {

/// Seconds of a step; they add up to `time`.
struct Step {
  Parts work;  ///< of all micro-batches, without recomputation
  double recompute = 0;
  double bubble = 0;
  double pipeline = 0;
  double data = 0;
  double optimizer = 0;
  double straggler = 0;
  double overhead = 0;  ///< fixed time, and what the maturity of software adds
  double time = 0;
};

/// `times` are those of the plan's tp, cp, ep, micro-batch and format.
Step step_of(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine,
             const Efficiencies& efficiencies, const LayerTimes& times, const Parameters& counted);

/// As above, with the layer times computed.
Step step_of(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine,
             const Efficiencies& efficiencies);

struct Local {
  double shared = 0;   ///< parameters of a chip outside the routed experts
  double experts = 0;  ///< of routed experts
};

/// Parameters of a chip of the fullest stage, before any sharding.
Local local_parameters(const Shape& shape, const Plan& plan, const Parameters& counted);

}  // namespace headway::cluster

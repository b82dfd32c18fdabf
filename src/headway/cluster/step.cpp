#include "headway/cluster/step.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/portable.hpp"
#include "headway/cluster/network.hpp"

namespace headway::cluster {

namespace {

Parts recomputation(const Pass& pass, Recompute recompute) {
  return recompute == Recompute::full ? pass.forward : recompute == Recompute::selective ? pass.selective : Parts{};
}

/// A micro-batch through all layers of the model, and through the output table.
struct Whole {
  Pass layers;
  Pass head;
  double again = 0;  ///< recomputation of the layers, seconds

  double layers_forward() const { return layers.forward.sum(); }
  double layers_backward() const { return layers.backward.sum() + again; }
};

void add(Whole& whole, double count, const Pass& pass, Recompute recompute) {
  whole.layers.forward += count * pass.forward;
  whole.layers.backward += count * pass.backward;
  whole.again += count * recomputation(pass, recompute).sum();
}

Whole whole_of(const Shape& shape, const Plan& plan, const LayerTimes& times) {
  Whole whole;
  const double mixture = shape.mixture_layers() + (shape.mixture() ? shape.prediction_layers : 0.0);
  const double dense = shape.layers - shape.mixture_layers() + (shape.mixture() ? 0.0 : shape.prediction_layers);
  add(whole, dense, times.dense, plan.recompute);
  if (shape.mixture()) {
    add(whole, mixture, times.mixture, plan.recompute);
  }
  whole.head.forward += (1.0 + shape.prediction_layers) * times.head.forward;
  whole.head.backward += (1.0 + shape.prediction_layers) * times.head.backward;
  return whole;
}

/// [CT4]: what is left of `time` behind work of `cover` seconds.
double uncovered(double time, double cover) { return std::max(0.0, time - cover); }

double data_parallel(const Plan& plan, const Machine& machine, const Efficiencies& efficiencies, const Local& local,
                     const Job& job, double forward, double backward) {
  const Network network{machine, efficiencies};
  const double tensor = static_cast<double>(plan.tensor);
  const double copies = static_cast<double>(plan.data * plan.context);
  const double spread = static_cast<double>(plan.expert);
  const Group shared = place(machine, copies, tensor);
  const Group experts = place(machine, std::max(1.0, copies * tensor / spread), spread);
  const auto gather = [&](double bytes) {
    double time = copies > 1 ? network.gather(shared, bytes * local.shared) : 0.0;
    if (local.experts > 0 && experts.size > 1) {
      time += network.gather(experts, bytes * local.experts);
    }
    return time;
  };
  const double weights = gather(2.0);
  const double gradients = job.trained * gather(efficiencies.gradient_bytes);
  if (plan.sharding >= 3) {
    const double hide = efficiencies.hide_data;
    return micro_batches(plan, job) *
           (uncovered(weights, hide * forward) + uncovered(weights + gradients, hide * backward));
  }
  const double returned = plan.sharding > 0 ? job.trained * weights : gradients;
  return uncovered(gradients, efficiencies.hide_data * backward) +
         uncovered(returned, efficiencies.hide_data * forward);
}

double optimizer(const Plan& plan, const Machine& machine, const Efficiencies& efficiencies, const Local& local,
                 const Job& job) {
  constexpr double kBytes = 30.0;  // weight, gradient and two moments read; weight twice and moments written
  const double copies = static_cast<double>(plan.data * plan.context);
  const double expert_copies =
      std::max(1.0, copies * static_cast<double>(plan.tensor) / static_cast<double>(plan.expert));
  const double held =
      plan.sharding > 0 ? local.shared / copies + local.experts / expert_copies : local.shared + local.experts;
  return kBytes * job.trained * held / (machine.memory_bandwidth * efficiencies.bandwidth);
}

double transfers(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine,
                 const Efficiencies& efficiencies) {
  if (plan.pipeline == 1) {
    return 0.0;
  }
  const Network network{machine, efficiencies};
  const double stage_chips = static_cast<double>(plan.chips()) / static_cast<double>(plan.pipeline);
  const double tokens =
      static_cast<double>(plan.micro_batch) * job.sequence / static_cast<double>(plan.context * plan.tensor);
  const double one = network.send(stage_chips * 2.0 > machine.domain, 2.0 * tokens * shape.hidden);
  return 2.0 * micro_batches(plan, job) * static_cast<double>(plan.interleave) * (1.0 - efficiencies.hide_pipeline) *
         one;
}

}  // namespace

Local local_parameters(const Shape& shape, const Plan& plan, const Parameters& counted) {
  const double stages = static_cast<double>(plan.pipeline);
  const double tensor = static_cast<double>(plan.tensor);
  const double split = plan.expert > 1 ? static_cast<double>(plan.expert) : tensor;
  const double mixture = shape.mixture_layers() / stages;
  const double dense = shape.layers / stages - mixture;
  Local local;
  local.shared = (dense * (counted.attention + counted.dense) +
                  mixture * (counted.mixing + counted.router + shape.shared_experts * counted.expert) +
                  counted.embedding * (plan.pipeline == 1 && !shape.tied ? 2.0 : 1.0)) /
                 tensor;
  local.experts = mixture * shape.experts * counted.expert / split;
  return local;
}

Step step_of(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine,
             const Efficiencies& efficiencies, const LayerTimes& times, const Parameters& counted) {
  const double stages = static_cast<double>(plan.pipeline);
  const double chunks = static_cast<double>(plan.interleave);
  const double count = micro_batches(plan, job);
  const Whole whole = whole_of(shape, plan, times);
  const bool even = std::fmod(shape.layers, stages * chunks) == 0.0;
  const double head_share = even ? 1.0 : 1.0 / stages;
  Step step;
  Parts layers = whole.layers.forward;
  layers += whole.layers.backward;
  Parts head = whole.head.forward;
  head += whole.head.backward;
  step.work += (count / stages) * layers;
  step.work += (count * head_share) * head;
  step.recompute = count / stages * whole.again;
  const double forward = whole.layers_forward() / stages;
  const double backward = whole.layers_backward() / stages;
  const double directions = plan.overlap_experts ? 2.0 : 1.0;  // DualPipe fills from both ends
  step.bubble = (stages - 1.0) / (chunks * directions) * (forward + backward);
  step.pipeline = transfers(shape, job, plan, machine, efficiencies);
  const Local local = local_parameters(shape, plan, counted);
  step.data = data_parallel(plan, machine, efficiencies, local, job, forward, backward);
  step.optimizer = optimizer(plan, machine, efficiencies, local, job);
  const double busy = step.work.sum() + step.recompute + step.bubble + step.pipeline + step.data + step.optimizer;
  step.straggler =
      efficiencies.straggler * base::portable::log2(std::max(1.0, static_cast<double>(plan.chips()) / 8.0)) * busy;
  step.time = (busy + step.straggler + efficiencies.step) * efficiencies.maturity;
  step.overhead = step.time - busy - step.straggler;
  return step;
}

Step step_of(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine,
             const Efficiencies& efficiencies) {
  return step_of(shape, job, plan, machine, efficiencies, layer_times(shape, job, plan, machine, efficiencies),
                 parameters(shape));
}

}  // namespace headway::cluster

#include "headway/cluster/memory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace headway::cluster {

namespace {

/// [CM2], bytes of one layer.
double layer_bytes(const Shape& shape, const Job& job, const Plan& plan, bool fused_attention, bool mixture) {
  const double tensor = static_cast<double>(plan.tensor);
  const double reduced = plan.sequence_parallel ? tensor : 1.0;
  const double tokens = static_cast<double>(plan.micro_batch) * job.sequence / static_cast<double>(plan.context);
  const double queries = shape.heads * shape.query_key_width();
  const double keys = shape.latent() ? queries + shape.heads * shape.value_head_width()
                                     : 2.0 * shape.key_value_heads * shape.head_width;
  const double inner = shape.gated ? 3.0 : 2.0;
  const double out = shape.heads * shape.value_head_width();
  const double kept = bytes_of(plan.format);  // operands of products are kept as they enter these
  double split = mixture && shape.hybrid() ? 2.0 * shape.recurrent_inputs() + kept * shape.recurrent_width
                                           : 2.0 * (queries + keys) + kept * out;
  double routed = 0.0;
  if (mixture) {
    split += kept * inner * shape.shared_experts * shape.expert_width;
    const double share = plan.expert > 1 ? 1.0 / tensor : 1.0;
    const double expert_split = plan.expert > 1 ? 1.0 : tensor;
    routed = kept * shape.top_k * share * (2.0 * shape.hidden + inner * shape.expert_width / expert_split);
  } else {
    split += kept * inner * shape.feed_forward;
  }
  double kept_norms = (fused_attention ? 8.0 : 10.0) * shape.hidden;  // masks of dropout, where it was still used
  if (fused_attention && plan.recompute == Recompute::selective) {
    kept_norms = 4.0 * shape.hidden;
    split -= kept * (mixture ? shape.shared_experts * shape.expert_width : shape.feed_forward);
    split -= shape.latent() ? 2.0 * (queries + keys) : mixture && shape.hybrid() ? shape.recurrent_inputs() : 0.0;
    routed *= 0.5;
  }
  double bytes = tokens * (kept_norms / reduced + split / tensor + routed);
  if (!fused_attention && plan.recompute == Recompute::none) {
    bytes += 5.0 * shape.heads * job.sequence * tokens / tensor;
  }
  return bytes;
}

double activations(const Shape& shape, const Job& job, const Plan& plan, bool fused_attention) {
  const double stages = static_cast<double>(plan.pipeline);
  const double dense = layer_bytes(shape, job, plan, fused_attention, false);
  const double mixture = shape.mixture() ? layer_bytes(shape, job, plan, fused_attention, true) : 0.0;
  const double mixture_layers = shape.mixture_layers() / stages;
  const double layers = shape.layers / stages;
  const double kept = stages + (plan.interleave > 1 ? (stages - 1.0) / static_cast<double>(plan.interleave) : 0.0);
  const double flying = std::min(micro_batches(plan, job), kept);
  if (plan.recompute != Recompute::full) {
    return flying * ((layers - mixture_layers) * dense + mixture_layers * mixture);
  }
  const double tokens = static_cast<double>(plan.micro_batch) * job.sequence / static_cast<double>(plan.context);
  const double input = 2.0 * tokens * shape.hidden / (plan.sequence_parallel ? static_cast<double>(plan.tensor) : 1.0);
  return flying * layers * input + std::max(dense, mixture);
}

}  // namespace

Memory memory_of(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine, bool fused_attention,
                 const Parameters& counted) {
  const Local local = local_parameters(shape, plan, counted);
  const double copies = static_cast<double>(plan.data * plan.context);
  const double expert_copies =
      std::max(1.0, copies * static_cast<double>(plan.tensor) / static_cast<double>(plan.expert));
  const auto held = [&](int stage) {
    return plan.sharding >= stage ? local.shared / copies + local.experts / expert_copies
                                  : local.shared + local.experts;
  };
  Memory memory;
  memory.weights = 2.0 * held(3);
  memory.gradients = 4.0 * job.trained * held(2);
  memory.optimizer = 12.0 * job.trained * held(1);
  memory.activations = activations(shape, job, plan, fused_attention);
  const double tokens = static_cast<double>(plan.micro_batch) * job.sequence / static_cast<double>(plan.context);
  memory.logits = 6.0 * tokens * shape.vocabulary / static_cast<double>(plan.tensor);
  memory.reserved = machine.reserved;
  memory.capacity = machine.memory;
  return memory;
}

std::string why_not(const Memory& memory) {
  if (memory.fits()) {
    return "";
  }
  std::array<std::pair<const char*, double>, 6> parts{{{"weights", memory.weights},
                                                       {"gradients", memory.gradients},
                                                       {"optimizer", memory.optimizer},
                                                       {"activations", memory.activations},
                                                       {"logits", memory.logits},
                                                       {"held back", memory.reserved}}};
  std::ranges::sort(parts, [](const auto& one, const auto& other) { return one.second > other.second; });
  std::string text = fmt::format("needs {:.3g} GB of {:.3g}:", memory.needed() / 1e9, memory.capacity / 1e9);
  for (const auto& [name, bytes] : parts) {
    text += fmt::format(" {} {:.3g},", name, bytes / 1e9);
  }
  text.pop_back();
  return text;
}

}  // namespace headway::cluster

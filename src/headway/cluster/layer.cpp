#include "headway/cluster/layer.hpp"

#include <algorithm>

#include "headway/cluster/network.hpp"

namespace headway::cluster {

namespace {

/// What the pieces of a layer share.
struct Setting {
  const Shape& shape;
  const Job& job;
  const Plan& plan;
  const Work& work;
  const Network& network;
  double tokens;    ///< T
  double tensor;    ///< tp
  double reduced;   ///< what norms and residuals are divided by: tp with sequence parallelism, else 1
  double backward;  ///< products in the backward pass over the forward ones

  /// Adds one product of T tokens, and its backward. `split` of n or k is already taken.
  void product(Pass& pass, double m, double n, double k, double count = 1.0) const {
    const double forward = work.product(m, n, k, count);
    pass.forward.matrix += forward;
    pass.backward.matrix += backward * forward;
    if (job.trained >= 1.0) {
      // Read and written once a micro-batch, in 32 bits.
      pass.backward.element += work.stream(8.0 * n * k * count, work.efficiencies.weights);
    }
    if (plan.format != Format::sixteen) {
      const double bytes = 2.0 + 2.0 * bytes_of(plan.format);
      pass.forward.element += work.stream(bytes * m * k * count, work.efficiencies.cast) +
                              work.stream(bytes * n * k * count, work.efficiencies.weights);
      pass.backward.element += work.stream(bytes * m * n * count, work.efficiencies.cast);
    }
  }

  void stream(Pass& pass, double bytes) const {
    const double forward = work.stream(bytes, work.efficiencies.passes);
    pass.forward.element += forward;
    pass.backward.element += 2.0 * forward;
    pass.selective.element += work.efficiencies.fused_attention ? forward : 0.0;
  }

  /// [CL3]: one all-reduce, or the gather and scatter that take its place.
  void exchange(Pass& pass) const {
    if (tensor > 1) {
      const Group group = place(work.machine, tensor, 1.0);
      const double time =
          (1.0 - work.efficiencies.hide_tensor) * network.all_reduce(group, 2.0 * tokens * shape.hidden);
      pass.forward.tensor += time;
      pass.backward.tensor += time;
    }
  }
};

void projections(const Setting& at, Pass& pass) {
  const Shape& shape = at.shape;
  const double heads = shape.heads / at.tensor;
  const double out = heads * shape.value_head_width();
  double widths = shape.heads * shape.query_key_width();
  if (shape.latent()) {
    if (shape.query_rank > 0) {
      at.product(pass, at.tokens / at.reduced, shape.query_rank, shape.hidden);
    }
    at.product(pass, at.tokens, heads * shape.query_key_width(),
               shape.query_rank > 0 ? shape.query_rank : shape.hidden);
    at.product(pass, at.tokens / at.reduced, shape.key_value_rank + shape.rotary_width, shape.hidden);
    at.product(pass, at.tokens, heads * (shape.head_width + shape.value_head_width()), shape.key_value_rank);
    widths += shape.heads * (shape.query_key_width() + shape.value_head_width());
  } else {
    const double key_values = std::max(shape.key_value_heads / at.tensor, 1.0);
    at.product(pass, at.tokens, (heads + 2.0 * key_values) * shape.head_width, shape.hidden);
    widths += 2.0 * shape.key_value_heads * shape.head_width;
  }
  at.product(pass, at.tokens, shape.hidden, out);
  at.stream(pass, 4.0 * at.tokens * widths / at.tensor);  // rotary, or biases and splitting into heads
}

/// A recurrent layer's mixing: two products, a short convolution, and the scan in chunks (Mamba-2).
void recurrence(const Setting& at, Pass& pass) {
  const Shape& shape = at.shape;
  constexpr double kChunk = 256;
  const double inputs = shape.recurrent_inputs() / at.tensor;
  const double width = shape.recurrent_width / at.tensor;
  at.product(pass, at.tokens, inputs, shape.hidden);
  at.product(pass, at.tokens, shape.hidden, width);
  at.stream(pass, 4.0 * at.tokens * inputs);  // convolution and activation, in and out
  const double scan = at.work.efficiencies.scan;
  at.stream(pass, scan * 4.0 * at.tokens * (inputs + width));  // the scan, in and out; gate and norm
  // Within a chunk as attention over half of it, across chunks by the state.
  const double flop = 2.0 * at.tokens * width * (kChunk + 2.0 * shape.recurrent_state);
  pass.forward.attention += at.work.attention(scan * flop);
  pass.backward.attention += at.work.attention(scan * 2.5 * flop);
}

void unfused_attention(const Setting& at, Pass& pass) {
  const Shape& shape = at.shape;
  const double sequence = at.job.sequence;
  const double rows = sequence / static_cast<double>(at.plan.context);
  const double count = static_cast<double>(at.plan.micro_batch) * shape.heads / at.tensor;
  const double products = at.work.product_in(Format::sixteen, rows, sequence, shape.query_key_width(), count) +
                          at.work.product_in(Format::sixteen, rows, shape.value_head_width(), sequence, count);
  // Scale, mask and softmax read and write the scores; dropout again, with a byte for its mask.
  constexpr double kForwardBytes = 9.0;
  constexpr double kBackwardBytes = 10.0;
  const double scores = count * rows * sequence;
  const double passes = at.work.efficiencies.passes;
  pass.forward.attention += products + at.work.stream(kForwardBytes * scores, passes);
  pass.backward.attention += 2.0 * products + at.work.stream(kBackwardBytes * scores, passes);
  pass.selective.attention = pass.forward.attention;
}

void attention(const Setting& at, Pass& pass) {
  const Shape& shape = at.shape;
  const double cp = static_cast<double>(at.plan.context);
  if (!at.work.efficiencies.fused_attention) {
    unfused_attention(at, pass);
    return;
  }
  if (shape.sinks) {
    // Layers with a window have fused kernels for it; those that see everything go through memory.
    Pass open;
    unfused_attention(at, open);
    pass.forward += (1.0 - shape.window_share) * open.forward;
    pass.backward += (1.0 - shape.window_share) * open.backward;
    return;
  }
  const double flop = 2.0 * at.tokens * shape.heads / at.tensor * (shape.query_key_width() + shape.value_head_width()) *
                      positions_seen(shape, at.job.sequence, Square::causal);
  pass.forward.attention += at.work.attention(flop);
  pass.backward.attention += at.work.attention(2.5 * flop);  // four products for two, and the scores once more
  if (at.plan.context > 1) {
    // Keys and values travel round the ring behind the attention of those already here.
    const Group ring = place(at.work.machine, cp, at.tensor);
    const double bytes = 2.0 * at.tokens * cp * cached_numbers(shape) / at.tensor;
    const double gather = at.network.gather(ring, bytes);
    pass.forward.context += std::max(0.0, gather - pass.forward.attention);
    pass.backward.context += std::max(0.0, 2.0 * gather - pass.backward.attention);
  }
}

void feed_forward(const Setting& at, Pass& pass, double width, double tokens) {
  const double inner = at.shape.gated ? 2.0 : 1.0;
  at.product(pass, tokens, inner * width / at.tensor, at.shape.hidden);
  at.product(pass, tokens, at.shape.hidden, width / at.tensor);
  at.stream(pass, 2.0 * (inner + 1.0) * tokens * width / at.tensor);
}

/// Two norms, two residuals, in and out.
void norms(const Setting& at, Pass& pass) {
  at.stream(pass, 8.0 * at.tokens * at.shape.hidden / at.reduced);
  at.stream(pass, 12.0 * at.tokens * at.shape.hidden / at.reduced);
}

/// [CL2]
void experts(const Setting& at, Pass& pass) {
  const Shape& shape = at.shape;
  const Efficiencies& efficiencies = at.work.efficiencies;
  const double ep = static_cast<double>(at.plan.expert);
  const bool spread = at.plan.expert > 1;
  const double split = spread ? 1.0 : at.tensor;                     // of each expert
  const double tokens = spread ? at.tokens / at.tensor : at.tokens;  // that this chip routes
  const double met = tokens * shape.top_k * ep / shape.experts;      // by each expert here
  const double local = shape.experts / ep;
  const double inner = shape.gated ? 2.0 : 1.0;
  at.product(pass, tokens, shape.experts, shape.hidden);
  at.product(pass, met, inner * shape.expert_width / split, shape.hidden, local);
  at.product(pass, met, shape.hidden, shape.expert_width / split, local);
  const double copies = tokens * shape.top_k;
  at.stream(pass, 2.0 * (inner + 1.0) * copies * shape.expert_width / split);
  const bool overlapped = at.plan.overlap_experts;
  const double routing = at.work.stream(8.0 * copies * shape.hidden, overlapped ? 1.0 : efficiencies.routing) +
                         (overlapped ? 0.0 : efficiencies.expert_launch * local);
  if (shape.shared_experts > 0) {
    feed_forward(at, pass, shape.shared_experts * shape.expert_width, at.tokens);
  }
  if (spread) {
    const Group group = place(at.work.machine, ep, 1.0);
    // There in the products' format where kernels are made for it, and back at 16 bits.
    const double bytes = overlapped ? 1.0 + 0.5 * bytes_of(at.plan.format) : 2.0;
    const double way = at.network.all_to_all(group, bytes * copies * shape.hidden, shape.top_k, shape.routed_domains);
    const double hidden = overlapped ? 0.0 : efficiencies.hide_expert;
    pass.forward.expert += 2.0 * (1.0 - hidden) * way;
    pass.backward.expert += 2.0 * (1.0 - hidden) * way;
  } else {
    at.exchange(pass);
  }
  pass.forward.expert += routing;
  pass.backward.expert += routing;
  if (overlapped) {
    pass.forward.expert = std::max(0.0, pass.forward.expert - pass.forward.matrix - pass.forward.attention);
    pass.backward.expert = std::max(0.0, pass.backward.expert - pass.backward.matrix - pass.backward.attention);
  }
}

}  // namespace

Parts& Parts::operator+=(const Parts& other) {
  matrix += other.matrix;
  attention += other.attention;
  element += other.element;
  tensor += other.tensor;
  expert += other.expert;
  context += other.context;
  return *this;
}

Parts operator*(double factor, const Parts& parts) {
  return {factor * parts.matrix, factor * parts.attention, factor * parts.element,
          factor * parts.tensor, factor * parts.expert,    factor * parts.context};
}

LayerTimes layer_times(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine,
                       const Efficiencies& efficiencies) {
  const Work work{machine, efficiencies, plan.format};
  const Network network{machine, efficiencies};
  const double tensor = static_cast<double>(plan.tensor);
  const Setting at{shape,
                   job,
                   plan,
                   work,
                   network,
                   static_cast<double>(plan.micro_batch) * job.sequence / static_cast<double>(plan.context),
                   tensor,
                   plan.sequence_parallel ? tensor : 1.0,
                   job.trained >= 1.0 ? 2.0 : 1.0};
  LayerTimes times;
  Pass shared;
  projections(at, shared);
  attention(at, shared);
  norms(at, shared);
  at.exchange(shared);
  times.dense = shared;
  if (shape.feed_forward > 0) {
    feed_forward(at, times.dense, shape.feed_forward, at.tokens);
    at.exchange(times.dense);
  }
  if (shape.mixture()) {
    times.mixture = shared;
    if (shape.hybrid()) {
      times.mixture = Pass{};
      recurrence(at, times.mixture);
      norms(at, times.mixture);
      at.exchange(times.mixture);
    }
    experts(at, times.mixture);
  }
  const Work wide{machine, efficiencies, Format::sixteen};  // the loss is computed at full width
  const double logits = wide.product(at.tokens, shape.vocabulary / tensor, shape.hidden);
  const double bytes = 8.0 * at.tokens * shape.vocabulary / tensor;
  times.head.forward.matrix = logits;
  times.head.backward.matrix = at.backward * logits;
  times.head.forward.element = work.stream(bytes, efficiencies.passes);
  times.head.backward.element = 0.5 * times.head.forward.element;
  return times;
}

}  // namespace headway::cluster

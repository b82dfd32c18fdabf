#include "headway/cluster/serving.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/portable.hpp"
#include "headway/cluster/network.hpp"

namespace headway::cluster {

namespace {

constexpr double kMostBatch = 65536;

struct ServingSetting {
  const Shape& shape;
  const Replica& replica;
  const Machine& machine;
  const Efficiencies& efficiencies;
  Parameters counted;

  double bandwidth() const { return machine.memory_bandwidth * efficiencies.bandwidth * replica.chips; }
  double arithmetic() const {
    return machine.rate(replica.format) * efficiencies.matrix[static_cast<std::size_t>(replica.format)] * replica.chips;
  }
};

/// [CV1] of one layer.
double products(const ServingSetting& at, bool mixture) {
  const double batch = at.replica.batch;
  const Parameters& counted = at.counted;
  const double mixing = mixture ? counted.mixing : counted.attention;
  double met = mixing;
  double touched = mixing;
  if (mixture) {
    const double share = 1.0 - base::portable::power(1.0 - at.shape.top_k / at.shape.experts, batch);
    met += counted.router + (at.shape.top_k + at.shape.shared_experts) * counted.expert;
    touched += counted.router + (share * at.shape.experts + at.shape.shared_experts) * counted.expert;
    // Every chip of a mixture holds attention and shared experts: these are read on each.
    touched += (at.replica.chips - 1.0) * (mixing + at.shape.shared_experts * counted.expert);
  } else {
    met += counted.dense;
    touched += counted.dense;
  }
  return std::max(2.0 * batch * met / at.arithmetic(), touched * bytes_of(at.replica.format) / at.bandwidth());
}

double cache_bytes(const Machine& machine) {
  return machine.has(Format::eight) && !machine.eight_is_integer ? 1.0 : 2.0;
}

/// [CV2] of one layer.
double attention(const ServingSetting& at, double context) {
  const Shape& shape = at.shape;
  const double width = shape.latent() ? 2.0 * shape.key_value_rank + shape.rotary_width
                                      : shape.query_key_width() + shape.value_head_width();
  const double flop = 2.0 * at.replica.batch * context * shape.heads * width;
  const double bytes = at.replica.batch * context * cached_numbers(shape) * cache_bytes(at.machine);
  // Decoding's products of one query row are no better than matrix products at 16 bits, and no worse than attention's.
  const double rate = at.machine.rate(Format::sixteen) * at.efficiencies.matrix[0] * at.replica.chips;
  return std::max(flop / rate, bytes / at.bandwidth());
}

/// [CV3] of one layer.
double communication(const ServingSetting& at, bool mixture) {
  if (at.replica.chips <= 1) {
    return 0.0;
  }
  const Network network{at.machine, at.efficiencies};
  const Group group = place(at.machine, at.replica.chips, 1.0);
  if (!mixture) {
    return 2.0 * network.all_reduce(group, 2.0 * at.replica.batch * at.shape.hidden);
  }
  const double tokens = at.replica.batch / at.replica.chips;
  const double bytes = tokens * at.shape.top_k * at.shape.hidden * 1.5;  // 8 bits there, 16 back
  return 2.0 * network.all_to_all(group, bytes, at.shape.top_k, at.shape.routed_domains);
}

double prefill_seconds(const ServingSetting& at, const Workload& workload) {
  const Shape& shape = at.shape;
  const Job job{1.0, workload.prompt, 1.0};
  Plan plan;
  plan.format = at.replica.format;
  const bool spread = shape.mixture() && at.replica.chips > 1;
  // Few prompts are shorter than the tokens that fill a chip: these are read together.
  plan.micro_batch = static_cast<long>(std::max(1.0, std::floor(at.machine.prefill_tokens / workload.prompt)));
  const double local = std::min(at.replica.chips, shape.heads);
  plan.tensor = spread ? 1 : static_cast<long>(local);
  plan.expert = spread ? static_cast<long>(at.replica.chips) : 1;
  plan.overlap_experts = spread;
  const LayerTimes times = layer_times(shape, job, plan, at.machine, at.efficiencies);
  const double layers = shape.mixture_layers() * times.mixture.forward.sum() +
                        (shape.layers - shape.mixture_layers()) * times.dense.forward.sum();
  const double copies = spread ? at.replica.chips : at.replica.chips / local;
  return layers / (static_cast<double>(plan.micro_batch) * copies);  // a prompt, of the replica
}

}  // namespace

Format narrowest(const Machine& machine) {
  return machine.has(Format::four) ? Format::four : machine.has(Format::eight) ? Format::eight : Format::sixteen;
}

Serving serve(const Shape& shape, const Workload& workload, const Replica& replica, const Machine& machine,
              const Efficiencies& efficiencies) {
  const ServingSetting at{shape, replica, machine, efficiencies, parameters(shape)};
  Serving result;
  result.replica = replica;
  const double context = workload.prompt + 0.5 * workload.output;
  const double mixture = shape.mixture_layers();
  const double dense = shape.layers - mixture;
  const double factor =
      efficiencies.serving * efficiencies.maturity * (shape.mixture() ? efficiencies.serving_mixture : 1.0);
  const auto both = [&](const auto& part) { return mixture * part(true) + dense * part(false); };
  result.products = factor * (both([&](bool kind) { return kind && mixture == 0.0 ? 0.0 : products(at, kind); }) +
                              std::max(2.0 * replica.batch * at.counted.embedding / at.arithmetic(),
                                       2.0 * at.counted.embedding / at.bandwidth()));
  result.attention = factor * shape.attention_layers() * attention(at, context);
  result.communication =
      factor * both([&](bool kind) { return kind && mixture == 0.0 ? 0.0 : communication(at, kind); });
  // Two halves of the batch take turns: tokens of one travel while the other computes.
  const double computing = result.products + result.attention;
  result.step = (shape.mixture() ? std::max(computing, result.communication) : computing + result.communication) +
                efficiencies.serving_step;
  const double attention_share = shape.mixture() ? shape.layers * at.counted.mixing : 0.0;
  const double weights = at.counted.total + (replica.chips - 1.0) * attention_share;
  result.weights = bytes_of(replica.format) * weights / replica.chips;
  result.cache = replica.batch * (workload.prompt + workload.output) * cached_numbers(shape) *
                 shape.attention_layers() * cache_bytes(machine) / replica.chips;
  result.fits = result.weights + result.cache <= (1.0 - machine.serving_reserved) * machine.memory;
  const double read = (1.0 - workload.cached) * factor * prefill_seconds(at, workload);
  result.first_token = read;
  result.prefill_rate = workload.prompt / (read * replica.chips);
  result.decode_rate = replica.batch / (result.step * replica.chips);
  const double shared = shape.mixture() ? efficiencies.serving_shared : 1.0;
  result.rate = workload.output / (shared * (read + workload.output * result.step / replica.batch) * replica.chips);
  return result;
}

Serving best_serving(const Shape& shape, const Workload& workload, const Machine& machine,
                     const Efficiencies& efficiencies, double least_chips, double most_chips, Format format) {
  Serving best;
  for (double chips = least_chips;; chips = std::min(2.0 * chips, most_chips)) {
    // Experts are spread only over chips that divide them evenly enough.
    for (double batch = 1.0; batch <= kMostBatch; batch = std::ceil(1.25 * batch)) {
      const Serving tried = serve(shape, workload, {chips, batch, format}, machine, efficiencies);
      if (!tried.fits || (workload.most_seconds > 0 && tried.step > workload.most_seconds)) {
        break;
      }
      if (!best.fits || tried.rate > best.rate) {
        best = tried;
      }
    }
    if (chips >= most_chips) {
      return best;
    }
  }
}

}  // namespace headway::cluster

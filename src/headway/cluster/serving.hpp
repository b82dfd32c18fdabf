// Serving a model: reading prompts (prefill) and writing answers (decoding), on replicas of some chips each.
//
// A replica holds the model once: products split over its chips (dense), or attention by request and experts spread (a
// mixture). Equations, per layer and step of B sequences with C tokens of context on average:
//   [CV1] decoding, products: the greater of 2 B x parameters met / (R e) and bytes of the parameters touched / (B_m e_b).
//        Of E experts, 1 - (1 - k/E)^B are touched.
//   [CV2] decoding, attention: the greater of its operations / (R16 e_a) and B C x cached numbers x bytes / (B_m e_b).
//        Latent attention reads the latent once for all heads: 2 a (2 r_kv + e) operations a token of context.
//   [CV3] communication: two all-reduces of B h numbers (dense), or tokens to experts and back [CN2]
//   [CV4] a step = (layers x sum + output table) x `serving` factor + fixed time; of a mixture the greater of computing and
//        communication instead of their sum, and its own factor on top
//   [CV5] prefill: the forward pass of layer.hpp on prompts of P tokens, times the `serving` factor
//   [CV6] memory: weights, cache B (P + O) x cached numbers x layers, and what is held back, within the replica's memory
//   [CV7] requests of P and O tokens: P / prefill rate + O x step / B seconds of the replica each; of a mixture times
//        `serving_shared`, as both then wait for each other
#pragma once

#include "headway/cluster/layer.hpp"

namespace headway::cluster {

struct Workload {
  double prompt = 1000;     ///< tokens read a request
  double cached = 0;        ///< share of the prompt already in the cache
  double output = 500;      ///< tokens written a request
  double most_seconds = 0;  ///< between two tokens of a request; 0: no limit
};

struct Replica {
  double chips = 1;
  double batch = 1;  ///< sequences decoded together
  Format format = Format::sixteen;
};

struct Serving {
  Replica replica;
  double step = 0;      ///< s of decoding one token for every sequence
  double products = 0;  ///< of it, by part, s
  double attention = 0;
  double communication = 0;
  double prefill_rate = 0;  ///< tokens read a second a chip, prefill alone
  double decode_rate = 0;   ///< tokens written a second a chip, decoding alone
  double rate = 0;          ///< tokens written a second a chip where the same chips do both
  double first_token = 0;   ///< s to read one prompt, queues aside
  double weights = 0;       ///< bytes a chip
  double cache = 0;         ///< bytes a chip
  bool fits = false;
};

/// One replica with its batch.
Serving serve(const Shape& shape, const Workload& workload, const Replica& replica, const Machine& machine,
              const Efficiencies& efficiencies);

/// The replica of up to `most_chips` chips (powers of two, and `most_chips`; at least `least_chips`) and the batch (in
/// steps of a quarter) that write most tokens a chip within memory and the limit between tokens. `fits` is false where none does.
Serving best_serving(const Shape& shape, const Workload& workload, const Machine& machine,
                     const Efficiencies& efficiencies, double least_chips, double most_chips, Format format);

/// The narrowest format whose products the machine runs.
Format narrowest(const Machine& machine);

}  // namespace headway::cluster

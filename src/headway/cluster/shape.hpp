// The shape of a transformer, and what follows from it: parameters, operations a token, bytes of cache a token.
//
//   [CS1] attention, grouped: products h -> (a + 2 g) d and a d -> h          (a heads, g key-value heads, d wide)
//        attention, latent:  h -> r_q -> a (d + e), h -> r_kv + e, r_kv -> a (d + v), a v -> h   (DeepSeek-V2, 2405.04434)
//        recurrence (Mamba-2, 2405.21060) in the mixture layers of a hybrid: h -> 2 w + 2 g n, w -> h, and 4 w n operations
//        a token for a state of n numbers a channel
//   [CS2] feed-forward: 2 h f, or 3 h f where it is gated; a mixture has k routed and some shared experts of width f_e
//   [CS3] forward operations a token = 2 x parameters of the products it meets + attention's own
//   [CS4] attention's own, forward, a token of a sequence s: 2 a (d_qk + d_v) x positions seen. Causal: half of s, counted
//        once. Published figures often count the whole square; `Square::whole` reproduces these.
//   Backward is twice forward; recomputation is never counted as useful.
#pragma once

#include <string>

namespace headway::cluster {

struct Shape {
  std::string id;
  std::string name;
  double layers = 0;
  double hidden = 0;
  double heads = 0;
  double key_value_heads = 0;
  double head_width = 0;        ///< of queries and keys, without the rotary part of latent attention
  double query_rank = 0;        ///< latent attention; 0: grouped attention
  double key_value_rank = 0;    ///< latent attention; 0: grouped attention
  double rotary_width = 0;      ///< latent attention: the part of a key shared by all heads
  double value_width = 0;       ///< 0: as wide as a head
  double feed_forward = 0;      ///< width of a dense layer's feed-forward
  bool gated = true;            ///< three matrices instead of two
  double experts = 0;           ///< routed experts of a mixture layer; 0: dense
  double top_k = 0;             ///< routed experts a token meets
  double routed_domains = 0;    ///< a token's experts lie in at most so many domains; 0: in any
  double shared_experts = 0;    ///< experts that every token meets
  double expert_width = 0;      ///< feed-forward width of one expert
  double dense_layers = 0;      ///< first layers of a mixture that are dense; of a hybrid those that have attention
  double recurrent_width = 0;   ///< w, of a hybrid whose mixture layers mix by recurrence; 0: all have attention
  double recurrent_state = 0;   ///< n
  double recurrent_groups = 0;  ///< g
  double vocabulary = 0;
  bool tied = false;             ///< output and input embeddings are one
  double prediction_layers = 0;  ///< extra layers that predict a further token in training
  bool sinks = false;       ///< learned sinks in the softmax, for which fused attention serves windowed layers alone
  double window = 0;        ///< positions a windowed layer sees; 0: none is windowed
  double window_share = 0;  ///< share of layers that are windowed

  bool latent() const { return key_value_rank > 0; }
  bool mixture() const { return experts > 0; }
  double query_key_width() const { return head_width + rotary_width; }
  double value_head_width() const { return value_width > 0 ? value_width : head_width; }
  bool hybrid() const { return recurrent_width > 0; }
  /// Layers that attend to earlier positions and keep a cache of them.
  double attention_layers() const { return hybrid() ? dense_layers : layers; }
  /// Width of what a recurrent layer computes from its input at once.
  double recurrent_inputs() const { return 2.0 * recurrent_width + 2.0 * recurrent_groups * recurrent_state; }
  /// Layers with routed experts; the extra prediction layers are of this kind too.
  double mixture_layers() const { return mixture() ? layers - dense_layers : 0; }
};

enum class Square { causal, whole };

struct Parameters {
  double total = 0;      ///< with embeddings, without the extra prediction layers
  double active = 0;     ///< met by a token, with embeddings
  double attention = 0;  ///< of one layer that attends
  double mixing = 0;     ///< of one mixture layer, outside its feed-forward: attention, or recurrence
  double dense = 0;      ///< feed-forward of one dense layer
  double expert = 0;     ///< one expert
  double router = 0;     ///< of one mixture layer
  double embedding = 0;  ///< one table
};

Parameters parameters(const Shape& shape);

/// Positions that a token attends to on average, over layers, in a sequence of `sequence`.
double positions_seen(const Shape& shape, double sequence, Square square);

/// FLOP of one forward pass a token, logits included; `sequence` in tokens. Without the extra prediction layers.
double forward_flop(const Shape& shape, double sequence, Square square);

/// FLOP of forward and backward a token with the extra prediction layers where `predicting`.
double training_flop(const Shape& shape, double sequence, Square square, bool predicting);

/// Numbers kept a token a layer for later tokens: keys and values, or the latent in their place.
double cached_numbers(const Shape& shape);

}  // namespace headway::cluster

#include "headway/cluster/shape.hpp"

#include <algorithm>

namespace headway::cluster {

namespace {

double attention_parameters(const Shape& shape) {
  const double out = shape.heads * shape.value_head_width() * shape.hidden;
  if (!shape.latent()) {
    return shape.hidden * (shape.heads + 2.0 * shape.key_value_heads) * shape.head_width + out;
  }
  const double queries = shape.heads * shape.query_key_width();
  const double query = shape.query_rank > 0 ? shape.query_rank * (shape.hidden + queries) : shape.hidden * queries;
  const double keys = shape.hidden * (shape.key_value_rank + shape.rotary_width) +
                      shape.key_value_rank * shape.heads * (shape.head_width + shape.value_head_width());
  return query + keys + out;
}

/// Products of one mixture layer that a token meets, router included.
double met_feed_forward(const Shape& shape, const Parameters& counted) {
  return counted.router + counted.expert * (shape.top_k + shape.shared_experts);
}

}  // namespace

Parameters parameters(const Shape& shape) {
  const double matrices = shape.gated ? 3.0 : 2.0;
  Parameters counted;
  counted.attention = attention_parameters(shape);
  counted.mixing =
      shape.hybrid() ? shape.hidden * (shape.recurrent_inputs() + shape.recurrent_width) : counted.attention;
  counted.dense = matrices * shape.hidden * shape.feed_forward;
  counted.expert = matrices * shape.hidden * shape.expert_width;
  counted.router = shape.mixture() ? shape.hidden * shape.experts : 0.0;
  counted.embedding = shape.vocabulary * shape.hidden;
  const double tables = (shape.tied ? 1.0 : 2.0) * counted.embedding;
  const double dense_layers = shape.layers - shape.mixture_layers();
  const double shared =
      dense_layers * (counted.attention + counted.dense) + shape.mixture_layers() * counted.mixing + tables;
  counted.total =
      shared + shape.mixture_layers() * (counted.router + counted.expert * (shape.experts + shape.shared_experts));
  counted.active = shared + shape.mixture_layers() * met_feed_forward(shape, counted);
  return counted;
}

double positions_seen(const Shape& shape, double sequence, Square square) {
  const double share = square == Square::whole ? 1.0 : 0.5;
  const double open = share * sequence;
  const double windowed = std::min(open, shape.window);
  return shape.window > 0 ? (1.0 - shape.window_share) * open + shape.window_share * windowed : open;
}

double forward_flop(const Shape& shape, double sequence, Square square) {
  const Parameters counted = parameters(shape);
  const double lookup = (shape.tied ? 0.0 : 1.0) * counted.embedding;  // reading the input embedding is no product
  const double scores = 2.0 * shape.heads * (shape.query_key_width() + shape.value_head_width()) *
                        positions_seen(shape, sequence, square);
  const double recurrence =
      (shape.layers - shape.attention_layers()) * 4.0 * shape.recurrent_width * shape.recurrent_state;
  return 2.0 * (counted.active - lookup) + shape.attention_layers() * scores + recurrence;
}

double training_flop(const Shape& shape, double sequence, Square square, bool predicting) {
  const Parameters counted = parameters(shape);
  double forward = forward_flop(shape, sequence, square);
  if (predicting && shape.prediction_layers > 0) {
    const double feed_forward = shape.mixture() ? met_feed_forward(shape, counted) : counted.dense;
    const double joining = 2.0 * shape.hidden * shape.hidden;  // both inputs of the extra layer into one
    const double scores = 2.0 * shape.heads * (shape.query_key_width() + shape.value_head_width()) *
                          positions_seen(shape, sequence, square);
    forward +=
        shape.prediction_layers * (2.0 * (counted.attention + feed_forward + joining + counted.embedding) + scores);
  }
  return 3.0 * forward;
}

double cached_numbers(const Shape& shape) {
  return shape.latent() ? shape.key_value_rank + shape.rotary_width
                        : shape.key_value_heads * (shape.head_width + shape.value_head_width());
}

}  // namespace headway::cluster

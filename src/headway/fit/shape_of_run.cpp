#include "headway/fit/shape_of_run.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/messages.hpp"
#include "headway/base/portable.hpp"

namespace headway::fit {

namespace {

using cluster::Shape;

/// A shape from the row's own columns: the choice of gating and of key-value heads that comes nearest to its parameters.
Shape shape_from(const MeasuredRun& run, const RowConstants& usual) {
  Shape shape;
  shape.id = shape.name = run.model;
  shape.layers = *run.number("layers");
  shape.hidden = *run.number("hidden");
  shape.heads = run.number("heads").value_or(std::max(1.0, std::floor(shape.hidden / usual.head_width)));
  shape.head_width = std::floor(shape.hidden / shape.heads);
  shape.vocabulary = run.number("vocab").value_or(usual.vocabulary);
  const double width = run.number("ffn").value_or(usual.width_ratio * shape.hidden);
  if (const auto experts = run.number("experts")) {
    shape.experts = *experts;
    shape.top_k = run.number("top_k").value_or(1.0);
    shape.expert_width = width;
  } else {
    shape.feed_forward = width;
  }
  Shape best = shape;
  double nearest = -1.0;
  for (const bool gated : {false, true}) {
    for (const double groups : {shape.heads, usual.grouped_heads, 1.0}) {
      Shape tried = shape;
      tried.gated = gated;
      tried.key_value_heads = run.number("key_value_heads").value_or(groups);
      tried.tied = tried.vocabulary < usual.tied_below;
      const double total = cluster::parameters(tried).total;
      const double distance =
          std::abs(base::portable::log(total / (run.number("params_total").value_or(total * 1e-9) * 1e9)));
      if (nearest < 0.0 || distance < nearest - 1e-3) {
        nearest = distance;
        best = tried;
      }
    }
  }
  return best;
}

}  // namespace

base::Result<Shape> shape_of(const MeasuredRun& run, const ClusterBook& book, std::vector<std::string>& assumed) {
  Shape shape;
  if (const cluster::Model* const model = cluster::model_written(book.models, run.model)) {
    shape = model->shape;
  } else if (run.number("layers") && run.number("hidden")) {
    assumed.emplace_back("gating and key-value heads that give the published parameters");
    shape = shape_from(run, book.rows);
  } else {
    return base::refused("architecture not published in the row", "the book ships no model '" + run.model + "'");
  }
  shape.prediction_layers = run.number("prediction_layers").value_or(shape.prediction_layers);
  return shape;
}

}  // namespace headway::fit

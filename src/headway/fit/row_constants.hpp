// What is taken of a measured row where it does not say, and how well rows are thought to be met: numbers held at one value,
// from `book/row_constants.toml`.
#pragma once

#include <filesystem>

#include "headway/base/error.hpp"

namespace headway::fit {

struct RowConstants {
  // What one standard deviation of log(predicted / measured) is thought to be while fitting.
  double deviation_plan = 0;     ///< training, of a row that says all
  double deviation_whole = 0;    ///< hours of a whole run
  double deviation_serving = 0;  ///< serving
  double wider_open = 0;         ///< times, where the plan is not published
  double wider_indirect = 0;     ///< times, for adapters and minutes to a target
  double wider_batch = 0;        ///< times, where the batch is not published
  double wider_assumed = 0;      ///< times, the band of a row of which something was assumed
  double least_deviation = 0;    ///< of any kind of row, however well the few met

  // The architecture.
  double head_width = 0;
  double width_ratio = 0;  ///< of a feed-forward layer over the hidden size
  double vocabulary = 0;
  double tied_below = 0;     ///< vocabulary below which the output table is the input's
  double grouped_heads = 0;  ///< key-value heads tried beside one and all

  // The job.
  double chip_bytes = 0;  ///< of training state and the rest, bytes a parameter, that chips are assumed to hold
  double chip_days = 0;   ///< in which they are assumed to end the run
  double chip_share = 0;  ///< of peak, while they do
  double chips_least = 0;
  double sequence_unfused = 0;
  double sequence = 0;
  double adapter_share = 0;  ///< of parameters that an adapter trains
  double micro_batch_most = 0;
  double chunks_most = 0;
  double benchmark_share = 0;  ///< of a benchmark's time to train that is steps

  // Serving.
  double prompt = 0;
  double output = 0;
  double token_seconds = 0;     ///< at most between two tokens
  double production_chips = 0;  ///< of a replica
  double benchmark_chips = 0;   ///< of a system
};

/// Errors: those of cluster::read_constants().
base::Result<RowConstants> read_row_constants(const std::filesystem::path& file);

}  // namespace headway::fit

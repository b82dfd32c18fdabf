// Numbers about the world that the cluster model holds at one value, from `book/cluster_constants.toml`, where each says
// what it rests on. The numbers that are fitted stand apart, in parameters.hpp.
#pragma once

#include <filesystem>

#include "headway/base/error.hpp"

namespace headway::cluster {

struct Constants {
  // Dates of software, as years.
  double kernels_2022 = 0;       ///< first day of the kernels of 2022
  double fused = 0;              ///< first day of fused attention and overlapped communication
  double sequence_parallel = 0;  ///< first day of sequence parallelism, and of sharded optimizers
  double overlap_experts = 0;    ///< first day of kernels that hide the travel to experts
  double four_bit_training = 0;  ///< first day of training in 4 bits
  double reference_date = 0;     ///< at which the numbers of mixtures hold; of software where no date is given
  double mixture_earliest = 0;   ///< before it overheads of mixtures are those of this day
  double serving_earliest = 0;   ///< the same of serving
  double latest = 0;             ///< after it both are those of this day

  // Memory that is held back.
  double reserved = 0;          ///< bytes, training [CM5]
  double reserved_share = 0;    ///< of memory, training [CM5]
  double serving_reserved = 0;  ///< of memory, serving [CV6]

  // Links where the catalogue has none.
  double link = 0;     ///< bytes/s in a domain, one direction
  double domain = 0;   ///< chips
  double network = 0;  ///< bytes/s out of it, one direction

  // Jobs of which something is not said.
  double tokens_per_parameter = 0;  ///< of a run
  double tokens_per_step = 0;       ///< of a batch
  double prefill_tokens = 0;        ///< read together by a chip

  // Predictions.
  double deviation = 0;        ///< of log(measured / predicted) where no row of the kind was fitted
  double shared_family = 0;    ///< share of a reference's deviation that stays between two chips of its family [Y5]
  double shared_variance = 0;  ///< share of the variance of a prediction that chips of a family have in common
};

/// Errors: those of read_constants().
base::Result<Constants> read_constants(const std::filesystem::path& file);

}  // namespace headway::cluster

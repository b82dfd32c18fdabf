// Time of one layer, and of the output table, for one micro-batch on one chip.
//
// T tokens of the micro-batch stand on the chip (sequences x sequence / cp). Every product is split over tp chips by
// columns or rows; with sequence parallelism the rest is too (2205.05198).
//   [CL1] dense layer: four products ([CK1]); attention ([CK2], or products and scores through memory); element-wise [CK3]
//   [CL2] mixture: T / tp tokens go to their experts and back [CN2]; a chip holds E / ep experts, each meets
//        T / tp k ep / E tokens when routing is even, and costs the
//        launch of its kernels
//        Overlapped (DualPipe): kernels that send tokens already sorted, in the products' format, and wait for no host; all
//        of it goes on behind the products and attention of another micro-batch
//   [CL3] tensor parallel: an all-reduce of T h numbers after attention and after the feed-forward, forward and backward
//   [CL4] backward: each product twice (gradients of inputs and of weights; once where weights are frozen), attention 2.5
//        times its forward operations, element-wise twice; weight gradients are added to 32-bit sums in memory
//   [CL5] 8- and 4-bit products: operands are converted, read at 16 bits and written twice in the narrow format
#pragma once

#include "headway/cluster/kernels.hpp"
#include "headway/cluster/plan.hpp"

namespace headway::cluster {

/// Seconds by kind of work. Communication is what is not hidden.
struct Parts {
  double matrix = 0;
  double attention = 0;
  double element = 0;
  double tensor = 0;
  double expert = 0;
  double context = 0;

  double sum() const { return matrix + attention + element + tensor + expert + context; }
  Parts& operator+=(const Parts& other);
  friend Parts operator*(double factor, const Parts& parts);
};

struct Pass {
  Parts forward;
  Parts backward;   ///< without anything computed again
  Parts selective;  ///< computing again the attention scores, or where these are fused the element-wise work
};

struct LayerTimes {
  Pass dense;
  Pass mixture;
  Pass head;  ///< output table and loss
};

/// Of one micro-batch under tp, cp, ep, micro-batch, sequence parallelism and format of `plan`; the rest of it is not used.
LayerTimes layer_times(const Shape& shape, const Job& job, const Plan& plan, const Machine& machine,
                       const Efficiencies& efficiencies);

}  // namespace headway::cluster

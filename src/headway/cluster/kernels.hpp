// Time of the three kinds of work on one chip.
//
//   [CK1] matrix product m x n x k:  2 m n k / (R e) + u (m k + k n + m n) w / B + launch
//        R dense peak, e share of it that a very large product achieves, w bytes a number, B memory bandwidth, u the share
//        of traffic not hidden. The achieved share is so a smooth function of size: e / (1 + e u R w/2B (1/m + 1/n + 1/k)).
//   [CK2] fused attention: its operations / (R16 e_a)
//   [CK3] element-wise: bytes x passes / (B e_b) + launch
#pragma once

#include "headway/cluster/efficiencies.hpp"

namespace headway::cluster {

struct Work {
  const Machine& machine;
  const Efficiencies& efficiencies;
  Format format = Format::sixteen;

  /// [CK1] in seconds, for `count` products of the same size.
  double product(double m, double n, double k, double count = 1.0) const { return product_in(format, m, n, k, count); }

  double product_in(Format chosen, double m, double n, double k, double count) const {
    const double share = efficiencies.matrix[static_cast<std::size_t>(chosen)];
    const double arithmetic = 2.0 * m * n * k / (machine.rate(chosen) * share);
    const double bytes = bytes_of(chosen) * (m * k + k * n) + 2.0 * m * n;  // results are written at 16 bits
    return count * (arithmetic + efficiencies.traffic * bytes / machine.memory_bandwidth) + efficiencies.launch;
  }

  /// [CK2] in seconds for so many operations.
  double attention(double flop) const {
    return flop / (machine.rate(Format::sixteen) * efficiencies.attention) + efficiencies.launch;
  }

  /// [CK3] in seconds.
  double stream(double bytes, double passes) const {
    return bytes * passes / (machine.memory_bandwidth * efficiencies.bandwidth) + efficiencies.launch;
  }
};

}  // namespace headway::cluster

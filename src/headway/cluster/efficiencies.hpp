// What a chip family and a state of its software achieve of the catalogue's rates: the numbers that are fitted. One such
// set holds for every job on the family at a date; nothing in it depends on a row of measurements.
#pragma once

#include <array>

#include "headway/cluster/machine.hpp"

namespace headway::cluster {

struct Efficiencies {
  std::array<double, 3> matrix{0.75, 0.65, 0.55};  ///< share of peak by a very large product, by format
  double traffic = 0.5;         ///< share of a product's memory traffic that its arithmetic does not hide
  double attention = 0.5;       ///< share of 16-bit peak by fused attention
  bool fused_attention = true;  ///< false: scores go through memory, as before FlashAttention (2205.14135)
  double bandwidth = 0.85;      ///< share of memory bandwidth by copying kernels
  double passes = 1.0;          ///< memory passes of element-wise work over the least
  double cast = 1.0;            ///< memory passes of conversion to 8 and 4 bits over the least
  double weights = 0.5;         ///< memory passes over weights and their gradients in each micro-batch, over the least
  double routing = 1.0;         ///< memory passes of permuting tokens to experts over the least
  double scan = 2.0;            ///< time of a recurrent layer's scan over that of its traffic and operations
  double launch = 2e-6;         ///< s between kernels
  double expert_launch = 2e-5;  ///< s for the kernels of one expert on a chip, forward or backward, whatever its tokens
  double link = 0.8;            ///< share of the scale-up bandwidth by large messages
  double network = 0.8;         ///< share of the scale-out bandwidth by large messages
  double latency = 10e-6;       ///< s a collective takes whatever its size, inside a domain
  double hop = 10e-6;           ///< s more for each doubling of domains that a collective spans
  double hide_tensor = 0.0;     ///< share of tensor-parallel communication hidden
  double hide_expert = 0.0;     ///< share of all-to-all hidden
  double hide_data = 0.5;       ///< share of the last backward pass behind which gradients travel
  double hide_pipeline = 0.5;   ///< share of point-to-point transfers hidden
  double straggler = 0.005;     ///< step time lost for each doubling of chips past eight
  double step = 0.01;           ///< s a step takes besides
  double untuned = 1.05;        ///< time of a run over that of the best plan found, where its plan is not published
  double whole_run = 0.85;  ///< tokens of a whole run over those at the step's rate: restarts, evaluation, slow phases
  double serving = 1.5;     ///< time of serving over that of its arithmetic, memory and network alone
  double serving_mixture = 2;  ///< the same of a mixture, over that: uneven experts, small products
  double serving_shared =
      2;  ///< the same of a mixture whose chips both read and write, over chips that do one of these
  double serving_step = 2e-3;  ///< s a step of serving takes besides: scheduling, sampling
  double gradient_bytes = 2;   ///< bytes of a gradient as it travels
  double maturity = 1.0;       ///< all time over what the family's numbers give: software with little published
};

}  // namespace headway::cluster

// What a chip family and a state of its software achieve of the catalogue's rates: the numbers that are fitted. One such
// set holds for every job on the family at a date; nothing in it depends on a row of measurements. Without numbers of its
// own everything is at its best and nothing is hidden; efficiencies_of() fills all of them from the book.
#pragma once

#include <array>

#include "headway/cluster/machine.hpp"

namespace headway::cluster {

struct Efficiencies {
  std::array<double, 3> matrix{1.0, 1.0, 1.0};  ///< share of peak by a very large product, by format
  double traffic = 0.0;         ///< share of a product's memory traffic that its arithmetic does not hide
  double attention = 1.0;       ///< share of 16-bit peak by fused attention
  bool fused_attention = true;  ///< false: scores go through memory, as before FlashAttention (2205.14135)
  double bandwidth = 1.0;       ///< share of memory bandwidth by copying kernels
  double passes = 0.0;          ///< memory passes of element-wise work over the least
  double cast = 0.0;            ///< memory passes of conversion to 8 and 4 bits over the least
  double weights = 0.0;         ///< memory passes over weights and their gradients in each micro-batch, over the least
  double routing = 0.0;         ///< memory passes of permuting tokens to experts over the least
  double scan = 1.0;            ///< time of a recurrent layer's scan over that of its traffic and operations
  double launch = 0.0;          ///< s between kernels
  double expert_launch = 0.0;   ///< s for the kernels of one expert on a chip, forward or backward, whatever its tokens
  double link = 1.0;            ///< share of the scale-up bandwidth by large messages
  double network = 1.0;         ///< share of the scale-out bandwidth by large messages
  double latency = 0.0;         ///< s a collective takes whatever its size, inside a domain
  double hop = 0.0;             ///< s more for each doubling of domains that a collective spans
  double hide_tensor = 0.0;     ///< share of tensor-parallel communication hidden
  double hide_expert = 0.0;     ///< share of all-to-all hidden
  double hide_data = 0.0;       ///< share of the last backward pass behind which gradients travel
  double hide_pipeline = 0.0;   ///< share of point-to-point transfers hidden
  double straggler = 0.0;       ///< step time lost for each doubling of chips past eight
  double step = 0.0;            ///< s a step takes besides
  double untuned = 1.0;         ///< time of a run over that of the best plan found, where its plan is not published
  double whole_run = 1.0;  ///< tokens of a whole run over those at the step's rate: restarts, evaluation, slow phases
  double serving = 1.0;    ///< time of serving over that of its arithmetic, memory and network alone
  double serving_mixture = 1.0;  ///< the same of a mixture, over that: uneven experts, small products
  double serving_shared =
      1.0;  ///< the same of a mixture whose chips both read and write, over chips that do one of these
  double serving_step = 0.0;  ///< s a step of serving takes besides: scheduling, sampling
  double gradient_bytes = 2;  ///< bytes of a gradient as it travels
  double maturity = 1.0;      ///< all time over what the family's numbers give: software with little published
};

}  // namespace headway::cluster

// At what price of electricity a weaker chip serves tokens as cheaply as a stronger one, both paid by their owners.
//
//   [CB1] cost of a token = (fixed cost an hour + price x site power) / rate. Equal where
//        price = (rate of the one x cost an hour of the other / rate of the other - fixed cost of the one) / its site power.
//   Below zero even free electricity does not make up for the chip.
#pragma once

#include "headway/jobs/serve_model.hpp"

namespace headway::jobs {

struct BreakEven {
  ServeResult one;  ///< the chip whose price of electricity is sought
  ServeResult other;
  Band price;                ///< USD a kWh; may be negative
  Band cost_ratio;           ///< cost of a token of the one over the other, at the prices of their places
  Band energy_ratio;         ///< energy of a token of the one over the other
  double share_cheaper = 0;  ///< of draws in which the one is cheaper at the price of its place
  double share_never = 0;    ///< of draws in which the price is below zero
};

/// `question` names the one chip and its place; the other stands in `other_place`. Draws of life, capital, server price and
/// PUE are shared; each chip's price and rate vary on their own. Errors: those of serve_model(); a chip without a price.
base::Result<BreakEven> break_even(const fit::ClusterBook& book, const cluster::Fitted& fitted,
                                   const cluster::Ranges& ranges, const ServeQuestion& question,
                                   const std::string& other_chip, const std::string& other_place);

}  // namespace headway::jobs

// The beta distribution through two quantiles, tabulated: its quantile function takes microseconds, a table
// nanoseconds.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "headway/chance/quantile_function.hpp"

namespace headway::chance::detail {

struct BetaParameters {
  double alpha = 0;
  double beta = 0;
};

/// The beta distribution with these two quantiles, values strictly between 0 and 1 and increasing; none where the two
/// are too near to each other, or to 0 or 1, to be told apart.
std::optional<BetaParameters> fit_beta(const QuantilePoint& low, const QuantilePoint& high);

/// Quantiles by cubic interpolation of log(x / (1 - x)) over the standard normal quantile of the probability, value and
/// slope exact at every node. Where the probability lies in [0.001, 0.999] the relative error is below 1e-8 for
/// parameters above 0.3, below 1e-6 for the others. Below a probability of 1e-16, and above 1 - 1e-16, the quantile
/// stays where it is.
class Beta final : public QuantileFunction {
 public:
  explicit Beta(const BetaParameters& parameters);
  double quantile(double probability) const override;

 private:
  struct Node {
    double logit = 0;
    double slope = 0;  ///< of the logit over the width of a cell
  };
  std::vector<Node> nodes_;
};

}  // namespace headway::chance::detail

// Weighting draws by how well they agree with observations.
//
// W1  weight of a draw = product over observations of exp(-((ln v - ln c) / e)^2 / 2); v its figure, c what was
//     observed, e the observation's error as a standard deviation of the logarithm
// W2  effective sample size = (sum of weights)^2 / sum of squared weights; refused below 5 % of the draws
// W3  as many draws as that are taken, by systematic resampling in the order of the draws; from then on all count
//     alike
#pragma once

#include <span>
#include <vector>

#include "headway/ensemble/request.hpp"

namespace headway::ensemble {

/// A figure of the history, with its sign in a sum.
struct Part {
  Request request;
  double sign = 1.0;
};

struct Observation {
  std::vector<Part> add;     ///< their sum, times scale ...
  std::vector<Part> divide;  ///< ... over the sum of these, if there are any
  double scale = 1.0;
  double log_central = 0.0;
  double log_error = 1.0;
};

/// An ensemble whose effective size is a smaller share of its draws than this is refused.
inline constexpr double kLeastEffective = 0.05;

/// W1. `rows[k]` are the draws' values of the k-th part, over all observations, `add` before `divide`. Not normalised;
/// 0 where a figure is not above 0.
std::vector<double> weights(std::span<const Observation> observations, std::span<const std::span<const double>> rows);

/// W2; 0 where all weights are 0.
double effective_size(std::span<const double> weights);

/// W3: indices into `weights`, rising, `count` of them.
std::vector<long> resample(std::span<const double> weights, long count);

}  // namespace headway::ensemble

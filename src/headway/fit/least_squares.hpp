// Robust least squares by Levenberg and Marquardt with numeric derivatives, for tens of numbers and hundreds of rows.
#pragma once

#include <functional>
#include <vector>

namespace headway::fit {

/// Residuals at a point, in units of their standard deviation; as many at every point.
using Residuals = std::function<std::vector<double>(const std::vector<double>&)>;

struct Minimum {
  std::vector<double> point;
  std::vector<double> deviation;  ///< of each number, from the curvature at the minimum
  std::vector<long>
      touching;     ///< for each number, robust residuals that move by a hundredth or more with its deviation
  double cost = 0;  ///< half the sum of squares, as weighed at the end
  int steps = 0;
};

/// The first `robust` residuals are weighed down beyond `knee` standard deviations (Huber); the others, such as what was
/// thought before, are not. Derivatives are computed on `threads` threads (0: all cores); the result does not depend on it.
Minimum least_squares(const Residuals& residuals, std::vector<double> start, std::size_t robust, double knee,
                      int threads = 0);

}  // namespace headway::fit

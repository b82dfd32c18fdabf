#include "headway/chance/normal.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <limits>
#include <numbers>

#include "headway/chance/policy.hpp"

namespace headway::chance {

double normal_quantile(double probability) {
  if (probability <= 0.0) {
    return -std::numeric_limits<double>::infinity();
  }
  if (probability >= 1.0) {
    return std::numeric_limits<double>::infinity();
  }
  return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * probability, detail::Policy());
}

double normal_probability(double number) {
  return 0.5 * boost::math::erfc(-number / std::numbers::sqrt2, detail::Policy());
}

}  // namespace headway::chance

#include "headway/chance/beta.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"
#include "headway/chance/policy.hpp"

namespace headway::chance::detail {
namespace {

constexpr double kCellsPerUnit = 32.0;  // nodes on the normal scale
constexpr std::size_t kHalf = 264;      // cells on each side of the median: 8.25 standard deviations
constexpr double kLeastLogit = -650.0;  // 1e-282: still far from the least double

double logistic(double logit) { return 1.0 / (1.0 + base::portable::exp(-logit)); }
double logit_of(double share) { return base::portable::log(share) - base::portable::log1p(-share); }

/// The probability of a share below logistic(logit), and its derivative by the logit. Of the share and its complement
/// the smaller is what the library is given, so that neither is rounded away.
struct Below {
  double probability = 0;
  double density = 0;
};

Below below(double logit, const BetaParameters& at) {
  const double share = logistic(logit);
  const double rest = logistic(-logit);
  if (logit <= 0.0) {
    return {boost::math::ibeta(at.alpha, at.beta, share, Policy()),
            boost::math::ibeta_derivative(at.alpha, at.beta, share, Policy()) * share * rest};
  }
  return {boost::math::ibetac(at.beta, at.alpha, rest, Policy()),
          boost::math::ibeta_derivative(at.beta, at.alpha, rest, Policy()) * share * rest};
}

/// Where a rising or falling function of a positive number is zero, sought from a guess outwards.
template <class Function>
double zero_of(const Function& function, double guess, bool rising) {
  std::uintmax_t steps = 200;
  const auto close = boost::math::tools::eps_tolerance<double>(52);
  const auto [left, right] =
      boost::math::tools::bracket_and_solve_root(function, guess, 2.0, rising, close, steps, Policy());
  return left + 0.5 * (right - left);
}

BetaParameters parameters_of(double odds, double size) { return {size * odds / (1.0 + odds), size / (1.0 + odds)}; }

}  // namespace

std::optional<BetaParameters> fit_beta(const QuantilePoint& low, const QuantilePoint& high) {
  // Two nested searches, each for the zero of a monotone function: for every size alpha + beta one mean puts the low
  // quantile in its place, and the larger the size, the closer the high one lies.
  const double low_logit = logit_of(low.value);
  const double high_logit = logit_of(high.value);
  const double deviation =
      (high_logit - low_logit) / (normal_quantile(high.probability) - normal_quantile(low.probability));
  if (!(deviation > 0.0)) {
    return std::nullopt;
  }
  double odds = base::portable::exp(std::clamp(low_logit - deviation * normal_quantile(low.probability), -30.0, 30.0));
  const auto odds_for = [&](double size) {
    const auto excess = [&](double trial) {
      return below(low_logit, parameters_of(trial, size)).probability - low.probability;
    };
    odds = zero_of(excess, odds, false);
    return odds;
  };
  const auto excess = [&](double size) {
    return below(high_logit, parameters_of(odds_for(size), size)).probability - high.probability;
  };
  const double mean = odds / (1.0 + odds);
  const double guess = std::clamp(1.0 / (deviation * deviation * mean * (1.0 - mean)), 1e-3, 1e15);
  const double size = zero_of(excess, guess, true);
  const BetaParameters found = parameters_of(odds_for(size), size);
  constexpr double kClose = 1e-10;
  const bool through_both = std::abs(below(low_logit, found).probability - low.probability) < kClose &&
                            std::abs(below(high_logit, found).probability - high.probability) < kClose;
  return through_both ? std::optional(found) : std::nullopt;
}

Beta::Beta(const BetaParameters& parameters) : nodes_(2 * kHalf + 1) {
  // From the median outwards, each half seen from its own end: the upper one is the lower one of 1 - x.
  for (const bool upper : {false, true}) {
    const BetaParameters at = upper ? BetaParameters{parameters.beta, parameters.alpha} : parameters;
    double logit = logit_of(at.alpha / (at.alpha + at.beta));
    double slope = 0.0;
    for (std::size_t cell = 0; cell <= kHalf; ++cell) {
      const double normal = -static_cast<double>(cell) / kCellsPerUnit;
      const double probability = normal_probability(normal);
      const double density =
          base::portable::exp(-0.5 * normal * normal) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
      logit -= slope;
      // Newton's method on the logarithm of the probability, which is concave in the logit: it converges from anywhere.
      for (int step = 0; step < 60 && logit > kLeastLogit; ++step) {
        const Below here = below(logit, at);
        const double change = base::portable::log(probability / here.probability) * here.probability / here.density;
        logit += std::isfinite(change) ? std::clamp(change, -60.0, 60.0) : 0.0;
        // A step this short leaves its square, far below the interpolation's error.
        if (!(std::abs(change) > std::max(1e-6 * slope, 1e-14 * std::abs(logit)))) {
          break;
        }
      }
      logit = std::max(logit, kLeastLogit);
      slope = logit > kLeastLogit ? density / below(logit, at).density / kCellsPerUnit : 0.0;
      nodes_[upper ? kHalf + cell : kHalf - cell] = {upper ? -logit : logit, slope};
    }
  }
}

double Beta::quantile(double probability) const {
  constexpr double kCells = 2.0 * static_cast<double>(kHalf);
  const double place =
      std::clamp(normal_quantile(probability) * kCellsPerUnit + static_cast<double>(kHalf), 0.0, kCells);
  const std::size_t cell = std::min(static_cast<std::size_t>(place), 2 * kHalf - 1);
  const double part = place - static_cast<double>(cell);
  const Node& left = nodes_[cell];
  const Node& right = nodes_[cell + 1];
  // Hermite's cubic.
  const double rise = right.logit - left.logit;
  const double bend = left.slope + right.slope - 2.0 * rise;
  const double logit = left.logit + part * (left.slope + part * (rise - left.slope - bend + part * bend));
  return logistic(logit);
}

}  // namespace headway::chance::detail

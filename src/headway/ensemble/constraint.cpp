#include "headway/ensemble/constraint.hpp"

#include <cmath>
#include <limits>
#include <numeric>

#include "headway/base/portable.hpp"

namespace headway::ensemble {

namespace {

double sum_of(const std::vector<Part>& parts, std::span<const std::span<const double>> rows, std::size_t draw) {
  double sum = 0.0;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    sum += parts[k].sign * rows[k][draw];
  }
  return sum;
}

}  // namespace

std::vector<double> weights(std::span<const Observation> observations, std::span<const std::span<const double>> rows) {
  const std::size_t draws = rows.empty() ? 0 : rows.front().size();
  std::vector<double> logs(draws, 0.0);
  for (const Observation& observation : observations) {
    const auto above = rows.first(observation.add.size());
    const auto below = rows.subspan(above.size(), observation.divide.size());
    rows = rows.subspan(above.size() + below.size());
    for (std::size_t draw = 0; draw < draws; ++draw) {
      double value = observation.scale * sum_of(observation.add, above, draw);
      value /= observation.divide.empty() ? 1.0 : sum_of(observation.divide, below, draw);
      const double miss = value > 0.0 ? (base::portable::log(value) - observation.log_central) / observation.log_error
                                      : std::numeric_limits<double>::infinity();
      logs[draw] -= 0.5 * miss * miss;
    }
  }
  double most = -std::numeric_limits<double>::infinity();
  for (const double each : logs) {
    most = std::max(most, each);
  }
  for (double& each : logs) {
    each = std::isfinite(most) ? base::portable::exp(each - most) : 0.0;
  }
  return logs;
}

double effective_size(std::span<const double> weights) {
  double sum = 0.0;
  double square = 0.0;
  for (const double weight : weights) {
    sum += weight;
    square += weight * weight;
  }
  return square > 0.0 ? sum * sum / square : 0.0;
}

std::vector<long> resample(std::span<const double> weights, long count) {
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<long> taken;
  double passed = 0.0;
  std::size_t draw = 0;
  for (long k = 0; k < count; ++k) {
    const double place = all * (static_cast<double>(k) + 0.5) / static_cast<double>(count);
    while (draw + 1 < weights.size() && passed + weights[draw] < place) {
      passed += weights[draw++];
    }
    taken.push_back(static_cast<long>(draw));
  }
  return taken;
}

}  // namespace headway::ensemble

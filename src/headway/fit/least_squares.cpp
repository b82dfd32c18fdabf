#include "headway/fit/least_squares.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <span>

#include "headway/base/parallel.hpp"

namespace headway::fit {

namespace {

using Vector = Eigen::VectorXd;
using Matrix = Eigen::MatrixXd;

constexpr int kMostSteps = 60;
constexpr double kDifference = 1e-4;

Vector at(const Residuals& residuals, const std::vector<double>& point) {
  const std::vector<double> values = residuals(point);
  return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
}

Matrix derivatives(const Residuals& residuals, const std::vector<double>& point, Eigen::Index rows, int threads) {
  Matrix slope(rows, static_cast<Eigen::Index>(point.size()));
  base::for_each_in_parallel(point.size(), threads, 0, [&](std::size_t k, std::span<double> /*scratch*/) {
    std::vector<double> moved = point;
    moved[k] = point[k] + kDifference;
    const Vector above = at(residuals, moved);
    moved[k] = point[k] - kDifference;
    slope.col(static_cast<Eigen::Index>(k)) = (above - at(residuals, moved)) / (2.0 * kDifference);
  });
  return slope;
}

/// Square roots of Huber's weights.
Vector weights(const Vector& values, std::size_t robust, double knee) {
  Vector weight = Vector::Ones(values.size());
  for (Eigen::Index k = 0; k < static_cast<Eigen::Index>(robust); ++k) {
    const double size = std::abs(values[k]);
    weight[k] = size > knee ? std::sqrt(knee / size) : 1.0;
  }
  return weight;
}

double huber(const Vector& values, std::size_t robust, double knee) {
  double cost = 0.0;
  for (Eigen::Index k = 0; k < values.size(); ++k) {
    const double size = std::abs(values[k]);
    const bool far = k < static_cast<Eigen::Index>(robust) && size > knee;
    cost += far ? knee * (size - 0.5 * knee) : 0.5 * size * size;
  }
  return cost;
}

}  // namespace

Minimum least_squares(const Residuals& residuals, std::vector<double> start, std::size_t robust, double knee,
                      int threads) {
  Minimum found;
  found.point = std::move(start);
  Vector values = at(residuals, found.point);
  found.cost = huber(values, robust, knee);
  double damping = 1e-2;
  constexpr double kMostDamping = 1e8;
  const auto size = static_cast<Eigen::Index>(found.point.size());
  Matrix slope;
  Vector weight;
  const auto linearise = [&] {
    weight = weights(values, robust, knee);
    slope = weight.asDiagonal() * derivatives(residuals, found.point, values.size(), threads);
  };
  linearise();
  while (found.steps < kMostSteps && damping < kMostDamping) {
    const Matrix normal = slope.transpose() * slope;
    const Vector pull = slope.transpose() * weight.cwiseProduct(values);
    Matrix damped = normal;
    damped.diagonal() += damping * normal.diagonal().cwiseMax(1e-9);
    const Vector change = damped.ldlt().solve(pull);
    std::vector<double> moved = found.point;
    for (Eigen::Index k = 0; k < size; ++k) {
      moved[static_cast<std::size_t>(k)] -= change[k];
    }
    const Vector there = at(residuals, moved);
    const double cost = huber(there, robust, knee);
    if (!(cost < found.cost)) {
      damping *= 4.0;
      continue;
    }
    const bool settled = found.cost - cost < 1e-6 * found.cost;
    found.point = std::move(moved);
    found.cost = cost;
    values = there;
    damping = std::max(1e-9, damping * 0.3);
    ++found.steps;
    linearise();
    if (settled) {
      break;
    }
  }
  const Matrix inverse = (slope.transpose() * slope).ldlt().solve(Matrix::Identity(size, size));
  for (Eigen::Index k = 0; k < size; ++k) {
    found.deviation.push_back(std::sqrt(std::max(0.0, inverse(k, k))));
  }
  for (Eigen::Index k = 0; k < size; ++k) {
    constexpr double kFelt = 0.01;
    const double reach = found.deviation[static_cast<std::size_t>(k)];
    const auto column = slope.col(k).head(static_cast<Eigen::Index>(robust));
    found.touching.push_back(static_cast<long>(((column.array() * reach).abs() >= kFelt).count()));
  }
  return found;
}

}  // namespace headway::fit

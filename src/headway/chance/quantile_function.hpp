// What a distribution is made of: one way to compute quantiles for each kind of shape.
#pragma once

#include <span>
#include <vector>

#include "headway/chance/distribution.hpp"

namespace headway::chance::detail {

class QuantileFunction {
 public:
  QuantileFunction() = default;
  QuantileFunction(const QuantileFunction&) = delete;
  QuantileFunction& operator=(const QuantileFunction&) = delete;
  virtual ~QuantileFunction() = default;

  /// `probability` lies in the open interval (0, 1).
  virtual double quantile(double probability) const = 0;
};

class Constant final : public QuantileFunction {
 public:
  explicit Constant(double value) : value_(value) {}
  double quantile(double /*probability*/) const override { return value_; }

 private:
  double value_;
};

/// A normal variable with one standard deviation below its median and another above, or the exponential of one.
class SplitNormal final : public QuantileFunction {
 public:
  enum class Scale { plain, logarithm };

  /// Two points, or three of which the middle one is the median; by probability.
  SplitNormal(std::span<const QuantilePoint> points, Scale scale);
  double quantile(double probability) const override;

 private:
  Scale scale_;
  double median_ = 0;
  double deviation_below_ = 0;
  double deviation_above_ = 0;
};

class Triangular final : public QuantileFunction {
 public:
  Triangular(double low, double mode, double high) : low_(low), mode_(mode), high_(high) {}
  double quantile(double probability) const override;

 private:
  double low_;
  double mode_;
  double high_;
};

/// Linear in probability through the points and on to the probabilities 0 and 1; in logarithms where the values are
/// above 0 and spread over more than a factor of three.
class Piecewise final : public QuantileFunction {
 public:
  enum class Scale { plain, by_spread };

  /// Two points or more, by probability.
  Piecewise(std::span<const QuantilePoint> points, Scale scale);
  double quantile(double probability) const override;

 private:
  std::vector<QuantilePoint> knots_;
  bool in_logarithms_ = false;
};

}  // namespace headway::chance::detail

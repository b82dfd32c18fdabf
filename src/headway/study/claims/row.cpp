#include "headway/study/claims/row.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace headway::study::claims {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

template <class Work>
Row combined(const Row& left, const Row& right, const Work& work) {
  Row result(std::min(left.size(), right.size()));
  for (std::size_t k = 0; k < result.size(); ++k) {
    result[k] = work(left[k], right[k]);
  }
  return result;
}

template <class Holds>
Part counted(std::string statement, const Row& row, const Holds& holds) {
  Part part;
  part.statement = std::move(statement);
  part.share = kNone;
  part.holds.reserve(row.size());
  long held = 0;
  for (const double value : row) {
    constexpr signed char kUnjudged = -1;
    part.holds.push_back(std::isnan(value) ? kUnjudged : static_cast<signed char>(holds(value)));
    part.draws += part.holds.back() == kUnjudged ? 0 : 1;
    held += part.holds.back() == 1 ? 1 : 0;
  }
  if (part.draws > 0) {
    part.share = static_cast<double>(held) / static_cast<double>(part.draws);
  }
  return part;
}

}  // namespace

Row operator+(const Row& left, const Row& right) {
  return combined(left, right, [](double a, double b) { return a + b; });
}
Row operator-(const Row& left, const Row& right) {
  return combined(left, right, [](double a, double b) { return a - b; });
}
Row operator*(const Row& left, const Row& right) {
  return combined(left, right, [](double a, double b) { return a * b; });
}
Row operator*(double factor, const Row& row) {
  Row result = row;
  for (double& value : result) {
    value *= factor;
  }
  return result;
}
Row operator/(const Row& above, const Row& below) {
  return combined(above, below, [](double a, double b) { return b != 0.0 ? a / b : kNone; });
}

Row ratio_above(const Row& above, const Row& below, double limit) {
  return combined(above, below, [=](double a, double b) { return b > limit ? a / b : kNone; });
}

Row percent_over(const Row& other, const Row& base) {
  return combined(other, base, [](double a, double b) { return b != 0.0 ? 100.0 * (a / b - 1.0) : kNone; });
}

Row only_where_positive(const Row& row, const Row& condition) {
  return combined(row, condition, [](double value, double other) { return other > 0.0 ? value : kNone; });
}

Row smaller(const Row& left, const Row& right) {
  return combined(left, right, [](double a, double b) { return b < a ? b : a; });
}
Row larger(const Row& left, const Row& right) {
  return combined(left, right, [](double a, double b) { return b > a ? b : a; });
}

Row same(double value, const Row& like) { return Row(like.size(), value); }

Part at_least(std::string statement, const Row& row, double limit) {
  return counted(std::move(statement), row, [=](double value) { return value >= limit; });
}
Part at_most(std::string statement, const Row& row, double limit) {
  return counted(std::move(statement), row, [=](double value) { return value <= limit; });
}
Part above(std::string statement, const Row& row, double limit) {
  return counted(std::move(statement), row, [=](double value) { return value > limit; });
}

Part at_least_percent_of(std::string statement, const Row& row, double percent, const Row& whole) {
  return at_least(std::move(statement), row - (0.01 * percent) * whole, 0.0);
}

Part fact(std::string statement, bool holds) {
  Part part;
  part.statement = std::move(statement);
  part.share = holds ? 1.0 : 0.0;
  return part;
}

model::Summary summary_of(Row row) { return model::summarise(row); }

model::Summary certain(double value, double error) {
  return model::Summary{value, value, value, value, value, value, error, value > 0.0 ? 1.0 : 0.0, 1};
}

}  // namespace headway::study::claims

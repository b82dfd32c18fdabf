#include "headway/study/replicate/arithmetic.hpp"

#include <algorithm>
#include <array>

#include "headway/base/messages.hpp"
#include "headway/base/portable.hpp"
#include "headway/book/units.hpp"

namespace headway::study {

namespace {

using book::Stated;

/// The least and greatest of what an operation gives at the corners of two ranges; right for operations that are
/// monotone in each operand.
template <class Operation>
Stated at_corners(const Stated& left, const Stated& right, const Operation& operation) {
  const std::array corners{operation(left.low, right.low), operation(left.low, right.high),
                           operation(left.high, right.low), operation(left.high, right.high)};
  return Stated{operation(left.value, right.value), *std::ranges::min_element(corners),
                *std::ranges::max_element(corners)};
}

template <class Operation>
StatedQuantity value_by_value(const StatedQuantity& left, const StatedQuantity& right, std::string unit,
                              const Operation& operation) {
  StatedQuantity result{std::move(unit), {}};
  const std::size_t count = std::max(left.values.size(), right.values.size());
  for (std::size_t k = 0; k < count; ++k) {
    result.values.push_back(at_corners(left.at(k), right.at(k), operation));
  }
  return result;
}

base::Result<StatedQuantity> sum(const StatedQuantity& left, const StatedQuantity& right, double sign) {
  auto same = in_unit(right, left.unit);
  if (!same) {
    return same;
  }
  return value_by_value(left, *same, left.unit, [sign](double a, double b) { return a + sign * b; });
}

base::Result<StatedQuantity> quotient(const StatedQuantity& left, const StatedQuantity& right) {
  for (const Stated& divisor : right.values) {
    if (divisor.low <= 0.0 && divisor.high >= 0.0) {
      return std::unexpected(
          base::input_error("a divisor may be zero", "its range holds zero", "correct it, or turn the quotient round"));
    }
  }
  return value_by_value(left, right, "(" + left.unit + ")/(" + right.unit + ")",
                        [](double a, double b) { return a / b; });
}

base::Result<StatedQuantity> power(const StatedQuantity& base, const StatedQuantity& exponent) {
  auto number = in_unit(base, "1");
  if (!number) {
    return number;
  }
  auto times = in_unit(exponent, "1");
  if (!times) {
    return times;
  }
  if (std::ranges::any_of(number->values, [](const Stated& each) { return each.low <= 0.0; })) {
    return std::unexpected(base::input_error("the base of a power may be zero or negative", "it must be above zero",
                                             "correct it, or its range"));
  }
  return value_by_value(*number, *times, "1", [](double a, double b) { return base::portable::power(a, b); });
}

base::Result<StatedQuantity> of_two(std::string_view operation, const StatedQuantity& left,
                                    const StatedQuantity& right) {
  if (operation == "add" || operation == "subtract") {
    return sum(left, right, operation == "add" ? 1.0 : -1.0);
  }
  if (operation == "divide") {
    return quotient(left, right);
  }
  if (operation == "power") {
    return power(left, right);
  }
  return value_by_value(left, right, "(" + left.unit + ").(" + right.unit + ")",
                        [](double a, double b) { return a * b; });
}

StatedQuantity running_sum(StatedQuantity quantity) {
  for (std::size_t k = 1; k < quantity.values.size(); ++k) {
    const Stated& before = quantity.values[k - 1];
    Stated& each = quantity.values[k];
    each = Stated{before.value + each.value, before.low + each.low, before.high + each.high};
  }
  return quantity;
}

}  // namespace

base::Result<StatedQuantity> in_unit(StatedQuantity quantity, std::string_view unit) {
  const auto factor = book::unit_factor(quantity.unit, unit);
  if (!factor) {
    return std::unexpected(factor.error());
  }
  for (Stated& each : quantity.values) {
    each = Stated{each.value * *factor, each.low * *factor, each.high * *factor};
  }
  quantity.unit = unit;
  return quantity;
}

base::Result<StatedQuantity> operate(std::string_view operation, std::span<const StatedQuantity> operands) {
  if (operation == "cumulate" || operation == "total") {
    StatedQuantity sums = running_sum(operands.front());
    if (operation == "total") {
      sums.values = {sums.values.back()};
    }
    return sums;
  }
  base::Result<StatedQuantity> result = operands.front();
  for (const StatedQuantity& next : operands.subspan(1)) {
    if (!result) {
      break;
    }
    result = of_two(operation, *result, next);
  }
  return result;
}

}  // namespace headway::study

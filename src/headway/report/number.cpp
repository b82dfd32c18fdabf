#include "headway/report/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace headway::report {

namespace {

int leading_power(double value) { return static_cast<int>(std::floor(std::log10(std::abs(value)))); }

std::string with_commas(std::string digits) {
  const auto point = digits.find('.');
  auto place = point == std::string::npos ? digits.size() : point;
  while (place > 3) {
    place -= 3;
    digits.insert(place, ",");
  }
  return digits;
}

}  // namespace

Scale scale_for(double magnitude) {
  const double size = std::abs(magnitude);
  if (!std::isfinite(size) || size < kNothing || (size >= 1e-3 && size < 1e4)) {
    return {};
  }
  if (size < 1e-3 || size >= 1e15) {
    const int power = leading_power(size);
    return {std::pow(10.0, power), fmt::format("x 10^{}", power)};
  }
  if (size < 1e6) {
    return {1e3, "k"};
  }
  if (size < 1e9) {
    return {1e6, "M"};
  }
  return size < 1e12 ? Scale{1e9, "bn"} : Scale{1e12, "tn"};
}

std::string rounded_in(double value, double error, const Scale& scale, int digits) {
  if (!std::isfinite(value)) {
    return "-";
  }
  const double scaled = std::abs(value) / scale.factor;
  if (std::abs(value) < kNothing) {
    return "0";
  }
  const double scaled_error = std::abs(error) / scale.factor;
  const auto last_power = [&](double number) {
    const int by_digits = leading_power(number) - (digits - 1);
    const bool has_error = std::isfinite(scaled_error) && scaled_error > 0.0;
    return has_error ? std::max(by_digits, leading_power(scaled_error)) : by_digits;
  };
  const auto round_to = [](double number, int power) {
    return power < 0 ? std::round(number * std::pow(10.0, -power)) / std::pow(10.0, -power)
                     : std::round(number / std::pow(10.0, power)) * std::pow(10.0, power);
  };
  double shown = round_to(scaled, last_power(scaled));
  if (shown == 0.0) {
    return "0";
  }
  const int last = last_power(shown);  // 9.996 became 10.0 and has a digit less after the point
  shown = round_to(shown, last);
  const std::string text = with_commas(fmt::format("{:.{}f}", shown, std::max(0, -last)));
  return value < 0.0 ? fmt::format("-{}", text) : text;
}

std::string signed_in(double value, double error, const Scale& scale, int digits) {
  const std::string text = rounded_in(value, error, scale, digits);
  return value > 0.0 && text != "0" && text != "-" ? fmt::format("+{}", text) : text;
}

std::string rounded(double value, double error, int digits) {
  const Scale scale = scale_for(value);
  const std::string text = rounded_in(value, error, scale, digits);
  return scale.word.empty() || text == "0" || text == "-" ? text : text + " " + scale.word;
}

std::string with_word(const std::string& number, const Scale& scale) {
  return scale.word.empty() || number == "0" || number == "-" ? number : number + " " + scale.word;
}

std::string range_in(double low, double low_error, double high, double high_error, const Scale& scale, int digits) {
  const double largest = std::max(std::abs(low), std::abs(high));
  const double finest = std::isfinite(largest) && largest > 0.0 ? std::pow(10.0, leading_power(largest) - digits) : 0.0;
  // The end nearer to zero has one decimal place more than the other at most.
  const auto at_least = [&](double error) { return std::isfinite(error) ? std::max(error, finest) : finest; };
  const std::string below = rounded_in(low, at_least(low_error), scale, digits);
  const std::string above = rounded_in(high, at_least(high_error), scale, digits);
  const bool negative = below.starts_with('-') || above.starts_with('-');
  return below + (negative ? " to " : "-") + above;
}

std::string range(double low, double high, double error, int digits) {
  const Scale scale = scale_for(std::max(std::abs(low), std::abs(high)));
  const std::string text = range_in(low, error, high, error, scale, digits);
  return scale.word.empty() ? text : text + " " + scale.word;
}

std::string share_of_draws(double share) {
  if (!std::isfinite(share)) {
    return "no share known";
  }
  if (share >= 1.0) {
    return "all";
  }
  if (share <= 0.0) {
    return "none";
  }
  if (share > 0.99) {
    return "more than 99 %";
  }
  return share < 0.01 ? "less than 1 %" : fmt::format("{:.0f} %", 100.0 * share);
}

std::string unit_after(const std::string& unit) {
  if (unit.empty() || unit == "1") {
    return "";
  }
  return unit == "percent" ? " %" : fmt::format(" {}", unit);
}

}  // namespace headway::report

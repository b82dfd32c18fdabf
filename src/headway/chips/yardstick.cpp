#include "headway/chips/yardstick.hpp"

#include <algorithm>

namespace headway::chips {
namespace {

// Data sheets round each format on its own, so equal products differ in the fourth digit.
constexpr double kTie = 0.999;

}  // namespace

std::optional<Tpp> tpp(const Chip& chip) {
  Tpp result;
  for (const Precision precision : kPrecisions) {
    result.value = std::max(result.value, rate(chip, precision).value_or(0.0) * bit_length(precision));
  }
  if (result.value <= 0.0) {
    return std::nullopt;
  }
  for (const Precision precision : kPrecisions) {
    if (rate(chip, precision).value_or(0.0) * bit_length(precision) >= kTie * result.value) {
      result.set_by.push_back(precision);
    }
  }
  return result;
}

std::string to_string(const std::vector<Precision>& precisions) {
  std::string text;
  for (const Precision precision : precisions) {
    if (!text.empty()) {
      text += '/';
    }
    text += to_string(precision);
  }
  return text;
}

std::optional<double> performance_density(const Chip& chip) {
  const std::optional<Tpp> performance = tpp(chip);
  if (!performance || !chip.die_area_mm2) {
    return std::nullopt;
  }
  return performance->value / *chip.die_area_mm2;
}

std::optional<Rate> eight_bit(const Chip& chip) {
  const bool only_stored = chip.fp8 && chip.int8 && chip.bf16 && *chip.fp8 <= *chip.bf16;
  if (chip.fp8 && !only_stored) {
    return Rate{*chip.fp8, Precision::fp8};
  }
  if (chip.int8) {
    return Rate{*chip.int8, Precision::int8};
  }
  return std::nullopt;
}

std::optional<Rate> best(const Chip& chip) {
  if (chip.fp4) {
    return Rate{*chip.fp4, Precision::fp4};
  }
  if (const std::optional<Rate> eight = eight_bit(chip)) {
    return eight;
  }
  if (chip.bf16) {
    return Rate{*chip.bf16, Precision::sixteen};
  }
  return std::nullopt;
}

std::optional<double> h100e(const Chip& chip) {
  const std::optional<Rate> eight = eight_bit(chip);
  return eight ? std::optional(eight->value / kH100EightBit) : std::nullopt;
}

}  // namespace headway::chips

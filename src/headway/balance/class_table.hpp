// What one chip of each class can do, as plain numbers from the catalogue; the book's uncertain factors are applied
// on top.
#pragma once

#include "headway/balance/classes.hpp"

namespace headway::balance {

/// Per chip. A class whose catalogue row lacks a figure takes the estimate that chips.toml states for the class.
struct ClassTable {
  double eight_bit[kClassCount];  ///< dense 8-bit operations, TFLOP/s (FP8, INT8 where a chip has no FP8)
  double bf16[kClassCount];       ///< dense 16-bit, TFLOP/s
  double tpp[kClassCount];        ///< total processing performance of the export rules
  double best[kClassCount];       ///< dense rate at the lowest precision supported, TFLOP/s
  double bandwidth[kClassCount];  ///< memory bandwidth, TB/s
  double memory[kClassCount];     ///< high-bandwidth memory, GB
  double power[kClassCount];      ///< thermal design power, W
};

/// An H100 in the units of ClassTable: the denominator of H100e (Epoch AI's convention).
inline constexpr double kH100EightBit = 1979.0;
inline constexpr double kH100Bf16 = 989.4;

}  // namespace headway::balance

// Ways to count a chip: the export rules' metric, 8-bit operations, and the best precision it has.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/chips/chip.hpp"

namespace headway::chips {

/// Dense 8-bit rate of an H100 SXM in TFLOP/s: one H100 equivalent, by Epoch AI's convention.
inline constexpr double kH100EightBit = 1979.0;

/// Total processing performance and the formats that set it.
struct Tpp {
  double value = 0.0;             ///< TFLOP/s x bits
  std::vector<Precision> set_by;  ///< formats within 0.1 % of the greatest product, widest first
};

/// Greatest product of dense rate and bit length over the formats known; empty where no rate is known. Sparse rates
/// never count, and TF32 is left out. A format that the catalogue lacks can only raise it.
std::optional<Tpp> tpp(const Chip& chip);

/// `FP16/BF16/FP8/INT8`.
std::string to_string(const std::vector<Precision>& precisions);

/// TPP per mm^2 of compute die; empty where either is not known.
std::optional<double> performance_density(const Chip& chip);

struct Rate {
  double value = 0.0;  ///< TFLOP/s dense
  Precision precision = Precision::sixteen;
};

/// FP8, else INT8; empty where the chip has neither. FP8 that runs no faster than 16-bit is passed over where there is
/// an INT8 rate (TPU v6e, Trainium1): the format is then only stored, not computed, in 8 bits. Check `precision` for
/// INT8.
std::optional<Rate> eight_bit(const Chip& chip);

/// The rate at the lowest precision supported: FP4, else the 8-bit rate, else 16-bit.
std::optional<Rate> best(const Chip& chip);

/// The 8-bit rate over an H100's. Empty without an 8-bit rate: the assumption book may then hold a factor.
std::optional<double> h100e(const Chip& chip);

}  // namespace headway::chips

// What the catalogue knows of one chip: as bought or rented, per package, dense rates only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"

namespace headway::chips {

/// Formats whose rate the catalogue holds; `sixteen` is FP16 or BF16, which run alike.
enum class Precision { sixteen, fp8, int8, fp4 };

inline constexpr std::array kPrecisions{Precision::sixteen, Precision::fp8, Precision::int8, Precision::fp4};

/// Bits of an operand: 16, 8, 8 or 4.
constexpr int bit_length(Precision precision) {
  switch (precision) {
    case Precision::sixteen:
      return 16;
    case Precision::fp8:
    case Precision::int8:
      return 8;
    case Precision::fp4:
      break;
  }
  return 4;
}

/// `FP16/BF16`, `FP8`, `INT8` or `FP4`.
std::string_view to_string(Precision precision);

struct PriceRange {
  double low = 0.0;   ///< USD of the price's date
  double high = 0.0;  ///< USD, not below `low`
};

/// An empty optional means that no figure is known, never zero.
struct Chip {
  std::string id;
  std::string name;
  std::string vendor;
  std::string designer;  ///< "US", "CN" or "US/IL"
  std::string status;    ///< legacy, shipping, ended, captive, announced, planned, proposed or rumour
  bool china_only = false;
  std::string node;                    ///< empty where not known
  std::optional<base::Period> launch;  ///< empty where not launched or not established

  std::optional<double> bf16;  ///< TFLOP/s dense, FP16 or BF16
  std::optional<double> fp8;   ///< TFLOP/s dense
  std::optional<double> int8;  ///< tera-operations a second, dense
  std::optional<double> fp4;   ///< TFLOP/s dense

  std::optional<double> memory_gb;
  std::string memory_type;
  std::optional<double> memory_bandwidth_tb_s;
  std::optional<double> scale_up_gb_s;     ///< links inside a domain, both directions together
  std::optional<double> scale_up_domain;   ///< chips in the largest domain sold
  std::optional<double> scale_out_gbit_s;  ///< one direction
  std::optional<double> power_w;           ///< thermal design power
  std::optional<double> compute_dies;
  std::optional<double> die_area_mm2;  ///< all compute dies together
  std::optional<double> hbm_stacks;

  std::optional<PriceRange> price_usd;
  std::string price_date;

  std::vector<std::string> sources;
  base::Day published;
  bool published_is_vantage = false;    ///< the source has no date; `published` is the day of the catalogue
  std::string confidence;               ///< high, medium or low, for compute and memory
  std::vector<std::string> unverified;  ///< fields above not yet checked against a document
  std::string note;
  base::Location where;
};

/// The dense rate at a precision in TFLOP/s; empty where the chip has none or none is known.
std::optional<double> rate(const Chip& chip, Precision precision);

}  // namespace headway::chips

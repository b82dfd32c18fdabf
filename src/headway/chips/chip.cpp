#include "headway/chips/chip.hpp"

namespace headway::chips {

std::string_view to_string(Precision precision) {
  switch (precision) {
    case Precision::sixteen:
      return "FP16/BF16";
    case Precision::fp8:
      return "FP8";
    case Precision::int8:
      return "INT8";
    case Precision::fp4:
      break;
  }
  return "FP4";
}

std::optional<double> rate(const Chip& chip, Precision precision) {
  switch (precision) {
    case Precision::sixteen:
      return chip.bf16;
    case Precision::fp8:
      return chip.fp8;
    case Precision::int8:
      return chip.int8;
    case Precision::fp4:
      break;
  }
  return chip.fp4;
}

}  // namespace headway::chips

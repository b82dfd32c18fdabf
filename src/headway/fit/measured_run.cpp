#include "headway/fit/measured_run.hpp"

#include <array>

namespace headway::fit {

std::string_view to_string(MeasuredQuantity quantity) {
  constexpr std::array<std::string_view, 6> kNames{"step_time_s", "tokens_per_s_per_chip", "tflops_per_chip", "mfu_pct",
                                                   "gpu_hours",   "time_to_train_min"};
  return kNames[static_cast<std::size_t>(quantity)];
}

std::string_view to_string(RunKind kind) {
  constexpr std::array<std::string_view, 6> kNames{"train", "adapter", "whole", "serve", "serve", "serve"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<double> MeasuredRun::number(const std::string& column) const {
  const auto found = numbers.find(column);
  return found == numbers.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace headway::fit

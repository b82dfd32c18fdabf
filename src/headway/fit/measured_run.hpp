// One published measurement of a training or serving run: what its row says, column by column.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "headway/cluster/plan.hpp"

namespace headway::fit {

/// What the row measured, the first that it has.
enum class MeasuredQuantity { step_time, token_rate, flop_rate, utilisation, chip_hours, minutes };

std::string_view to_string(MeasuredQuantity quantity);

/// What was run: steps of training, of training an adapter, a whole run; a benchmark's offline serving, and reading or
/// writing in production.
enum class RunKind { train, adapter, whole, offline, prefill, decode };

/// In the words of scores: the three kinds of serving are all `serve`.
std::string_view to_string(RunKind kind);

constexpr bool serves(RunKind kind) {
  return kind == RunKind::offline || kind == RunKind::prefill || kind == RunKind::decode;
}

/// What a source counts as work in its TFLOP/s or MFU: causal attention once, the full square of it (PaLM's convention), or
/// the full square and what is recomputed.
enum class FlopCounted { causal, whole, recompute };

struct MeasuredRun {
  std::string id;
  std::string source_key;  ///< short name of the source: its rows are left out together
  std::string source;
  std::string chip;   ///< as the source writes it
  std::string model;  ///< as the source writes it
  std::string precision;
  std::string notes;                      ///< for people; nothing is read from them
  std::map<std::string, double> numbers;  ///< of the columns of numbers, those known
  bool test = false;                      ///< never fitted
  RunKind kind = RunKind::train;
  MeasuredQuantity quantity = MeasuredQuantity::step_time;
  double measured = 0;                    ///< s, tokens/s, TFLOP/s, percent, chip-hours or minutes; 0: nothing
  double software = 0;                    ///< date of the software, as a year
  std::optional<cluster::Format> format;  ///< of the large products
  std::optional<cluster::Recompute> recompute;
  std::optional<bool> sequence_parallel;
  bool overlap_experts = false;  ///< tokens travel to experts behind other work
  FlopCounted flop_counted = FlopCounted::whole;

  /// Of a column of numbers; none where the row leaves it empty.
  std::optional<double> number(const std::string& column) const;
};

}  // namespace headway::fit

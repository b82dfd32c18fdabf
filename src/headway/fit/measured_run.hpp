// Published measurements of training and serving runs, a row each, from a CSV file.
//
// Columns by name, in any order; those that a row leaves empty are not known: id, source, year, chip, n_chips, model,
// params_total, params_active (10^9), layers, hidden, heads, ffn, experts, top_k, vocab, seq, global_batch, tp, pp, dp, ep,
// cp, microbatch, recompute, precision, measured_tflops_per_chip, mfu_pct, step_time_s, tokens_per_s_per_chip, gpu_hours,
// time_to_train_min, notes, use. Notes hold further figures in set forms ("VP=6", "interleave v=3", "container 25.09", "kv=8",
// "FSDP=64", "15.6T tokens", "tokens processed 1207959552", "INFERENCE ... decode"); the rules of `RunRules` say what a
// source's words imply.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"

namespace headway::fit {

/// What a text found in id, source or notes implies.
struct RunRule {
  std::string text;
  std::optional<double> software;      ///< date of the software, as a year
  std::optional<double> network_gbit;  ///< Gbit/s a chip out of its domain
  bool overlap_experts = false;        ///< tokens travel to experts behind other work
  std::string square;                  ///< how attention is counted: causal, whole or recompute
};

/// Tokens of a request.
struct RunWorkload {
  double prompt = 0;
  double output = 0;
};

struct RunRules {
  std::map<std::string, RunWorkload> workloads;  ///< of the MLPerf Offline scenario, by model
  std::map<std::string, std::string> chips;      ///< a source's name of a chip to its id
  std::vector<RunRule> rules;                    ///< the first that fits sets a value
};

/// Errors, with file and line: not TOML, an unknown key.
base::Result<RunRules> read_run_rules(const std::filesystem::path& file);

/// What the row measured, the first that it has.
enum class MeasuredQuantity { step_time, token_rate, flop_rate, utilisation, chip_hours, minutes };

std::string_view to_string(MeasuredQuantity quantity);

enum class RunKind { train, adapter, offline, prefill, decode, whole };

std::string_view to_string(RunKind kind);

struct MeasuredRun {
  std::string id;
  std::string source;
  std::string source_key;  ///< id up to its first underscore: rows to be left out together
  std::string chip;
  std::string model;
  std::string recompute;
  std::string precision;
  std::string notes;
  bool test = false;                      ///< the column `use` says test: never fitted
  std::map<std::string, double> numbers;  ///< of the columns above, those known
  RunKind kind = RunKind::train;
  MeasuredQuantity quantity = MeasuredQuantity::step_time;
  double measured = 0;  ///< s, tokens/s, TFLOP/s, percent, chip-hours or minutes
  std::optional<double> interleave;
  std::optional<double> key_value_heads;
  std::optional<double> network_gbit;
  std::optional<double> run_tokens;  ///< of the whole run
  std::optional<bool> sequence_parallel;
  bool fully_sharded = false;
  bool overlap_experts = false;
  double software = 2024;        ///< date of the software
  std::string square = "whole";  ///< how attention is counted; by PaLM's convention where nothing is said

  std::optional<double> number(const std::string& column) const;
};

/// Errors, with line: no id, chip or model column, a row of another length, a number that is none, not a finite number
/// above zero or beyond 10^18.
base::Result<std::vector<MeasuredRun>> parse_measured_runs(std::string_view text, const std::string& name,
                                                           const RunRules& rules);

}  // namespace headway::fit

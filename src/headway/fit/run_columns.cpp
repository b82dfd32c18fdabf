#include "headway/fit/run_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/base/number.hpp"

namespace headway::fit {

namespace {

using cluster::Format;
using cluster::Recompute;

struct TextColumn {
  const char* name;
  std::string MeasuredRun::* into;
};

constexpr std::array kTexts{
    TextColumn{"id", &MeasuredRun::id},         TextColumn{"source_key", &MeasuredRun::source_key},
    TextColumn{"source", &MeasuredRun::source}, TextColumn{"chip", &MeasuredRun::chip},
    TextColumn{"model", &MeasuredRun::model},   TextColumn{"notes", &MeasuredRun::notes}};

/// Of a column without a range of its own: above zero, and no number that a run can have is greater.
constexpr double kMost = 1e18;

struct NumberColumn {
  const char* name;
  double least = 0.0;
  double most = kMost;
  bool whole = false;
};

constexpr double kFirstYear = 2012.0;
constexpr double kLastYear = 2100.0;

constexpr std::array kNumbers{NumberColumn{"year", kFirstYear, kLastYear, true},
                              NumberColumn{"n_chips"},
                              NumberColumn{"network_gbit"},
                              NumberColumn{"params_total"},
                              NumberColumn{"params_active"},
                              NumberColumn{"layers"},
                              NumberColumn{"hidden"},
                              NumberColumn{"heads"},
                              NumberColumn{"key_value_heads"},
                              NumberColumn{"ffn"},
                              NumberColumn{"experts"},
                              NumberColumn{"top_k"},
                              NumberColumn{"prediction_layers", 0.0, 100.0, true},
                              NumberColumn{"vocab"},
                              NumberColumn{"seq"},
                              NumberColumn{"global_batch"},
                              NumberColumn{"tp"},
                              NumberColumn{"pp"},
                              NumberColumn{"interleave", 1.0, 1000.0, true},
                              NumberColumn{"dp"},
                              NumberColumn{"ep"},
                              NumberColumn{"cp"},
                              NumberColumn{"microbatch"},
                              NumberColumn{"zero", 0.0, 3.0, true},
                              NumberColumn{"run_tokens"},
                              NumberColumn{"prompt_tokens"},
                              NumberColumn{"context_tokens"},
                              NumberColumn{"output_tokens"},
                              NumberColumn{"cached_pct", 0.0, 100.0},
                              NumberColumn{"tokens_per_s_per_request"},
                              NumberColumn{"measured_tflops_per_chip"},
                              NumberColumn{"mfu_pct"},
                              NumberColumn{"step_time_s"},
                              NumberColumn{"tokens_per_s_per_chip"},
                              NumberColumn{"gpu_hours"},
                              NumberColumn{"time_to_train_min"}};

/// A word of a column, and what it means there.
template <class Value>
struct Word {
  std::string_view word;
  Value means;
};

constexpr std::array kKinds{Word{"train", RunKind::train},     Word{"adapter", RunKind::adapter},
                            Word{"whole", RunKind::whole},     Word{"offline", RunKind::offline},
                            Word{"prefill", RunKind::prefill}, Word{"decode", RunKind::decode}};
constexpr std::array kUses{Word{"fit", false}, Word{"test", true}};
constexpr std::array kFlags{Word{"no", false}, Word{"yes", true}};
constexpr std::array kRecomputes{Word{"none", Recompute::none}, Word{"selective", Recompute::selective},
                                 Word{"full", Recompute::full}};
constexpr std::array kCounted{Word{"causal", FlopCounted::causal}, Word{"whole", FlopCounted::whole},
                              Word{"recompute", FlopCounted::recompute}};
constexpr std::array kPrecisions{Word{"BF16", Format::sixteen}, Word{"FP16", Format::sixteen},
                                 Word{"FP8", Format::eight},    Word{"FP8-CS", Format::eight},
                                 Word{"FP8-MX", Format::eight}, Word{"MXFP8", Format::eight},
                                 Word{"INT8", Format::eight},   Word{"NVFP4", Format::four},
                                 Word{"MXFP4", Format::four},   Word{"FP4", Format::four}};

bool is_needed(const std::string& column) {
  return std::ranges::find(needed_columns(), column) != needed_columns().end();
}

std::unexpected<base::Error> bad_field(const std::string& column, const std::string& value, std::string why,
                                       std::string suggestion, const base::Location& where) {
  return base::refused("'" + value + "' in the column '" + column + "'", std::move(why), std::move(suggestion), where);
}

/// None for an empty field.
template <class Value, std::size_t kCount>
base::Result<const Word<Value>*> word_of(const std::array<Word<Value>, kCount>& words, const std::string& column,
                                         const std::string& value, const base::Location& where) {
  if (value.empty()) {
    return nullptr;
  }
  std::vector<std::string> known;
  for (const Word<Value>& word : words) {
    if (word.word == value) {
      return &word;
    }
    known.emplace_back(word.word);
  }
  return bad_field(column, value,
                   fmt::format("expected {}{}", fmt::join(known, ", "), is_needed(column) ? "" : ", or nothing"),
                   base::did_you_mean(value, known), where);
}

/// Puts what the word means into a field of the run, where there is one.
template <class Field, class Value, std::size_t kCount>
base::Result<void> put_word(Field& into, const std::array<Word<Value>, kCount>& words, const std::string& column,
                            const std::string& value, const base::Location& where) {
  const auto word = word_of(words, column, value, where);
  if (!word) {
    return std::unexpected(word.error());
  }
  if (*word != nullptr) {
    into = (*word)->means;
  }
  return {};
}

std::optional<double> number_in(std::string_view text) {
  const auto number = base::read_number(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

base::Result<void> put_number(MeasuredRun& run, const NumberColumn& column, const std::string& value,
                              const base::Location& where) {
  if (value.empty()) {
    return {};
  }
  const bool any = column.most == kMost;
  const auto number = number_in(value);
  const bool inside = number && *number <= column.most && (any ? *number > 0.0 : *number >= column.least);
  if (!inside || (column.whole && *number != std::floor(*number))) {
    return bad_field(column.name, value,
                     any ? std::string("expected a number above 0 and below 1e18")
                         : fmt::format("expected a {}number from {:g} to {:g}", column.whole ? "whole " : "",
                                       column.least, column.most),
                     "leave the field empty where nothing is known", where);
  }
  run.numbers[column.name] = *number;
  return {};
}

/// A year with its fraction, or a month as 2025-09, which stands for its middle.
base::Result<void> put_software(MeasuredRun& run, const std::string& value, const base::Location& where) {
  if (value.empty()) {
    return {};
  }
  constexpr double kMonths = 12.0;
  const std::size_t dash = value.find('-');
  const bool monthly = dash != std::string::npos;
  constexpr double kNone = -1.0;
  const double year = number_in(std::string_view(value).substr(0, dash)).value_or(kNone);
  const double month = monthly ? number_in(std::string_view(value).substr(dash + 1)).value_or(kNone) : 0.0;
  const bool whole = year == std::floor(year) && month == std::floor(month) && month >= 1.0 && month <= kMonths;
  if (year < kFirstYear || year >= kLastYear || (monthly && !whole)) {
    return bad_field("software", value, "expected a month as 2025-09, or a year as 2022.5",
                     "leave the field empty where the year of the row is all that is known", where);
  }
  run.software = monthly ? year + (month - 0.5) / kMonths : year;
  return {};
}

}  // namespace

const std::vector<std::string>& run_columns() {
  static const std::vector<std::string> columns = [] {
    std::vector<std::string> all;
    std::ranges::transform(kTexts, std::back_inserter(all), &TextColumn::name);
    std::ranges::transform(kNumbers, std::back_inserter(all), &NumberColumn::name);
    all.insert(all.end(), {"software", "kind", "use", "sequence_parallel", "recompute", "overlap_experts", "precision",
                           "flop_counted"});
    return all;
  }();
  return columns;
}

const std::vector<std::string>& needed_columns() {
  static const std::vector<std::string> needed{"id", "source_key", "kind", "chip", "model"};
  return needed;
}

base::Result<void> set_column(MeasuredRun& run, const std::string& column, const std::string& value,
                              const base::Location& where) {
  if (value.empty() && is_needed(column)) {
    return base::refused("nothing in the column '" + column + "'",
                         "every row fills " + fmt::format("{}", fmt::join(needed_columns(), ", ")), "fill it", where);
  }
  if (const auto text = std::ranges::find(kTexts, column, &TextColumn::name); text != kTexts.end()) {
    run.*text->into = value;
    return {};
  }
  if (const auto number = std::ranges::find(kNumbers, column, &NumberColumn::name); number != kNumbers.end()) {
    return put_number(run, *number, value, where);
  }
  if (column == "software") {
    return put_software(run, value, where);
  }
  if (column == "kind") {
    return put_word(run.kind, kKinds, column, value, where);
  }
  if (column == "use") {
    return put_word(run.test, kUses, column, value, where);
  }
  if (column == "sequence_parallel") {
    return put_word(run.sequence_parallel, kFlags, column, value, where);
  }
  if (column == "overlap_experts") {
    return put_word(run.overlap_experts, kFlags, column, value, where);
  }
  if (column == "recompute") {
    return put_word(run.recompute, kRecomputes, column, value, where);
  }
  if (column == "flop_counted") {
    return put_word(run.flop_counted, kCounted, column, value, where);
  }
  run.precision = value;
  return put_word(run.format, kPrecisions, "precision", value, where);
}

}  // namespace headway::fit

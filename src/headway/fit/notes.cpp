#include "headway/fit/notes.hpp"

#include <cctype>
#include <charconv>
#include <string>

namespace headway::fit {

namespace {

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A release named by year and month, as 25.09: the middle of that month.
std::optional<double> release(std::string_view text, std::string_view key) {
  const auto number = number_after(text, key);
  if (!number || *number < 20.0 || *number > 40.0) {
    return std::nullopt;
  }
  const double years = static_cast<double>(static_cast<int>(*number));
  const double month = (*number - years) * 100.0;
  return 2000.0 + years + (month - 0.5) / 12.0;
}

void read_kind(MeasuredRun& run, const std::string& text) {
  if (holds(text, "INFERENCE")) {
    run.kind = holds(text, "prefill") ? RunKind::prefill : holds(text, "decode") ? RunKind::decode : RunKind::offline;
  } else if (holds(text, "LoRA") || holds(run.id, "LORA")) {
    run.kind = RunKind::adapter;
  } else if (run.quantity == MeasuredQuantity::chip_hours) {
    run.kind = RunKind::whole;
  }
}

void read_rules(MeasuredRun& run, const RunRules& rules, const std::string& text) {
  bool dated = false;
  bool squared = false;
  for (const RunRule& rule : rules.rules) {
    if (!holds(text, rule.text)) {
      continue;
    }
    if (rule.software && !dated) {
      run.software = *rule.software;
      dated = true;
    }
    if (!rule.square.empty() && !squared) {
      run.square = rule.square;
      squared = true;
    }
    run.overlap_experts = run.overlap_experts || rule.overlap_experts;
    if (rule.network_gbit && !run.network_gbit) {
      run.network_gbit = rule.network_gbit;
    }
  }
}

}  // namespace

std::optional<double> number_after(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view rest = text.substr(at + key.size());
  double value = 0;
  const auto [end, code] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  return code == std::errc{} ? std::optional(value) : std::nullopt;
}

std::optional<double> number_before(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  std::size_t start = at;
  while (start > 0 && (std::isdigit(static_cast<unsigned char>(text[start - 1])) != 0 || text[start - 1] == '.')) {
    --start;
  }
  double value = 0;
  const auto [end, code] = std::from_chars(text.data() + start, text.data() + at, value);
  return code == std::errc{} ? std::optional(value) : std::nullopt;
}

void read_notes(MeasuredRun& run, const RunRules& rules) {
  const std::string text = run.id + " | " + run.source + " | " + run.notes + " | " + run.model;
  run.software = run.number("year").value_or(2024.0);
  read_rules(run, rules, text);
  for (const std::string_view key : {"container ", "ngc", "NeMo "}) {
    if (const auto date = release(text, key)) {
      run.software = *date;
      break;
    }
  }
  read_kind(run, text);
  const auto interleave = number_after(text, "VP=");
  run.interleave = interleave ? interleave : number_after(text, "interleave v=");
  if (!run.interleave && (holds(text, "VP=n/a") || holds(text, "1F1B"))) {
    run.interleave = 1.0;
  }
  run.key_value_heads = number_after(text, "kv=");
  run.fully_sharded = number_after(text, "FSDP=").value_or(0.0) > 1.0;
  run.run_tokens = number_after(text, "tokens processed ");
  for (const std::string_view key : {"T tokens", "T+ tokens"}) {
    if (const auto tera = number_before(text, key)) {
      run.run_tokens = *tera * 1e12;
    }
  }
  if (holds(text, "no sequence parallel")) {
    run.sequence_parallel = false;
  } else if (holds(text, "sequence parallel")) {
    run.sequence_parallel = true;
  }
}

}  // namespace headway::fit

#include "headway/fit/case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <system_error>

#include "headway/base/messages.hpp"
#include "headway/files/sha256.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/fit/plans.hpp"

namespace headway::fit {

namespace {

using cluster::Format;
using cluster::Shape;

/// A shape from the row's own columns: the choice of gating and of key-value heads that comes nearest to its parameters.
Shape shape_from(const MeasuredRun& run) {
  Shape shape;
  shape.id = shape.name = run.model;
  shape.layers = *run.number("layers");
  shape.hidden = *run.number("hidden");
  shape.heads = run.number("heads").value_or(std::max(1.0, std::floor(shape.hidden / 128.0)));
  shape.head_width = std::floor(shape.hidden / shape.heads);
  shape.vocabulary = run.number("vocab").value_or(51200);
  const double width = run.number("ffn").value_or(4.0 * shape.hidden);
  if (const auto experts = run.number("experts")) {
    shape.experts = *experts;
    shape.top_k = run.number("top_k").value_or(1.0);
    shape.expert_width = width;
  } else {
    shape.feed_forward = width;
  }
  Shape best = shape;
  double nearest = -1.0;
  for (const bool gated : {false, true}) {
    for (const double groups : {shape.heads, 8.0, 1.0}) {
      Shape tried = shape;
      tried.gated = gated;
      tried.key_value_heads = run.key_value_heads.value_or(groups);
      tried.tied = tried.vocabulary < 60000;
      const double total = cluster::parameters(tried).total;
      const double distance = std::abs(std::log(total / (run.number("params_total").value_or(total * 1e-9) * 1e9)));
      if (nearest < 0.0 || distance < nearest - 1e-3) {
        nearest = distance;
        best = tried;
      }
    }
  }
  return best;
}

base::Result<Shape> shape_of(const MeasuredRun& run, const ClusterBook& book, RunCase& job) {
  if (const cluster::Model* const model = cluster::model_written(book.models, run.model)) {
    return model->shape;
  }
  if (!run.number("layers") || !run.number("hidden")) {
    return base::refused("architecture not published in the row", "the book ships no model '" + run.model + "'");
  }
  job.assumed.emplace_back("gating and key-value heads that give the published parameters");
  return shape_from(run);
}

/// Chips where a row gives none: a power of two that holds the training state three times over, and where the tokens are
/// known ends the run within some 45 days at two fifths of peak.
double chips_needed(const MeasuredRun& run, const Shape& shape, const cluster::Machine& machine) {
  constexpr double kStateBytes = 16.0;
  constexpr double kRoom = 3.0;
  constexpr double kSeconds = 45.0 * 86400.0;
  constexpr double kShare = 0.4;
  const cluster::Parameters counted = cluster::parameters(shape);
  const double timely =
      6.0 * counted.active * run.run_tokens.value_or(0.0) / (kShare * machine.rate(Format::sixteen) * kSeconds);
  const double chips = std::max(timely, kRoom * kStateBytes * counted.total / machine.memory);
  return std::exp2(std::ceil(std::log2(std::max(8.0, chips))));
}

void read_job(const MeasuredRun& run, RunCase& job) {
  const auto known = [&](const char* column, double fallback, const std::string& words) {
    const auto value = run.number(column);
    if (!value) {
      job.assumed.push_back(words);
    }
    return value.value_or(fallback);
  };
  job.chips = static_cast<long>(known("n_chips", chips_needed(run, job.shape, job.machine), "number of chips"));
  job.job.sequence = known("seq", job.software < cluster::kFused ? 2048.0 : 4096.0, "sequence");
  constexpr double kTokensAStep = 4e6;  // usual for large models
  const double width = run.number("dp").value_or(static_cast<double>(job.chips)) *
                       (run.number("dp") ? run.number("pp").value_or(1.0) : 1.0);
  const double copies = std::max(1.0, std::round(kTokensAStep / job.job.sequence / width));
  job.job.batch = known("global_batch", copies * width, "batch of about 4 M tokens");
  job.job.trained = run.kind == RunKind::adapter ? 0.001 : 1.0;
}

}  // namespace

namespace {

std::string hash_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files{folder / "chips.toml", folder / "efficiency_priors.toml",
                                           folder / "efficiencies.toml", folder / "cluster.toml",
                                           folder / "observed" / "run_rules.toml"};
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "models", ignored)) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::string all;
  for (const auto& file : files) {
    const auto text = files::read_text(file.string());
    all += file.filename().string() + "\n" + (text ? *text : "");
  }
  return files::sha256(all);
}

}  // namespace

base::Result<ClusterBook> read_cluster_book(const std::filesystem::path& folder) {
  auto catalogue = chips::read_catalogue(folder / "chips.toml");
  if (!catalogue) {
    return std::unexpected(catalogue.error());
  }
  auto models = cluster::read_models(folder / "models");
  if (!models) {
    return std::unexpected(models.error());
  }
  auto priors = cluster::read_priors(folder / "efficiency_priors.toml");
  if (!priors) {
    return std::unexpected(priors.error());
  }
  auto layout = cluster::layout_of(*priors);
  if (!layout) {
    return std::unexpected(layout.error());
  }
  auto rules = read_run_rules(folder / "observed" / "run_rules.toml");
  if (!rules) {
    return std::unexpected(rules.error());
  }
  return ClusterBook{std::move(*catalogue), std::move(*models), std::move(*priors),
                     std::move(*layout),    std::move(*rules),  hash_of(folder)};
}

std::vector<double> prior_medians(const cluster::Priors& priors) {
  std::vector<double> values;
  for (const cluster::Parameter& parameter : priors.parameters) {
    values.push_back(cluster::from_free(
        parameter, 0.5 * (cluster::to_free(parameter, parameter.low) + cluster::to_free(parameter, parameter.high))));
  }
  return values;
}

base::Result<const chips::Chip*> chip_written(const std::string& written, const ClusterBook& book) {
  if (const auto named = book.rules.chips.find(written); named != book.rules.chips.end()) {
    return chips::find_chip(book.catalogue, named->second);
  }
  std::string text = cluster::squeezed(written);
  for (const std::string& word :
       {std::string("nvidia"), std::string("amd"), std::string("google"), std::string("instinct"),
        std::string("huawei"), std::string("intel"), std::string("sxm"), std::string("hgx")}) {
    if (const std::size_t at = text.find(word); at != std::string::npos) {
      text.erase(at, word.size());
    }
  }
  const chips::Chip* best = nullptr;
  std::size_t longest = 2;
  for (const chips::Chip& chip : book.catalogue.chips) {
    for (std::string name : {cluster::squeezed(chip.id), cluster::squeezed(chip.name)}) {
      if (const std::size_t at = name.find("sxm"); at != std::string::npos) {
        name.erase(at, 3);
      }
      if (name.size() > longest && text.starts_with(name)) {
        best = &chip;
        longest = name.size();
      }
    }
  }
  if (best == nullptr) {
    for (const chips::Chip& chip : book.catalogue.chips) {
      if (text.size() > 2 && cluster::squeezed(chip.id).starts_with(text)) {
        return &chip;
      }
    }
    return chips::find_chip(book.catalogue, written);
  }
  return best;
}

base::Result<RunCase> case_of(const MeasuredRun& run, const ClusterBook& book, const std::vector<double>& values) {
  const auto chip = chip_written(run.chip, book);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  RunCase job;
  job.software = run.software;
  auto machine = cluster::machine_of(**chip);
  if (!machine) {
    return std::unexpected(machine.error());
  }
  job.machine = std::move(*machine);
  job.assumed = job.machine.assumed;
  if (run.network_gbit) {
    job.machine.network = *run.network_gbit * 1e9 / 8.0;
  }
  job.family = cluster::family_of(book.priors, (*chip)->id);
  if (job.family < 0) {
    return base::refused("no efficiencies for '" + (*chip)->id + "'", "it stands in no family");
  }
  const auto shape = shape_of(run, book, job);
  if (!shape) {
    return std::unexpected(shape.error());
  }
  job.shape = *shape;
  job.predicting = job.shape.prediction_layers > 0 && run.notes.find("w/o MTP") == std::string::npos &&
                   run.model.find("w/o MTP") == std::string::npos;
  if (!job.predicting) {
    job.shape.prediction_layers = 0;
  }
  if (run.quantity == MeasuredQuantity::minutes && !run.run_tokens) {
    return base::refused("the row gives a time to train without the tokens it took", "");
  }
  if (run.kind == RunKind::whole && !run.run_tokens) {
    return base::refused("the row gives hours of a whole run without its tokens", "");
  }
  if (run.measured <= 0.0) {
    return base::refused("the row measures nothing that is predicted", "");
  }
  read_job(run, job);
  const auto efficiencies = cluster::efficiencies_of(book.layout, values, job.family, job.software);
  if (const auto planned = set_plans(run, job, efficiencies); !planned) {
    return std::unexpected(planned.error());
  }
  job.planned = std::ranges::all_of(job.searched, [](const std::string& what) { return what == "recompute"; });
  return job;
}

double counted_flop(const MeasuredRun& run, const RunCase& job) {
  if (run.square == "causal") {
    return cluster::training_flop(job.shape, job.job.sequence, cluster::Square::causal, job.predicting);
  }
  const double flop = cluster::training_flop(job.shape, job.job.sequence, cluster::Square::whole, job.predicting);
  if (run.square == "whole") {
    return flop;
  }
  const double logits = 2.0 * job.shape.hidden * job.shape.vocabulary;
  return flop + cluster::forward_flop(job.shape, job.job.sequence, cluster::Square::whole) - logits;
}

RunPrediction predict(const MeasuredRun& run, const RunCase& job, const cluster::Layout& layout,
                      const std::vector<double>& values) {
  const auto efficiencies = cluster::efficiencies_of(layout, values, job.family, job.software);
  const cluster::Parameters counted = cluster::parameters(job.shape);
  RunPrediction best;
  for (const cluster::Plan& plan : job.plans) {
    const auto times = cluster::layer_times(job.shape, job.job, plan, job.machine, efficiencies);
    const auto step = cluster::step_of(job.shape, job.job, plan, job.machine, efficiencies, times, counted);
    if (best.step.time == 0.0 || step.time < best.step.time) {
      best.step = step;
      best.plan = plan;
    }
  }
  best.step.time *= job.planned ? 1.0 : efficiencies.untuned;
  best.fits =
      cluster::memory_of(job.shape, job.job, best.plan, job.machine, efficiencies.fused_attention, counted).fits();
  const double rate = job.job.batch * job.job.sequence / (best.step.time * static_cast<double>(job.chips));
  const double flop_rate = rate * counted_flop(run, job);
  constexpr double kSecondsAnHour = 3600.0;
  constexpr double kBenchmark = 0.96;  // evaluation during a benchmark run (judgement: it takes a few percent)
  switch (run.quantity) {
    case MeasuredQuantity::step_time:
      best.value = best.step.time;
      break;
    case MeasuredQuantity::token_rate:
      best.value = rate;
      break;
    case MeasuredQuantity::flop_rate:
      best.value = flop_rate / 1e12;
      break;
    case MeasuredQuantity::utilisation:
      best.value = 100.0 * flop_rate / job.machine.rate(best.plan.format);
      break;
    case MeasuredQuantity::chip_hours:
      best.value = *run.run_tokens / rate / kSecondsAnHour / efficiencies.whole_run;
      break;
    case MeasuredQuantity::minutes:
      best.value = *run.run_tokens / (rate * static_cast<double>(job.chips)) / 60.0 / kBenchmark;
      break;
  }
  return best;
}

}  // namespace headway::fit

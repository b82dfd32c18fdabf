#include "headway/fit/serving.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/messages.hpp"

namespace headway::fit {

namespace {

void set_workload(const MeasuredRun& run, const ClusterBook& book, ServingCase& job) {
  const auto prompt = run.number("prompt_tokens");
  const auto output = run.number("output_tokens");
  const auto context = run.number("context_tokens");
  if (run.kind == RunKind::offline) {
    const auto known = book.words.workloads.find(job.shape.id);
    if (known != book.words.workloads.end()) {
      job.workload.prompt = known->second.prompt;
      job.workload.output = known->second.output;
    } else if (!prompt || !output) {
      job.assumed.emplace_back("tokens of a request");
    }
  } else {
    // Of a mean context nothing more is written than the token at hand.
    job.workload.prompt = context.value_or(book.rows.prompt);
    job.workload.output = context ? 1.0 : book.rows.output;
    if (!context && !(prompt && output)) {
      job.assumed.emplace_back("tokens of a request");
    }
  }
  job.workload.prompt = prompt.value_or(job.workload.prompt);
  job.workload.output = output.value_or(job.workload.output);
  if (run.kind == RunKind::decode) {
    const auto speed = run.number("tokens_per_s_per_request");
    job.workload.most_seconds = speed ? 1.0 / *speed : book.rows.token_seconds;
  } else {
    job.workload.cached = run.number("cached_pct").value_or(0.0) / 100.0;
  }
}

}  // namespace

base::Result<ServingCase> serving_case_of(const MeasuredRun& run, const ClusterBook& book) {
  const auto chip = chip_written(run.chip, book);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  auto machine = cluster::machine_of(**chip, book.layout.constants);
  if (!machine) {
    return std::unexpected(machine.error());
  }
  ServingCase job;
  job.machine = std::move(*machine);
  job.assumed = job.machine.assumed;
  job.software = run.software;
  job.family = cluster::family_of(book.priors, (*chip)->id);
  if (job.family < 0) {
    return base::refused("no efficiencies for '" + (*chip)->id + "'", "it stands in no family");
  }
  const cluster::Model* const model = cluster::model_written(book.models, run.model);
  if (model == nullptr) {
    return base::refused("the book ships no model '" + run.model + "'", "its shape is needed");
  }
  if (run.quantity != MeasuredQuantity::token_rate) {
    return base::refused("the row gives no tokens a second a chip", "");
  }
  job.shape = model->shape;
  set_workload(run, book, job);
  job.format = cluster::narrowest(job.machine);
  // Production serving of mixtures stands in 8 bits; the benchmark's offline runs use the narrowest format.
  const bool eight = run.format == cluster::Format::eight || (!run.format && run.kind != RunKind::offline);
  if (run.format == cluster::Format::sixteen) {
    job.format = cluster::Format::sixteen;
  } else if (eight && job.machine.has(cluster::Format::eight)) {
    job.format = cluster::Format::eight;
  }
  const auto spread = run.number("ep");
  if (spread) {
    job.least_chips = job.most_chips = *spread;
  } else if (run.kind != RunKind::offline) {
    job.least_chips = job.most_chips = run.number("n_chips").value_or(book.rows.production_chips);
  } else {
    job.most_chips = std::min(run.number("n_chips").value_or(book.rows.benchmark_chips), job.machine.domain);
  }
  return job;
}

double predict_serving(const MeasuredRun& run, const ServingCase& job, const cluster::Layout& layout,
                       const std::vector<double>& values) {
  const auto efficiencies = cluster::efficiencies_of(layout, values, job.family, job.software);
  const auto best = cluster::best_serving(job.shape, job.workload, job.machine, efficiencies, job.least_chips,
                                          job.most_chips, job.format);
  if (!best.fits) {
    return 0.0;
  }
  switch (run.kind) {
    case RunKind::prefill:
      return best.prefill_rate;
    case RunKind::decode:
      return best.decode_rate;
    default:
      return best.rate;
  }
}

}  // namespace headway::fit

#include "headway/fit/serving.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/messages.hpp"
#include "headway/fit/notes.hpp"

namespace headway::fit {

namespace {

constexpr double kPrompt = 4096;  // of a production request where nothing is published (judgement)
constexpr double kOutput = 1024;
constexpr double kSecondsAToken = 0.1;  // limit of production decoding where none is published (judgement)

void set_workload(const MeasuredRun& run, const ClusterBook& book, ServingCase& job) {
  const std::string text = run.id + " " + run.notes;
  if (run.kind == RunKind::offline) {
    const auto known = book.rules.workloads.find(job.shape.id);
    if (known != book.rules.workloads.end()) {
      job.workload.prompt = known->second.prompt;
      job.workload.output = known->second.output;
    } else {
      job.assumed.emplace_back("tokens of a request");
    }
    return;
  }
  const auto context = number_after(text, "avg KV ");
  job.workload.prompt = run.number("seq").value_or(context.value_or(kPrompt));
  job.workload.output = context ? 1.0 : kOutput;
  if (!context) {
    job.assumed.emplace_back("tokens of a request");
  }
  if (run.kind == RunKind::decode) {
    const auto speed = number_before(text, " tok/s/user");
    job.workload.most_seconds = speed ? 1.0 / *speed : kSecondsAToken;
  } else {
    job.workload.cached = number_before(text, "% cache").value_or(0.0) / 100.0;
  }
}

}  // namespace

base::Result<ServingCase> serving_case_of(const MeasuredRun& run, const ClusterBook& book) {
  const auto chip = chip_written(run.chip, book);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  auto machine = cluster::machine_of(**chip);
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
  const std::string& written = run.precision;
  job.format = cluster::narrowest(job.machine);
  // Production serving of mixtures stands in 8 bits; the benchmark's offline runs use the narrowest format.
  const bool wide = written.find("16") != std::string::npos;
  const bool eight = written.find('8') != std::string::npos || (run.kind != RunKind::offline && written.empty());
  if (wide) {
    job.format = cluster::Format::sixteen;
  } else if (eight && job.machine.has(cluster::Format::eight)) {
    job.format = cluster::Format::eight;
  }
  const auto spread = number_after(run.notes, "EP");
  if (spread) {
    job.least_chips = job.most_chips = *spread;
  } else if (run.kind != RunKind::offline) {
    job.least_chips = job.most_chips = run.number("n_chips").value_or(64.0);
  } else {
    job.most_chips = std::min(run.number("n_chips").value_or(8.0), job.machine.domain);
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

#include "headway/fit/case.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "headway/base/messages.hpp"
#include "headway/base/portable.hpp"
#include "headway/base/units.hpp"
#include "headway/fit/plans.hpp"
#include "headway/fit/shape_of_run.hpp"

namespace headway::fit {

namespace {

using cluster::Format;
using cluster::Shape;

/// Chips where a row gives none: a power of two whose memory holds the usual bytes a parameter, and which where the tokens
/// are known ends the run within the usual days at the usual share of peak.
double chips_needed(const MeasuredRun& run, const Shape& shape, const cluster::Machine& machine,
                    const RowConstants& usual) {
  const double seconds = usual.chip_days * base::kSecondsADay;
  const cluster::Parameters counted = cluster::parameters(shape);
  const double timely = 6.0 * counted.active * run.number("run_tokens").value_or(0.0) /
                        (usual.chip_share * machine.rate(Format::sixteen) * seconds);
  const double chips = std::max(timely, usual.chip_bytes * counted.total / machine.memory);
  return base::portable::exp2(std::ceil(base::portable::log2(std::max(usual.chips_least, chips))));
}

void read_job(const MeasuredRun& run, const ClusterBook& book, RunCase& job) {
  const RowConstants& usual = book.rows;
  const cluster::Constants& held = book.layout.constants;
  const auto known = [&](const char* column, double fallback, const std::string& words) {
    const auto value = run.number(column);
    if (!value) {
      job.assumed.push_back(words);
    }
    return value.value_or(fallback);
  };
  job.chips = static_cast<long>(known("n_chips", chips_needed(run, job.shape, job.machine, usual), "number of chips"));
  job.job.sequence = known("seq", job.software < held.fused ? usual.sequence_unfused : usual.sequence, "sequence");
  const double width = run.number("dp").value_or(static_cast<double>(job.chips)) *
                       (run.number("dp") ? run.number("pp").value_or(1.0) : 1.0);
  const double copies = std::max(1.0, std::round(held.tokens_per_step / job.job.sequence / width));
  job.job.batch =
      known("global_batch", copies * width, fmt::format("batch of about {:g} M tokens", held.tokens_per_step / 1e6));
  job.job.trained = run.kind == RunKind::adapter ? usual.adapter_share : 1.0;
}

}  // namespace

base::Result<RunCase> case_of(const MeasuredRun& run, const ClusterBook& book, const std::vector<double>& values) {
  const auto chip = chip_written(run.chip, book);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  RunCase job;
  job.software = run.software;
  auto machine = cluster::machine_of(**chip, book.layout.constants);
  if (!machine) {
    return std::unexpected(machine.error());
  }
  job.machine = std::move(*machine);
  job.assumed = job.machine.assumed;
  if (const auto gbit = run.number("network_gbit")) {
    job.machine.network = *gbit * 1e9 / 8.0;
  }
  job.family = cluster::family_of(book.priors, (*chip)->id);
  if (job.family < 0) {
    return base::refused("no efficiencies for '" + (*chip)->id + "'", "it stands in no family");
  }
  const auto shape = shape_of(run, book, job.assumed);
  if (!shape) {
    return std::unexpected(shape.error());
  }
  job.shape = *shape;
  job.predicting = job.shape.prediction_layers > 0;
  if (run.quantity == MeasuredQuantity::minutes && !run.number("run_tokens")) {
    return base::refused("the row gives a time to train without the tokens it took", "");
  }
  if (run.kind == RunKind::whole && !run.number("run_tokens")) {
    return base::refused("the row gives hours of a whole run without its tokens", "");
  }
  if (run.measured <= 0.0) {
    return base::refused("the row measures nothing that is predicted", "");
  }
  read_job(run, book, job);
  const auto efficiencies = cluster::efficiencies_of(book.layout, values, job.family, job.software);
  if (const auto planned = set_plans(run, book, job, efficiencies); !planned) {
    return std::unexpected(planned.error());
  }
  job.planned = std::ranges::all_of(job.searched, [](const std::string& what) { return what == "recompute"; });
  return job;
}

}  // namespace headway::fit

#include "headway/fit/predict.hpp"

#include "headway/base/units.hpp"
#include "headway/cluster/memory.hpp"

namespace headway::fit {

double counted_flop(const MeasuredRun& run, const RunCase& job) {
  if (run.flop_counted == FlopCounted::causal) {
    return cluster::training_flop(job.shape, job.job.sequence, cluster::Square::causal, job.predicting);
  }
  const double flop = cluster::training_flop(job.shape, job.job.sequence, cluster::Square::whole, job.predicting);
  if (run.flop_counted == FlopCounted::whole) {
    return flop;
  }
  const double logits = 2.0 * job.shape.hidden * job.shape.vocabulary;
  return flop + cluster::forward_flop(job.shape, job.job.sequence, cluster::Square::whole) - logits;
}

RunPrediction predict(const MeasuredRun& run, const RunCase& job, const ClusterBook& book,
                      const std::vector<double>& values) {
  const auto efficiencies = cluster::efficiencies_of(book.layout, values, job.family, job.software);
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
      best.value = *run.number("run_tokens") / rate / base::kSecondsAnHour / efficiencies.whole_run;
      break;
    case MeasuredQuantity::minutes:
      best.value = *run.number("run_tokens") / (rate * static_cast<double>(job.chips)) / base::kSecondsAMinute /
                   book.rows.benchmark_share;
      break;
  }
  return best;
}

}  // namespace headway::fit

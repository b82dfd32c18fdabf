#include "headway/ensemble/ensemble.hpp"

#include <atomic>

#include "headway/base/parallel.hpp"
#include "headway/ensemble/constrained.hpp"
#include "headway/ensemble/rows.hpp"
#include "headway/ensemble/worker.hpp"

namespace headway::ensemble {

namespace {

/// The first breach of all packs, by draw.
struct FirstBreach {
  Breach breach;
  long draw;
};

/// Takes packs off `next` until all are run.
void run_packs(const KernelTask& task, const Kernel& kernel, const Model& model, std::span<const Scenario> scenarios,
               const Options& options, std::atomic<long>& next, base::Gate& reporting, FirstBreach& first) {
  const long packs = (options.draws + kernel.width - 1) / kernel.width;
  Worker worker(model, scenarios, kernel);
  for (long pack = next++; pack < packs; pack = next++) {
    Breach breach;
    KernelTask own = task;
    own.breach = &breach;
    const long first_draw = pack * kernel.width;
    own.first_draw = first_draw;
    worker.run(own, options, first_draw, options.check_months);
    if (breach.kind != balance::kSound) {
      breach = Breach{};
      worker.run(own, options, first_draw, 1);  // again, month by month, to name the month
      reporting.pass([&] {
        if (first_draw + breach.lane < first.draw) {
          first = FirstBreach{breach, first_draw + breach.lane};
        }
      });
    }
    if (options.progress && pack % 64 == 0) {
      reporting.pass([&] { options.progress(static_cast<double>(pack) / static_cast<double>(packs)); });
    }
  }
}

/// Runs all packs on as many threads as asked for, this one included.
FirstBreach run_on_threads(const KernelTask& task, const Kernel& kernel, const Model& model,
                           std::span<const Scenario> scenarios, const Options& options) {
  std::atomic<long> next{0};
  base::Gate reporting;
  FirstBreach first{Breach{}, options.draws};
  const auto packs = static_cast<std::size_t>((options.draws + kernel.width - 1) / kernel.width);
  base::on_workers(base::workers_for(packs, options.threads), [&](std::size_t /*worker*/) {
    run_packs(task, kernel, model, scenarios, options, next, reporting, first);
  });
  return first;
}

/// All draws alike, whatever was observed.
base::Result<Ensemble> run_freely(const Model& model, std::span<const Scenario> scenarios,
                                  std::span<const Request> requests, const Options& options) {
  if (const auto fits = fits_into_memory(requests.size(), scenarios.size(), options.draws); !fits) {
    return std::unexpected(fits.error());
  }
  const balance::Setting setting{model.table, balance::install_order(model.table, model.classes), model.timeline,
                                 model.classes};
  const SortedRequests by_month = sort_by_month(requests);
  Ensemble ensemble;
  std::vector<double*> results;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    ensemble.figures.emplace_back(requests.size() * static_cast<std::size_t>(options.draws));
    results.push_back(ensemble.figures.back().data());
  }
  std::vector<double> support(static_cast<std::size_t>(options.draws));

  KernelTask task{};
  task.setting = &setting;
  task.months = model.timeline.months;
  task.scenarios = static_cast<int>(scenarios.size());
  task.requests = by_month.sorted.data();
  task.rows = by_month.place.data();
  task.request_count = static_cast<int>(by_month.sorted.size());
  task.results = results.data();
  task.draws = options.draws;
  task.support = support.data();

  const FirstBreach first = run_on_threads(task, choose_kernel(options.width), model, scenarios, options);
  if (first.breach.kind != balance::kSound) {
    return std::unexpected(
        breach_error(first.breach, scenarios[static_cast<std::size_t>(first.breach.scenario)].name, first.draw));
  }
  drop_unsupported(support, requests.size(), options.keep_unsupported, ensemble);
  return ensemble;
}

}  // namespace

base::Result<Ensemble> run(const Model& model, std::span<const Scenario> scenarios, std::span<const Request> requests,
                           const Options& options) {
  if (model.constraint.empty()) {
    return run_freely(model, scenarios, requests, options);
  }
  if (const auto may = may_be_weighted(options); !may) {
    return std::unexpected(may.error());
  }
  auto ensemble = run_freely(model, scenarios, with_parts(requests, model.constraint), options);
  return ensemble ? constrain(std::move(*ensemble), model.constraint, requests.size()) : ensemble;
}

}  // namespace headway::ensemble

// How long the search for a training plan takes: the reduced space of GPT-3 175B on 4,096 A100, and all plans of a mixture
// on 16,384 chips.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "headway/cluster/read_efficiencies.hpp"
#include "headway/fit/case.hpp"

namespace headway::study {
namespace {

struct Book {
  fit::ClusterBook book;
  cluster::Fitted fitted;
};

const Book& book() {
  static const Book kBook = [] {
    const std::filesystem::path folder = HEADWAY_SOURCE_DIR "/book";
    auto read = fit::read_cluster_book(folder);
    if (!read) {
      std::abort();
    }
    auto fitted = cluster::read_fitted(folder / "efficiencies.toml", read->priors);
    if (!fitted) {
      std::abort();
    }
    return Book{std::move(*read), std::move(*fitted)};
  }();
  return kBook;
}

void search_for(benchmark::State& state, const char* model, const char* chip, long chips, const cluster::Job& job,
                double software, const cluster::Space& space) {
  const auto& shape = (*cluster::find_model(book().book.models, model))->shape;
  const auto machine =
      *cluster::machine_of(**chips::find_chip(book().book.catalogue, chip), book().book.layout.constants);
  const int family = cluster::family_of(book().book.priors, chip);
  const auto efficiencies = cluster::efficiencies_of(book().book.layout, book().fitted.medians(), family, software);
  long long tried = 0;
  for ([[maybe_unused]] const auto step : state) {
    const auto found = cluster::search(shape, job, machine, efficiencies, chips, space, 10);
    tried = found.tried;
    benchmark::DoNotOptimize(found.best.data());
  }
  state.counters["plans"] = static_cast<double>(tried);
  state.counters["plans/s"] =
      benchmark::Counter(static_cast<double>(tried), benchmark::Counter::kIsIterationInvariantRate);
}

void reduced_space(benchmark::State& state) {
  const cluster::Job job{4096, 2048, 1.0};
  cluster::Space space;
  space.tensor = cluster::divisors(96, 96);
  space.pipeline = cluster::divisors(4096, 96);
  space.context = {1};
  space.expert = {1};
  for (long k = 1; k <= 96; ++k) {
    space.interleave.push_back(k);
  }
  space.micro_batch = cluster::divisors(4096, 4096);
  space.recompute = {cluster::Recompute::none, cluster::Recompute::selective, cluster::Recompute::full};
  space.sharding = {0, 1, 2, 3};
  space.sequence_parallel = {false, true};
  space.format = {cluster::Format::sixteen};
  search_for(state, "gpt-3-175b", "a100_sxm_80", 4096, job, 2022.5, space);
}
BENCHMARK(reduced_space)->Unit(benchmark::kMillisecond)->UseRealTime();

void full_space_of_a_mixture(benchmark::State& state) {
  const cluster::Job job{16384, 4096, 1.0};
  const auto& shape = (*cluster::find_model(book().book.models, "deepseek-v3"))->shape;
  const auto machine =
      *cluster::machine_of(**chips::find_chip(book().book.catalogue, "h200_sxm"), book().book.layout.constants);
  search_for(state, "deepseek-v3", "h200_sxm", 16384, job, book().book.layout.constants.reference_date,
             cluster::full_space(shape, job, machine, 16384, cluster::Format::eight));
}
BENCHMARK(full_space_of_a_mixture)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace headway::study

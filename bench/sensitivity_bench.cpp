// What speed is claimed for: the sensitivity of the headline (screening of all inputs, 2^11 base points for some twenty
// sectors and twenty inputs, tornado, value of knowing) in under 20 s on two cores.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "headway/api/prepare.hpp"
#include "headway/study/sensitivity/sensitivity.hpp"

namespace {

namespace api = headway::api;
namespace study = headway::study;

void sensitivity_of_the_headline(benchmark::State& state) {
  study::Question question;
  question.book = std::string(HEADWAY_SOURCE_DIR) + "/book";
  question.threads = 2;
  question.metrics = {"china_useful@2026"};
  const auto prepared = api::prepare(question);
  if (!prepared) {
    std::abort();
  }
  double runs = 0.0;
  for (auto step : state) {
    const auto result = study::sensitivity(*prepared, question, "no-export", "h200-licensed");
    if (!result) {
      std::abort();
    }
    runs = result->runs;
  }
  state.counters["runs"] = runs;
  state.counters["limit_s"] = 20.0;
}
BENCHMARK(sensitivity_of_the_headline)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace

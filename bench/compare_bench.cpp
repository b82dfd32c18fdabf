// What speed is claimed for: the five default scenarios at 20,000 draws, year figures in all yardsticks, quantiles
// and output included, in under 10 s on two cores and 2 GiB; and where that time goes.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdlib>

#include "headway/api/prepare.hpp"
#include "headway/results/compare.hpp"
#include "headway/results/write_json.hpp"
#include "headway/study/compare.hpp"

namespace {

namespace api = headway::api;
namespace study = headway::study;
namespace results = headway::results;

study::Question question() {
  study::Question question;
  question.book = std::string(HEADWAY_SOURCE_DIR) + "/book";
  question.threads = 2;
  return question;
}

const study::Prepared& prepared() {
  static const study::Prepared kPrepared = [] {
    auto read = api::prepare(question());
    if (!read) {
      std::abort();
    }
    return std::move(*read);
  }();
  return kPrepared;
}

const std::vector<std::string> kOthers{"h200-licensed", "h200-open", "h20-only", "blackwell-open"};
constexpr double kMonths = 48.0 + 5.0 * 60.0;  // history once, then sixty months of each scenario

void read_the_book(benchmark::State& state) {
  for (auto step : state) {
    auto read = api::prepare(question());
    benchmark::DoNotOptimize(read);
  }
}
BENCHMARK(read_the_book)->Unit(benchmark::kMillisecond);

/// Draws and months alone: one figure asked for.
void run_the_months(benchmark::State& state) {
  auto asked = question();
  asked.metrics = {"china_useful@2026"};
  for (auto step : state) {
    auto result = study::compare(prepared(), asked, "no-export", kOthers);
    benchmark::DoNotOptimize(result);
  }
  state.counters["ns_a_draw_month"] =
      benchmark::Counter(static_cast<double>(asked.samples) * kMonths * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(run_the_months)->Unit(benchmark::kMillisecond)->UseRealTime();

void compare_all_figures(benchmark::State& state) {
  for (auto step : state) {
    auto result = study::compare(prepared(), question(), "no-export", kOthers);
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK(compare_all_figures)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

void compare_and_write_json(benchmark::State& state) {
  double seconds = 0.0;
  for (auto step : state) {
    auto read = api::prepare(question());
    auto result = study::compare(*read, question(), "no-export", kOthers);
    auto text = results::json(results::compare(), results::Comparison{&*result});
    seconds = static_cast<double>(text.size()) / 1e6;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["json_MB"] = seconds;
  state.counters["peak_GiB"] = static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
  state.counters["limit_s"] = 10.0;
}
BENCHMARK(compare_and_write_json)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

}  // namespace

// What a lever costs where a comparison is kept alive, beside asking for all of it again: 500 draws, six figures, one thread.
#include <benchmark/benchmark.h>

#include <cstdlib>

#include "headway/api/engine.hpp"
#include "headway/api/kept.hpp"

namespace {

namespace api = headway::api;

constexpr long kDraws = 500;
constexpr double kNoLimit = 1e12;  // ms
const api::Texts kSix{"china_useful@2026", "china_useful@2027", "china_useful@2028",
                      "china_stock@2026",  "china_stock@2028",  "stock_ratio@2027"};

api::Settings settings() {
  api::Settings settings;
  settings.book = std::string(HEADWAY_SOURCE_DIR) + "/book";
  return settings;
}

api::Kept kept() {
  api::Kept kept;
  kept.base = "no-export";
  kept.others = {"h200-licensed"};
  kept.samples = kDraws;
  kept.threads = 1;
  kept.figures.metric = kSix;
  kept.figures.yardstick = "h100e";
  kept.figures.basis = "accessible";
  return kept;
}

api::KeptEngine open_and_run() {
  auto engine = api::KeptEngine::open(settings(), kept());
  if (!engine) {
    std::abort();
  }
  engine->advance(kNoLimit);
  return std::move(*engine);
}

void compare_at_once(benchmark::State& state) {
  const auto engine = api::Engine::open(settings());
  api::Compare request;
  static_cast<api::Draws&>(request) = kept();
  static_cast<api::Lens&>(request) = kept().figures;
  static_cast<api::Metrics&>(request) = kept().figures;
  request.base = kept().base;
  request.others = kept().others;
  for (auto step : state) {
    auto result = engine->compare(request);
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK(compare_at_once)->Unit(benchmark::kMillisecond);

void open_kept(benchmark::State& state) {
  std::size_t bytes = 0;
  for (auto step : state) {
    const auto engine = open_and_run();
    bytes = engine.comparison().bytes();
  }
  state.counters["kB_a_draw"] = static_cast<double>(bytes) / (1e3 * static_cast<double>(kDraws));
}
BENCHMARK(open_kept)->Unit(benchmark::kMillisecond);

/// One side with a lever set otherwise, to its summaries; side 0 is the base.
void move_a_lever(benchmark::State& state) {
  auto engine = open_and_run();
  const auto side = static_cast<std::size_t>(state.range(0));
  int cap = 0;
  for (auto step : state) {
    if (!engine.set_side(side, "h200-licensed,washington.cap=" + std::to_string(200000 + 1000 * (cap++ % 100)))) {
      std::abort();
    }
    engine.advance(kNoLimit);
    auto result = engine.result();
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK(move_a_lever)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

/// One assumption of the world: the book is read once more, one input drawn again, history and both sides run.
void change_an_assumption(benchmark::State& state) {
  auto engine = open_and_run();
  int life = 0;
  for (auto step : state) {
    if (!engine.set_assumptions({"fleet.chip.life=" + std::to_string(50 + life++ % 10)})) {
      std::abort();
    }
    engine.advance(kNoLimit);
    auto result = engine.result();
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK(change_an_assumption)->Unit(benchmark::kMillisecond);

/// Other figures whose rows are there already.
void look_otherwise(benchmark::State& state) {
  auto engine = open_and_run();
  api::Figures figures = kept().figures;
  for (auto step : state) {
    std::swap(figures.metric.front(), figures.metric.back());
    if (!engine.set_figures(figures)) {
      std::abort();
    }
    engine.advance(kNoLimit);
    auto result = engine.result();
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK(look_otherwise)->Unit(benchmark::kMillisecond);

}  // namespace

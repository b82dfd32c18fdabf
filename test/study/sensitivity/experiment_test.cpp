// A designed experiment changes what it says it changes, and nothing else.
#include "headway/study/sensitivity/experiment.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "study/default_book.hpp"

namespace headway::study {
namespace {

constexpr std::uint64_t kDesignDraws = 48;

Quantity quantity() {
  Question asked = default_question();
  asked.metrics = {"china_useful@2026"};
  return Quantity{*one_figure(asked, "sensitivity"), "no-export", "h200-licensed"};
}

Experiment experiment() { return *experiment_on(default_book(), default_question(), quantity()); }

Outcome run(Experiment& experiment, int block, const chance::Source& own) {
  std::vector<ensemble::DesignRun> design;
  for (std::uint64_t draw = 0; draw < kDesignDraws; ++draw) {
    auto source = own;
    source.draw = draw;
    design.push_back({.common = {.seed = 1, .draw = draw}, .block = block, .own = source});
  }
  auto outcome = run_design(experiment, design);
  EXPECT_TRUE(outcome);
  return std::move(*outcome);
}

TEST(Experiment, PlainRunsAreTheDrawsOfTheSeedCutOffAfterTheFigure) {
  auto cut = experiment();
  ASSERT_LT(cut.model.timeline.months, default_book().model.timeline.months);
  const auto outcome = run(cut, 0, {});
  const std::vector<ensemble::Request> requests{quantity().figure.request};
  ensemble::Options options;
  options.draws = kDesignDraws;
  options.keep_unsupported = true;
  const auto scenarios = scenarios_of(default_book(), {"no-export", "h200-licensed"});
  const auto whole = ensemble::run(default_book().model, scenarios, requests, options);
  ASSERT_TRUE(whole);
  for (std::size_t k = 0; k < kDesignDraws; ++k) {
    EXPECT_EQ(outcome.values[k], whole->row(1, 0)[k] - whole->row(0, 0)[k]);
  }
  EXPECT_EQ(outcome.supported, whole->supported);
  EXPECT_NE(std::accumulate(outcome.supported.begin(), outcome.supported.end(), 0), static_cast<int>(kDesignDraws));
}

TEST(Experiment, EveryBlockSwitchedIsThePlainOtherSeed) {
  auto one = experiment();
  const auto inputs = varying_inputs(default_book(), one.scenarios);
  set_blocks(one, inputs, std::vector<int>(inputs.inputs.size(), 1));
  const auto switched = run(one, 1, {.seed = 99});
  auto plain = experiment();
  plain.options.seed = 99;
  std::vector<ensemble::DesignRun> design;
  for (std::uint64_t draw = 0; draw < kDesignDraws; ++draw) {
    design.push_back({.common = {.seed = 99, .draw = draw}, .own = {}});
  }
  EXPECT_EQ(switched.values, run_design(plain, design)->values);
}

TEST(Experiment, ABlockOfAnotherNumberIsLeftAlone) {
  auto one = experiment();
  const auto inputs = varying_inputs(default_book(), one.scenarios);
  set_blocks(one, inputs, std::vector<int>(inputs.inputs.size(), 2));
  EXPECT_EQ(run(one, 1, {.seed = 99}).values, run(one, 0, {}).values);
}

TEST(Experiment, AHalfTurnTwiceIsNone) {
  const chance::Source plain{.seed = 3, .draw = 4};
  const chance::Source turned{.seed = 3, .draw = 4, .half_turn = true};
  const double u = chance::uniform(plain, 5);
  const double v = chance::uniform(turned, 5);
  EXPECT_EQ(std::abs(u - v), 0.5);
}

TEST(Experiment, ALevelIsTheQuantileWhateverTheDraw) {
  const auto& scalars = default_book().scalars;
  for (std::size_t k = 0; k < scalars.size(); ++k) {
    const auto& variable = default_book().model.scalars[k];
    if (scalars[k].id == "yardstick.useful.training_share") {
      const double expected = variable.branches.front().knots.front().distribution.quantile(0.1);
      EXPECT_EQ(chance::draw_number(variable, {.seed = 1, .draw = 7, .level = 0.1}), expected);
      EXPECT_EQ(chance::draw_number(variable, {.seed = 2, .draw = 9, .level = 0.1}), expected);
      return;
    }
  }
  ADD_FAILURE() << "no such input";
}

TEST(Experiment, OneFigureIsAskedFor) {
  Question asked = default_question();
  asked.metrics = {"china_useful"};
  const auto figure = one_figure(asked, "sensitivity");
  ASSERT_FALSE(figure);
  EXPECT_EQ(base::to_string(figure.error()),
            "sensitivity explains one figure at a time (a metric with its year was expected); write, for instance, "
            "headway sensitivity china_useful@2026");
}

}  // namespace
}  // namespace headway::study

#include "headway/study/sensitivity/screening.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/default_book.hpp"

namespace headway::study {
namespace {

// Two points. Input 0 changes by +2 moving up, then by -4 moving down: upward effects 2 and 4, size 3, mean 3, standard
// deviation sqrt 2. Input 1 has no "up".
TEST(Screening, EffectsByHand) {
  const auto effects = effects_of({{{2.0, -4.0}, {1, -1}, {0, 1}}, {{1.0, -1.0}, {0, 0}, {0, 0}}}, 1, 20);
  EXPECT_DOUBLE_EQ(effects[0].size.value, 3.0);
  EXPECT_DOUBLE_EQ(effects[0].mean.value, 3.0);
  EXPECT_NEAR(effects[0].deviation.value, std::sqrt(2.0), 1e-12);
  EXPECT_DOUBLE_EQ(effects[1].size.value, 1.0);
  EXPECT_DOUBLE_EQ(effects[0].strength.value, std::sqrt(10.0));
  EXPECT_DOUBLE_EQ(effects[0].flips.value, 0.5);
  EXPECT_TRUE(std::isnan(effects[1].mean.value));
  EXPECT_TRUE(std::isnan(effects[1].deviation.value));
}

Experiment gain_experiment(const Question& question, const std::string& metric) {
  Question asked = question;
  asked.metrics = {metric};
  const auto figure = one_figure(asked, "sensitivity");
  EXPECT_TRUE(figure);
  auto experiment = experiment_on(default_book(), asked, Quantity{*figure, "no-export", "h200-licensed"});
  EXPECT_TRUE(experiment);
  return std::move(*experiment);
}

TEST(Screening, AnInputOfNothingThatIsAskedHasNoEffectAndBeijingsPathHas) {
  auto experiment = gain_experiment(default_question(), "china_useful@2026");
  const auto inputs = varying_inputs(default_book(), experiment.scenarios);
  const auto effects = screen(experiment, inputs, 8);
  ASSERT_TRUE(effects) << base::to_string(effects.error());
  const auto of = [&](const std::string& id) {
    for (std::size_t k = 0; k < inputs.inputs.size(); ++k) {
      if (inputs.inputs[k].id == id) {
        return (*effects)[k];
      }
    }
    ADD_FAILURE() << id;
    return Effects{};
  };
  // Withdrawal is off in both scenarios, so its hazard can do nothing.
  EXPECT_EQ(of("washington.hazard").size.value, 0.0);
  EXPECT_EQ(of("washington.hazard").deviation.value, 0.0);
  EXPECT_GT(of("policy.path").size.value, 0.0);
  EXPECT_TRUE(std::isnan(of("policy.path").mean.value));
}

}  // namespace
}  // namespace headway::study

// --constrain: what it does to an ensemble of the repository's own book, and when it refuses.
#include <gtest/gtest.h>

#include <cmath>

#include "study/default_book.hpp"

namespace headway::study {
namespace {

const ensemble::Request kPackages{static_cast<balance::Measure>(balance::kFirstDriver + balance::kDiesHuawei),
                                  balance::kH100e, balance::kLocated, 47, true};

ensemble::Observation dies_of_2025(double central, double error) {
  return ensemble::Observation{{ensemble::Part{kPackages, 1.0}}, {}, 1.0, std::log(central), error};
}

base::Result<ensemble::Ensemble> run_constrained(const ensemble::Observation& observation, long draws) {
  Prepared prepared = default_book();
  prepared.model.constraint = {observation};
  const auto scenarios = scenarios_of(prepared, {"no-export", "h200-open"});
  ensemble::Options options;
  options.draws = draws;
  return ensemble::run(prepared.model, scenarios, std::span(&kPackages, 1), options);
}

double mean_log(std::span<const double> row) {
  double sum = 0.0;
  for (const double value : row) {
    sum += std::log(value);
  }
  return sum / static_cast<double>(row.size());
}

TEST(Constrain, DrawsMoveToWhatWasObserved) {
  const auto free = run_all(default_book(), {"no-export", "h200-open"}, {kPackages}, 2000);
  const double centre = std::exp(mean_log(free.row(0, 0))) * 1.2;
  const auto constrained = run_constrained(dies_of_2025(centre, 0.2), 2000);
  ASSERT_TRUE(constrained) << base::to_string(constrained.error());
  EXPECT_LT(std::abs(mean_log(constrained->row(0, 0)) - std::log(centre)),
            std::abs(mean_log(free.row(0, 0)) - std::log(centre)));
  EXPECT_EQ(constrained->kept, static_cast<long>(constrained->effective));
  EXPECT_EQ(constrained->draws.size(), static_cast<std::size_t>(constrained->kept));
  EXPECT_LT(constrained->kept, free.kept);
}

TEST(Constrain, ScenariosStayPaired) {
  // History is the same in all scenarios, and so are the draws that are taken.
  const auto constrained = run_constrained(dies_of_2025(1e6, 0.5), 1000);
  ASSERT_TRUE(constrained) << base::to_string(constrained.error());
  const auto base = constrained->row(0, 0);
  const auto other = constrained->row(1, 0);
  EXPECT_TRUE(std::equal(base.begin(), base.end(), other.begin(), other.end()));
}

TEST(Constrain, AnObservationFarFromEveryDrawIsRefused) {
  const auto refused = run_constrained(dies_of_2025(1e9, 0.1), 1000);
  ASSERT_FALSE(refused);
  const auto message = base::to_string(refused.error());
  EXPECT_NE(message.find("effective sample of"), std::string::npos) << message;
  EXPECT_EQ(refused.error().fault, base::Fault::run);
}

TEST(Constrain, TheBooksOwnObservationsAreReadAndDated) {
  Question question = default_question();
  question.constrain = true;
  const auto all = api::prepare(question);
  ASSERT_TRUE(all) << base::to_string(all.error());
  question.as_of = base::Day{2025, 12, 31};
  const auto strict = api::prepare(question);
  ASSERT_TRUE(strict) << base::to_string(strict.error());
  EXPECT_GT(all->model.constraint.size(), strict->model.constraint.size());
  question.through = base::Month::of(2023, 12);
  const auto none = api::prepare(question);
  ASSERT_FALSE(none);
  EXPECT_NE(base::to_string(none.error()).find("no observation is left"), std::string::npos);
}

}  // namespace
}  // namespace headway::study

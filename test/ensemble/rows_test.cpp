#include "headway/ensemble/rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headway::ensemble {
namespace {

using testing::ElementsAre;

Request in_month(int month) { return Request{balance::kChinaStock, balance::kH100e, balance::kLocated, month, false}; }

TEST(Rows, AreAskedForByMonthAndComeBackInTheirOrder) {
  const std::vector<Request> requests{in_month(50), in_month(12), in_month(50), in_month(3)};
  const SortedRequests sorted = sort_by_month(requests);
  EXPECT_THAT(sorted.place, ElementsAre(3, 1, 0, 2));
  EXPECT_THAT(sorted.sorted, ElementsAre(in_month(3), in_month(12), in_month(50), in_month(50)));
}

TEST(Rows, LoseTheDrawsThatCannotSupportHistory) {
  Ensemble ensemble;
  ensemble.figures = {{1.0, 2.0, 3.0, 10.0, 20.0, 30.0}};
  drop_unsupported(std::vector<double>{1.0, 0.89, 0.9}, 2, false, ensemble);
  EXPECT_THAT(ensemble.figures[0], ElementsAre(1.0, 3.0, 10.0, 30.0));
  EXPECT_THAT(ensemble.draws, ElementsAre(0, 2));
  EXPECT_EQ(ensemble.dropped, 1);
}

TEST(Rows, KeepThemWhereAllAreWanted) {
  Ensemble ensemble;
  ensemble.figures = {{1.0, 2.0}};
  drop_unsupported(std::vector<double>{1.0, 0.0}, 1, true, ensemble);
  EXPECT_THAT(ensemble.figures[0], ElementsAre(1.0, 2.0));
  EXPECT_THAT(ensemble.supported, ElementsAre(1, 0));
  EXPECT_EQ(ensemble.dropped, 0);
}

TEST(Rows, ABreachIsToldWithScenarioMonthAndDraw) {
  const auto error = breach_error({.kind = 1, .month = 49, .scenario = 0, .lane = 0}, "no-export", 12);
  EXPECT_EQ(error.why, "scenario no-export, month 2026-02, draw 12");
  EXPECT_EQ(error.fault, base::Fault::run);
}

}  // namespace
}  // namespace headway::ensemble

#include "headway/chance/path_change.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headway/chance/variable.hpp"

namespace headway::chance {
namespace {

using testing::ElementsAre;

std::vector<double> path(std::vector<PathChange> changes) {
  Variable variable = certain(4.0);
  variable.changes = std::move(changes);
  std::vector<double> values(6);
  draw_path(variable, {.seed = 1}, 6, 1, values.data());
  return values;
}

const Distribution kTen = Distribution::constant(10.0);

TEST(PathChange, HoldsInItsMonthsAlone) {
  EXPECT_THAT(path({{2, 4, 2, Operation::replace, kTen}}), ElementsAre(4, 4, 10, 10, 4, 4));
  EXPECT_THAT(path({{3, 100, 3, Operation::multiply, kTen}}), ElementsAre(4, 4, 4, 40, 40, 40));
  EXPECT_THAT(path({{-5, 1, -5, Operation::add, kTen}}), ElementsAre(14, 4, 4, 4, 4, 4));
}

TEST(PathChange, ComesOnInAStraightLine) {
  // From 4 in month 1 to 10 in month 4: two more a month.
  EXPECT_THAT(path({{1, 100, 4, Operation::replace, kTen}}), ElementsAre(4, 4, 6, 8, 10, 10));
  // The factor grows from 1 to 10: a third of 36 in the first month after, two thirds in the second.
  EXPECT_THAT(path({{1, 100, 4, Operation::multiply, kTen}}), ElementsAre(4, 4, 16, 28, 40, 40));
}

TEST(PathChange, EachComesOnTopOfTheOneBefore) {
  EXPECT_THAT(path({{1, 100, 1, Operation::multiply, kTen}, {3, 100, 3, Operation::add, kTen}}),
              ElementsAre(4, 40, 40, 50, 50, 50));
}

TEST(PathChange, TakesTheQuantileOfItsPath) {
  Variable variable = certain(0.0);
  variable.changes = {
      {1, 9, 1, Operation::replace,
       *Distribution::from_quantiles(Shape::uniform, std::vector<QuantilePoint>{{0.05, 5.0}, {0.95, 95.0}}, {}, {})}};
  std::vector<double> values(2);
  draw_path(variable, {.level = 0.25}, 2, 1, values.data());
  EXPECT_NEAR(values[1], 25.0, 1e-9);
}

}  // namespace
}  // namespace headway::chance

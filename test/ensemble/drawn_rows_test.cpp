#include "headway/ensemble/drawn_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headway::ensemble {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Two figures of one scenario, in two draws each.
DrawnRows first_draws() { return {.of = 7, .first = 0, .support = {1.0, 0.5}, .figures = {{1.0, 2.0, 10.0, 20.0}}}; }
DrawnRows later_draws() { return {.of = 7, .first = 5, .support = {1.0, 1.0}, .figures = {{3.0, 4.0, 30.0, 40.0}}}; }

base::Result<Ensemble> join_these(std::vector<DrawnRows> parts) {
  std::vector<const DrawnRows*> pointers;
  for (const auto& part : parts) {
    pointers.push_back(&part);
  }
  return join(pointers);
}

TEST(DrawnRows, AreJoinedByDrawWithoutThoseThatCannotSupportHistory) {
  const auto ensemble = join_these({later_draws(), first_draws()});
  ASSERT_TRUE(ensemble.has_value());
  EXPECT_EQ(ensemble->kept, 3);
  EXPECT_EQ(ensemble->dropped, 1);
  EXPECT_THAT(ensemble->draws, ElementsAre(0, 5, 6));
  EXPECT_THAT(ensemble->supported, ElementsAre(1, 0, 1, 1));
  EXPECT_THAT(ensemble->row(0, 0), ElementsAre(1.0, 3.0, 4.0));
  EXPECT_THAT(ensemble->row(0, 1), ElementsAre(10.0, 30.0, 40.0));
}

TEST(DrawnRows, AreNotJoinedWithThoseOfAnotherRun) {
  auto other = later_draws();
  other.of = 8;
  const auto of_another = join_these({first_draws(), other});
  ASSERT_FALSE(of_another.has_value());
  EXPECT_THAT(of_another.error().problem, HasSubstr("draws 5 to 6 belong to another run"));
  auto fewer = later_draws();
  fewer.figures = {{3.0, 4.0}};
  EXPECT_FALSE(join_these({first_draws(), fewer}).has_value());
}

TEST(DrawnRows, AreNotCountedTwice) {
  auto overlapping = later_draws();
  overlapping.first = 1;
  const auto joined = join_these({first_draws(), overlapping});
  ASSERT_FALSE(joined.has_value());
  EXPECT_THAT(joined.error().problem, HasSubstr("draws 1 to 2 are there already"));
}

TEST(DrawnRows, OfNoDrawsAreAnEmptyEnsemble) {
  const auto ensemble = join_these({DrawnRows{}});
  ASSERT_TRUE(ensemble.has_value());
  EXPECT_EQ(ensemble->kept + ensemble->dropped, 0);
}

}  // namespace
}  // namespace headway::ensemble

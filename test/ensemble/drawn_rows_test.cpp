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

TEST(DrawnRows, ComeBackFromBytesAsTheyWere) {
  for (const DrawnRows& rows : {later_draws(), DrawnRows{.of = 7, .first = 3, .support = {}, .figures = {{}, {}}}}) {
    const auto back = rows_from_bytes(to_bytes(rows));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->of, rows.of);
    EXPECT_EQ(back->first, rows.first);
    EXPECT_EQ(back->support, rows.support);
    EXPECT_EQ(back->figures, rows.figures);
  }
}

TEST(DrawnRows, AreNotReadFromOtherBytes) {
  const std::string bytes = to_bytes(later_draws());
  EXPECT_FALSE(rows_from_bytes("").has_value());
  EXPECT_FALSE(rows_from_bytes(bytes.substr(1)).has_value());
  EXPECT_FALSE(rows_from_bytes(bytes.substr(0, bytes.size() - 8)).has_value());
  EXPECT_FALSE(rows_from_bytes(bytes + std::string(8, '\0')).has_value());
  for (std::size_t field = 0; field < 6; ++field) {
    std::string broken = bytes;
    broken[field * 8 + 7] = '\x7f';
    EXPECT_EQ(rows_from_bytes(broken).has_value(), field == 1) << field;  // any number may be a fingerprint
  }
}

}  // namespace
}  // namespace headway::ensemble

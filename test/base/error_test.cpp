#include "headway/base/error.hpp"

#include <gtest/gtest.h>

namespace headway::base {
namespace {

TEST(Error, SaysProblemWhyAndWhatToTry) {
  const Error error{.problem = "no yield", .why = "a foundry has one", .suggestion = "add it", .where = {}};
  EXPECT_EQ(to_string(error), "no yield (a foundry has one); add it");
}

TEST(Error, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(to_string(Error{.problem = "no yield", .why = "", .suggestion = "", .where = {}}), "no yield");
  EXPECT_EQ(to_string(Error{.problem = "no yield", .why = "", .suggestion = "add it", .where = {}}),
            "no yield; add it");
}

TEST(Error, BeginsWithThePlace) {
  Error error{.problem = "no yield", .why = "", .suggestion = "", .where = {.file = "foundry.toml", .line = 12}};
  EXPECT_EQ(to_string(error), "foundry.toml:12: no yield");
  error.where.line = 0;
  EXPECT_EQ(to_string(error), "foundry.toml: no yield");
}

TEST(Error, IsOfTheInputUnlessStated) { EXPECT_EQ(Error{}.fault, Fault::input); }

TEST(Result, CarriesAValueOrAnError) {
  const Result<int> good = 3;
  ASSERT_TRUE(good.has_value());
  EXPECT_EQ(*good, 3);
  const Result<int> bad = std::unexpected(Error{.problem = "no yield", .why = "", .suggestion = "", .where = {}});
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().problem, "no yield");
}

}  // namespace
}  // namespace headway::base

#include "headway/base/number.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::base {
namespace {

TEST(ReadNumber, TakesWhatIsANumberThroughout) {
  EXPECT_EQ(read_number("3"), 3.0);
  EXPECT_EQ(read_number("-0.25"), -0.25);
  EXPECT_EQ(read_number("1e9"), 1e9);
  EXPECT_EQ(read_number(".5"), 0.5);
  EXPECT_EQ(read_number("0.1"), 0.1);
  EXPECT_EQ(read_number("0e999"), 0.0);
  EXPECT_EQ(read_number("5e-324"), 5e-324);
  EXPECT_TRUE(std::isinf(*read_number("inf")));
  EXPECT_TRUE(std::isnan(*read_number("nan")));
}

TEST(ReadNumber, RefusesTheRest) {
  for (const char* const text :
       {"", "-", "+1", " 1", "1 ", "1,5", "1.5x", "0x10", "--1", "e5", "1e400", "1e-400", "abc"}) {
    EXPECT_FALSE(read_number(text)) << '\'' << text << '\'';
  }
}

}  // namespace
}  // namespace headway::base

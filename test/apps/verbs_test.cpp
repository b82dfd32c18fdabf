// Verbs on today's book, as a user starts them: they end well and print words. What they print is kept for the strict book
// (golden_verbs_test.cpp), and that their JSON is one object of its schema is tested with its head (test/verbs/head_test.cpp).
#include <gtest/gtest.h>

#include <string>

#include "apps/run_program.hpp"

namespace headway {
namespace {

class EveryVerb : public testing::TestWithParam<std::string> {};

TEST_P(EveryVerb, PrintsText) {
  const Ran ran = run(GetParam());
  EXPECT_EQ(ran.status, 0) << ran.said;
  EXPECT_GT(ran.said.size(), 100U);
  EXPECT_EQ(ran.said.find("nan "), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Program, EveryVerb,
                         testing::Values("compare no-export h200-licensed --samples 100",
                                         "run reversal --samples 100 --metric china_stock", "drivers --samples 100",
                                         "score --origin 2025-06 --samples 100", "forecast --samples 100",
                                         "forecast --score --samples 100", "replicate --samples 100",
                                         "claims C9 C12 --samples 200",
                                         "decompose no-export h200-open china_useful@2028 --samples 100",
                                         "plan china-platform --samples 5"));

}  // namespace
}  // namespace headway

// Every verb, as a user starts it: it ends well, and prints one JSON object of its schema.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "apps/run_program.hpp"

namespace headway {
namespace {

struct Call {
  std::string arguments;
  std::string schema;
};

void PrintTo(const Call& call, std::ostream* out) { *out << call.arguments; }

class EveryVerb : public testing::TestWithParam<Call> {};

TEST_P(EveryVerb, PrintsOneObjectOfItsSchema) {
  const Ran ran = run(GetParam().arguments + " --json");
  ASSERT_EQ(ran.status, 0) << ran.said;
  const auto json = nlohmann::json::parse(ran.said, nullptr, false);
  ASSERT_TRUE(json.is_object()) << ran.said.substr(0, 500);
  EXPECT_EQ(json["schema"], GetParam().schema);
}

TEST_P(EveryVerb, PrintsText) {
  const Ran ran = run(GetParam().arguments);
  EXPECT_EQ(ran.status, 0) << ran.said;
  EXPECT_GT(ran.said.size(), 100U);
  EXPECT_EQ(ran.said.find("nan "), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Program, EveryVerb,
    testing::Values(
        Call{"compare no-export h200-licensed --samples 100", "headway.compare/1"},
        Call{"run reversal --samples 100 --metric china_stock", "headway.run/1"},
        Call{"drivers --samples 100", "headway.drivers/1"},
        Call{"score --origin 2025-06 --samples 100", "headway.score/1"},
        Call{"forecast --samples 100", "headway.forecast/1"},
        Call{"forecast --score --samples 100", "headway.forecast_score/1"},
        Call{"replicate --samples 100", "headway.replicate/1"}, Call{"claims C9 C12 --samples 200", "headway.claims/2"},
        Call{"threshold additions_ratio@2027 --value 5 --by washington.cap --base blackwell-open --samples 200",
             "headway.threshold/1"},
        Call{"decompose no-export h200-open china_useful@2026 --samples 100", "headway.decompose/1"},
        Call{"train --job deepseek-v3", "headway.train/1"},
        Call{"serve-model llama-3.1-70b --chip h200_sxm", "headway.serve-model/1"},
        Call{"plan china-platform --samples 20", "headway.plan/1"},
        Call{"plan european-lab --samples 20", "headway.plan/1"}, Call{"yardsticks", "headway.yardsticks/1"}));

}  // namespace
}  // namespace headway

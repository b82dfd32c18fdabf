// The verb as a user starts it.
#include <gtest/gtest.h>

#include <string>

#include "apps/run_program.hpp"

namespace headway {
namespace {

TEST(ScoreVerb, AMissingFileIsWrongInput) {
  const Ran ran = run("score --observed missing.csv");
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.said.find("missing.csv"), std::string::npos) << ran.said;
}

TEST(ScoreVerb, AnOriginMustLieBeforeTheLastObservedMonth) {
  for (const std::string origin : {"2026-09", "2021-01", "2024", "soon"}) {
    const Ran ran = run("score --origin " + origin);
    EXPECT_EQ(ran.status, 2) << origin;
    EXPECT_NE(ran.said.find("cannot stand at --origin '" + origin + "'"), std::string::npos) << ran.said;
  }
}

TEST(ScoreVerb, AnUnknownScenarioIsNamedWithTheNearest) {
  const Ran ran = run("score --origin 2025-06 --samples 64 --scenario reversl");
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.said.find("did you mean 'reversal'?"), std::string::npos) << ran.said;
}

TEST(ScoreVerb, TheSameSeedGivesTheSameBytesOnAnyNumberOfThreads) {
  const std::string asked = "score --origin 2025-06 --samples 128 --json --threads ";
  const Ran one = run(asked + "1");
  EXPECT_EQ(one.status, 0);
  EXPECT_EQ(one.said, run(asked + "2").said);
}

TEST(ForecastVerb, ScoresTheCardThatIsNamed) {
  const std::string card = std::string(HEADWAY_SOURCE_DIR) + "/docs/forecasts/2025-12-31.json";
  const Ran ran = run("forecast --score --samples 64 --card " + card);
  EXPECT_EQ(ran.status, 0) << ran.said;
  EXPECT_NE(ran.said.find("Card 2025-12-31.json: printed on 2026-11-29 by version 0.1.0"), std::string::npos);
  EXPECT_EQ(run("forecast --score --card missing.json").status, 2);
  EXPECT_NE(run("forecast --card " + card).status, 0);
}

}  // namespace
}  // namespace headway

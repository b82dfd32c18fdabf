#include "headway/ensemble/constrained.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace headway::ensemble {
namespace {

/// One figure asked for, 1 to 40 over forty draws; after it the part that is observed.
Ensemble forty_draws() {
  Ensemble ensemble;
  ensemble.kept = 40;
  ensemble.figures.emplace_back();
  for (int draw = 0; draw < 40; ++draw) {
    ensemble.figures[0].push_back(1.0 + draw);
    ensemble.draws.push_back(100 + draw);
  }
  return ensemble;
}

/// A part observed at 10, known to a tenth.
std::vector<Observation> ten() {
  return {Observation{.add = {Part{}}, .divide = {}, .scale = 1.0, .log_central = std::log(10.0), .log_error = 0.1}};
}

// Ten of forty draws agree with the observation and thirty are far from it: an effective sample of ten, each of them once,
// and the row of the part is gone.
TEST(Constrain, KeepsTheDrawsThatAgree) {
  auto ensemble = forty_draws();
  for (int draw = 0; draw < 40; ++draw) {
    ensemble.figures[0].push_back(draw % 4 == 1 ? 10.0 : 1000.0);
  }
  const auto constrained = constrain(std::move(ensemble), ten(), 1);
  ASSERT_TRUE(constrained);
  EXPECT_NEAR(constrained->effective, 10.0, 1e-9);
  ASSERT_EQ(constrained->kept, 10);
  ASSERT_EQ(constrained->figures[0].size(), 10U);
  EXPECT_EQ(constrained->figures[0][0], 2.0);
  EXPECT_EQ(constrained->figures[0][9], 38.0);
  EXPECT_EQ(constrained->draws[9], 137);
}

// One draw in forty is less than one in twenty.
TEST(Constrain, RefusesBandsOfAFewDraws) {
  auto ensemble = forty_draws();
  for (int draw = 0; draw < 40; ++draw) {
    ensemble.figures[0].push_back(draw == 7 ? 10.0 : 1000.0);
  }
  const auto constrained = constrain(std::move(ensemble), ten(), 1);
  ASSERT_FALSE(constrained);
  EXPECT_EQ(constrained.error().fault, base::Fault::run);
}

TEST(WithParts, AppendsThePartsInTheOrderOfTheObservations) {
  Request asked{};
  asked.last_month = 1;
  Request above{};
  above.last_month = 2;
  Request below{};
  below.last_month = 3;
  const std::vector<Observation> observations{Observation{.add = {Part{above}}, .divide = {Part{below}}}};
  const auto all = with_parts(std::vector{asked}, observations);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].last_month, 1);
  EXPECT_EQ(all[1].last_month, 2);
  EXPECT_EQ(all[2].last_month, 3);
}

TEST(MayBeWeighted, ButNotDesignsAndUnsupportedDraws) {
  EXPECT_TRUE(may_be_weighted({}));
  Options unsupported;
  unsupported.keep_unsupported = true;
  EXPECT_FALSE(may_be_weighted(unsupported));
  const std::vector<DesignRun> runs(1);
  Options design;
  design.design = runs;
  EXPECT_FALSE(may_be_weighted(design));
}

}  // namespace
}  // namespace headway::ensemble

#include "headway/ensemble/fingerprint.hpp"

#include <gtest/gtest.h>

#include "study/default_book.hpp"

namespace headway::ensemble {
namespace {

TEST(Fingerprint, IsTheSameOfTheSameModelReadTwice) {
  const auto again = study::prepared_with();
  EXPECT_EQ(fingerprint(study::default_book().model), fingerprint(again.model));
  EXPECT_EQ(fingerprint(study::scenarios_of(again, {"h200-licensed"})),
            fingerprint(study::scenarios_of(study::default_book(), {"h200-licensed"})));
}

TEST(Fingerprint, TellsModelsApartByOneInput) {
  const auto changed = study::prepared_with({"fleet.chip.life=61"});
  EXPECT_NE(fingerprint(study::default_book().model), fingerprint(changed.model));
  std::size_t differ = 0;
  for (std::size_t k = 0; k < changed.model.scalars.size(); ++k) {
    const bool same = fingerprint(changed.model.scalars[k]) == fingerprint(study::default_book().model.scalars[k]);
    differ += same ? 0U : 1U;
  }
  EXPECT_EQ(differ, 1U);
}

TEST(Fingerprint, TellsScenariosApartByALeverOrAGrant) {
  const auto scenarios = study::scenarios_of(study::default_book(), {"h200-licensed"});
  auto levy = scenarios;
  levy[0].policy.levers.at(lever("washington.levy")) = chance::certain(0.5);
  EXPECT_NE(fingerprint(scenarios), fingerprint(levy));
  auto later = scenarios;
  later[0].policy.grants[0].from += 1;
  EXPECT_NE(fingerprint(scenarios), fingerprint(later));
  auto factor = scenarios;
  factor[0].path_factors.push_back({.path = 3, .factor = 2.0});
  EXPECT_NE(fingerprint(scenarios), fingerprint(factor));
}

TEST(Fingerprint, TellsRequestsApartAndKnowsTheirOrder) {
  const Request year = study::at(balance::kChinaStock, 2027);
  Request month = year;
  month.year = false;
  EXPECT_NE(fingerprint(std::vector{year}), fingerprint(std::vector{month}));
  EXPECT_NE(fingerprint(std::vector{year, month}), fingerprint(std::vector{month, year}));
}

}  // namespace
}  // namespace headway::ensemble

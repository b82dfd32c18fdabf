#include "headway/cluster/read_efficiencies.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "cluster_book.hpp"
#include "own_folder.hpp"

namespace headway::cluster {
namespace {

std::filesystem::path written(const std::string& name, const std::string& text) {
  const std::filesystem::path file = own_path(name);
  std::ofstream(file) << text;
  return file;
}

std::string priors_error(const std::string& text) {
  const auto priors = read_priors(written("priors.toml", text));
  const std::string message = priors ? "" : base::to_string(priors.error());
  return message.substr(message.find("priors.toml"));
}

TEST(ReadEfficiencies, WhatIsWrittenIsReadBack) {
  const Fitted& fitted = fitted_efficiencies();
  const auto again =
      read_fitted(written("efficiencies.toml", to_toml(fitted, cluster_book().priors)), cluster_book().priors);
  ASSERT_TRUE(again) << base::to_string(again.error());
  ASSERT_EQ(again->estimates.size(), fitted.estimates.size());
  for (std::size_t k = 0; k < fitted.estimates.size(); ++k) {
    EXPECT_EQ(again->estimates[k].id, fitted.estimates[k].id);
    EXPECT_NEAR(again->estimates[k].p50, fitted.estimates[k].p50, 1e-5 * fitted.estimates[k].p50);
    EXPECT_EQ(again->estimates[k].rows, fitted.estimates[k].rows);
  }
  EXPECT_EQ(again->spreads.size(), fitted.spreads.size());
}

TEST(ReadEfficiencies, EveryEstimateLiesInItsOwnRange) {
  for (const Estimate& estimate : fitted_efficiencies().estimates) {
    EXPECT_LE(estimate.p5, estimate.p50) << estimate.id;
    EXPECT_GE(estimate.p95, estimate.p50) << estimate.id;
  }
}

TEST(ReadEfficiencies, AnEstimateThatIsMissingIsNamed) {
  Fitted fitted = fitted_efficiencies();
  fitted.estimates.erase(fitted.estimates.begin());
  Priors priors = cluster_book().priors;
  priors.parameters.erase(priors.parameters.begin());
  const auto read = read_fitted(written("missing.toml", to_toml(fitted, priors)), cluster_book().priors);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().problem, "no estimate of 'traffic'");
}

TEST(ReadEfficiencies, RangesThatAreNoneAreRefused) {
  const std::string family = "[family.a]\nchips = [\"x\"]\n";
  EXPECT_EQ(
      priors_error(family + "[parameter.p]\nmeans = \"m\"\nunit = \"1\"\nkind = \"share\"\nlow = 0.5\nhigh = 1.5\n"
                            "source = \"s\"\n"),
      "priors.toml:3: parameter.p has no range (expected 0 < low <= high < 1); correct it");
  EXPECT_EQ(priors_error(family + "[family.b]\nchips = [\"x\"]\n"),
            "priors.toml:3: chip 'x' stands in two families; leave it in one");
}

TEST(ReadEfficiencies, AFamilyWithFewRowsIsLessSure) {
  const auto& book = cluster_book();
  const auto deviation = [&](const char* chip) {
    return prediction_deviation(fitted_efficiencies(), book.priors, book.layout, family_of(book.priors, chip), "train");
  };
  EXPECT_EQ(deviation("h100_sxm"), deviation_of(fitted_efficiencies(), "hopper", "train", 0.3));
  EXPECT_GT(deviation("ascend_910c"), 1.3 * deviation_of(fitted_efficiencies(), "ascend", "train", 0.3));
}

TEST(ReadEfficiencies, AFamilyWithoutASpreadTakesThatOfTheOthers) {
  const Fitted fitted{"", "", {}, {{"a", "train", 0.05, 9}, {"other", "train", 0.2, 5}}};
  EXPECT_EQ(deviation_of(fitted, "a", "train", 0.3), 0.05);
  EXPECT_EQ(deviation_of(fitted, "b", "train", 0.3), 0.2);
  EXPECT_EQ(deviation_of(fitted, "b", "serve", 0.3), 0.3);
}

}  // namespace
}  // namespace headway::cluster

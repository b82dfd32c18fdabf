#include "headway/cluster/parameters.hpp"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <cmath>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

RC_GTEST_PROP(Parameters, TheScaleOfTheFitGoesThereAndBack, ()) {
  Parameter parameter;
  parameter.kind = *rc::gen::element(Kind::share, Kind::size);
  const double value = *rc::gen::inRange(1, 999) / 1000.0;
  RC_ASSERT(std::abs(from_free(parameter, to_free(parameter, value)) / value - 1.0) < 1e-9);
}

TEST(Parameters, AMissingOneIsNamed) {
  Priors priors = cluster_book().priors;
  std::erase_if(priors.parameters, [](const Parameter& parameter) { return parameter.id == "routing"; });
  const auto layout = layout_of(priors, constants());
  ASSERT_FALSE(layout);
  EXPECT_EQ(layout.error().problem, "no prior for 'routing'");
}

TEST(Parameters, KernelsOf2021And2022AreNotTheSame) {
  const auto at = [](double date) {
    return efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(), 0, date);
  };
  EXPECT_NE(at(2021.3).passes, at(2022.3).passes);
  EXPECT_FALSE(at(2022.3).fused_attention);
  EXPECT_TRUE(at(2023.5).fused_attention);
  EXPECT_EQ(at(2022.3).hide_tensor, 0.0);
  EXPECT_GT(at(2023.5).hide_tensor, 0.0);
}

TEST(Parameters, OverheadsOfMixturesFallWithTime) {
  const auto at = [](double date) {
    return efficiencies_of(cluster_book().layout, fitted_efficiencies().medians(), 1, date);
  };
  EXPECT_GT(at(2025.6).routing, at(2026.4).routing);
  EXPECT_EQ(at(2026.4).cast, at(2025.6).cast);
}

TEST(Parameters, EveryChipWithRatesHasAFamily) {
  for (const chips::Chip& chip : cluster_book().catalogue.chips) {
    EXPECT_GE(family_of(cluster_book().priors, chip.id), 0) << chip.id;
  }
  EXPECT_EQ(family_of(cluster_book().priors, "abacus"), -1);
}

}  // namespace
}  // namespace headway::cluster

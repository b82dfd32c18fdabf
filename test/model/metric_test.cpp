#include "headway/model/metric.hpp"

#include <gtest/gtest.h>

#include <set>

namespace headway::study {
namespace {

TEST(Metric, IdsAreUniqueAndFoundByName) {
  std::set<std::string> ids;
  for (std::size_t k = 0; k < model::metrics().size(); ++k) {
    EXPECT_TRUE(ids.insert(model::metrics()[k].id).second) << model::metrics()[k].id;
    EXPECT_EQ(model::metric_named(model::metrics()[k].id), static_cast<int>(k));
  }
  EXPECT_EQ(model::metrics().size(), static_cast<std::size_t>(balance::kAllMeasureCount));
  EXPECT_EQ(model::metric_named("chips"), -1);
}

TEST(Metric, AUnitIsMissingExactlyWhereTheYardstickGivesIt) {
  for (const auto& metric : model::metrics()) {
    if (metric.unit.empty()) {
      EXPECT_TRUE(metric.by_yardstick) << metric.id;
    }
    EXPECT_FALSE(metric.means.empty()) << metric.id;
  }
  EXPECT_EQ(model::metrics()[static_cast<std::size_t>(model::metric_named("units.h20.china"))].unit, "chips");
  EXPECT_EQ(model::metrics()[static_cast<std::size_t>(model::metric_named("revenue.nvidia"))].unit, "USD");
  EXPECT_EQ(model::metrics()[static_cast<std::size_t>(model::metric_named("sales.huawei"))].unit, "");
}

}  // namespace
}  // namespace headway::study

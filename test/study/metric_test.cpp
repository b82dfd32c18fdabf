#include "headway/study/metric.hpp"

#include <gtest/gtest.h>

#include <set>

namespace headway::study {
namespace {

TEST(Metric, IdsAreUniqueAndFoundByName) {
  std::set<std::string> ids;
  for (std::size_t k = 0; k < metrics().size(); ++k) {
    EXPECT_TRUE(ids.insert(metrics()[k].id).second) << metrics()[k].id;
    EXPECT_EQ(metric_named(metrics()[k].id), static_cast<int>(k));
  }
  EXPECT_EQ(metrics().size(), static_cast<std::size_t>(balance::kAllMeasureCount));
  EXPECT_EQ(metric_named("chips"), -1);
}

TEST(Metric, AUnitIsMissingExactlyWhereTheYardstickGivesIt) {
  for (const auto& metric : metrics()) {
    if (metric.unit.empty()) {
      EXPECT_TRUE(metric.by_yardstick) << metric.id;
    }
    EXPECT_FALSE(metric.means.empty()) << metric.id;
  }
  EXPECT_EQ(metrics()[static_cast<std::size_t>(metric_named("units.h20.china"))].unit, "chips");
  EXPECT_EQ(metrics()[static_cast<std::size_t>(metric_named("revenue.nvidia"))].unit, "USD");
  EXPECT_EQ(metrics()[static_cast<std::size_t>(metric_named("sales.huawei"))].unit, "");
}

}  // namespace
}  // namespace headway::study

#include "headway/cluster/ranges.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "cluster_book.hpp"
#include "own_folder.hpp"

namespace headway::cluster {
namespace {

TEST(Ranges, TheMedianIsTheGeometricMean) {
  EXPECT_DOUBLE_EQ((Range{"", "", "", 2.0, 8.0, "", ""}).median(), 4.0);
  EXPECT_GT(cluster_ranges().of("pue").median(), 1.0);
}

TEST(Ranges, AMissingNumberIsNamed) {
  const auto file = own_path("cluster_ranges.toml");
  std::ofstream(file)
      << "[number.pue]\nmeans = \"m\"\nunit = \"1\"\nlow = 1.1\nhigh = 1.2\nsource = \"s\"\nconfidence = \"low\"\n";
  const auto ranges = read_ranges(file);
  ASSERT_FALSE(ranges);
  EXPECT_EQ(ranges.error().problem, "no [number.server_power]");
}

}  // namespace
}  // namespace headway::cluster

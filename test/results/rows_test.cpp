#include "headway/results/rows.hpp"
#include "headway/results/compare.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "report/synthetic.hpp"

namespace headway::results {
namespace {

using report_test::synthetic_comparison;

constexpr const char* kHeader =
    "scenario,id,unit,yardstick,basis,period,quantity,p5,p25,p50,p75,p95,mean,error_p50,draws\r\n";

TEST(Csv, ComparisonHasARowForEachQuantity) {
  const auto result = synthetic_comparison({{"h200-licensed", 0.6}}, {"china_useful@2026"});
  const std::string text = to_csv(compare_sheet(result));
  EXPECT_TRUE(text.starts_with(kHeader));
  EXPECT_EQ(std::ranges::count(text, '\n'), 1 + 1 + 3);
  EXPECT_NE(text.find("\r\nno-export,china_useful,H100e useful,,,2026,value,"), std::string::npos);
  EXPECT_NE(text.find("\r\nh200-licensed,china_useful,H100e useful,,,2026,gain_percent,"), std::string::npos);
}

TEST(Csv, QuotesCellsThatNeedIt) {
  auto result = synthetic_comparison({{"h200, \"licensed\"", 0.6}}, {"china_useful@2026"});
  EXPECT_NE(to_csv(compare_sheet(result)).find("\r\n\"h200, \"\"licensed\"\"\",china_useful,"), std::string::npos);
}

TEST(Csv, NoValueIsAnEmptyCell) {
  const std::string text = to_csv(run_sheet(report_test::synthetic_run()));
  EXPECT_TRUE(text.starts_with(kHeader));
  EXPECT_TRUE(text.ends_with("h200-licensed,china_stock,H100e,h100e,accessible,2022-02,value,,,,,,,,0\r\n"));
}

}  // namespace
}  // namespace headway::results

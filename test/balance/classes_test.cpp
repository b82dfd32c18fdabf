#include "headway/balance/classes.hpp"

#include <gtest/gtest.h>

#include "headway/balance/measures.hpp"

namespace headway::balance {
namespace {

TEST(Classes, EachForeignClassHasItsVendor) {
  EXPECT_EQ(vendor_of(kA100), kNvidia);
  EXPECT_EQ(vendor_of(kRubinNext), kNvidia);
  EXPECT_EQ(vendor_of(kMi300x), kAmd);
  EXPECT_EQ(vendor_of(kMi450), kAmd);
  EXPECT_EQ(vendor_of(kTpuV5), kGoogle);
  EXPECT_EQ(vendor_of(kTpuNext), kGoogle);
  EXPECT_EQ(vendor_of(kTrainium2), kAmazon);
}

TEST(Classes, EachChineseDesignHasItsMaker) {
  EXPECT_EQ(maker_of(kAscend910b - kForeignCount), kHuawei);
  EXPECT_EQ(maker_of(kAscend970 - kForeignCount), kHuawei);
  EXPECT_EQ(maker_of(kCambricon590 - kForeignCount), kCambricon);
  EXPECT_EQ(maker_of(kCambricon690 - kForeignCount), kCambricon);
  EXPECT_EQ(maker_of(kOtherDomestic - kForeignCount), kOtherMaker);
}

TEST(Classes, LinesForChinaAreTheOnesListed) {
  int lines = 0;
  for (int c = 0; c < kForeignCount; ++c) {
    lines += is_china_line(c) ? 1 : 0;
  }
  EXPECT_EQ(lines, kLineCount);
  for (const int c : kChinaLines) {
    EXPECT_TRUE(is_china_line(c)) << kClassNames[static_cast<std::size_t>(c)];
  }
}

TEST(Designers, AreTheVendorsAndThenTheMakers) {
  EXPECT_EQ(kDesignerNames[static_cast<std::size_t>(designer_of(kMi308))], "amd");
  EXPECT_EQ(kDesignerNames[static_cast<std::size_t>(designer_of(kAscend910c))], "huawei");
  EXPECT_EQ(kDesignerNames[static_cast<std::size_t>(designer_of(kOtherDomestic))], "other_domestic");
}

}  // namespace
}  // namespace headway::balance

#include "headway/balance/classes.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "headway/balance/measures.hpp"

namespace headway::balance {
namespace {

TEST(Classes, EachForeignClassHasItsVendor) {
  EXPECT_EQ(kShippedClasses.vendor_of(kA100), kNvidia);
  EXPECT_EQ(kShippedClasses.vendor_of(kRubinNext), kNvidia);
  EXPECT_EQ(kShippedClasses.vendor_of(kMi300x), kAmd);
  EXPECT_EQ(kShippedClasses.vendor_of(kMi450), kAmd);
  EXPECT_EQ(kShippedClasses.vendor_of(kTpuV5), kGoogle);
  EXPECT_EQ(kShippedClasses.vendor_of(kTpuNext), kGoogle);
  EXPECT_EQ(kShippedClasses.vendor_of(kTrainium2), kAmazon);
}

TEST(Classes, EachChineseDesignHasItsMaker) {
  EXPECT_EQ(kShippedClasses.maker_of(kAscend910b - kForeignCount), kHuawei);
  EXPECT_EQ(kShippedClasses.maker_of(kAscend970 - kForeignCount), kHuawei);
  EXPECT_EQ(kShippedClasses.maker_of(kCambricon590 - kForeignCount), kCambricon);
  EXPECT_EQ(kShippedClasses.maker_of(kCambricon690 - kForeignCount), kCambricon);
  EXPECT_EQ(kShippedClasses.maker_of(kOtherDomestic - kForeignCount), kOtherMaker);
}

TEST(Classes, LinesForChinaAreTheOnesListed) {
  int lines = 0;
  for (int c = 0; c < kForeignCount; ++c) {
    lines += kShippedClasses.is_china_line(c) ? 1 : 0;
  }
  EXPECT_EQ(lines, kShippedClasses.lines.count);
  for (const int c : kLinesWithSlots) {
    ASSERT_TRUE(kShippedClasses.is_china_line(c)) << kClassNames[static_cast<std::size_t>(c)];
    EXPECT_EQ(kShippedClasses.lines.slot[kShippedClasses.fact[c].china_line], c);
  }
}

template <std::size_t most>
std::vector<int> listed(const Slots<most>& slots) {
  return {slots.begin(), slots.end()};
}

TEST(Classes, GenerationsFollowOneAnother) {
  EXPECT_EQ(listed(kShippedClasses.generations[kNvidia]),
            (std::vector<int>{kRubinNext, kRubin, kB300, kB200, kH100, kA100}));
  EXPECT_EQ(listed(kShippedClasses.generations[kAmazon]), (std::vector<int>{kTrainium3, kTrainium2}));
  EXPECT_EQ(listed(kShippedClasses.designs_of[kHuawei]),
            (std::vector<int>{kDesign910, kDesign950, kDesign960, kDesign970}));
  EXPECT_EQ(listed(kShippedClasses.classes_of[kDesign950]),
            (std::vector<int>{kAscend950pr - kForeignCount, kAscend950dt - kForeignCount}));
}

// The strongest first: 970, 960, 910C, 950DT, 950PR, 690, 910B, 590, others.
TEST(Classes, ScarceMemoryGoesToTheLeastRankFirst) {
  EXPECT_EQ(listed(kShippedClasses.packaging_order), (std::vector<int>{5, 4, 1, 3, 2, 7, 0, 6, 8}));
}

// A class in a spare slot that takes the place of the 960 between 950PR and 970: its design stands between theirs.
TEST(Classes, ADesignStandsAfterTheOneThatItSucceeds) {
  Classes classes;
  for (int c = 0; c < kClassCount; ++c) {
    classes.fact[c] = kShippedClasses.fact[c];
  }
  classes.fact[kSpareDomestic] = classes.fact[kAscend960];
  classes.fact[kSpareDomestic].design = kSpareDesign;
  classes.fact[kSpareDomestic].succeeds = kAscend960;
  classes.fact[kAscend970].succeeds = kSpareDomestic;
  list_classes(classes);
  EXPECT_EQ(listed(classes.designs_of[kHuawei]),
            (std::vector<int>{kDesign910, kDesign950, kDesign960, kSpareDesign, kDesign970}));
  EXPECT_EQ(classes.domestics, 10);
  EXPECT_EQ(classes.designs, 8);
}

TEST(Designers, AreTheVendorsAndThenTheMakers) {
  EXPECT_EQ(kDesignerNames[static_cast<std::size_t>(designer_of(kShippedClasses, kMi308))], "amd");
  EXPECT_EQ(kDesignerNames[static_cast<std::size_t>(designer_of(kShippedClasses, kAscend910c))], "huawei");
  EXPECT_EQ(kDesignerNames[static_cast<std::size_t>(designer_of(kShippedClasses, kOtherDomestic))], "other_domestic");
}

}  // namespace
}  // namespace headway::balance

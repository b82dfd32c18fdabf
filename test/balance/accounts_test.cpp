#include "headway/balance/accounts.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace headway::balance {
namespace {

TEST(CountLeast, TiesGoToTheFirst) {
  double tally[3]{};
  detail::count_least({5.0, 3.0, 3.0}, tally);
  EXPECT_EQ(tally[0], 0.0);
  EXPECT_EQ(tally[1], 1.0);
  EXPECT_EQ(tally[2], 0.0);
  detail::count_least({2.0, 2.0, 2.0}, tally);
  EXPECT_EQ(tally[0], 1.0);
  EXPECT_EQ(tally[1], 1.0);
}

TEST(CountLeast, TheLastBitOfASumDecidesNothing) {
  double tally[3]{};
  detail::count_least({5.0, 3.0 + 0x1p-51, 3.0}, tally);
  EXPECT_EQ(tally[1], 1.0);
  detail::count_least({5.0, 3.0 * (1.0 + 1e-8), 3.0}, tally);
  EXPECT_EQ(tally[2], 1.0);
  detail::count_least({0.0, 0.0, 1e-300}, tally);
  EXPECT_EQ(tally[0], 1.0);
}

TEST(Accumulate, AddsEveryNumberOfATally) {
  const auto sum = std::make_unique<Tally<double>>();
  const auto term = std::make_unique<Tally<double>>();
  sum->installed[0] = 1.0;
  term->installed[0] = 2.0;
  term->levy = 5.0;
  term->months = 1.0;
  accumulate(*sum, *term);
  accumulate(*sum, *term);
  EXPECT_EQ(sum->installed[0], 5.0);
  EXPECT_EQ(sum->levy, 10.0);
  EXPECT_EQ(sum->months, 2.0);
}

/// A month in which US owners get 60 % of merchant chips; prices 20,000 USD.
struct AMonth {
  Month<double> flow{};
  State<double> state{};
  Assumptions<double> in{};
  std::vector<double> share{0.6};
  AMonth() {
    in.demand.us_share.months = share.data();
    for (double& price : in.demand.price) {
      price = 20000.0;
    }
  }
  Tally<double> tally() const { return tally_month(flow, state, in, 0); }
};

// Ten packages of 910Cs of two dies, eight tenths of them made in China; Cambricon's dies are not Huawei's.
TEST(TallyMonth, CountsChinesePackagesAndTheirDies) {
  const auto at = std::make_unique<AMonth>();
  at->flow.makers.finished[kAscend910c - kForeignCount] = 10.0;
  at->flow.makers.own_share[kAscend910c - kForeignCount] = 0.8;
  at->flow.makers.finished[kCambricon590 - kForeignCount] = 7.0;
  at->in.makers.dies[kAscend910c - kForeignCount] = 2.0;
  at->in.makers.dies[kCambricon590 - kForeignCount] = 1.0;
  const auto tally = at->tally();
  EXPECT_DOUBLE_EQ(tally.finished[kAscend910c - kForeignCount], 10.0);
  EXPECT_DOUBLE_EQ(tally.finished_own[kAscend910c - kForeignCount], 8.0);
  EXPECT_DOUBLE_EQ(tally.dies_huawei, 20.0);
  EXPECT_EQ(tally.months, 1.0);
}

// Five H200s made by their line and 30 general ones are 35 made abroad. Nvidia's ten licensed chips are 200,000 USD; AMD's
// four are not Nvidia's. Chips that were seized had been sold to owners elsewhere.
TEST(TallyMonth, CountsForeignChipsByWhereTheyGo) {
  const auto at = std::make_unique<AMonth>();
  at->flow.supply.produced[kH200] = 30.0;
  at->flow.supply.line[1] = 5.0;
  at->flow.trade.licensed[kH200] = 10.0;
  at->flow.trade.licensed[kMi308] = 4.0;
  at->flow.trade.rest[kB200] = 6.0;
  at->flow.trade.seized[kB200] = 1.0;
  at->flow.trade.limit[kLimitCap] = 9e18;
  at->flow.trade.limit[kLimitWish] = 3e9;
  const auto tally = at->tally();
  EXPECT_DOUBLE_EQ(tally.made_abroad[kH200], 35.0);
  EXPECT_DOUBLE_EQ(tally.nvidia_china, 200000.0);
  EXPECT_DOUBLE_EQ(tally.sold_rest[kB200], 7.0);
  EXPECT_DOUBLE_EQ(tally.limit_value[kLimitCap], 3e9);
  EXPECT_EQ(tally.import_limit[kLimitPermission], 1.0);
}

// Ten B200s lost to a line and five sold to China would have gone to US owners for six tenths: nine. Where their money binds,
// or chips wait for halls, nothing was lost to them. An H200 sold to China was made for it.
TEST(TallyMonth, ALossIsAChipThatUsOwnersWouldHavePowered) {
  const auto at = std::make_unique<AMonth>();
  at->flow.supply.lost[kB200] = 10.0;
  at->flow.trade.licensed[kB200] = 5.0;
  at->flow.trade.licensed[kH200] = 8.0;
  at->flow.trade.us[kB200] = 100.0;
  at->state.fleet.waiting[kFirstUs + kB200] = 100.0;  // what was delivered this month is installed in the next
  EXPECT_DOUBLE_EQ(at->tally().lost[kB200], 9.0);
  EXPECT_EQ(at->tally().lost[kH200], 0.0);
  at->state.fleet.waiting[kFirstUs + kB200] = 150.0;
  EXPECT_EQ(at->tally().lost[kB200], 0.0);
  at->state.fleet.waiting[kFirstUs + kB200] = 100.0;
  at->flow.trade.us_has_money = 0.0;
  EXPECT_EQ(at->tally().lost[kB200], 0.0);
}

TEST(FirstCountedMonth, FollowsTheStartOfEachDesignersCount) {
  EXPECT_EQ(first_counted_month(kShippedClasses, kH100), 0);
  EXPECT_EQ(first_counted_month(kShippedClasses, kTpuV5), 9);
  EXPECT_EQ(first_counted_month(kShippedClasses, kMi300x), 24);
  EXPECT_EQ(first_counted_month(kShippedClasses, kTrainium2), 24);
  EXPECT_EQ(first_counted_month(kShippedClasses, kAscend910b), 24);
  EXPECT_GT(first_counted_month(kShippedClasses, kOtherDomestic), 1000);
}

// 50 H100s to the US, 20 elsewhere, 7 licensed, 12 diverted of which 5 were resold, and 2 seized: 50 + 20 + 7 + 12 + 2 - 5.
TEST(CountSales, WhatWasResoldIsNotSoldTwice) {
  const auto sold = std::make_unique<SoldToDate<double>>();
  TradeFlow<double> trade;
  trade.us[kH100] = 50.0;
  trade.rest[kH100] = 20.0;
  trade.licensed[kH100] = 7.0;
  trade.diverted[kH100] = 12.0;
  trade.resold[0] = 5.0;
  trade.seized[kH100] = 2.0;
  trade.us[kTrainium2] = 3.0;
  trade.domestic[0] = 4.0;
  count_sales(*sold, trade, 23);
  EXPECT_EQ(sold->world[kH100], 86.0);
  EXPECT_EQ(sold->china[kH100], 7.0);
  EXPECT_EQ(sold->diverted[kH100], 12.0);
  EXPECT_EQ(sold->world[kTrainium2], 0.0);
  EXPECT_EQ(sold->china[kAscend910b], 0.0);
  count_sales(*sold, trade, 24);
  EXPECT_EQ(sold->us[kTrainium2], 3.0);
  EXPECT_EQ(sold->china[kAscend910b], 4.0);
}

}  // namespace
}  // namespace headway::balance

#include "headway/balance/conservation.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <memory>

namespace headway::balance {
namespace {

/// Books that agree: ten B200s made, six sold to US owners, three of them installed, and four unsold; five dies, two of them
/// used; a 910B made and sold; eight stacks received, six of them packaged.
struct Books {
  State<double> state{};
  SoldTotals<double> totals;
  Books() {
    TradeFlow<double> trade;
    trade.us[kB200] = 6.0;
    trade.domestic[0] = 1.0;
    add_month(totals, trade);
    state.supply.produced[kB200] = 10.0;
    state.supply.unsold[kB200] = 4.0;
    state.fleet.acquired[kFirstUs + kB200] = 6.0;
    state.fleet.installed[kFirstUs + kB200] = 3.0;
    state.fleet.waiting[kFirstUs + kB200] = 3.0;
    state.makers.dies_made[0] = 4.0;
    state.makers.bank_received = 1.0;
    state.makers.dies_used[0] = 2.0;
    state.makers.dies[0] = 2.0;
    state.makers.bank = 1.0;
    state.makers.produced[0] = 1.0;
    state.makers.stacks_packaged = 6.0;
    state.fleet.acquired[kFirstDomestic] = state.fleet.waiting[kFirstDomestic] = 1.0;
    state.memory.received[kCxmt] = 8.0;
    state.memory.packaged[kCxmt] = 6.0;
    state.memory.stock[kCxmt] = 2.0;
  }
  double breach() const { return find_breach(state, totals); }
};

TEST(FindBreach, FindsNoneInBooksThatAgree) { EXPECT_EQ(std::make_unique<Books>()->breach(), kSound); }

TEST(FindBreach, NamesTheSectorInWhichSomethingWasMadeOfNothing) {
  const auto broken = [](auto&& change) {
    const auto books = std::make_unique<Books>();
    change(books->state);
    return books->breach();
  };
  EXPECT_EQ(broken([](auto& state) { state.spent = 2.0; }), kBrokenMoney);
  EXPECT_EQ(broken([](auto& state) { state.makers.bank = 2.0; }), kBrokenDies);
  EXPECT_EQ(broken([](auto& state) { state.memory.lost[kCxmt] = 1.0; }), kBrokenMemory);
  EXPECT_EQ(broken([](auto& state) { state.makers.stacks_packaged = 7.0; }), kBrokenMemory);
  EXPECT_EQ(broken([](auto& state) { state.supply.unsold[kB200] = 5.0; }), kBrokenProduction);
  EXPECT_EQ(broken([](auto& state) { state.makers.unsold[0] = 1.0; }), kBrokenProduction);
  EXPECT_EQ(broken([](auto& state) { state.fleet.installed[kFirstUs + kB200] = 4.0; }), kBrokenFleet);
  EXPECT_EQ(broken([](auto& state) { state.trade.abroad.owned[kB200] = -1.0; }), kBrokenFleet);
  EXPECT_EQ(broken([](auto& state) { state.demand.premium = std::numeric_limits<double>::quiet_NaN(); }),
            kBrokenNumber);
}

// Books that agree with each other may still hold less than nothing.
TEST(FindBreach, NothingIsBelowZero) {
  const auto books = std::make_unique<Books>();
  books->state.fleet.installed[kFirstUs + kB200] = 7.0;
  books->state.fleet.waiting[kFirstUs + kB200] = -1.0;
  EXPECT_EQ(books->breach(), kBrokenFleet);
}

// Books that break in two places: the first sector in the order of Breach is named.
TEST(FindBreach, TheFirstSectorIsNamed) {
  const auto books = std::make_unique<Books>();
  books->state.makers.dies[0] = 9.0;
  books->state.supply.unsold[kB200] = 9.0;
  EXPECT_EQ(books->breach(), kBrokenDies);
}

// A tolerance of a part in 1e9, at least a thousandth of a chip.
TEST(Differs, AllowsForRounding) {
  EXPECT_EQ(detail::differs(1.0, 1.0009), 0.0);
  EXPECT_EQ(detail::differs(1.0, 1.0011), 1.0);
  EXPECT_EQ(detail::differs(1e9, 1e9 + 0.9), 0.0);
  EXPECT_EQ(detail::differs(1e9 + 1.1, 1e9), 1.0);
}

// Resold chips were sold once already: 12 arrive diverted, 5 of them resold, so 7 left the vendor.
TEST(AddMonth, AResoldChipIsNotSoldByItsVendorAgain) {
  SoldTotals<double> totals;
  TradeFlow<double> trade;
  trade.diverted[kH100] = 12.0;
  trade.seized[kH100] = 1.0;
  trade.resold[0] = 5.0;
  add_month(totals, trade);
  EXPECT_EQ(totals.foreign[kH100], 8.0);
  EXPECT_EQ(totals.cell[kFirstDiverted + kH100], 12.0);
}

}  // namespace
}  // namespace headway::balance

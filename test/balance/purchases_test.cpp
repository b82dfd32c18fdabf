#include "headway/balance/purchases.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace headway::balance {
namespace {

/// A month after observation unless a test asks for the one before; every chip costs 10,000 USD.
class Buying : public ::testing::Test {
 protected:
  void SetUp() override {
    for (double& price : in_->demand.price) {
      price = 10000.0;
    }
    in_->demand.halls_budget.months = halls_.data();
    in_->demand.platform_capex.months = capex_.data();
    in_->demand.accelerator_share.months = half_.data();
    in_->abroad.stock.months = stock_.data();
    in_->abroad.contract_months = 10.0;
    policy_.levy = 0.25;
    timeline_.through = 0;
    timeline_.branch = 1;
  }
  MarketView<double> view(int month = 1) const {
    return {in_->demand, in_->trade, in_->diversion, in_->abroad, in_->supply,
            policy_,     offers_,    60.0,           timeline_,   month};
  }
  struct Inputs {
    DemandInputs<double> demand{};
    TradeInputs<double> trade{};
    DiversionInputs<double> diversion{};
    AbroadInputs<double> abroad{};
    SupplyInputs<double> supply{};
  };
  std::vector<double> halls_{30.0, 30.0};
  std::vector<double> capex_{140.0, 140.0};
  std::vector<double> half_{0.5, 0.5};
  std::vector<double> stock_{100.0, 100.0};
  std::unique_ptr<Inputs> in_ = std::make_unique<Inputs>();
  PolicyInputs<double> policy_{};
  Offers<double> offers_;
  Timeline timeline_;
  MakerState<double> makers_;
  TradeFlow<double> flow_;
};

TEST_F(Buying, OffersAreWorthTheirListPrice) {
  double offer[kMerchantCount]{};
  offer[kH20] = 7.0;
  makers_.unsold[2] = 3.0;
  offers_.weight[kH20] = 0.4;
  Channels<double> on;
  detail::list_offers(view(), offer, makers_, on);
  EXPECT_EQ(on.cap[kH20], 70000.0);
  EXPECT_EQ(on.cap[kMerchantCount + 2], 30000.0);
  EXPECT_EQ(on.cap[kB200], 0.0);
  EXPECT_EQ(on.weight[kH20], 0.4);
}

// D4: halls with 60 USD buy of two designs of equal weight, of which 20 and 100 USD are on offer: 20 and 40. The rest of the
// second, 60, stays for others.
TEST_F(Buying, HallsUnderTheBanComeFirstToChineseDesigns) {
  Channels<double> on;
  on.weight[kMerchantCount] = on.weight[kMerchantCount + 1] = 1.0;
  on.cap[kMerchantCount] = 20.0;
  on.cap[kMerchantCount + 1] = 100.0;
  const auto halls = detail::fill_halls(60.0, on);
  EXPECT_NEAR(halls.by_class[0], 20.0, 1e-9);
  EXPECT_NEAR(halls.by_class[1], 40.0, 1e-9);
  EXPECT_NEAR(halls.spent, 60.0, 1e-9);
  EXPECT_NEAR(on.cap[kMerchantCount], 0.0, 1e-9);
  EXPECT_NEAR(on.cap[kMerchantCount + 1], 60.0, 1e-9);
}

TEST_F(Buying, HallsKeepWhatFindsNothingToBuy) {
  Channels<double> on;
  on.weight[kMerchantCount] = 1.0;
  on.cap[kMerchantCount] = 20.0;
  const auto halls = detail::fill_halls(60.0, on);
  EXPECT_NEAR(halls.left, 40.0, 1e-9);
  EXPECT_NEAR(halls.spent, 20.0, 1e-9);
}

// 100,000 USD at a mark-up of a quarter buy eight H20s; the Treasury has a quarter of them. The cap's headroom falls by eight.
// Halls and others spend 50,000 USD on a design of which four are unsold.
TEST_F(Buying, PurchasesAreCountedAtTheBuyersPrice) {
  double offer[kMerchantCount]{};
  offer[kH20] = 100.0;
  makers_.unsold[0] = 4.0;
  Purchases<double> bought;
  bought.spent[kH20] = 100000.0;
  bought.spent[kMerchantCount] = 20000.0;
  bought.resold[1] = 6.0;
  detail::HallPurchases<double> halls;
  halls.by_class[0] = 30000.0;
  PolicyState<double> headroom{};
  headroom.by_units[kH20] = 10.0;
  detail::count_purchases(view(), bought, halls, offer, 1.25, makers_, headroom, flow_);
  EXPECT_DOUBLE_EQ(flow_.licensed[kH20], 8.0);
  EXPECT_DOUBLE_EQ(flow_.spent_licensed, 100000.0);
  EXPECT_DOUBLE_EQ(flow_.levy, 25000.0);
  EXPECT_DOUBLE_EQ(headroom.by_units[kH20], 2.0);
  EXPECT_DOUBLE_EQ(flow_.domestic[0], 4.0);
  EXPECT_DOUBLE_EQ(flow_.spent_domestic, 50000.0);
  EXPECT_DOUBLE_EQ(flow_.resold[1], 6.0);
}

TEST_F(Buying, NoLevyWasPaidOnWhatIsObserved) {
  const double offer[kMerchantCount]{};
  Purchases<double> bought;
  bought.spent[kH20] = 100000.0;
  PolicyState<double> headroom{};
  detail::count_purchases(view(0), bought, {}, offer, 1.0, makers_, headroom, flow_);
  EXPECT_EQ(flow_.levy, 0.0);
}

// A1, A4: of 100 chips abroad 60 are rented while that is observed. 40 stood there, of which a tenth is renewed; 20 more are
// rented, and ten bought, all B200s.
TEST_F(Buying, ComputeAbroadGrowsByWhatIsBoughtAndRented) {
  in_->abroad.owned_share = 0.4;
  AbroadState<double> state;
  state.recent[kB200] = 1.0;
  state.rented[kH100] = 40.0;
  DemandState<double> demand;
  Purchases<double> bought;
  bought.owned_abroad[0] = 10.0;
  bought.spent_owned = 5.0;
  bought.spent_rented = 3.0;
  const auto there = look_abroad(state, in_->demand, offers_);
  detail::hold_abroad(view(0), there, bought, demand, state, flow_);
  EXPECT_DOUBLE_EQ(flow_.owned_added[kB200], 10.0);
  EXPECT_DOUBLE_EQ(flow_.rented_added[kB200], 20.0);
  EXPECT_DOUBLE_EQ(state.owned[kB200], 10.0);
  EXPECT_DOUBLE_EQ(state.rented[kH100], 36.0);
  EXPECT_DOUBLE_EQ(state.rented[kB200], 24.0);
  EXPECT_DOUBLE_EQ(flow_.spent_owned_abroad, 5.0);
  EXPECT_DOUBLE_EQ(flow_.spent_rented_abroad, 3.0);
}

/// One smuggled class of two useful units at 10,000 USD, moved at a margin of a fifth.
Channels<double> smuggled(double chips) {
  Channels<double> on;
  on.over_margin = 5.0;
  on.diverted.chips[0] = chips;
  on.diverted.units[0] = 2.0;
  on.diverted.profit[0] = 2.0 / 10000.0 * 5.0;
  return on;
}

// D5: ten chips worth 100,000 USD at list price were paid 150,000: 50,000 above it. Of 30,000 left 10,000 had waited before
// this month: 20,000 found nothing to buy. At list price 150,000 + 40,000 in halls - 50,000 were spent.
TEST_F(Buying, UnmetIsWhatWasPaidAboveListAndTheMonthsOwnMoneyLeft) {
  const auto on = smuggled(10.0);
  Purchases<double> bought;
  bought.diverted[0] = 10.0;
  bought.spent_diverted = 150000.0;
  bought.all = 150000.0;
  Budgets<double> money{.flexible = 0.0, .domestic_only = 0.0, .fresh = 1e6, .waiting = 10000.0};
  detail::count_unmet(on, bought, money, 30000.0, 40000.0, flow_);
  EXPECT_NEAR(flow_.unmet, 70000.0, 1e-6);
  EXPECT_NEAR(flow_.at_list, 140000.0, 1e-6);
  EXPECT_EQ(flow_.fresh, 1e6);
  money.fresh = 60000.0;  // no more is unmet than the month's own money
  detail::count_unmet(on, bought, money, 30000.0, 40000.0, flow_);
  EXPECT_NEAR(flow_.unmet, 60000.0, 1e-6);
}

// D6: at 6,500 USD a unit a chip of two units at 10,000 USD costs 30 % more than its list price. Below list price there is no
// premium, and where nothing is smuggled the last one stands.
TEST_F(Buying, ThePremiumIsThePriceOfAUnitOverListPrice) {
  DemandState<double> demand;
  demand.unit_price = 6500.0;
  demand.premium = 0.7;
  EXPECT_NEAR(detail::premium_past(smuggled(10.0), demand), 0.3, 1e-9);
  EXPECT_EQ(detail::premium_past(smuggled(0.0), demand), 0.7);
  demand.unit_price = 4000.0;
  EXPECT_EQ(detail::premium_past(smuggled(10.0), demand), 0.0);
}

// U2: state halls have 30 and platforms 140 x 0.5 = 70 billion yuan: three tenths of what both buy goes to halls. Of 100,000
// USD of Chinese designs halls under the ban bought 40,000; of the other 60,000 halls have 18,000.
TEST_F(Buying, HallsHaveTheirPartOfWhatAllBuy) {
  TradeState<double> state;
  flow_.spent_domestic = 100000.0;
  flow_.spent_licensed = 50000.0;
  detail::count_halls(view(0), 40000.0, flow_, state);
  EXPECT_NEAR(state.hall_value, 58000.0, 1e-6);
  EXPECT_NEAR(state.domestic_value, 100000.0, 1e-6);
  EXPECT_NEAR(state.hall_foreign_value, 15000.0, 1e-6);
  EXPECT_NEAR(state.foreign_value, 50000.0, 1e-6);
}

TEST_F(Buying, UnderTheBanHallsBuyNoForeignChips) {
  policy_.hall_ban = 1.0;
  TradeState<double> state;
  flow_.spent_licensed = 50000.0;
  detail::count_halls(view(), 0.0, flow_, state);
  EXPECT_EQ(state.hall_foreign_value, 0.0);
  EXPECT_EQ(state.foreign_value, 50000.0);
}

}  // namespace
}  // namespace headway::balance

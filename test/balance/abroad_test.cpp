#include "headway/balance/abroad.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headway::balance {
namespace {

/// 100 chips abroad under the rules of 2025, 40 of them owned; contracts of ten months; B200s are what is delivered.
class Abroad : public ::testing::Test {
 protected:
  void SetUp() override {
    stock_.assign(60, 100.0);
    in_.stock.months = stock_.data();
    in_.owned_share = 0.4;
    in_.eta_rented = 1.0;
    in_.contract_months = 10.0;
    state_.recent[kB200] = 5.0;
    state_.owned[kH100] = 40.0;
    state_.rented[kH100] = 60.0;
    for (double& units : offers_.units) {
      units = 2.0;
    }
    for (double& price : demand_.price) {
      price = 30000.0;
    }
    market_.unit_price = 20000.0;
    market_.unit_reference = 20000.0;
    timeline_.through = 10;
  }
  AbroadView<double> view() const { return look_abroad(state_, demand_, offers_); }
  std::vector<double> stock_;
  AbroadInputs<double> in_{};
  AbroadState<double> state_{};
  DemandInputs<double> demand_{};
  DemandState<double> market_{};
  Offers<double> offers_{};
  Timeline timeline_{};
};

TEST_F(Abroad, TheViewSumsThePools) {
  const auto there = view();
  EXPECT_EQ(there.owned, 40.0);
  EXPECT_EQ(there.rented, 60.0);
  EXPECT_EQ(there.rented_units, 120.0);
  EXPECT_EQ(there.share[kB200], 1.0);
  EXPECT_EQ(there.list, 30000.0);
}

// A2: of a life of 40 months one chip wears out, and is replaced; a path of 120 asks for 8 owned chips more.
TEST_F(Abroad, PurchasesReplaceWhatWearsOutAndFollowThePath) {
  const auto wish = [&](double rule) { return wish_to_own(in_, view(), 40.0, rule, 20, timeline_); };
  EXPECT_NEAR(wish(1.0), 1.0, 1e-12);
  stock_[20] = 120.0;
  EXPECT_NEAR(wish(1.0), 9.0, 1e-12);
  EXPECT_NEAR(wish(0.25), 2.25, 1e-12);
  stock_[20] = 50.0;
  EXPECT_EQ(wish(1.0), 0.0);
}

// A2: 40 chips are there where the path had 48 a month ago: 8 are lacking, of which a tenth is made up in a month. A rule
// that raises the path by half asks for 20 more, a tenth of them in the first month. While purchases are observed, all.
TEST_F(Abroad, WhatEarlierMonthsLackedIsMadeUpAsContractsTurnOver) {
  const auto wish = [&](double rule) { return wish_to_own(in_, view(), 40.0, rule, 20, timeline_); };
  EXPECT_NEAR(wish(1.5), 1.0 + 2.0, 1e-12);
  stock_[19] = 120.0;
  stock_[20] = 120.0;
  EXPECT_NEAR(wish(1.0), 1.0 + 0.8, 1e-12);
  timeline_.through = 20;
  EXPECT_NEAR(wish(1.0), 1.0 + 8.0, 1e-12);
}

// A3: at twice the price of reference and eta 1 the target doubles, and a tenth of the way is gone in a month.
TEST_F(Abroad, RentAnswersThePriceAsContractsTurnOver) {
  EXPECT_NEAR(rent_abroad(in_, view(), market_, 1.0, 20, timeline_), 60.0, 1e-9);
  market_.unit_price = 40000.0;
  EXPECT_NEAR(rent_abroad(in_, view(), market_, 1.0, 20, timeline_), 66.0, 1e-9);
  in_.eta_rented = 0.0;
  EXPECT_NEAR(rent_abroad(in_, view(), market_, 1.0, 20, timeline_), 60.0, 1e-9);
  EXPECT_NEAR(rent_abroad(in_, view(), market_, 0.0, 20, timeline_), 54.0, 1e-9);
}

// A3: a path that grows by 10 rented chips a month is followed at once, at twice the price by 20 and the turnover besides.
TEST_F(Abroad, RentFollowsThePathWithoutDelay) {
  stock_[20] = 100.0 + 10.0 / 0.6;
  EXPECT_NEAR(rent_abroad(in_, view(), market_, 1.0, 20, timeline_), 70.0, 1e-9);
  EXPECT_NEAR(rent_abroad(in_, view(), market_, 0.0, 20, timeline_), 54.0, 1e-9);
  market_.unit_price = 40000.0;
  EXPECT_NEAR(rent_abroad(in_, view(), market_, 1.0, 20, timeline_), 60.0 + 6.0 + 20.0, 1e-9);
}

TEST_F(Abroad, ObservedRentIsThePath) {
  market_.unit_price = 40000.0;
  EXPECT_NEAR(rent_abroad(in_, view(), market_, 0.0, 10, timeline_), 60.0, 1e-9);
}

// A4: a tenth of the contracts is renewed with what is delivered now; what is owned wears out.
TEST_F(Abroad, ContractsAreRenewedWithNewerChips) {
  advance(in_, state_, view(), 40.0, 3.0, 60.0);
  EXPECT_NEAR(state_.rented[kH100], 54.0, 1e-9);
  EXPECT_NEAR(state_.rented[kB200], 6.0, 1e-9);
  EXPECT_NEAR(state_.owned[kH100], 39.0, 1e-9);
  EXPECT_NEAR(state_.owned[kB200], 3.0, 1e-9);
}

TEST_F(Abroad, AShrinkingPoolRenewsNothing) {
  advance(in_, state_, view(), 40.0, 0.0, 50.0);
  EXPECT_NEAR(state_.rented[kH100], 50.0, 1e-9);
  EXPECT_NEAR(state_.rented[kB200], 0.0, 1e-9);
}

// Deliveries of two years weigh nine tenths.
TEST_F(Abroad, TheMixIsThatOfTheLastTwoYears) {
  in_.mix_months = 10.0;
  AbroadState<double> state;
  for (int month = 0; month < 24; ++month) {
    remember_deliveries(in_, state, kH200, 10.0);
  }
  EXPECT_NEAR(state.recent[kH200], 10.0 * (1.0 - std::pow(0.9, 24)), 1e-9);
  EXPECT_GT(state.recent[kH200], 9.0);
}

}  // namespace
}  // namespace headway::balance

#include "headway/balance/purse.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace headway::balance {
namespace {

/// A purse of 100 USD, one Chinese design at 10 USD a unit and nothing else.
Channels<double> one_design() {
  Channels<double> on;
  on.weight[kMerchantCount] = std::pow(1e5 / 10.0, 2.0);
  on.cap[kMerchantCount] = kUnlimited;
  on.sensitivity = 2.0;
  return on;
}

// B1: where one class is to be had without limit, a unit costs what that class costs.
TEST(Purse, OneClassWithoutLimitSetsThePrice) {
  const auto on = one_design();
  const double price = clear(on, 100.0, 1000.0, std::log(3.0));
  EXPECT_NEAR(std::exp(price), 10.0, 1e-6);
  EXPECT_NEAR(purchase(on, 100.0, price).spent[kMerchantCount], 100.0, 1e-6);
}

// B2, B3: 60 USD buy all of the design; 40 USD are left for 4 smuggled units, which then cost 10 USD each.
TEST(Purse, WhatIsLeftSetsThePriceOfAFixedFlow) {
  auto on = one_design();
  on.cap[kMerchantCount] = 60.0;
  on.diverted.chips[0] = 2.0;
  on.diverted.most[0] = 100.0;
  on.diverted.units[0] = 2.0;
  on.diverted.profit[0] = 2.0 / 5.0 * on.over_margin;  // list price 5 USD a chip, so 10 USD a unit is far above it
  const double price = clear(on, 100.0, 1000.0, std::log(3.0));
  EXPECT_NEAR(std::exp(price), 10.0, 1e-6);
  const auto bought = purchase(on, 100.0, price);
  EXPECT_NEAR(bought.diverted[0], 2.0, 1e-9);
  EXPECT_NEAR(bought.spent_diverted, 40.0, 1e-5);
}

// B4: with eta 1 and a reference of 2.5 USD a unit, chips double at 5 USD: 4 chips of 2 units at 5 USD are 40 USD.
TEST(Purse, SupplyAnswersThePrice) {
  auto on = one_design();
  on.weight[kMerchantCount] = std::pow(1e5 / 1.0, 2.0);
  on.cap[kMerchantCount] = 60.0;
  on.diverted.chips[0] = 2.0;
  on.diverted.most[0] = 100.0;
  on.diverted.units[0] = 2.0;
  on.diverted.profit[0] = 2.0 / 1.0 * on.over_margin;
  on.eta_diverted = 1.0;
  on.log_reference = std::log(2.5);
  const double price = clear(on, 100.0, 1000.0, std::log(3.0));
  EXPECT_NEAR(std::exp(price), 5.0, 1e-6);
  EXPECT_NEAR(purchase(on, 100.0, price).diverted[0], 4.0, 1e-6);
}

// B4: at list price nobody sells; half of the margin above it, half is sold.
TEST(Purse, NobodySellsAtListPrice) {
  Curve<double, 1> curve;
  curve.chips[0] = 8.0;
  curve.most[0] = 100.0;
  curve.units[0] = 2.0;
  curve.profit[0] = 2.0 / 20.0 * 10.0;  // list price 20 USD a chip, margin a tenth
  double moved[1];
  EXPECT_EQ(detail::spend_on(curve, 10.0, 0.0, 1.0, 10.0, moved).all, 0.0);
  EXPECT_EQ(moved[0], 0.0);
  EXPECT_NEAR(detail::spend_on(curve, 10.5, 0.0, 1.0, 10.0, moved).all, 4.0 * 21.0, 1e-9);
  EXPECT_NEAR(detail::spend_on(curve, 11.0, 0.0, 1.0, 10.0, moved).all, 8.0 * 22.0, 1e-9);
  EXPECT_NEAR(detail::spend_on(curve, 30.0, 0.0, 1.0, 10.0, moved).all, 8.0 * 60.0, 1e-9);
}

// B3: above what a unit is worth nobody pays; the rest waits.
TEST(Purse, MoneyWaitsAboveTheWorth) {
  Channels<double> on;
  on.rented = 3.0;
  const double price = clear(on, 100.0, 20.0, std::log(3.0));
  EXPECT_NEAR(std::exp(price), 20.0, 1e-9);
  EXPECT_NEAR(purchase(on, 100.0, price).all, 60.0, 1e-9);
}

// The mandate takes off licensed chips, and their money goes on to the Chinese design.
TEST(Purse, TheMandateHoldsLicensedChips) {
  auto on = one_design();
  on.weight[kH200] = 4.0 * on.weight[kMerchantCount];
  on.cap[kH200] = kUnlimited;
  const auto free = purchase(on, 100.0, clear(on, 100.0, 1000.0, 1.0));
  EXPECT_NEAR(free.spent[kH200], 80.0, 1e-5);
  on.most_licensed = 30.0;
  const auto held = purchase(on, 100.0, clear(on, 100.0, 1000.0, 1.0));
  EXPECT_NEAR(held.spent[kH200], 30.0, 1e-5);
  EXPECT_NEAR(held.spent[kMerchantCount], 70.0, 1e-5);
}

Channels<double> random_channels(std::mt19937_64& random) {
  std::uniform_real_distribution<double> part(0.0, 1.0);
  Channels<double> on;
  on.sensitivity = 0.5 + 4.0 * part(random);
  for (int k = 0; k < kOfferCount; ++k) {
    on.weight[k] = std::pow(10.0 * std::exp(-2.0 * part(random)), on.sensitivity);
    on.cap[k] = part(random) < 0.4 ? 0.0 : (part(random) < 0.1 ? kUnlimited : 1e9 * std::exp(4.0 * part(random) - 3.0));
  }
  for (int k = 0; k < kMerchantCount; ++k) {
    on.diverted.chips[k] = part(random) < 0.3 ? 0.0 : 5000.0 * part(random);
    on.diverted.most[k] = part(random) < 0.3 ? 4000.0 * part(random) : 1e9;
    on.diverted.units[k] = 1.0 + 3.0 * part(random);
    on.diverted.profit[k] = on.diverted.units[k] / (2e4 + 3e4 * part(random)) * on.over_margin;
  }
  on.owned_abroad.chips[0] = 3000.0 * part(random);
  on.owned_abroad.most[0] = kUnlimited;
  on.owned_abroad.units[0] = 2.5;
  on.owned_abroad.profit[0] = 2.5 / 4e4 * on.over_margin;
  on.rented = 8000.0 * part(random);
  on.eta_diverted = part(random) < 0.2 ? 0.0 : 2.0 * part(random);
  on.eta_owned = 2.0 * part(random);
  on.log_reference = std::log(1e4) + 1.5 * part(random);
  return on;
}

// The slope is that of the spending: by a small step of the price, away from the kinks.
TEST(Purse, TheSlopeIsThatOfTheSpending) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> part(0.0, 1.0);
  long agree = 0;
  for (int k = 0; k < 1000; ++k) {
    const auto on = random_channels(random);
    const double price = std::log(1e4) + 1.5 * part(random);
    constexpr double kStep = 1e-6;
    const double by_step =
        (spending_at(on, 1e10, price + kStep).all - spending_at(on, 1e10, price - kStep).all) / (2.0 * kStep);
    agree += std::abs(spending_at(on, 1e10, price).slope / by_step - 1.0) < 1e-4 ? 1 : 0;
  }
  EXPECT_GT(agree, 990);
}

TEST(Purse, ClearsToAMillionthOnRandomChannels) {
  std::mt19937_64 random(20261129);
  std::uniform_real_distribution<double> part(0.0, 1.0);
  long far = 0;
  double worst = 0.0;
  constexpr long kCases = 20000;
  for (long k = 0; k < kCases; ++k) {
    const auto on = random_channels(random);
    const double purse = 1e8 * std::exp(5.0 * part(random));
    const double worth = 3e4 * std::exp(part(random));
    const double price = clear(on, purse, worth, std::log(1e4) + 1.5 * part(random));
    const auto bought = purchase(on, purse, price);
    ASSERT_LE(bought.all, purse * (1.0 + 1e-12));
    if (price < std::log(worth) - 1e-12) {
      const double error = std::abs(spending_at(on, purse, price).all / purse - 1.0);
      far += error > 1e-6 ? 1 : 0;
      worst = std::max(worst, error);
    }
  }
  EXPECT_LE(far, kCases / 10000);
  EXPECT_LT(worst, 1.0);
}

// What the model claims of displacement: a licensed chip at list price displaces, in the month, less useful compute than it
// brings, and nothing where no channel answers the price.
TEST(Purse, ALicensedChipDisplacesLessThanItBringsWhileBuyersAreRationed) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> part(0.0, 1.0);
  long rationed = 0;
  for (int k = 0; k < 2000; ++k) {
    auto on = random_channels(random);
    on.rented = 0.0;  // rent is paid by the month, a chip at once: compared over time in test/checks
    const double purse = 1e10 * std::exp(2.0 * part(random));
    const double cost = 15000.0 + 15000.0 * part(random);  // of a useful unit of the licensed class
    on.weight[kH200] = std::pow(1e5 / cost, on.sensitivity);
    on.cap[kH200] = 0.0;
    const double before = clear(on, purse, 1e6, std::log(2e4));
    if (std::exp(before) < cost) {
      continue;
    }
    ++rationed;
    const auto useful = [&](double price) {
      const auto bought = purchase(on, purse, price);
      double units = 2.5 * bought.owned_abroad[0];
      for (int d = 0; d < kMerchantCount; ++d) {
        units += bought.diverted[d] * on.diverted.units[d];
      }
      return units;
    };
    const double without = useful(before);
    on.cap[kH200] = 0.05 * purse;
    const double after = clear(on, purse, 1e6, before);
    const double brought = purchase(on, purse, after).spent[kH200] / cost;
    EXPECT_LE(without - useful(after), brought * (1.0 + 1e-3) + 1e-3 * without);
    on.eta_diverted = 0.0;
    on.eta_owned = 0.0;
    on.cap[kH200] = 0.0;
    const double fixed = useful(clear(on, purse, 1e6, before));
    on.cap[kH200] = 0.01 * purse;
    const double still = clear(on, purse, 1e6, before);
    if (std::exp(still) > cost && still > std::log(1.2 * 5e4)) {
      EXPECT_NEAR(useful(still), fixed, 1e-3 * fixed + 1e-3);
    }
  }
  EXPECT_GT(rationed, 200);
}

}  // namespace
}  // namespace headway::balance

#include "headway/balance/policy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace headway::balance {
namespace {

PolicyInputs<double> open_policy() {
  PolicyInputs<double> in{};
  for (int c = 0; c < kMerchantCount; ++c) {
    in.permitted_from[c] = 0.0;
    in.permitted_until[c] = kUnlimited;
    in.newly_permitted[c] = 1.0;
  }
  in.cap_units = kUnlimited;
  in.cap_share = kUnlimited;
  in.cap_carries = 1.0;
  return in;
}

TEST(Cap, NoneLetsEverythingThrough) {
  PolicyState<double> state{};
  EXPECT_EQ(allowed_volume(open_policy(), state, kH200, 50, 48, 0.0, 0.0, 0.0), kUnlimited);
}

TEST(Cap, NothingBeforeTheDateAndAfterTheWithdrawal) {
  auto in = open_policy();
  in.permitted_from[kH200] = 52.0;
  in.permitted_until[kH200] = 60.0;
  PolicyState<double> state{};
  EXPECT_EQ(allowed_volume(in, state, kH200, 51, 48, 0.0, 0.0, 0.0), 0.0);
  EXPECT_GT(allowed_volume(in, state, kH200, 52, 48, 0.0, 0.0, 0.0), 0.0);
  EXPECT_EQ(allowed_volume(in, state, kH200, 60, 48, 0.0, 0.0, 0.0), 0.0);
}

TEST(Cap, UnitsAccrueByTheMonthAndCarryForward) {
  auto in = open_policy();
  in.cap_units = 1200.0;
  PolicyState<double> state{};
  EXPECT_NEAR(allowed_volume(in, state, kH200, 48, 48, 0.0, 0.0, 0.0), 100.0, 1e-9);
  EXPECT_NEAR(allowed_volume(in, state, kH200, 49, 48, 0.0, 0.0, 0.0), 200.0, 1e-9);
  in.cap_carries = 0.0;
  EXPECT_NEAR(allowed_volume(in, state, kH200, 50, 48, 0.0, 0.0, 0.0), 100.0, 1e-9);
}

TEST(Cap, AShareOfLifetimeShipmentsIsThereAtOnce) {
  auto in = open_policy();
  in.cap_share = 0.5;
  in.cap_base_lifetime = 1.0;
  PolicyState<double> state{};
  EXPECT_NEAR(allowed_volume(in, state, kH200, 48, 48, 20.0, 20.0, 1000.0), 510.0, 1e-9);
  use_headroom(state, kH200, 500.0);
  EXPECT_NEAR(allowed_volume(in, state, kH200, 49, 48, 20.0, 20.0, 1020.0), 20.0, 1e-9);
}

// What was sold is computed from what was paid, and may miss the headroom by a last bit. That dust must not count as a class
// that may be sold: buyers would set money aside for it.
TEST(Cap, WhatRoundingLeavesOfAHeadroomIsNothing) {
  auto in = open_policy();
  in.cap_share = 0.5;
  in.cap_base_lifetime = 1.0;
  PolicyState<double> state{};
  const double volume = allowed_volume(in, state, kH200, 48, 48, 0.0, 0.0, 9000.1);
  use_headroom(state, kH200, volume * (1.0 - 0x1p-53));
  ASSERT_GT(state.by_share[kH200], 0.0);
  EXPECT_EQ(allowed_volume(in, state, kH200, 49, 48, 0.0, 0.0, 9000.1), 0.0);
}

// A share that is there at once is not lost because units come by the month: 100 a month, until 250 have been sold.
TEST(Cap, TwoCapsEachKeepTheirHeadroom) {
  auto in = open_policy();
  in.cap_units = 1200.0;
  in.cap_share = 0.5;
  in.cap_base_lifetime = 1.0;
  PolicyState<double> state{};
  double sold = 0.0;
  for (int month = 48; month < 60; ++month) {
    const double volume = allowed_volume(in, state, kH200, month, 48, 0.0, 0.0, 500.0);
    EXPECT_NEAR(volume, std::min(100.0, 250.0 - sold), 1e-9) << month;
    use_headroom(state, kH200, volume);
    sold += volume;
  }
  EXPECT_NEAR(sold, 250.0, 1e-9);
}

TEST(Cap, ATrailingYearsShareAccruesByItsAverage) {
  auto in = open_policy();
  in.cap_share = 0.5;
  in.cap_base_trailing = 1.0;
  in.cap_carries = 0.0;
  PolicyState<double> state{};
  EXPECT_NEAR(allowed_volume(in, state, kH200, 48, 48, 20.0, 60.0, 1000.0), 30.0, 1e-9);
}

TEST(Cap, DoesNotHoldForClassesThatWereSoldBefore) {
  auto in = open_policy();
  in.cap_units = 1200.0;
  in.newly_permitted[kH20] = 0.0;
  PolicyState<double> state{};
  EXPECT_EQ(allowed_volume(in, state, kH20, 48, 48, 0.0, 0.0, 0.0), kUnlimited);
}

// P2: a levy of a quarter, half of it passed on: 1 / (1 - 0.125). A tariff of a fifth, all of it: 1.2 times that.
TEST(MarkUp, IsWhatLevyAndTariffAddToTheBuyersPrice) {
  PolicyInputs<double> in{};
  in.levy = 0.25;
  in.levy_pass_through = 0.5;
  EXPECT_NEAR(buyers_mark_up(in), 1.0 / 0.875, 1e-12);
  in.tariff = 0.2;
  in.tariff_pass_through = 1.0;
  EXPECT_NEAR(buyers_mark_up(in), 1.2 / 0.875, 1e-12);
  EXPECT_NEAR(treasury_share(in, 1.2), 0.25 + 0.2 / 1.2, 1e-12);
}

// P3: three stages of two months. After six months x = 3, and 1 - e^-3 (1 + 3 + 4.5) = 0.5768 have come through.
TEST(Licences, ComeThroughInThreeStages) {
  auto in = open_policy();
  in.permitted_from[kH200] = 50.0;
  in.licence_months = 6.0;
  EXPECT_EQ(licences_through(in, kH200, 49), 0.0);
  EXPECT_NEAR(licences_through(in, kH200, 55), 0.57681, 1e-5);
  EXPECT_NEAR(licences_through(in, kH200, 110), 1.0, 1e-9);
  in.licence_months = 0.0;
  EXPECT_EQ(licences_through(in, kH200, 50), 1.0);
}

TEST(Licences, AreNotAskedForWhatWasSoldBefore) {
  auto in = open_policy();
  in.newly_permitted[kH20] = 0.0;
  in.licence_months = 24.0;
  EXPECT_EQ(licences_through(in, kH20, 48), 1.0);
}

// P4: 0.8 x 0.5 x (1 - 0.4 x cover).
TEST(Permission, FallsWithDomesticCover) {
  const std::vector<double> share(60, 0.8);
  PolicyInputs<double> in{};
  in.permission.months = share.data();
  in.place = 0.5;
  in.cover_response = 0.4;
  EXPECT_NEAR(let_through(in, 50, 0.0), 0.4, 1e-12);
  EXPECT_NEAR(let_through(in, 50, 0.5), 0.32, 1e-12);
  EXPECT_NEAR(let_through(in, 50, 3.0), 0.24, 1e-12);
}

}  // namespace
}  // namespace headway::balance

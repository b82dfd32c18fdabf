#include "headway/balance/policy.hpp"

#include <gtest/gtest.h>

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
  state.headroom[kH200] -= 500.0;
  EXPECT_NEAR(allowed_volume(in, state, kH200, 49, 48, 20.0, 20.0, 1020.0), 20.0, 1e-9);
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

}  // namespace
}  // namespace headway::balance

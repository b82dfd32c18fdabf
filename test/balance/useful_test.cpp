#include "headway/balance/useful.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace headway::balance {
namespace {

/// Two useful H100e a chip; platforms run their chips 0.6 of the time, state halls 0.2, owners of diverted chips 0.5.
struct Users {
  UsefulInputs<double> in{.platforms = 0.6, .halls = 0.2, .diverted = 0.5};
  Yardsticks<double> yardsticks{};
  FleetState<double> fleet{};
  TradeState<double> trade;
  Users() {
    for (double& useful : yardsticks.useful) {
      useful = 2.0;
    }
  }
  UsefulByPool<double> useful() const { return useful_compute(in, yardsticks, fleet, trade); }
};

// U2: a quarter of the Chinese designs by value stands in halls: 0.75 x 0.6 + 0.25 x 0.2 = 0.5. U1: 100 chips x 2 x 0.5.
TEST(Useful, AHallsShareLowersThePoolsUtilisation) {
  const auto at = std::make_unique<Users>();
  at->fleet.installed[kFirstDomestic] = 60.0;
  at->fleet.installed[kFirstDomestic + 3] = 40.0;
  at->trade.hall_value = 25e9;
  at->trade.domestic_value = 100e9;
  EXPECT_DOUBLE_EQ(at->useful().domestic, 100.0);
  EXPECT_EQ(at->useful().licensed, 0.0);
}

// Half of the licensed chips stands in halls: 0.4. Diverted chips are run by their own users, chips abroad by platforms.
TEST(Useful, EachPoolHasItsUsers) {
  const auto at = std::make_unique<Users>();
  at->fleet.installed[kFirstLicensed + kH20] = 100.0;
  at->fleet.installed[kFirstDiverted + kB200] = 100.0;
  at->trade.hall_foreign_value = 5e9;
  at->trade.foreign_value = 10e9;
  at->trade.abroad.owned[kB200] = 50.0;
  at->trade.abroad.rented[kH100] = 10.0;
  const auto useful = at->useful();
  EXPECT_DOUBLE_EQ(useful.licensed, 80.0);
  EXPECT_DOUBLE_EQ(useful.diverted, 100.0);
  EXPECT_DOUBLE_EQ(useful.owned_abroad, 60.0);
  EXPECT_DOUBLE_EQ(useful.rented_abroad, 12.0);
}

TEST(Useful, ChipsOfOthersAreNotChinas) {
  const auto at = std::make_unique<Users>();
  at->fleet.installed[kFirstUs + kH100] = 100.0;
  at->fleet.installed[kFirstRest + kH100] = 100.0;
  at->fleet.waiting[kFirstDomestic] = 100.0;
  const auto useful = at->useful();
  EXPECT_EQ(useful.domestic + useful.licensed + useful.diverted + useful.owned_abroad + useful.rented_abroad, 0.0);
}

}  // namespace
}  // namespace headway::balance

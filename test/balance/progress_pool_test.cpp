#include "headway/balance/progress_pool.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "balance/two_blocs.hpp"

namespace headway::balance {
namespace {

// --- R1: what lots of unlike chips are worth

TEST(TrainingLots, KeepTheirSumWhereClassesMix) {
  TrainingLots<double> lots;
  lots.add(3.0);
  lots.add(4.0);
  EXPECT_NEAR(lots.joined(1.0), 7.0, 1e-12);
}

TEST(TrainingLots, AreTheRootOfTheSumOfSquaresWhereTheyDoNot) {
  TrainingLots<double> lots;
  lots.add(3.0);
  lots.add(4.0);
  EXPECT_NEAR(lots.joined(0.0), 5.0, 1e-12);
  EXPECT_NEAR(lots.joined(0.25), 0.25 * 7.0 + 0.75 * 5.0, 1e-12);
}

TEST(TrainingLots, AreWorthNothingWhenEmptyAndAreSmoothWhereClassesCross) {
  EXPECT_EQ(TrainingLots<double>{}.joined(0.0), 0.0);
  const auto with_second = [](double second) {
    TrainingLots<double> lots;
    lots.add(4.0);
    lots.add(second);
    return lots.joined(0.0);
  };
  // A maximum over classes would have slope 0 below 4 and 1 above.
  const double below = (with_second(4.0) - with_second(3.99)) / 0.01;
  const double above = (with_second(4.01) - with_second(4.0)) / 0.01;
  EXPECT_NEAR(below, std::sqrt(0.5), 2e-3);
  EXPECT_NEAR(above, below, 2e-3);
}

TEST(Pool, OfChinaHoldsEveryOriginAndWhatIsRentedAbroad) {
  TwoBlocs world;
  world.fleet->installed[kFirstLicensed + kH200] = 100.0;
  world.fleet->installed[kFirstDiverted + kH200] = 1000.0;  // a tenth of them can be gathered
  world.fleet->installed[kFirstDomestic + kAscend910c - kForeignCount] = 300.0;
  world.fleet->installed[kFirstUs + kB300] = 50.0;
  world.fleet->installed[kFirstRest + kB300] = 50.0;
  world.trade.abroad.rented[kB300] = 15.0;  // at three H100s each
  world.trade.abroad.owned[kB300] = 5.0;
  EXPECT_NEAR(china_training_pool(*world.fleet, world.trade, *world.yardsticks, 1.0, 0.1), 200.0 + 300.0 + 60.0, 1e-9);
  EXPECT_NEAR(china_training_pool(*world.fleet, world.trade, *world.yardsticks, 0.0, 0.1),
              std::sqrt(200.0 * 200.0 + 300.0 * 300.0 + 60.0 * 60.0), 1e-9);
}

TEST(Pool, AbroadIsALotOfItsOwn) {
  TwoBlocs world;
  world.fleet->installed[kFirstLicensed + kH200] = 30.0;
  world.fleet->installed[kFirstRest + kH200] = 1000.0;
  world.trade.abroad.owned[kH200] = 40.0;
  EXPECT_NEAR(china_training_pool(*world.fleet, world.trade, *world.yardsticks, 0.0, 0.0), 50.0, 1e-9);
}

TEST(Pool, OfTheUnitedStatesHoldsItsOwnChipsOnly) {
  TwoBlocs world;
  world.fleet->installed[kFirstUs + kH100] = 40.0;
  world.fleet->installed[kFirstUs + kB300] = 10.0;
  world.fleet->installed[kFirstRest + kH100] = 1e6;
  EXPECT_NEAR(us_training_pool(*world.fleet, *world.yardsticks, 1.0), 70.0, 1e-9);
  EXPECT_NEAR(us_training_pool(*world.fleet, *world.yardsticks, 0.0), 50.0, 1e-9);
}

}  // namespace
}  // namespace headway::balance

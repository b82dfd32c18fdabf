#include "headway/balance/diversion.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace headway::balance {
namespace {

/// A network that moves 100 chips a month, of H100s (all on boards) and B200s (half on boards, racks not to be moved), of
/// which 1,000 a month are made each. Observation ends in month 10.
class Diversion : public ::testing::Test {
 protected:
  void SetUp() override {
    capacity_.assign(60, 100.0);
    school_.assign(60, 0.5);
    std::fill(school_.begin(), school_.begin() + 11, 1.0);
    in_.capacity.months = capacity_.data();
    in_.school.months = school_.data();
    in_.mix_months = 1.0;
    in_.most_of_production = 0.5;
    in_.boards[kH100] = 1.0;
    in_.boards[kB200] = 0.5;
    timeline_.through = 10;
  }
  static std::size_t of(int c) {
    return static_cast<std::size_t>(std::ranges::find(kShippedClasses.diverted, c) - kShippedClasses.diverted.begin());
  }
  /// The curve of a month in which so many are made.
  Curve<double, kMerchantCount> month(int month, double h100, double b200, double enforcement = 1.0) {
    SupplyFlow<double> flow;
    flow.planned[kH100] = flow.produced[kH100] = h100;
    flow.planned[kB200] = flow.produced[kB200] = b200;
    Curve<double, kMerchantCount> curve;
    supply_diverted(in_, state_, flow, enforcement, month, timeline_, curve);
    return curve;
  }
  static double all(const Curve<double, kMerchantCount>& curve) {
    return std::accumulate(std::begin(curve.chips), std::end(curve.chips), 0.0);
  }
  std::vector<double> capacity_, school_;
  DiversionInputs<double> in_{};
  DiversionState<double> state_{};
  Timeline timeline_{};
};

TEST_F(Diversion, ChipsAreSplitByEasedProduction) {
  const auto curve = month(10, 1000.0, 1000.0);
  EXPECT_NEAR(curve.chips[of(kH100)], 200.0 / 3.0, 1e-9);
  EXPECT_NEAR(curve.chips[of(kB200)], 100.0 / 3.0, 1e-9);
  EXPECT_EQ(curve.most[of(kB200)], 500.0);
}

// T3: the ease of reference is 0.75; of B200s alone it is 0.5, so that two thirds of the capacity are left, and the school
// takes half of that.
TEST_F(Diversion, TheTotalFallsAsRacksTakeOver) {
  month(10, 1000.0, 1000.0);
  EXPECT_NEAR(all(month(11, 0.0, 1000.0)), 0.5 * 100.0 * 0.5 / 0.75, 1e-9);
}

TEST_F(Diversion, TheSchoolIsAFactorFromItsMonthOn) {
  EXPECT_NEAR(all(month(10, 1000.0, 1000.0)), 100.0, 1e-9);
  EXPECT_NEAR(all(month(11, 1000.0, 1000.0)), 50.0, 1e-9);
  EXPECT_NEAR(all(month(12, 1000.0, 1000.0, 0.4)), 20.0, 1e-9);
}

TEST_F(Diversion, RacksMoveAsEasilyAsTheBookSays) {
  in_.rack_ease = 1.0;
  const auto curve = month(10, 1000.0, 1000.0);
  EXPECT_NEAR(curve.chips[of(kB200)], 50.0, 1e-9);
}

// What cannot come of one class comes of the others: 10 B200s a month are made, of which 5 can be had.
TEST_F(Diversion, AClassThatIsHardlyMadeLeavesItsPartToOthers) {
  month(9, 1000.0, 1000.0);
  in_.mix_months = 1e9;
  const auto curve = month(10, 1000.0, 10.0);
  EXPECT_NEAR(curve.chips[of(kB200)], 5.0, 1e-6);
  EXPECT_NEAR(all(curve), 100.0, 1e-6);
}

}  // namespace
}  // namespace headway::balance

#include "headway/balance/china_lines.hpp"

#include <gtest/gtest.h>

namespace headway::balance {
namespace {

constexpr int kLineOfH200 = 1;

// A rate of a half on six empty stages at orders of 64 a month: after four steps the first stage holds 60, the second 44, and
// nothing has come out; what is in the fourth is 64 / 16 = 4.
TEST(MoveLine, OrdersPassStageByStage) {
  double stage[6]{};
  EXPECT_EQ(detail::move_line(stage, 64.0, 0.5), 0.0);
  EXPECT_DOUBLE_EQ(stage[0], 60.0);
  EXPECT_DOUBLE_EQ(stage[1], 44.0);
  EXPECT_DOUBLE_EQ(stage[3], 4.0);
  EXPECT_DOUBLE_EQ(stage[4], 0.0);
}

TEST(MoveLine, FullStagesGiveWhatIsOrdered) {
  double stage[6]{64.0, 64.0, 64.0, 64.0, 64.0, 64.0};
  EXPECT_DOUBLE_EQ(detail::move_line(stage, 64.0, 0.5), 64.0);
  EXPECT_DOUBLE_EQ(stage[5], 64.0);
}

class ChinaLines : public ::testing::Test {
 protected:
  void SetUp() override {
    in_.line_lead = 1.5;  // a step moves all of a stage on
    in_.release_months = 6.0;
    for (double& most : in_.line_maximum) {
      most = 100.0;
    }
    for (double& packages : in_.per_wafer) {
      packages = 20.0;
    }
    for (double& memory : table_.memory) {
      memory = 100.0;
    }
  }
  void run() { detail::run_lines(in_, state_, admitted_, open_, flow_); }
  SupplyInputs<double> in_{};
  SupplyState<double> state_{};
  SupplyFlow<double> flow_;
  ClassTable table_{};
  double admitted_[kLineCount]{};
  double open_[kLineCount]{1.0, 1.0, 1.0, 1.0};
};

// S5. 600 chips in stock are 100 a month for six months. Of 130 admitted, the line is asked for 30.
TEST_F(ChinaLines, TheLineMakesWhatTheStockDoesNotGive) {
  in_.opening_stock[kLineOfH200] = 600.0;
  detail::open_stock(in_, state_);
  EXPECT_EQ(state_.most_released[kLineOfH200], 100.0);
  EXPECT_EQ(state_.produced[kH200], 600.0);
  in_.line_maximum[kLineOfH200] = 200.0;
  admitted_[kLineOfH200] = 130.0;
  run();
  EXPECT_EQ(flow_.from_stock[kLineOfH200], 100.0);
  EXPECT_DOUBLE_EQ(state_.stage[kLineOfH200][0], 30.0);
}

// A line makes at most its maximum, or what it made when observation ended; a class that may not be shipped is not ordered.
TEST_F(ChinaLines, OrdersEndAtTheMaximumAndAtTheLaw) {
  for (double& chips : admitted_) {
    chips = 1000.0;
  }
  state_.line_reached[2] = 400.0;
  open_[3] = 0.0;
  run();
  EXPECT_DOUBLE_EQ(state_.stage[0][0], 100.0);
  EXPECT_DOUBLE_EQ(state_.stage[2][0], 400.0);
  EXPECT_DOUBLE_EQ(state_.stage[3][0], 0.0);
}

// A tenth of 50 chips is sold elsewhere; the 45 that stay are less than the 60 that could be shipped.
TEST_F(ChinaLines, AShareOfTheStockIsSoldElsewhere) {
  in_.clearance = 0.1;
  state_.reserved[kLineOfH200] = 50.0;
  state_.most_released[kLineOfH200] = 60.0;
  run();
  EXPECT_DOUBLE_EQ(state_.reserved[kLineOfH200], 45.0);
  EXPECT_DOUBLE_EQ(state_.unsold[kH200], 5.0);
  EXPECT_DOUBLE_EQ(flow_.from_stock[kLineOfH200], 45.0);
}

// 40 H200s take two wafers; at a displacement of a half one of Nvidia's ten is lost: a tenth of 200 B200s. AMD loses nothing,
// while there is memory for all.
TEST_F(ChinaLines, WafersComeOffTheVendorsOtherPackages) {
  in_.displacement = 0.5;
  state_.memory_supply = 1e9;
  flow_.line[kLineOfH200] = 40.0;
  flow_.planned[kB200] = 200.0;
  flow_.planned[kMi300x] = 200.0;
  const double wafers[kVendorCount]{10.0, 10.0, 0.0, 0.0};
  detail::displace(in_, table_, state_, wafers, 40000.0, flow_);
  EXPECT_DOUBLE_EQ(flow_.lost[kB200], 20.0);
  EXPECT_DOUBLE_EQ(flow_.lost[kMi300x], 0.0);
  EXPECT_DOUBLE_EQ(state_.lost[kB200], 20.0);
}

// At full displacement the 40 chips need 4,000 GB. 41,000 are supplied and 40,000 used, so 3,000 are missing: 7.5 % of all
// packages. Of Nvidia's wafers a fifth is taken, which is more.
TEST_F(ChinaLines, ScarceMemoryComesOffAllPackages) {
  in_.displacement = 1.0;
  state_.memory_supply = 41000.0;
  flow_.line[kLineOfH200] = 40.0;
  flow_.planned[kB200] = 200.0;
  flow_.planned[kMi300x] = 200.0;
  const double wafers[kVendorCount]{10.0, 10.0, 0.0, 0.0};
  detail::displace(in_, table_, state_, wafers, 40000.0, flow_);
  EXPECT_DOUBLE_EQ(flow_.lost[kMi300x], 15.0);
  EXPECT_DOUBLE_EQ(flow_.lost[kB200], 40.0);
}

// 70 H20s a month are on their way in every stage. 900 in stock are more than three months of 290 MI308s: that was stock that
// was sold. H200s were an ordinary product.
TEST_F(ChinaLines, ALineThatRanIsFullWhenObservationEnds) {
  double produced[kForeignCount]{};
  produced[kH20] = 70.0;
  produced[kH200] = 50.0;
  produced[kMi308] = 290.0;
  in_.opening_stock[3] = 900.0;
  detail::fill_lines(in_, produced, state_);
  EXPECT_EQ(state_.line_reached[0], 70.0);
  EXPECT_EQ(state_.stage[0][0], 70.0);
  EXPECT_EQ(state_.stage[0][5], 70.0);
  EXPECT_EQ(state_.stage[kLineOfH200][5], 0.0);
  EXPECT_EQ(state_.stage[3][5], 0.0);
}

}  // namespace
}  // namespace headway::balance

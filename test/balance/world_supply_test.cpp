#include "headway/balance/world_supply.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace headway::balance {
namespace {

/// Nvidia alone unless a test adds a vendor: capacity of 1,000 wafers, half of it Nvidia's, 30 packages of Hopper or 15 of
/// Blackwell a wafer. Observation ends in month 36.
class WorldSupply : public ::testing::Test {
 protected:
  static constexpr int kMonths = 72;
  void SetUp() override {
    capacity_.assign(kMonths, 1000.0);
    half_.assign(kMonths, 0.5);
    nothing_.assign(kMonths, 0.0);
    hopper_.assign(kMonths, 0.0);
    b200_.assign(kMonths, 0.0);
    h20_.assign(kMonths, 0.0);
    amazon_.assign(kMonths, 0.0);
    in_.packaging_capacity.months = capacity_.data();
    for (auto& share : in_.packaging_share) {
      share.months = nothing_.data();
    }
    in_.packaging_share[kNvidia].months = half_.data();
    for (auto* path : {&in_.observed_a100, &in_.h200_share, &in_.sold_h200, &in_.observed_b300, &in_.observed_rubin,
                       &in_.observed_mi308, &in_.observed_amd, &in_.observed_google}) {
      path->months = nothing_.data();
    }
    in_.observed_hopper.months = hopper_.data();
    in_.observed_b200.months = b200_.data();
    in_.observed_h20.months = h20_.data();
    in_.observed_amazon.months = amazon_.data();
    for (double& packages : in_.per_wafer) {
      packages = 30.0;
    }
    in_.per_wafer[kB200] = 15.0;
    for (double& start : in_.start) {
      start = 2040.0;
    }
    in_.start[kH100] = 2020.0;
    in_.start[kB200] = 2024.75;
    in_.ramp_months = 12.0;
    in_.residual_half_life = 1e9;
    in_.memory_slack = 100.0;
    in_.line_lead = 3.0;
    in_.release_months = 6.0;
    for (double& most : in_.line_maximum) {
      most = 1000.0;
    }
    for (double& rate : table_.eight_bit) {
      rate = kH100EightBit;
    }
    for (double& memory : table_.memory) {
      memory = 80.0;
    }
    timeline_.months = kMonths;
    timeline_.through = 36;
    timeline_.branch = 37;
    timeline_.hindcast = true;
  }
  /// Runs to the end of `month`.
  SupplyFlow<double> run_to(int month) {
    SupplyFlow<double> flow;
    for (; next_ <= month; ++next_) {
      flow = advance(in_, table_, state_, next_, timeline_, admitted_, open_);
    }
    return flow;
  }
  std::vector<double> capacity_, half_, nothing_, hopper_, b200_, h20_, amazon_;
  SupplyInputs<double> in_{};
  SupplyState<double> state_{};
  ClassTable table_{};
  Timeline timeline_{};
  double admitted_[kLineCount]{};
  double open_[kLineCount]{};
  int next_ = 0;
};

// S7. A third of the wafers go to B200s when observation ends: 250 x 30 Hoppers and 125 x 15 B200s.
TEST_F(WorldSupply, TheObservedShareOfAGenerationGoesOnWithoutAJump) {
  for (int month = 30; month <= 36; ++month) {
    hopper_[static_cast<std::size_t>(month)] = 250.0 * 30.0;
    b200_[static_cast<std::size_t>(month)] = 125.0 * 15.0;
  }
  run_to(36);
  const auto flow = run_to(37);
  const double blackwell = flow.produced[kB200] / 15.0;
  const double hopper = flow.produced[kH100] / 30.0;
  const double share = blackwell / (blackwell + hopper);
  // On the curve a month later: 3p^2 - 2p^3 = 1/3 gives p = 0.387, and p + 1/12 = 0.470 gives 0.455.
  EXPECT_NEAR(share, 0.455, 0.002);
  EXPECT_GT(share, 1.0 / 3.0);
}

TEST_F(WorldSupply, AGenerationNotYetSeenBeginsWhenTheBookSays) {
  in_.start[kB200] = 2026.0;
  for (int month = 30; month <= 36; ++month) {
    hopper_[static_cast<std::size_t>(month)] = 250.0 * 30.0;
  }
  run_to(36);
  EXPECT_EQ(run_to(47).produced[kB200], 0.0);
  EXPECT_GT(run_to(50).produced[kB200], 0.0);
}

/// A vendor with a tenth of the capacity whose sales grow by a factor e a year on it.
void grow(std::vector<double>& flow, int first, int last) {
  for (int month = first; month <= last; ++month) {
    flow[static_cast<std::size_t>(month)] = 3000.0 * std::exp((month - last) / 12.0);
  }
}

// S8: log growth of 1 a year goes on damped: 0.8 / 12 in the first month.
TEST_F(WorldSupply, AGainOfShareGoesOnInAHindcast) {
  std::vector<double> tenth(kMonths, 0.1);
  in_.packaging_share[kAmazon].months = tenth.data();
  grow(amazon_, 0, 36);
  run_to(36);
  const double before = run_to(37).produced[kTrainium2];
  const double after = run_to(38).produced[kTrainium2];
  EXPECT_NEAR(std::log(after / before), 0.8 / 12.0, 1e-3);
}

TEST_F(WorldSupply, OutsideAHindcastSharesAreTheBooks) {
  timeline_.hindcast = false;
  std::vector<double> tenth(kMonths, 0.1);
  in_.packaging_share[kAmazon].months = tenth.data();
  grow(amazon_, 0, 36);
  run_to(36);
  const double before = run_to(37).produced[kTrainium2];
  EXPECT_NEAR(run_to(48).produced[kTrainium2], before, 1e-6 * before);
}

// A first product has no year behind it: what it gained since its first sale, as a rate a year.
TEST_F(WorldSupply, AVendorInItsFirstYearGoesOnFromItsFirstSale) {
  std::vector<double> tenth(kMonths, 0.1);
  in_.packaging_share[kAmazon].months = tenth.data();
  grow(amazon_, 30, 36);
  run_to(36);
  // Smoothed over a quarter, six months of growth show as a little less than a half.
  EXPECT_GT(state_.momentum[kAmazon] * 12.0, 0.4);
  EXPECT_LE(state_.momentum[kAmazon] * 12.0, 0.8);
}

TEST_F(WorldSupply, TwoMonthsOfSalesAreNoTrend) {
  std::vector<double> tenth(kMonths, 0.1);
  in_.packaging_share[kAmazon].months = tenth.data();
  grow(amazon_, 35, 36);
  run_to(36);
  EXPECT_EQ(state_.momentum[kAmazon], 0.0);
}

// S5: a step of demand comes out after the lead time on average: what is missing from the first year is lead x rate.
TEST_F(WorldSupply, ALineTakesItsLeadTimeShortOnesToo) {
  for (const double lead : {1.5, 3.0, 7.5}) {
    SetUp();
    state_ = {};
    next_ = 0;
    in_.line_lead = lead;
    run_to(36);
    admitted_[0] = 500.0;
    open_[0] = 1.0;
    double made = 0.0;
    for (int month = 37; month < 72; ++month) {
      made += run_to(month).line[0];
    }
    EXPECT_NEAR(35.0 * 500.0 - made, lead * 500.0, 1.0) << lead;
  }
}

TEST_F(WorldSupply, ALineCanMakeWhatItMadeAndGoesOnWithoutAGap) {
  h20_.assign(kMonths, 5000.0);
  in_.line_maximum[0] = 1000.0;
  admitted_[0] = 20000.0;
  open_[0] = 1.0;
  run_to(36);
  for (int month = 37; month < 60; ++month) {
    EXPECT_NEAR(run_to(month).line[0], 5000.0, 1e-6) << month;
  }
}

// S5: 1,200 chips made for China can be shipped in six months, 200 a month; nothing is lost by waiting but a hundredth a
// month that is sold elsewhere, whatever the governments decide.
TEST_F(WorldSupply, StockForChinaStaysOnOffer) {
  in_.opening_stock[1] = 1200.0;
  in_.clearance = 0.01;
  run_to(36);
  EXPECT_NEAR(run_to(37).from_stock[1], 200.0, 1e-9);
  EXPECT_NEAR(run_to(48).from_stock[1], 200.0, 1e-9);
  EXPECT_NEAR(state_.reserved[1], 1200.0 * std::pow(0.99, 12), 1e-9);
  EXPECT_NEAR(state_.unsold[kH200], 1200.0 - state_.reserved[1], 1e-9);
}

TEST_F(WorldSupply, ALineMakesWhatTheStockDoesNotGive) {
  in_.opening_stock[1] = 1200.0;
  admitted_[1] = 500.0;
  open_[1] = 1.0;
  run_to(36);
  EXPECT_NEAR(run_to(60).line[1], 300.0, 1e-3);
}

// S1: 300 Hoppers, a third of them H200s, and 20 H200s out of a stock that the share does not count. 90 H100e of AMD's, all
// MI300Xs at one H100e each, are 90 chips. 200 + 120 packages at 30 a wafer and 90 of AMD's are 10.67 and 3 wafers.
TEST_F(WorldSupply, OutputIsAsObserved) {
  std::vector<double> third(kMonths, 1.0 / 3.0);
  std::vector<double> twenty(kMonths, 20.0);
  std::vector<double> ninety(kMonths, 90.0);
  hopper_.assign(kMonths, 300.0);
  in_.h200_share.months = third.data();
  in_.sold_h200.months = twenty.data();
  in_.observed_amd.months = ninety.data();
  double share[kForeignCount]{};
  share[kMi300x] = 1.0;
  double produced[kForeignCount]{};
  detail::observed_output(in_, table_, 0, share, produced);
  EXPECT_NEAR(produced[kH200], 120.0, 1e-9);
  EXPECT_NEAR(produced[kH100], 200.0, 1e-9);
  EXPECT_NEAR(produced[kMi300x], 90.0, 1e-9);
  double wafers[kVendorCount]{};
  detail::wafers_of(in_, produced, wafers);
  EXPECT_NEAR(wafers[kNvidia], 320.0 / 30.0, 1e-9);
  EXPECT_NEAR(wafers[kAmd], 3.0, 1e-9);
}

// S2: Nvidia has 500 of 1,000 wafers and AMD as many by its share, twice that by its residual: 1,500 do not fit, and all are
// scaled by two thirds. Nvidia's 333.3 wafers are 10,000 H100s at 30 a wafer.
TEST_F(WorldSupply, WhatVendorsWantFitsIntoPackaging) {
  in_.packaging_share[kAmd].months = half_.data();
  state_.residual[kAmd].anchor(2.0, 1.0);
  double share[kForeignCount]{};
  share[kH100] = share[kMi300x] = 1.0;
  double wafers[kVendorCount]{};
  double planned[kForeignCount]{};
  detail::plan_packages(in_, state_, 40, share, wafers, planned);
  EXPECT_NEAR(wafers[kNvidia], 1000.0 / 3.0, 1e-6);
  EXPECT_NEAR(wafers[kAmd], 2000.0 / 3.0, 1e-6);
  EXPECT_NEAR(planned[kH100], 10000.0, 1e-6);
  EXPECT_NEAR(planned[kMi300x], 20000.0, 1e-6);
}

// S4: 150 packages of 80 GB need 12,000; of 6,000 half of each class is made. Of 20,000 all are.
TEST_F(WorldSupply, ScarceMemoryLowersAllClassesAlike) {
  double planned[kForeignCount]{};
  planned[kB200] = 100.0;
  planned[kMi300x] = 50.0;
  EXPECT_NEAR(detail::fit_into_memory(kShippedClasses, table_, 20000.0, planned), 12000.0, 1e-9);
  EXPECT_NEAR(planned[kB200], 100.0, 1e-9);
  EXPECT_NEAR(detail::fit_into_memory(kShippedClasses, table_, 6000.0, planned), 6000.0, 1e-9);
  EXPECT_NEAR(planned[kB200], 50.0, 1e-9);
  EXPECT_NEAR(planned[kMi300x], 25.0, 1e-9);
}

// S6: of 100 planned and ten lost all 90 are made at three months of stock, a half at four and a half, none at six. A line for
// China does not slow.
TEST_F(WorldSupply, UnsoldStockSlowsProduction) {
  SupplyFlow<double> flow;
  flow.planned[kB200] = 100.0;
  flow.lost[kB200] = 10.0;
  flow.planned[kH20] = 100.0;
  state_.unsold[kH20] = 1e6;
  const auto made = [&](double unsold) {
    state_.unsold[kB200] = unsold;
    detail::slow_by_stock(kShippedClasses, state_, flow);
    return flow.produced[kB200];
  };
  EXPECT_NEAR(made(0.0), 90.0, 1e-6);
  EXPECT_NEAR(made(300.0), 90.0, 1e-6);
  EXPECT_NEAR(made(450.0), 45.0, 1e-6);
  EXPECT_NEAR(made(600.0), 0.0, 1e-6);
  EXPECT_NEAR(flow.produced[kH20], 100.0, 1e-6);
}

// S2, S4, S8: a month at a half-life of one month halves the logarithm of the residual, and adds the trend, which keeps 0.8 a
// year. Memory doubles in a year.
TEST_F(WorldSupply, ResidualsFadeAndTrendsGoOn) {
  in_.residual_half_life = 1.0;
  in_.memory_growth = 1.0;
  state_.memory_supply = 100.0;
  state_.residual[kAmazon].log_factor = 0.4;
  state_.momentum[kAmazon] = 0.05;
  detail::carry_residuals(in_, state_);
  EXPECT_NEAR(state_.residual[kAmazon].log_factor, 0.25, 1e-12);
  for (int month = 1; month < 12; ++month) {
    detail::carry_residuals(in_, state_);
  }
  EXPECT_NEAR(state_.momentum[kAmazon], 0.04, 1e-6);
  EXPECT_NEAR(state_.memory_supply, 200.0, 1e-9);
}

}  // namespace
}  // namespace headway::balance

#include "headway/balance/progress.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <memory>

#include "balance/two_blocs.hpp"

namespace headway::balance {
namespace {

// --- R2: what one run takes

TEST(ShareOfARun, IsWhatIsWantedFarBelowWhatSitesHold) {
  EXPECT_NEAR(within_sites(0.01, 1.0), 0.01, 1e-6);  // short of it by half of a hundredth squared
}

TEST(ShareOfARun, NeverExceedsWhatSitesHold) {
  EXPECT_NEAR(within_sites(50.0, 0.4), 0.4, 1e-4);
  EXPECT_LT(within_sites(50.0, 0.4), 0.4);
  EXPECT_NEAR(within_sites(0.3, 0.4), 0.3 / std::sqrt(1.0 + 0.5625), 1e-12);  // 0.24
}

// --- R3: a record goes on where laboratories stopped publishing

TEST(Record, DriftsWithItsComputeAfterItsLastChange) {
  double at_record = 0.0;
  EXPECT_NEAR(record_run(2e24, 1e24, 50.0, at_record), 2e24, 1e15);  // a new record
  EXPECT_NEAR(at_record, 50.0, 0.0);
  EXPECT_NEAR(record_run(2e24, 2e24, 60.0, at_record), 2.4e24, 1e15);  // none since: compute is up by a fifth
  EXPECT_NEAR(record_run(2e24, 2e24, 100.0, at_record), 4e24, 1e15);
  EXPECT_NEAR(record_run(5e24, 2e24, 100.0, at_record), 5e24, 1e15);  // the next record is what it is
  EXPECT_NEAR(at_record, 100.0, 0.0);
}

TEST(Record, StandsWhereThereIsNoCompute) {
  double at_record = 0.0;
  EXPECT_NEAR(record_run(2e24, 2e24, 0.0, at_record), 2e24, 1e15);
}

// --- The months together

class Progress : public ::testing::Test {
 protected:
  Progress() {
    us_record_.fill(1e25);
    china_record_.fill(1e24);
    closed_.fill(0.5);
    in_.record[kBlocUs] = {us_record_.data()};
    in_.record[kBlocChina] = {china_record_.data()};
    in_.closed = {closed_.data()};
    for (int bloc = 0; bloc < 2; ++bloc) {
      in_.record_2020[bloc] = bloc == kBlocUs ? 1e23 : 1e22;
      in_.owner_share[bloc] = 0.1;
      in_.share_of_owner[bloc] = 0.01;
      in_.site_share[bloc] = 1.0;
    }
    in_.rise = 0.0;
    in_.mixing = 1.0;
    in_.diverted_usability = 0.0;
    in_.run_length = 100.0;
    in_.run_utilisation = 0.4;
    in_.efficiency_growth = std::exp(1.2) - 1.0;  // 0.1 a month
    in_.diffusion_lag = 5.0;
    in_.scarcity_to_efficiency = 0.0;
    in_.index_of_compute = 3.0;
    in_.index_of_efficiency = 6.0;
    in_.residual_half_life = 12.0;
    timeline_.through = 3;
  }
  void chips(double us, double china) const {
    world_.fleet->installed[kFirstUs + kH100] = us;
    world_.fleet->installed[kFirstDomestic] = china;
  }
  void month(int m) { advance(in_, *state_, *world_.fleet, world_.trade, *world_.yardsticks, m, timeline_, 1.0); }
  std::array<double, 60> us_record_, china_record_, closed_;
  ProgressInputs<double> in_{};
  std::unique_ptr<ProgressState<double>> state_ = std::make_unique<ProgressState<double>>();
  TwoBlocs world_;
  Timeline timeline_;
};

TEST_F(Progress, TheRecordGrowsWithTheChipsUntilThroughAndTheRunAfterwards) {
  chips(1000.0, 100.0);
  month(0);
  EXPECT_NEAR(state_->run[kBlocUs], 1e25, 1e15);
  chips(1000.0, 200.0);
  for (int m = 1; m <= 3; ++m) {
    month(m);
  }
  EXPECT_NEAR(state_->run[kBlocChina] / 1e24, 2.0, 1e-9);
  EXPECT_NEAR(state_->run[kBlocUs] / 1e25, 1.0, 1e-9);
  // Beyond `through` the run is what chips allow, kept near the record by the residual (bounded at a factor of four).
  const double possible = 200.0 * 0.1 * 0.01 / std::sqrt(1.0001) * 989.4e12 * 86400.0 * 100.0 * 0.4;
  month(4);
  EXPECT_NEAR(state_->run[kBlocChina] / (4.0 * possible), 1.0, 1e-6);
  month(5);
  EXPECT_NEAR(state_->run[kBlocChina] / (std::pow(4.0, std::pow(0.5, 1.0 / 12.0)) * possible), 1.0, 1e-6);
}

TEST_F(Progress, TheIndexWeighsComputeAndEfficiency) {
  chips(1000.0, 100.0);
  month(0);
  month(1);
  EXPECT_NEAR(state_->index[kBlocUs], 3.0 * std::log(1e25) + 6.0 * 0.1, 1e-9);
  EXPECT_NEAR(state_->index[kBlocChina], 3.0 * std::log(1e24) + 6.0 * (0.1 - 0.5), 1e-9);
}

TEST_F(Progress, ALagByComputeKnowsNothingOfEfficiencyAndOneByCapabilityDoes) {
  chips(1000.0, 100.0);
  for (int m = 0; m <= 3; ++m) {
    month(m);
  }
  // The US record rose from 1e23 to 1e25 in 24 months: it stood at 1e24 in the twelfth, and has been at 1e25 since.
  EXPECT_NEAR(compute_lag(*state_, 3), 15.0, 1e-6);
  const double before = capability_lag(in_, *state_, 3);
  in_.diffusion_lag = 15.0;
  state_ = std::make_unique<ProgressState<double>>();
  for (int m = 0; m <= 3; ++m) {
    month(m);
  }
  EXPECT_NEAR(compute_lag(*state_, 3), 15.0, 1e-6);
  EXPECT_GT(capability_lag(in_, *state_, 3), before + 1.0);
}

TEST_F(Progress, CapabilityLagByHand) {
  chips(1000.0, 100.0);
  for (int m = 0; m <= 3; ++m) {
    month(m);
  }
  // Own gap 3 ln 10 + 6 x 0.5 = 9.9078, half of it closed: 4.9539. The US index rose by 0.6 a month in the last three
  // (1.8), and before by 0.6 + 3 ln 100 / 24 = 1.17565 a month.
  EXPECT_NEAR(capability_lag(in_, *state_, 3), 3.0 + (4.9538776 - 1.8) / 1.1756463, 1e-6);
}

TEST_F(Progress, ScarcitySpursTheFollowerOnlyAfterThrough) {
  in_.scarcity_to_efficiency = 1.2;
  chips(1000.0, 100.0);
  for (int m = 0; m <= 3; ++m) {
    month(m);
  }
  EXPECT_EQ(state_->scarcity_gain, 0.0);
  const double before = state_->index[kBlocChina];
  month(4);
  EXPECT_NEAR(state_->scarcity_gain, 0.1, 1e-12);
  // A month of efficiency, and a tenth as if compute had grown by it; the run stays below the record of month 3.
  EXPECT_NEAR(state_->index[kBlocChina] - before, 6.0 * 0.1 + 3.0 * 0.1, 1e-9);
}

TEST_F(Progress, TheShareRisesFromTheEndOf2025) {
  in_.rise = 0.5;
  timeline_.through = -1;
  chips(1000.0, 100.0);
  const double possible = 1000.0 * 0.1 * 0.01 * 989.4e12 * 86400.0 * 100.0 * 0.4;
  month(kSharesStatedAt);
  EXPECT_NEAR(state_->run[kBlocUs] / possible, 1.0 / std::sqrt(1.0001), 1e-6);
  month(kSharesStatedAt + 12);
  EXPECT_NEAR(state_->run[kBlocUs] / possible, 1.5 / std::sqrt(1.000225), 1e-6);
}

}  // namespace
}  // namespace headway::balance

#include "headway/balance/generations.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace headway::balance {
namespace {

/// Ramps of 12 months; every generation begins in 2040 unless a test brings one forward. Hoppers and older packages are 30 a
/// wafer, Blackwells 15.
class Generations : public ::testing::Test {
 protected:
  void SetUp() override {
    in_.ramp_months = 12.0;
    for (double& start : in_.start) {
      start = 2040.0;
    }
    for (double& packages : in_.per_wafer) {
      packages = 30.0;
    }
    in_.per_wafer[kB200] = 15.0;
    in_.start[kH100] = 2022.0;
    in_.start[kB200] = 2023.0;
  }
  SupplyInputs<double> in_{};
  double ahead_[kForeignCount]{};
  double share_[kForeignCount]{};
};

// S3. In month 6 the H100 is half up its curve, in month 12 alone. In month 18 the B200, six months old, has a half of what
// is sold, and the H100 the other half: nothing is left for the A100.
TEST_F(Generations, ANewOneTakesFromAllBeforeIt) {
  detail::shares_by_generation(in_, ahead_, kNvidia, 6.0, share_);
  EXPECT_DOUBLE_EQ(share_[kA100], 0.5);
  EXPECT_DOUBLE_EQ(share_[kH100], 0.5);
  detail::shares_by_generation(in_, ahead_, kNvidia, 18.0, share_);
  EXPECT_DOUBLE_EQ(share_[kA100], 0.0);
  EXPECT_DOUBLE_EQ(share_[kH100], 0.5);
  EXPECT_DOUBLE_EQ(share_[kB200], 0.5);
  EXPECT_DOUBLE_EQ(share_[kB300], 0.0);
}

// In month 15 the B200 is three months old: 0.15625. Three months ahead of the book it is six months old: a half.
TEST_F(Generations, AheadOfTheBookItIsFurtherUpItsCurve) {
  detail::shares_by_generation(in_, ahead_, kNvidia, 15.0, share_);
  EXPECT_DOUBLE_EQ(share_[kB200], 0.15625);
  ahead_[kB200] = 3.0;
  detail::shares_by_generation(in_, ahead_, kNvidia, 15.0, share_);
  EXPECT_DOUBLE_EQ(share_[kB200], 0.5);
}

TEST_F(Generations, TheSharesOfAVendorAddUpToOne) {
  detail::shares_of_classes(in_, ahead_, 15.0, share_);
  EXPECT_DOUBLE_EQ(std::accumulate(share_, share_ + kMi300x, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(std::accumulate(share_ + kMi300x, share_ + kTpuV5, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(std::accumulate(share_ + kTpuV5, share_ + kTrainium2, 0.0), 1.0);
  EXPECT_DOUBLE_EQ(share_[kTrainium2] + share_[kTrainium3], 1.0);
  EXPECT_DOUBLE_EQ(share_[kMi300x], 1.0);
}

// S7. 300 H100s are ten wafers and 150 B200s ten: a half, the middle of the curve, six months in. The book has the B200 three
// months in by then, so it is three months ahead. H200s count with the H100s, on whose wafers they are made.
TEST_F(Generations, WhatIsObservedMovesTheCurveInTime) {
  double produced[kForeignCount]{};
  produced[kH100] = 200.0;
  produced[kH200] = 100.0;
  produced[kB200] = 150.0;
  detail::compare_generations(in_, produced, 15.0, ahead_);
  EXPECT_NEAR(ahead_[kB200], 3.0, 1e-9);
  EXPECT_EQ(ahead_[kH100], 0.0);  // nothing older is sold beside it
  EXPECT_EQ(ahead_[kB300], 0.0);  // not seen yet
}

/// A class beside the B200, 30 a wafer, that begins with it and comes to take 0.4 of its line.
class BesideAnother : public Generations {
 protected:
  void SetUp() override {
    Generations::SetUp();
    for (int c = 0; c < kClassCount; ++c) {
      classes_.fact[c] = kShippedClasses.fact[c];
    }
    ClassFact& beside = classes_.fact[kSpareMerchant];
    beside.in_use = true;
    beside.vendor = kNvidia;
    beside.beside = kB200;
    list_classes(classes_);
    in_.classes = &classes_;
    in_.start[kSpareMerchant] = 2023.0;
    in_.line_share[kSpareMerchant] = 0.4;
  }
  Classes classes_;
};

// S9. In month 18 the B200's line has a half of all wafers; of that 0.4 x half a ramp, a fifth, goes to the class beside it.
TEST_F(BesideAnother, ItTakesItsShareOfTheLine) {
  detail::shares_of_classes(in_, ahead_, 18.0, share_);
  EXPECT_DOUBLE_EQ(share_[kSpareMerchant], 0.1);
  EXPECT_DOUBLE_EQ(share_[kB200], 0.4);
  EXPECT_DOUBLE_EQ(share_[kH100], 0.5);
}

// S9. Of 100 packages observed on the line a fifth of the wafers made the other class, two of which are cut from what one B200
// takes. S7 sees the wafers of both.
TEST_F(BesideAnother, ObservedPackagesOfALineAreSplit) {
  double produced[kForeignCount]{};
  produced[kB200] = 100.0;
  detail::split_observed(in_, ahead_, 18.0, produced);
  EXPECT_DOUBLE_EQ(produced[kB200], 80.0);
  EXPECT_DOUBLE_EQ(produced[kSpareMerchant], 40.0);
  EXPECT_DOUBLE_EQ(detail::wafers_of_line(in_, produced, int{kB200}), 100.0 / 15.0);
}

}  // namespace
}  // namespace headway::balance

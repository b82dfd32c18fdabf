#include "headway/report/number.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace headway::report {
namespace {

TEST(Number, PrintsNoDigitSmallerThanItsError) {
  EXPECT_EQ(rounded(1'239'412.0, 13'000.0), "1.24 M");
  EXPECT_EQ(rounded(1'239'412.0, 130'000.0), "1.2 M");
  EXPECT_EQ(rounded(1'239'412.0, 0.9e6), "1.2 M");
  EXPECT_EQ(rounded(1'239'412.0, 2.0e6), "1 M");
  EXPECT_EQ(rounded(0.31412, 0.002), "0.314");
  EXPECT_EQ(rounded(0.31412, 0.02), "0.31");
}

TEST(Number, ShowsThreeDigitsAtMost) {
  EXPECT_EQ(rounded(309'876.0, 1.0), "310 k");
  EXPECT_EQ(rounded(1234.5, 0.0), "1,230");
  EXPECT_EQ(rounded(54.321e9, 1.0, kSentenceDigits), "54 bn");
  EXPECT_EQ(rounded(2.0, 0.0), "2.00");
}

TEST(Number, CarriesOverTheNextPowerOfTen) {
  EXPECT_EQ(rounded(9.996, 0.0), "10.0");
  EXPECT_EQ(rounded(999.9, 0.0), "1,000");
  EXPECT_EQ(rounded(0.0996, 0.0, kSentenceDigits), "0.10");
}

TEST(Number, SaysNothingWhereThereIsNothing) {
  EXPECT_EQ(rounded(std::numeric_limits<double>::quiet_NaN(), 0.1), "-");
  EXPECT_EQ(rounded(std::numeric_limits<double>::infinity(), 0.1), "-");
  EXPECT_EQ(rounded(0.0, 0.1), "0");
  EXPECT_EQ(rounded(4.8e-10, 0.0), "0");
  EXPECT_EQ(rounded(-0.003, 0.1), "0");
  EXPECT_EQ(rounded(5.0, std::numeric_limits<double>::quiet_NaN()), "5.00");
}

TEST(Number, WritesPowersOfTenForRunsAndTraces) {
  EXPECT_EQ(rounded(3.14e26, 0.0), "3.14 x 10^26");
  EXPECT_EQ(rounded(3.14e-5, 0.0), "3.14 x 10^-5");
}

TEST(Number, KeepsOneScaleInARange) {
  EXPECT_EQ(range(410'000.0, 1'900'000.0, 10'000.0), "0.41-1.90 M");
  EXPECT_EQ(range(410'000.0, 1'900'000.0, 100'000.0), "0.4-1.9 M");
  EXPECT_EQ(range(-200'000.0, 1'900'000.0, 100'000.0), "-0.2 to 1.9 M");
}

TEST(Number, PutsASignBeforeAGain) {
  EXPECT_EQ(signed_in(24.3, 0.4, {}, kSentenceDigits), "+24");
  EXPECT_EQ(signed_in(-24.3, 0.4, {}, kSentenceDigits), "-24");
  EXPECT_EQ(signed_in(0.01, 0.4, {}, kSentenceDigits), "0");
}

TEST(Number, NamesSharesNearTheirEnds) {
  EXPECT_EQ(share_of_draws(0.97), "97 %");
  EXPECT_EQ(share_of_draws(0.9951), "more than 99 %");
  EXPECT_EQ(share_of_draws(1.0), "all");
  EXPECT_EQ(share_of_draws(0.0), "none");
  EXPECT_EQ(share_of_draws(0.001), "less than 1 %");
}

RC_GTEST_PROP(Number, StaysWithinHalfAUnitOfItsLastDigit, ()) {
  const double value = static_cast<double>(*rc::gen::inRange(-9'999'999, 9'999'999)) / 1000.0;
  std::string text = rounded_in(value, 0.0, {}, kTableDigits);
  std::erase(text, ',');
  const double size = std::abs(value);
  const double last_digit = size > 0.0 ? std::pow(10.0, std::floor(std::log10(size)) - 2.0) : 1.0;
  RC_ASSERT(std::abs(std::stod(text) - value) <= 0.5000001 * last_digit);
}

}  // namespace
}  // namespace headway::report

#include "headway/jobs/break_even.hpp"

#include <gtest/gtest.h>

#include "../cluster/cluster_book.hpp"

namespace headway::jobs {
namespace {

base::Result<BreakEven> even(const std::string& one, const std::string& other, const std::string& place = "us") {
  ServeQuestion question;
  question.model = "llama-3.1-70b";
  question.chip = one;
  return break_even(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), question, other,
                    place);
}

TEST(BreakEven, AChipIsEvenWithItselfAtThePriceOfItsPlace) {
  const auto result = even("h100_sxm", "h100_sxm");
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_NEAR(result->cost_ratio.p50, 1.0, 0.05);  // rates vary apart: the median of 4,000 draws
  EXPECT_NEAR(result->energy_ratio.p50, 1.0, 0.02);
  EXPECT_NEAR(result->share_cheaper, 0.5, 0.04);  // four standard errors of a half
  const double price = cluster::cluster_ranges().of("electricity_us").median();
  EXPECT_NEAR(result->price.p50, price, 0.35);  // the price swings by a dollar where fixed costs dominate
}

TEST(BreakEven, AWeakerChipNeedsCheaperElectricity) {
  const auto result = even("h20_96", "h200_sxm");
  ASSERT_TRUE(result);
  EXPECT_GT(result->energy_ratio.p50, 1.5);
  EXPECT_LT(result->price.p50, even("h200_sxm", "h20_96")->price.p50);
  EXPECT_GT(result->share_never, 0.0);
}

TEST(BreakEven, WithoutAPriceThereIsNone) {
  const auto result = even("h100_sxm", "ascend_950pr");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().problem, "chip 'ascend_950pr' has no price or power");
  const auto place = even("h100_sxm", "h200_sxm", "mars");
  ASSERT_FALSE(place);
  EXPECT_EQ(place.error().problem, "unknown place 'mars'");
}

}  // namespace
}  // namespace headway::jobs

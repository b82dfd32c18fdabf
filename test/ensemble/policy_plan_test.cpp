#include "headway/ensemble/policy_plan.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace headway::ensemble {
namespace {

constexpr balance::Timeline kTimeline{.months = 60, .through = 29, .branch = 30, .hindcast = true};

/// Everything on sale is withdrawn two months after the branch at the latest possible hazard, 1.
PolicyPlan plan_that_ends() {
  PolicyPlan plan;
  for (auto& lever : plan.levers) {
    lever = chance::certain(0.0);
  }
  for (auto& number : plan.regime) {
    number = chance::certain(0.5);
  }
  plan.levers[kMayReverseWashington] = chance::certain(1.0);
  plan.levers[kHazardWashington] = chance::certain(1.0);
  plan.levers[kReplacement] = chance::certain(4.0);
  plan.grants[balance::kA100].from = 30;
  plan.grants[balance::kH100] = Grant{.from = 30, .newly = true};
  return plan;
}

struct Drawn {
  std::vector<double> numbers;
  double from(int chip_class) const { return numbers[static_cast<std::size_t>(chip_class)]; }
  double until(int chip_class) const {
    return numbers[static_cast<std::size_t>(balance::kMerchantCount) + static_cast<std::size_t>(chip_class)];
  }
};

Drawn draw(const PolicyPlan& plan) {
  Drawn drawn{std::vector<double>(static_cast<std::size_t>(policy_length(kTimeline.months)))};
  draw_policy(plan, DesignRun{.common = {.seed = 1}, .own = {}}, kTimeline, 1, drawn.numbers.data());
  return drawn;
}

TEST(PolicyPlan, OutsideAHindcastAWithdrawalTakesTheNewlyPermittedAlone) {
  const Drawn drawn = draw(plan_that_ends());
  EXPECT_EQ(drawn.until(balance::kH100), 31.0);
  EXPECT_GE(drawn.until(balance::kA100), kTimeline.months);
  EXPECT_GE(drawn.from(balance::kH20), kTimeline.months);
}

TEST(PolicyPlan, InAHindcastItTakesEveryClassAndWeakerOnesFollow) {
  auto plan = plan_that_ends();
  plan.all_may_be_withdrawn = true;
  const Drawn drawn = draw(plan);
  EXPECT_EQ(drawn.until(balance::kA100), 31.0);
  EXPECT_EQ(drawn.until(balance::kH100), 31.0);
  for (const int weaker : {balance::kH20, balance::kMi308}) {
    EXPECT_EQ(drawn.from(weaker), 35.0);
    EXPECT_GE(drawn.until(weaker), kTimeline.months);
  }
  EXPECT_GE(drawn.from(balance::kB200), kTimeline.months);
}

TEST(PolicyPlan, AWeakerChipAlreadyOnSaleIsWithdrawnToo) {
  auto plan = plan_that_ends();
  plan.all_may_be_withdrawn = true;
  plan.grants[balance::kH20].from = 30;
  const Drawn drawn = draw(plan);
  EXPECT_EQ(drawn.from(balance::kH20), 30.0);
  EXPECT_EQ(drawn.until(balance::kH20), 31.0);
}

TEST(PolicyPlan, WithoutAHazardNothingIsWithdrawnAndNothingFollows) {
  auto plan = plan_that_ends();
  plan.all_may_be_withdrawn = true;
  plan.levers[kHazardWashington] = chance::certain(0.0);
  const Drawn drawn = draw(plan);
  EXPECT_GE(drawn.until(balance::kA100), kTimeline.months);
  EXPECT_GE(drawn.from(balance::kH20), kTimeline.months);
}

TEST(PolicyPlan, OnlyTheNewlyPermittedWaitForLicences) {
  auto plan = plan_that_ends();
  plan.levers[kDelay] = chance::certain(3.7);
  const Drawn drawn = draw(plan);
  EXPECT_EQ(drawn.from(balance::kA100), 30.0);
  EXPECT_EQ(drawn.from(balance::kH100), 33.0);
}

/// Beijing's share by month, for a plan that lets nothing through under a block, a fifth case by case, all when open.
std::vector<double> permission_of(std::vector<DatedPermission> permissions) {
  auto plan = plan_that_ends();
  plan.levers[kHazardBeijing] = chance::certain(0.0);
  plan.regime[kShareBlock] = chance::certain(0.0);
  plan.regime[kShareCase] = chance::certain(0.2);
  plan.regime[kShareOpen] = chance::certain(1.0);
  plan.permissions = std::move(permissions);
  const Drawn drawn = draw(plan);
  return {drawn.numbers.end() - kTimeline.months, drawn.numbers.end()};
}

TEST(PolicyPlan, BeijingsDecisionsHoldFromTheirDates) {
  const auto share = permission_of({{.from = 0, .permission = Permission::blocked},
                                    {.from = 40, .permission = Permission::by_case},
                                    {.from = 50, .permission = Permission::open}});
  EXPECT_EQ(share[29], 1.0);  // observed months are not decided upon
  EXPECT_EQ(share[30], 0.0);
  EXPECT_EQ(share[39], 0.0);
  EXPECT_EQ(share[40], 0.2);
  EXPECT_EQ(share[49], 0.2);
  EXPECT_EQ(share[50], 1.0);
}

TEST(PolicyPlan, ACapOnEachCustomerCapsThemAll) {
  auto plan = plan_that_ends();
  const std::size_t cap =
      std::size_t{3} * balance::kMerchantCount;  // the first number after the three lists of classes
  plan.levers[kCap] = chance::certain(1e6);
  plan.levers[kCapPerCustomer] = chance::certain(75000.0);
  plan.levers[kCustomers] = chance::certain(10.0);
  EXPECT_EQ(draw(plan).numbers[cap], 750000.0);
  plan.levers[kCapPerCustomer] = chance::certain(balance::kUnlimited);
  EXPECT_EQ(draw(plan).numbers[cap], 1e6);
}

TEST(PolicyPlan, WhereBeijingOpensItAsksForNoPlace) {
  auto plan = plan_that_ends();
  plan.levers[kPlace] = chance::certain(0.1);
  plan.levers[kCoverResponse] = chance::certain(0.5);
  const std::size_t place = 3 * balance::kMerchantCount + 4 + 12;
  EXPECT_EQ(draw(plan).numbers[place], 0.1);
  EXPECT_EQ(draw(plan).numbers[place + 1], 0.5);
  plan.permissions = {{.from = 0, .permission = Permission::open}};
  EXPECT_EQ(draw(plan).numbers[place], 1.0);
  EXPECT_EQ(draw(plan).numbers[place + 1], 0.0);
}

}  // namespace
}  // namespace headway::ensemble

#include "headway/ensemble/policy_plan.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "headway/ensemble/kernel.hpp"

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
  plan.levers[lever("washington.may_reverse")] = chance::certain(1.0);
  plan.levers[lever("washington.hazard")] = chance::certain(1.0);
  plan.levers[lever("washington.replacement")] = chance::certain(4.0);
  plan.grants[balance::kA100].from = 30;
  plan.grants[balance::kH100] = Grant{.from = 30, .newly = true};
  return plan;
}

struct Drawn {
  std::vector<double> numbers;
  /// As a kernel sees them.
  balance::PolicyInputs<double> loaded() const {
    balance::PolicyInputs<double> policy{};
    detail::load_policy(numbers.data(), policy);
    return policy;
  }
  double from(int chip_class) const { return loaded().permitted_from[chip_class]; }
  double until(int chip_class) const { return loaded().permitted_until[chip_class]; }
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
  plan.levers[lever("washington.hazard")] = chance::certain(0.0);
  const Drawn drawn = draw(plan);
  EXPECT_GE(drawn.until(balance::kA100), kTimeline.months);
  EXPECT_GE(drawn.from(balance::kH20), kTimeline.months);
}

TEST(PolicyPlan, ReversalsAreThoseOfThePolicy) {
  auto plan = plan_that_ends();
  plan.levers[lever("washington.hazard")] = chance::certain(0.05);
  plan.levers[lever("beijing.may_reverse")] = chance::certain(1.0);
  plan.levers[lever("beijing.hazard")] = chance::certain(0.05);
  plan.regime[regime_number("beijing.regime.share_block")] = chance::certain(0.25);
  plan.permissions = {{.from = 0, .permission = Permission::open}};
  for (std::uint64_t draw = 0; draw < 50; ++draw) {
    const DesignRun run{.common = {.seed = 1, .draw = draw}, .own = {}};
    Drawn drawn{std::vector<double>(static_cast<std::size_t>(policy_length(kTimeline.months)))};
    draw_policy(plan, run, kTimeline, 1, drawn.numbers.data());
    const Reversals reversals = draw_reversals(plan, run, kTimeline);
    EXPECT_EQ(reversals.washington, drawn.until(balance::kH100));
    // What Beijing lets through falls to a block's share in that month.
    const balance::Path<double> permission = drawn.loaded().permission;
    for (int month = kTimeline.branch; month < kTimeline.months; ++month) {
      EXPECT_EQ(permission[month], month < reversals.beijing ? 0.5 : 0.25) << month;
    }
  }
}

TEST(PolicyPlan, OnlyTheNewlyPermittedWaitForLicences) {
  auto plan = plan_that_ends();
  plan.levers[lever("washington.delay")] = chance::certain(3.7);
  const Drawn drawn = draw(plan);
  EXPECT_EQ(drawn.from(balance::kA100), 30.0);
  EXPECT_EQ(drawn.from(balance::kH100), 33.0);
}

/// Beijing's share by month, for a plan that lets nothing through under a block, a fifth case by case, all when open.
std::vector<double> permission_of(std::vector<DatedPermission> permissions) {
  auto plan = plan_that_ends();
  plan.levers[lever("beijing.hazard")] = chance::certain(0.0);
  plan.regime[regime_number("beijing.regime.share_block")] = chance::certain(0.0);
  plan.regime[regime_number("beijing.regime.share_case")] = chance::certain(0.2);
  plan.regime[regime_number("beijing.regime.share_open")] = chance::certain(1.0);
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
  plan.levers[lever("washington.cap")] = chance::certain(1e6);
  plan.levers[lever("washington.cap_per_customer")] = chance::certain(75000.0);
  plan.levers[lever("washington.customers")] = chance::certain(10.0);
  EXPECT_EQ(draw(plan).loaded().cap_units, 750000.0);
  plan.levers[lever("washington.cap_per_customer")] = chance::certain(balance::kUnlimited);
  EXPECT_EQ(draw(plan).loaded().cap_units, 1e6);
}

TEST(PolicyPlan, WhereBeijingOpensItAsksForNoPlace) {
  auto plan = plan_that_ends();
  plan.levers[lever("beijing.place")] = chance::certain(0.1);
  plan.levers[lever("beijing.cover_response")] = chance::certain(0.5);
  const Drawn asks = draw(plan);
  EXPECT_EQ(asks.loaded().place, 0.1);
  EXPECT_EQ(asks.loaded().cover_response, 0.5);
  plan.permissions = {{.from = 0, .permission = Permission::open}};
  const Drawn opens = draw(plan);
  EXPECT_EQ(opens.loaded().place, 1.0);
  EXPECT_EQ(opens.loaded().cover_response, 0.0);
}

TEST(PolicyPlan, TheCapCountsShipmentsAsItsBaseSays) {
  auto plan = plan_that_ends();
  const auto base = [&](CapBase cap_base) {
    plan.cap_base = cap_base;
    const Drawn drawn = draw(plan);
    return std::pair{drawn.loaded().cap_base_lifetime, drawn.loaded().cap_base_trailing};
  };
  EXPECT_EQ(base(CapBase::lifetime), std::pair(1.0, 0.0));
  EXPECT_EQ(base(CapBase::since_rule), std::pair(0.0, 0.0));
  EXPECT_EQ(base(CapBase::trailing_year), std::pair(0.0, 1.0));
}

// Each lever is set to a number of its own, drawn, and read back from the struct that the kernels load. The list says
// again, by hand, which member belongs to which id, so that a member bound to another's id is seen.
TEST(PolicyPlan, EachLeverReachesItsOwnMember) {
  using Policy = balance::PolicyInputs<double>;
  const std::vector<std::pair<std::string_view, double Policy::*>> members{
      {"washington.cap", &Policy::cap_units},
      {"washington.cap_share", &Policy::cap_share},
      {"washington.cap_carries", &Policy::cap_carries},
      {"washington.vetting", &Policy::vetting},
      {"washington.licence_months", &Policy::licence_months},
      {"washington.levy", &Policy::levy},
      {"washington.levy_pass_through", &Policy::levy_pass_through},
      {"washington.tariff", &Policy::tariff},
      {"washington.tariff_pass_through", &Policy::tariff_pass_through},
      {"washington.enforcement", &Policy::enforcement},
      {"washington.hbm_controls", &Policy::hbm_controls},
      {"washington.tool_controls", &Policy::tool_controls},
      {"washington.purchase_abroad", &Policy::purchase_abroad},
      {"washington.rent_abroad", &Policy::rent_abroad},
      {"beijing.place", &Policy::place},
      {"beijing.cover_response", &Policy::cover_response},
      {"beijing.mandate", &Policy::mandate},
      {"beijing.hall_ban", &Policy::hall_ban},
      {"beijing.power_subsidy", &Policy::power_subsidy},
      {"beijing.funding", &Policy::funding},
  };
  ASSERT_EQ(members.size(), Policy::scalars().size()) << "a new lever belongs into this list";
  auto plan = plan_that_ends();
  plan.kill_switch_month = 55;
  for (std::size_t k = 0; k < kLevers.size(); ++k) {
    plan.levers[k] = chance::certain(100.0 + static_cast<double>(k));
  }
  const Drawn drawn = draw(plan);
  for (const auto& [id, member] : members) {
    EXPECT_EQ(drawn.loaded().*member, 100.0 + static_cast<double>(place_of_name(kLevers, id))) << id;
  }
  EXPECT_EQ(drawn.loaded().kill_switch_month, 55.0);
  EXPECT_EQ(drawn.loaded().newly_permitted[balance::kH100], 1.0);
  EXPECT_EQ(drawn.loaded().newly_permitted[balance::kA100], 0.0);
}

// The process starts case by case and moves to open in the month after the branch for certain, or back to a block.
TEST(PolicyPlan, EachRegimeNumberMovesItsOwnStep) {
  auto plan = plan_that_ends();
  plan.levers[lever("washington.may_reverse")] = chance::certain(0.0);
  for (auto& number : plan.regime) {
    number = chance::certain(0.0);
  }
  const auto set = [&](std::size_t number, double value) { plan.regime[number] = chance::certain(value); };
  const auto shares = [&] {
    const Drawn drawn = draw(plan);
    return std::vector<double>(drawn.numbers.end() - kTimeline.months + 30,
                               drawn.numbers.end() - kTimeline.months + 33);
  };
  set(regime_number("beijing.regime.share_block"), 0.1);
  set(regime_number("beijing.regime.share_case"), 0.2);
  set(regime_number("beijing.regime.share_open"), 0.3);
  EXPECT_EQ(shares(), (std::vector{0.3, 0.3, 0.3}));
  set(regime_number("beijing.regime.initial_case"), 1.0);
  EXPECT_EQ(shares(), (std::vector{0.2, 0.2, 0.2}));
  set(regime_number("beijing.regime.case_to_open"), 1.0);
  EXPECT_EQ(shares(), (std::vector{0.2, 0.3, 0.3}));
  set(regime_number("beijing.regime.open_to_case"), 1.0);
  EXPECT_EQ(shares(), (std::vector{0.2, 0.3, 0.2}));
  set(regime_number("beijing.regime.case_to_open"), 0.0);
  set(regime_number("beijing.regime.case_to_block"), 1.0);
  EXPECT_EQ(shares(), (std::vector{0.2, 0.1, 0.1}));
  set(regime_number("beijing.regime.block_to_case"), 1.0);
  EXPECT_EQ(shares(), (std::vector{0.2, 0.1, 0.2}));
  set(regime_number("beijing.regime.initial_case"), 0.0);
  set(regime_number("beijing.regime.initial_block"), 1.0);
  EXPECT_EQ(shares(), (std::vector{0.1, 0.2, 0.1}));
}

}  // namespace
}  // namespace headway::ensemble

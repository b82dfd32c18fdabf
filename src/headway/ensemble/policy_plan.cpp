#include "headway/ensemble/policy_plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace headway::ensemble {

namespace {

constexpr std::uint64_t kRegimeStream = chance::hash_name("beijing.regime");
constexpr std::uint64_t kWashingtonStream = chance::hash_name("washington.reversal");
constexpr std::uint64_t kBeijingStream = chance::hash_name("beijing.reversal");

/// Month in which an event of this monthly hazard comes, `first` at the earliest.
double event_month(double hazard, double uniform, int first) {
  if (hazard <= 0.0) {
    return balance::kUnlimited;
  }
  if (hazard >= 1.0) {
    return first;
  }
  return first + std::floor(std::log(uniform) / std::log1p(-hazard));
}

/// What Beijing has decided in a month.
Permission decided_in(const PolicyPlan& plan, int month) {
  Permission decided = plan.permissions.front().permission;
  for (const DatedPermission& dated : plan.permissions) {
    decided = month >= dated.from ? dated.permission : decided;
  }
  return decided;
}

/// Beijing's permission by month, from the branch on.
void draw_regime(const PolicyPlan& plan, const DesignRun& run, const balance::Timeline& timeline, double reversal,
                 std::size_t stride, double* out) {
  std::array<double, kRegimeCount> number{};
  for (std::size_t k = 0; k < number.size(); ++k) {
    number[k] = chance::draw_number(plan.regime[k], run.source_of(plan.regime[k].block));
  }
  enum Regime { block, by_case, open };
  const std::array<double, 3> share{number[kShareBlock], number[kShareCase], number[kShareOpen]};
  const auto uniform = [&](int month) {
    return chance::uniform(run.source_of(plan.path_block), kRegimeStream, static_cast<std::uint32_t>(month));
  };
  // The two are drawn apart; where they add up to more than one, open has no part.
  const double all = std::max(1.0, number[kInitialBlock] + number[kInitialCase]);
  const double begin = uniform(0) * all;
  Regime regime = begin < number[kInitialBlock]                          ? block
                  : begin < number[kInitialBlock] + number[kInitialCase] ? by_case
                                                                         : open;
  for (int month = 0; month < timeline.months; ++month) {
    double& let_through = out[static_cast<std::size_t>(month) * stride];
    if (month < timeline.branch) {
      let_through = 1.0;
      continue;
    }
    if (month > timeline.branch) {
      const double u = uniform(month);
      if (regime == block) {
        regime = u < number[kBlockToCase] ? by_case : block;
      } else if (regime == by_case) {
        const double up = number[kCaseToOpen];
        regime = u < up ? open : (u > 1.0 - number[kCaseToBlock] ? block : by_case);
      } else {
        regime = u > 1.0 - number[kOpenToCase] ? by_case : open;
      }
    }
    const Permission decided = decided_in(plan, month);
    const std::array<Regime, 4> by_decision{regime, open, block, by_case};
    let_through = share[month >= reversal ? block : by_decision[static_cast<std::size_t>(decided)]];
  }
}

}  // namespace

int policy_length(int months) {
  return static_cast<int>(sizeof(balance::PolicyInputs<double>) - sizeof(balance::Path<double>)) /
             static_cast<int>(sizeof(double)) +
         months;
}

void draw_policy(const PolicyPlan& plan, const DesignRun& run, const balance::Timeline& timeline, std::size_t stride,
                 double* out) {
  std::array<double, kLeverCount> lever{};
  for (std::size_t k = 0; k < lever.size(); ++k) {
    const chance::Variable& variable = plan.levers[k];
    lever[k] = std::min(chance::draw_number(variable, run.source_of(variable.block)), balance::kUnlimited);
  }
  const auto reversal = [&](int may, int hazard, std::uint64_t stream) {
    const double u = chance::uniform(run.source_of(plan.path_block), stream);
    return lever[static_cast<std::size_t>(may)] > 0.5
               ? event_month(lever[static_cast<std::size_t>(hazard)], u, timeline.branch + 1)
               : balance::kUnlimited;
  };
  const double withdrawn = reversal(kMayReverseWashington, kHazardWashington, kWashingtonStream);
  const double refused = reversal(kMayReverseBeijing, kHazardBeijing, kBeijingStream);

  std::size_t slot = 0;
  const auto put = [&](double value) { out[slot++ * stride] = value; };
  // A vendor's weaker chip, where none is on sale.
  const auto replaces = [&](std::size_t c) {
    const bool weaker = c == balance::kH20 || c == balance::kMi308;
    return plan.all_may_be_withdrawn && weaker && plan.grants[c].from >= timeline.months;
  };
  for (std::size_t c = 0; c < plan.grants.size(); ++c) {
    const Grant& grant = plan.grants[c];
    put(replaces(c) ? withdrawn + std::floor(lever[kReplacement])
                    : grant.from + (grant.newly ? std::floor(lever[kDelay]) : 0.0));
  }
  for (std::size_t c = 0; c < plan.grants.size(); ++c) {
    const bool may_end = plan.all_may_be_withdrawn ? !replaces(c) : plan.grants[c].newly;
    put(std::min(may_end ? withdrawn : balance::kUnlimited, static_cast<double>(plan.kill_switch_month)));
  }
  for (const Grant& grant : plan.grants) {
    put(grant.newly ? 1.0 : 0.0);
  }
  // A cap on each customer caps them all; the lower of the two holds.
  put(std::min(lever[kCap], lever[kCapPerCustomer] * lever[kCustomers]));
  put(lever[kCapShare]);
  put(plan.cap_base == CapBase::lifetime ? 1.0 : 0.0);
  put(plan.cap_base == CapBase::trailing_year ? 1.0 : 0.0);
  // Where Beijing opens, it asks neither for a place nor whether Chinese designs would do.
  if (plan.permissions.back().permission == Permission::open) {
    lever[kPlace] = 1.0;
    lever[kCoverResponse] = 0.0;
  }
  for (const int k : {kCapCarries, kVetting, kLicenceMonths, kLevy, kLevyPassThrough, kTariff, kTariffPassThrough,
                      kEnforcement, kHbmControls, kToolControls, kPurchaseAbroad, kRentAbroad, kPlace, kCoverResponse,
                      kMandate, kHallBan, kPowerSubsidy, kFunding}) {
    put(lever[static_cast<std::size_t>(k)]);
  }
  put(plan.kill_switch_month);
  draw_regime(plan, run, timeline, refused, stride, out + slot * stride);
}

}  // namespace headway::ensemble

#include "headway/ensemble/policy_plan.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "headway/base/portable.hpp"

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
  return first + std::floor(base::portable::log(uniform) / base::portable::log1p(-hazard));
}

/// What Beijing has decided in a month.
Permission decided_in(const PolicyPlan& plan, int month) {
  Permission decided = plan.permissions.front().permission;
  for (const DatedPermission& dated : plan.permissions) {
    decided = month >= dated.from ? dated.permission : decided;
  }
  return decided;
}

/// Draws what a struct binds; `variables` are in the order of its list.
template <class Inputs>
void draw_scalars(std::span<const chance::Variable> variables, const DesignRun& run, Inputs& into) {
  std::size_t k = 0;
  for (const auto& binding : Inputs::scalars()) {
    const chance::Variable& variable = variables[k++];
    into.*binding.member = std::min(chance::draw_number(variable, run.source_of(variable.block)), balance::kUnlimited);
  }
}

/// Beijing's permission by month, from the branch on.
void draw_regime(const PolicyPlan& plan, const DesignRun& run, const balance::Timeline& timeline, double reversal,
                 std::size_t stride, double* out) {
  balance::RegimeInputs<double> number{};
  draw_scalars(plan.regime, run, number);
  enum Regime { block, by_case, open };
  const std::array<double, 3> share{number.share_block, number.share_case, number.share_open};
  const auto uniform = [&](int month) {
    return chance::uniform(run.source_of(plan.path_block), kRegimeStream, static_cast<std::uint32_t>(month));
  };
  // The two are drawn apart; where they add up to more than one, open has no part.
  const double all = std::max(1.0, number.initial_block + number.initial_case);
  const double begin = uniform(0) * all;
  Regime regime = begin < number.initial_block                         ? block
                  : begin < number.initial_block + number.initial_case ? by_case
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
        regime = u < number.block_to_case ? by_case : block;
      } else if (regime == by_case) {
        const double up = number.case_to_open;
        regime = u < up ? open : (u > 1.0 - number.case_to_block ? block : by_case);
      } else {
        regime = u > 1.0 - number.open_to_case ? by_case : open;
      }
    }
    const Permission decided = decided_in(plan, month);
    const std::array<Regime, 4> by_decision{regime, open, block, by_case};
    let_through = share[month >= reversal ? block : by_decision[static_cast<std::size_t>(decided)]];
  }
}

Reversals reversals_of(const balance::DecisionInputs<double>& decision, const DesignRun& run, int path_block,
                       const balance::Timeline& timeline) {
  const auto reversal = [&](double may, double hazard, std::uint64_t stream) {
    const double u = chance::uniform(run.source_of(path_block), stream);
    return may > 0.5 ? event_month(hazard, u, timeline.branch + 1) : balance::kUnlimited;
  };
  return {reversal(decision.may_reverse_washington, decision.hazard_washington, kWashingtonStream),
          reversal(decision.may_reverse_beijing, decision.hazard_beijing, kBeijingStream)};
}

constexpr std::size_t kReadByRuns = balance::PolicyInputs<double>::scalars().size();

balance::DecisionInputs<double> draw_decision(const PolicyPlan& plan, const DesignRun& run) {
  balance::DecisionInputs<double> decision{};
  draw_scalars(std::span(plan.levers).subspan<kReadByRuns>(), run, decision);
  return decision;
}

}  // namespace

Reversals draw_reversals(const PolicyPlan& plan, const DesignRun& run, const balance::Timeline& timeline) {
  return reversals_of(draw_decision(plan, run), run, plan.path_block, timeline);
}

int policy_length(int months) { return static_cast<int>(balance::kPolicyScalars) + months; }

void draw_policy(const PolicyPlan& plan, const DesignRun& run, const balance::Timeline& timeline, std::size_t stride,
                 double* out) {
  balance::PolicyInputs<double> policy{};
  draw_scalars(std::span(plan.levers).first<kReadByRuns>(), run, policy);
  const balance::DecisionInputs<double> decision = draw_decision(plan, run);
  const auto [withdrawn, refused] = reversals_of(decision, run, plan.path_block, timeline);

  // A vendor's weaker chip, where none is on sale.
  const auto replaces = [&](std::size_t c) {
    return plan.all_may_be_withdrawn && plan.grants[c].weaker && plan.grants[c].from >= timeline.months;
  };
  for (std::size_t c = 0; c < plan.grants.size(); ++c) {
    const Grant& grant = plan.grants[c];
    policy.permitted_from[c] = replaces(c) ? withdrawn + std::floor(decision.replacement)
                                           : grant.from + (grant.newly ? std::floor(decision.delay) : 0.0);
    const bool may_end = plan.all_may_be_withdrawn ? !replaces(c) : grant.newly;
    policy.permitted_until[c] =
        std::min(may_end ? withdrawn : balance::kUnlimited, static_cast<double>(plan.kill_switch_month));
    policy.newly_permitted[c] = grant.newly ? 1.0 : 0.0;
  }
  // A cap on each customer caps them all; the lower of the two holds.
  policy.cap_units = std::min(policy.cap_units, decision.cap_per_customer * decision.customers);
  policy.cap_base_lifetime = plan.cap_base == CapBase::lifetime ? 1.0 : 0.0;
  policy.cap_base_trailing = plan.cap_base == CapBase::trailing_year ? 1.0 : 0.0;
  // Where Beijing opens, it asks neither for a place nor whether Chinese designs would do.
  if (plan.permissions.back().permission == Permission::open) {
    policy.place = 1.0;
    policy.cover_response = 0.0;
  }
  policy.kill_switch_month = plan.kill_switch_month;

  std::size_t slot = 0;
  balance::visit_policy(policy, [&](double number) { out[slot++ * stride] = number; });
  draw_regime(plan, run, timeline, refused, stride, out + slot * stride);
}

}  // namespace headway::ensemble

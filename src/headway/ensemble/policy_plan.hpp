// A scenario's levers before they are drawn, and the random paths of both governments.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "headway/balance/policy_inputs.hpp"
#include "headway/balance/shipped_classes.hpp"
#include "headway/chance/variable.hpp"
#include "headway/ensemble/design.hpp"

namespace headway::ensemble {

/// When a class may be sold to China, in months after 2022-01; `newly` classes wait for licence and testing and are capped.
struct Grant {
  int from = 1 << 20;
  bool newly = false;
  bool weaker = false;  ///< what its vendor sells where a stronger class was withdrawn
};

/// Of each class: not yet.
constexpr std::array<Grant, balance::kMerchantCount> no_grants(const balance::Classes& classes) {
  std::array<Grant, balance::kMerchantCount> grants{};
  for (int c = 0; c < balance::kMerchantCount; ++c) {
    grants.at(static_cast<std::size_t>(c)).weaker = classes.fact[c].weaker;
  }
  return grants;
}

/// How Beijing decides.
enum class Permission {
  regime,   ///< a random process: block, case by case, open
  open,     ///< every order is let through, wherever it is to stand
  blocked,  ///< as under a block
  by_case,  ///< case by case
};

/// What Beijing decides from a month on, in months after 2022-01; until the next such date.
struct DatedPermission {
  int from = 0;
  Permission permission = Permission::regime;
};

/// Id and unit of what a scenario draws.
struct LeverName {
  std::string_view id;
  std::string_view unit;
};

/// Names of all that these structs bind, in the order of their lists.
template <class... Inputs>
constexpr auto names_of() {
  std::array<LeverName, (Inputs::scalars().size() + ...)> names{};
  std::size_t k = 0;
  const auto append = [&](const auto& bindings) {
    for (const auto& binding : bindings) {
      names[k++] = LeverName{binding.id, binding.unit};
    }
  };
  (append(Inputs::scalars()), ...);
  return names;
}

inline constexpr auto kLevers = names_of<balance::PolicyInputs<double>, balance::DecisionInputs<double>>();
inline constexpr auto kRegimeNumbers = names_of<balance::RegimeInputs<double>>();

template <std::size_t count>
constexpr std::size_t place_of_name(const std::array<LeverName, count>& names, std::string_view id) {
  std::size_t k = 0;
  while (names.at(k).id != id) {
    ++k;
  }
  return k;
}

/// Place of a lever in kLevers and PolicyPlan::levers. An id that no lever has does not compile.
using Lever = std::size_t;
consteval Lever lever(std::string_view id) { return place_of_name(kLevers, id); }
/// The same in kRegimeNumbers and PolicyPlan::regime.
consteval std::size_t regime_number(std::string_view id) { return place_of_name(kRegimeNumbers, id); }

/// Which US shipments a cap by share counts.
enum class CapBase {
  lifetime,       ///< all since 2022, at once, and each month's from then on
  since_rule,     ///< each month's from the rule on
  trailing_year,  ///< the trailing year's average each month
};

struct PolicyPlan {
  std::array<Grant, balance::kMerchantCount> grants = no_grants(balance::kShippedClasses);
  std::array<chance::Variable, kLevers.size()> levers;
  std::array<chance::Variable, kRegimeNumbers.size()> regime;
  std::vector<DatedPermission> permissions{{}};  ///< by date, the first from the beginning on
  CapBase cap_base = CapBase::lifetime;
  int kill_switch_month = 1 << 20;
  bool all_may_be_withdrawn = false;  ///< a withdrawal takes every class, and weaker ones (H20, MI308) follow; else the
                                      ///< newly permitted classes alone, and nothing follows
  /// Part of a designed experiment that the random paths of both governments belong to; 0 for none.
  int path_block = 0;
};

/// Months after 2022-01 from which Washington has withdrawn what it permitted, and Beijing is back at a block for good;
/// balance::kUnlimited: never.
struct Reversals {
  double washington = balance::kUnlimited;
  double beijing = balance::kUnlimited;
};

/// As draw_policy() draws them.
Reversals draw_reversals(const PolicyPlan& plan, const DesignRun& run, const balance::Timeline& timeline);

/// Numbers in a drawn policy: the scalars of balance::PolicyInputs as visit_policy walks them, then its path of permission.
int policy_length(int months);

/// Draws one lane: writes number k to out[k * stride]. The same uniforms serve every scenario, so that policies are
/// paired.
void draw_policy(const PolicyPlan& plan, const DesignRun& run, const balance::Timeline& timeline, std::size_t stride,
                 double* out);

}  // namespace headway::ensemble

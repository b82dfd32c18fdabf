// A scenario's levers before they are drawn, and the random paths of both governments.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "headway/balance/policy.hpp"
#include "headway/chance/variable.hpp"
#include "headway/ensemble/design.hpp"

namespace headway::ensemble {

/// When a class may be sold to China, in months after 2022-01; `newly` classes wait for licence and testing and are
/// capped.
struct Grant {
  int from = 1 << 20;
  bool newly = false;
};

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

/// Washington's and Beijing's numbers, by the members of balance::PolicyInputs that they fill.
enum Lever : int {
  kCap,
  kCapShare,
  kCapCarries,
  kVetting,
  kLicenceMonths,
  kLevy,
  kLevyPassThrough,
  kTariff,
  kTariffPassThrough,
  kEnforcement,
  kHbmControls,
  kToolControls,
  kPurchaseAbroad,
  kRentAbroad,
  kPlace,
  kCoverResponse,
  kMandate,
  kHallBan,
  kPowerSubsidy,
  kFunding,
  kDelay,
  kCapPerCustomer,
  kCustomers,
  kMayReverseWashington,
  kMayReverseBeijing,
  kHazardWashington,
  kHazardBeijing,
  kReplacement,
};
inline constexpr int kLeverCount = 28;
struct LeverName {
  std::string_view id;
  std::string_view unit;
};
inline constexpr std::array<LeverName, kLeverCount> kLevers{{
    {"washington.cap", "chip/year"},
    {"washington.cap_share", "1"},
    {"washington.cap_carries", "1"},
    {"washington.vetting", "1"},
    {"washington.licence_months", "month"},
    {"washington.levy", "1"},
    {"washington.levy_pass_through", "1"},
    {"washington.tariff", "1"},
    {"washington.tariff_pass_through", "1"},
    {"washington.enforcement", "1"},
    {"washington.hbm_controls", "1"},
    {"washington.tool_controls", "1"},
    {"washington.purchase_abroad", "1"},
    {"washington.rent_abroad", "1"},
    {"beijing.place", "1"},
    {"beijing.cover_response", "1"},
    {"beijing.mandate", "1"},
    {"beijing.hall_ban", "1"},
    {"beijing.power_subsidy", "1"},
    {"beijing.funding", "1"},
    {"washington.delay", "month"},
    {"washington.cap_per_customer", "chip/year"},
    {"washington.customers", "1"},
    {"washington.may_reverse", "1"},
    {"beijing.may_reverse", "1"},
    {"washington.hazard", "1/month"},
    {"beijing.hazard", "1/month"},
    {"washington.replacement", "month"},
}};

/// Beijing's regime process: where it starts, how often it moves, what share of demand each regime lets through.
enum RegimeNumber : int {
  kInitialBlock,
  kInitialCase,
  kBlockToCase,
  kCaseToOpen,
  kCaseToBlock,
  kOpenToCase,
  kShareBlock,
  kShareCase,
  kShareOpen,
};
inline constexpr int kRegimeCount = 9;
inline constexpr std::array<LeverName, kRegimeCount> kRegimeNumbers{{
    {"beijing.regime.initial_block", "1"},
    {"beijing.regime.initial_case", "1"},
    {"beijing.regime.block_to_case", "1/month"},
    {"beijing.regime.case_to_open", "1/month"},
    {"beijing.regime.case_to_block", "1/month"},
    {"beijing.regime.open_to_case", "1/month"},
    {"beijing.regime.share_block", "1"},
    {"beijing.regime.share_case", "1"},
    {"beijing.regime.share_open", "1"},
}};

/// Which US shipments a cap by share counts.
enum class CapBase {
  lifetime,       ///< all since 2022, at once, and each month's from then on
  since_rule,     ///< each month's from the rule on
  trailing_year,  ///< the trailing year's average each month
};

struct PolicyPlan {
  std::array<Grant, balance::kMerchantCount> grants{};
  std::array<chance::Variable, kLeverCount> levers;
  std::array<chance::Variable, kRegimeCount> regime;
  std::vector<DatedPermission> permissions{{}};  ///< by date, the first from the beginning on
  CapBase cap_base = CapBase::lifetime;
  int kill_switch_month = 1 << 20;
  bool all_may_be_withdrawn = false;  ///< a withdrawal takes every class, and weaker ones (H20, MI308) follow; else the
                                      ///< newly permitted classes alone, and nothing follows
  /// Part of a designed experiment that the random paths of both governments belong to; 0 for none.
  int path_block = 0;
};

/// Numbers in a drawn policy: the scalars of balance::PolicyInputs, then its path of permission.
int policy_length(int months);

/// Draws one lane: writes number k to out[k * stride]. The same uniforms serve every scenario, so that policies are
/// paired.
void draw_policy(const PolicyPlan& plan, const DesignRun& run, const balance::Timeline& timeline, std::size_t stride,
                 double* out);

}  // namespace headway::ensemble

// Levers of Washington and Beijing: the one place where each is bound to its id and its unit. A lever that the months of a
// run read is a member of PolicyInputs and a line of its list; drawing it and loading it into a kernel follow from that.
#pragma once

#include "headway/balance/classes.hpp"
#include "headway/balance/inputs.hpp"

namespace headway::balance {

/// Stands for "no limit": large, but finite, so that no product is undefined.
inline constexpr double kUnlimited = 1e18;

/// The levers of one phase of a scenario in one draw. Months are counted from 2022-01; none holds before `Timeline::branch`.
template <class Number>
struct PolicyInputs {
  Number permitted_from[kMerchantCount];   ///< first month in which a class may be shipped; beyond the horizon: never
  Number permitted_until[kMerchantCount];  ///< first month in which it may no longer be
  Number newly_permitted[kMerchantCount];  ///< 1 for classes that cap and vetting apply to, 0 for those sold in 2025
  Number cap_units;                        ///< chips a year of each newly permitted class; kUnlimited for none
  Number cap_share;                        ///< of the same class's US shipments; kUnlimited for none
  Number cap_base_lifetime;                ///< 1: the share counts shipments since 2022 at once; 0: from the rule on
  Number cap_base_trailing;    ///< 1: accrual follows the trailing year's average; 0: the current month's shipments
  Number cap_carries;          ///< 1: unused volume carries forward
  Number vetting;              ///< share of demand for newly permitted classes that passes vetting
  Number licence_months;       ///< that a licence takes from application to shipment, in three stages
  Number levy;                 ///< share of revenue paid to the Treasury
  Number levy_pass_through;    ///< share of the levy added to the buyer's price
  Number tariff;               ///< on the price, paid to the Treasury
  Number tariff_pass_through;  ///< share of the tariff added to the buyer's price
  Number enforcement;          ///< factor on diversion, 1 = as in 2025
  Number hbm_controls;         ///< factor on diverted memory, 1 = as in 2025
  Number tool_controls;        ///< factor on growth of foundry capacity, 1 = as in 2025
  Number purchase_abroad;      ///< factor on chips bought by Chinese companies abroad, 0 = closed, 1 = as in 2025
  Number rent_abroad;          ///< factor on compute rented abroad by them, 0 = closed, 1 = as in 2025
  Number place;           ///< share of what Beijing lets through for which there is a place that both governments admit
  Number cover_response;  ///< share of permission that goes where Chinese designs could serve all demand
  Number mandate;         ///< least share of Chinese designs in purchases, by value
  Number hall_ban;        ///< 1: state halls may buy Chinese designs only
  Number power_subsidy;   ///< share off the electricity price for halls on Chinese designs
  Number funding;         ///< factor on state halls' budgets
  Number kill_switch_month;  ///< month in which foreign chips in China stop; beyond the horizon: never
  Path<Number> permission;   ///< share of demand for foreign chips that Beijing lets through, by month

  /// The levers.
  static constexpr auto scalars() {
    using Binding = ScalarBinding<PolicyInputs, Number>;
    return std::array{
        Binding{&PolicyInputs::cap_units, "washington.cap", "chip/year"},
        Binding{&PolicyInputs::cap_share, "washington.cap_share", "1"},
        Binding{&PolicyInputs::cap_carries, "washington.cap_carries", "1"},
        Binding{&PolicyInputs::vetting, "washington.vetting", "1"},
        Binding{&PolicyInputs::licence_months, "washington.licence_months", "month"},
        Binding{&PolicyInputs::levy, "washington.levy", "1"},
        Binding{&PolicyInputs::levy_pass_through, "washington.levy_pass_through", "1"},
        Binding{&PolicyInputs::tariff, "washington.tariff", "1"},
        Binding{&PolicyInputs::tariff_pass_through, "washington.tariff_pass_through", "1"},
        Binding{&PolicyInputs::enforcement, "washington.enforcement", "1"},
        Binding{&PolicyInputs::hbm_controls, "washington.hbm_controls", "1"},
        Binding{&PolicyInputs::tool_controls, "washington.tool_controls", "1"},
        Binding{&PolicyInputs::purchase_abroad, "washington.purchase_abroad", "1"},
        Binding{&PolicyInputs::rent_abroad, "washington.rent_abroad", "1"},
        Binding{&PolicyInputs::place, "beijing.place", "1"},
        Binding{&PolicyInputs::cover_response, "beijing.cover_response", "1"},
        Binding{&PolicyInputs::mandate, "beijing.mandate", "1"},
        Binding{&PolicyInputs::hall_ban, "beijing.hall_ban", "1"},
        Binding{&PolicyInputs::power_subsidy, "beijing.power_subsidy", "1"},
        Binding{&PolicyInputs::funding, "beijing.funding", "1"},
    };
  }
  /// Numbers that a scenario's dates and rules fill, and no lever does.
  static constexpr auto rules() {
    return std::array{&PolicyInputs::cap_base_lifetime, &PolicyInputs::cap_base_trailing,
                      &PolicyInputs::kill_switch_month};
  }
  static constexpr auto by_class() {
    return std::array{&PolicyInputs::permitted_from, &PolicyInputs::permitted_until, &PolicyInputs::newly_permitted};
  }
};

/// Numbers of a policy beside its path of permission.
inline constexpr std::size_t kPolicyScalars = PolicyInputs<double>::by_class().size() * kMerchantCount +
                                              PolicyInputs<double>::scalars().size() +
                                              PolicyInputs<double>::rules().size();
// The path, a pointer, comes last and fills up to the next double where pointers are shorter.
static_assert(sizeof(PolicyInputs<double>) ==
                  (kPolicyScalars + (sizeof(Path<double>) + sizeof(double) - 1) / sizeof(double)) * sizeof(double),
              "a member of PolicyInputs is in none of its lists");

/// Calls `visit(number)` for each of them, always in the same order: the one in which a drawn policy is stored.
template <class Number, class Visit>
void visit_policy(PolicyInputs<Number>& in, const Visit& visit) {
  for (const auto member : PolicyInputs<Number>::by_class()) {
    for (Number& number : in.*member) {
      visit(number);
    }
  }
  for (const auto& binding : PolicyInputs<Number>::scalars()) {
    visit(in.*binding.member);
  }
  for (const auto member : PolicyInputs<Number>::rules()) {
    visit(in.*member);
  }
}

/// Levers that give PolicyInputs its dates and its cap when a policy is drawn. The months of a run do not read them.
template <class Number>
struct DecisionInputs {
  Number delay;                   ///< months by which the first shipment of a newly permitted class is put off
  Number cap_per_customer;        ///< chips a year that each customer may buy of each newly permitted class
  Number customers;               ///< that may buy; a cap on each caps them all
  Number may_reverse_washington;  ///< 1: Washington may withdraw what it permitted
  Number may_reverse_beijing;     ///< 1: Beijing may go back to a block for good
  Number hazard_washington;       ///< chance a month of a withdrawal
  Number hazard_beijing;          ///< chance a month of such a block
  Number replacement;             ///< months after which a vendor's weaker chip follows a withdrawal, in a hindcast

  static constexpr auto scalars() {
    using Binding = ScalarBinding<DecisionInputs, Number>;
    return std::array{
        Binding{&DecisionInputs::delay, "washington.delay", "month"},
        Binding{&DecisionInputs::cap_per_customer, "washington.cap_per_customer", "chip/year"},
        Binding{&DecisionInputs::customers, "washington.customers", "1"},
        Binding{&DecisionInputs::may_reverse_washington, "washington.may_reverse", "1"},
        Binding{&DecisionInputs::may_reverse_beijing, "beijing.may_reverse", "1"},
        Binding{&DecisionInputs::hazard_washington, "washington.hazard", "1/month"},
        Binding{&DecisionInputs::hazard_beijing, "beijing.hazard", "1/month"},
        Binding{&DecisionInputs::replacement, "washington.replacement", "month"},
    };
  }
};

/// Beijing's regime process: where it starts, how often it moves, what share of demand each regime lets through.
template <class Number>
struct RegimeInputs {
  Number initial_block;  ///< chance that the process starts in a block
  Number initial_case;   ///< chance that it starts case by case; else it starts open
  Number block_to_case;  ///< chance a month to move from a block to case by case
  Number case_to_open;
  Number case_to_block;
  Number open_to_case;
  Number share_block;  ///< share of demand for foreign chips that a block lets through
  Number share_case;
  Number share_open;

  static constexpr auto scalars() {
    using Binding = ScalarBinding<RegimeInputs, Number>;
    return std::array{
        Binding{&RegimeInputs::initial_block, "beijing.regime.initial_block", "1"},
        Binding{&RegimeInputs::initial_case, "beijing.regime.initial_case", "1"},
        Binding{&RegimeInputs::block_to_case, "beijing.regime.block_to_case", "1/month"},
        Binding{&RegimeInputs::case_to_open, "beijing.regime.case_to_open", "1/month"},
        Binding{&RegimeInputs::case_to_block, "beijing.regime.case_to_block", "1/month"},
        Binding{&RegimeInputs::open_to_case, "beijing.regime.open_to_case", "1/month"},
        Binding{&RegimeInputs::share_block, "beijing.regime.share_block", "1"},
        Binding{&RegimeInputs::share_case, "beijing.regime.share_case", "1"},
        Binding{&RegimeInputs::share_open, "beijing.regime.share_open", "1"},
    };
  }
};

}  // namespace headway::balance

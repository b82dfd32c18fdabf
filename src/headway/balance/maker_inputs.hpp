// What Chinese makers (sector 5) read from the book.
#pragma once

#include "headway/balance/classes.hpp"
#include "headway/balance/inputs.hpp"
#include "headway/balance/yardsticks.hpp"

namespace headway::balance {

/// Makers of whose packages only a share carries stacks, in the order of MakerInputs::stacked; Huawei's all do.
inline constexpr int kPartlyStackedCount = 2;
inline constexpr std::array<std::string_view, kPartlyStackedCount> kPartlyStackedNames{"cambricon", "other_domestic"};

template <class Number>
struct MakerInputs {
  Path<Number> observed[kDomesticCount];  ///< packages finished a month, until the last observed month
  Path<Number> packaging_capacity;        ///< packages with stacks started a month, all makers
  Path<Number> bank_inflow;               ///< dies a month made abroad for Huawei, through intermediaries
  Path<Number> capital_raised;            ///< GCNY a year raised by Chinese AI chip makers
  Number huawei_share;                    ///< of AI wafers
  Number cambricon_share;                 ///< of AI wafers; other makers have the rest
  Number packaging_yield;
  Number stacks_lost;  ///< share of a failed package's stacks that cannot be used again
  Number bank_months;  ///< months over which idle dies, own and banked ones, are released
  Number ramp_months;
  Number residual_half_life;      ///< months
  Number stock_months;            ///< months of sales in unsold chips, or of use in idle dies, at which output is cut
  Number investment_delay;        ///< months from signal to wafers
  Number design_spur;             ///< feedback: months of roadmap gained a month at full extra shortage
  Number shortage_to_investment;  ///< feedback
  Number capital_to_investment;   ///< feedback
  Number revenue_to_investment;   ///< feedback
  Number foreign_half_life;       ///< months after which half of other makers' cards with foreign dies are gone
  Number other_foreign_dies;      ///< share of other makers' dies made abroad
  Number start[kDomesticCount];   ///< calendar year of first volume, of classes that follow another or stand beside it
  Number die_share[kDomesticCount];     ///< of a die's packages, that a class beside another comes to take
  Number dies[kDomesticCount];          ///< per package
  Number stacks[kDomesticCount];        ///< per package that carries stacks
  Number stacked[kPartlyStackedCount];  ///< share of the maker's packages that carry stacks of what China received
  const Classes* classes = &kShippedClasses;

  static constexpr auto scalars() {
    using Binding = ScalarBinding<MakerInputs, Number>;
    return std::array{
        Binding{&MakerInputs::huawei_share, "makers.huawei.wafer_share", "1"},
        Binding{&MakerInputs::cambricon_share, "makers.cambricon.wafer_share", "1"},
        Binding{&MakerInputs::packaging_yield, "makers.packaging.yield", "1"},
        Binding{&MakerInputs::stacks_lost, "makers.packaging.stacks_lost", "1"},
        Binding{&MakerInputs::bank_months, "makers.die_bank.release_months", "month"},
        Binding{&MakerInputs::ramp_months, "makers.generation.ramp_months", "month"},
        Binding{&MakerInputs::residual_half_life, "makers.residual.half_life", "month"},
        Binding{&MakerInputs::stock_months, "makers.stock.months", "month"},
        Binding{&MakerInputs::investment_delay, "makers.investment.delay", "month"},
        Binding{&MakerInputs::design_spur, "feedback.design_spur", "1"},
        Binding{&MakerInputs::shortage_to_investment, "feedback.shortage_to_investment", "1"},
        Binding{&MakerInputs::capital_to_investment, "feedback.capital_to_investment", "1"},
        Binding{&MakerInputs::revenue_to_investment, "feedback.revenue_to_investment", "1"},
        Binding{&MakerInputs::foreign_half_life, "makers.other.foreign_half_life", "month"},
        Binding{&MakerInputs::other_foreign_dies, "makers.other.foreign_die_share", "1"},
    };
  }
  static constexpr auto paths() {
    using Binding = PathBinding<MakerInputs, Number>;
    return std::array{
        Binding{&MakerInputs::packaging_capacity, "makers.packaging.capacity", "package/month"},
        Binding{&MakerInputs::bank_inflow, "makers.die_bank.inflow", "die/month"},
        Binding{&MakerInputs::capital_raised, "capital.makers.raised", "GCNY/year"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{
        ArrayBinding<MakerInputs, Number, kDomesticCount>{&MakerInputs::start, "makers.start.",
                                                          ClassList::domestic_started, "year"},
        ArrayBinding<MakerInputs, Number, kDomesticCount>{&MakerInputs::die_share, "makers.die_share.",
                                                          ClassList::domestic_beside, "1"},
        ArrayBinding<MakerInputs, Number, kDomesticCount>{&MakerInputs::dies, "makers.dies.", ClassList::domestic,
                                                          "die/package"},
        ArrayBinding<MakerInputs, Number, kDomesticCount>{&MakerInputs::stacks, "makers.stacks.", ClassList::domestic,
                                                          "stack/package"},
        ArrayBinding<MakerInputs, Number, kPartlyStackedCount>{&MakerInputs::stacked, "makers.stacked_share.",
                                                               kPartlyStackedNames, "1"},
    };
  }
  static constexpr auto path_arrays() {
    return std::tuple{PathArrayBinding<MakerInputs, Number, kDomesticCount>{
        &MakerInputs::observed, "makers.output.", ClassList::domestic_observed, "package/month"}};
  }
};

}  // namespace headway::balance

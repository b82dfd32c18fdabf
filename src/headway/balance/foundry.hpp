// Sector 3, foundry: advanced-node wafers in China, the share that makes AI dies, and a yield that learns.
//
// F1  capacity(t) = capacity(t-1) + growth(t); growth = growth of the book's path, x tool_controls x min(investment,
//     limit) where it is positive and the month is after `through`
// F2  AI wafers = capacity x share for AI; cumulative wafers add up
// F3  defect density D: until `through` from the observed yield, D = -ln(Y) / reference area; afterwards D = D_through
//     x (cumulative AI wafers / those at `through`)^-learning
// F4  share of good dies of area A = exp(-A D)
// F5  gross dies of a 300 mm wafer = pi 150^2 / A - pi 300 / sqrt(2 A), at least 0
#pragma once

#include "headway/balance/inputs.hpp"
#include "headway/balance/shipped_classes.hpp"
#include "headway/base/elementary.hpp"

namespace headway::balance {

template <class Number>
struct FoundryInputs {
  Path<Number> capacity;          ///< wafers a month at 7 nm class and below
  Path<Number> share_for_ai;      ///< of that capacity
  Path<Number> yield_large_die;   ///< share of good dies at the reference area, as observed
  Number reference_area;          ///< mm2
  Number learning;                ///< exponent of cumulative wafers in defect density
  Number investment_limit;        ///< most that money can raise growth to, over the book's path (the tool limit)
  Number die_area[kDesignCount];  ///< mm2
  const Classes* classes = &kShippedClasses;

  static constexpr auto scalars() {
    using Binding = ScalarBinding<FoundryInputs, Number>;
    return std::array{
        Binding{&FoundryInputs::reference_area, "foundry.yield.reference_area", "mm2"},
        Binding{&FoundryInputs::learning, "foundry.yield.learning", "1"},
        Binding{&FoundryInputs::investment_limit, "foundry.tools.investment_limit", "1"},
    };
  }
  static constexpr auto paths() {
    using Binding = PathBinding<FoundryInputs, Number>;
    return std::array{
        Binding{&FoundryInputs::capacity, "foundry.advanced.capacity", "wafer/month"},
        Binding{&FoundryInputs::share_for_ai, "foundry.advanced.share_for_ai", "1"},
        Binding{&FoundryInputs::yield_large_die, "foundry.advanced.yield_large_die", "1"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{ArrayBinding<FoundryInputs, Number, kDesignCount>{&FoundryInputs::die_area, "makers.die_area.",
                                                                        ClassList::designs, "mm2"}};
  }
};

template <class Number>
struct FoundryState {
  Number capacity{0.0};
  Number cumulative_wafers{0.0};
  Number reference_density{0.0};  ///< defects per mm2 at the last observed month
  Number reference_wafers{1.0};
  Number gross_dies[kDesignCount]{};  ///< per wafer; constant in a run
};

template <class Number>
struct FoundryFlow {
  Number ai_wafers;                  ///< this month
  Number good_dies[kDesignCount]{};  ///< per wafer, if all of it made this design
};

template <class Number>
Number gross_dies_per_wafer(Number area) {
  const Number edge = Number(942.47779607693793) * base::power(Number(2.0) * area, Number(-0.5));
  return base::larger(Number(70685.834705770347) / area - edge, Number(0.0));
}

template <class Number>
void start(const FoundryInputs<Number>& in, FoundryState<Number>& state) {
  state.capacity = in.capacity[0];
  for (int d = 0; d < in.classes->designs; ++d) {
    state.gross_dies[d] = gross_dies_per_wafer(in.die_area[d]);
  }
}

/// `growth_factor` = tool controls x investment, 1 while history is observed.
template <class Number>
FoundryFlow<Number> advance(const FoundryInputs<Number>& in, FoundryState<Number>& state, int month,
                            const Timeline& timeline, Number growth_factor) {
  if (month > 0) {
    const Number growth = in.capacity[month] - in.capacity[month - 1];
    state.capacity += base::choose(growth > Number(0.0), growth * growth_factor, growth);
    state.capacity = base::larger(state.capacity, Number(0.0));
  }
  FoundryFlow<Number> flow;
  flow.ai_wafers = state.capacity * in.share_for_ai[month];
  state.cumulative_wafers += flow.ai_wafers;
  Number density;
  if (month <= timeline.through) {
    const Number yield = base::between(Number(1e-6), in.yield_large_die[month], Number(1.0));
    density = -base::log(yield) / in.reference_area;
    state.reference_density = density;
    state.reference_wafers = base::larger(state.cumulative_wafers, Number(1.0));
  } else {
    const Number grown = base::larger(state.cumulative_wafers / state.reference_wafers, Number(1.0));
    density = state.reference_density * base::power(grown, -in.learning);
  }
  for (int d = 0; d < in.classes->designs; ++d) {
    flow.good_dies[d] = state.gross_dies[d] * base::exp(-in.die_area[d] * density);
  }
  return flow;
}

}  // namespace headway::balance

// Dies of Chinese makers: which designs their wafers go to (K2), what they make of each and what they may package of it
// (K1, K3, K5), the bank of dies made abroad included. The equations are stated in makers.hpp.
#pragma once

#include "headway/balance/foundry.hpp"
#include "headway/balance/maker_state.hpp"

namespace headway::balance::detail {

/// K2: share of a maker's wafers that goes to each design; and of a design's packages to each of its classes.
template <class Number>
void turnover(const MakerInputs<Number>& in, Number now, Number (&design_share)[kDesignCount],
              Number (&class_share)[kDomesticCount]) {
  const Classes& classes = *in.classes;
  const Number one(1.0);
  const auto grown = [&](int domestic) { return ramp(now - month_of_year(in.start[domestic]), in.ramp_months); };
  for (const auto& designs : classes.designs_of) {
    for (int place = 0; place < designs.count; ++place) {
      // A design has what it has grown to and no later design has taken.
      Number share = place == 0 ? one : grown(classes.classes_of[designs.slot[place]].slot[0]);
      for (int later = place + 1; later < designs.count; ++later) {
        share *= one - grown(classes.classes_of[designs.slot[later]].slot[0]);
      }
      design_share[designs.slot[place]] = share;
    }
  }
  for (int design = 0; design < classes.designs; ++design) {
    const auto& on_design = classes.classes_of[design];
    Number left = one;
    for (int k = on_design.count - 1; k > 0; --k) {
      const int d = on_design.slot[k];
      const bool beside = classes.fact[kForeignCount + d].beside != kNone;
      const Number taken = beside ? in.die_share[d] * grown(d) : grown(d);
      class_share[d] = left * taken;
      left = left - class_share[d];
    }
    class_share[on_design.slot[0]] = left;
  }
}

/// K2 while output is observed: of the wafers for the 910 and 950 families the 950 gets what its packages need.
template <class Number>
void give_wafers_to_950(const MakerInputs<Number>& in, const FoundryFlow<Number>& foundry, int month,
                        Number (&design_share)[kDesignCount]) {
  constexpr int k950pr = kAscend950pr - kForeignCount;
  const Number need = in.observed[k950pr][month] / in.packaging_yield * in.dies[k950pr];
  const Number all = foundry.ai_wafers * in.huawei_share * foundry.good_dies[kDesign950];
  const Number both = design_share[kDesign910] + design_share[kDesign950];
  design_share[kDesign950] = base::between(design_share[kDesign950], need / base::larger(all, Number(1e-9)), both);
  design_share[kDesign910] = both - design_share[kDesign950];
}

/// Dies of a month: what may be packaged of each design, and where it comes from.
template <class Number>
struct DieFlow {
  Number offered[kDesignCount]{};      ///< made this month or on hand, the bank's included
  Number from_drivers[kMakerCount]{};  ///< what the drivers give each maker, before any residual
  Number own_part{1.0};                ///< of what is offered of the 910 family, made in China
};

/// K1 and K5: dies made this month, less what would exceed the stock that makers want; K3: dies that may be packaged.
template <class Number>
void make_dies(const MakerInputs<Number>& in, const FoundryFlow<Number>& foundry, bool observed,
               const Number (&design_share)[kDesignCount], MakerState<Number>& state, DieFlow<Number>& dies) {
  const Number zero(0.0);
  const Number one(1.0);
  const Number maker_share[kMakerCount]{in.huawei_share, in.cambricon_share,
                                        base::larger(one - in.huawei_share - in.cambricon_share, zero)};
  for (int d = 0; d < in.classes->designs; ++d) {
    const int maker = in.classes->maker_of_design[d];
    const Number from_drivers = foundry.ai_wafers * maker_share[maker] * design_share[d] * foundry.good_dies[d];
    const Number possible = from_drivers * (observed ? one : state.residual[maker].factor());
    const Number most = in.stock_months * (from_drivers + state.use_average[d]);
    const Number made = base::between(zero, most - state.dies[d], possible);
    dies.offered[d] = made + state.dies[d] * (observed ? one : base::smaller(one / in.bank_months, one));
    dies.from_drivers[maker] += from_drivers;
    state.dies[d] += made;
    state.dies_made[d] += made;
  }
}

/// K3: the bank's dies come to those of the 910 family: all while output is observed, later as much a month as lasts for
/// the release months.
template <class Number>
void release_bank(const MakerInputs<Number>& in, int month, bool observed, MakerState<Number>& state,
                  DieFlow<Number>& dies) {
  state.bank += in.bank_inflow[month];
  state.bank_received += in.bank_inflow[month];
  if (observed) {
    state.bank_opening = state.bank;
  }
  const Number released = observed ? state.bank : base::smaller(state.bank, state.bank_opening / in.bank_months);
  dies.own_part = dies.offered[kDesign910] / base::larger(dies.offered[kDesign910] + released, Number(1e-9));
  dies.offered[kDesign910] += released;
}

/// Takes the dies of started packages off those on hand and off the bank, each by its part of what was offered.
template <class Number>
void use_dies(const Number (&used)[kDesignCount], Number own_part, MakerState<Number>& state) {
  for (int d = 0; d < kDesignCount; ++d) {
    const Number from_own = base::smaller(d == kDesign910 ? used[d] * own_part : used[d], state.dies[d]);
    state.dies[d] -= from_own;
    state.dies_used[d] += used[d];
    state.use_average[d] += Number(1.0 / 6.0) * (used[d] - state.use_average[d]);
    if (d == kDesign910) {
      state.bank = base::larger(state.bank - (used[d] - from_own), Number(0.0));
    }
  }
}

/// K5: what the observed output says of wafers and bank; afterwards the residual fades.
template <class Number>
void compare_dies(const MakerInputs<Number>& in, int month, const Timeline& timeline,
                  const Number (&used)[kDesignCount], const DieFlow<Number>& dies, MakerState<Number>& state) {
  if (month == timeline.through) {
    Number used_by_maker[kMakerCount]{};
    for (int d = 0; d < in.classes->designs; ++d) {
      used_by_maker[in.classes->maker_of_design[d]] += used[d];
    }
    for (int m = 0; m < kMakerCount; ++m) {
      state.residual[m].anchor(base::smaller(used_by_maker[m], dies.from_drivers[m]), dies.from_drivers[m]);
    }
  } else if (month > timeline.through) {
    const Number kept = kept_in_a_month(in.residual_half_life);
    for (auto& residual : state.residual) {
      residual.fade(kept);
    }
  }
}

}  // namespace headway::balance::detail

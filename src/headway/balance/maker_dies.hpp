// Dies of Chinese makers: which designs their wafers go to (K2), what they make of each and what they may package of it
// (K1, K3, K5), the bank of dies made abroad included. The equations are stated in makers.hpp.
#pragma once

#include "headway/balance/foundry.hpp"
#include "headway/balance/maker_state.hpp"

namespace headway::balance::detail {

/// K2: share of a maker's wafers that goes to each design; and of a design's dies to the later of its two packages.
template <class Number>
void turnover(const MakerInputs<Number>& in, Number now, Number (&design_share)[kDesignCount],
              Number (&class_share)[kDomesticCount]) {
  const auto grown = [&](int successor) { return ramp(now - month_of_year(in.start[successor]), in.ramp_months); };
  const Number one(1.0);
  const Number second = grown(1);
  const Number third = grown(3);
  const Number fourth = grown(4);
  design_share[0] = (one - second) * (one - third) * (one - fourth);
  design_share[1] = second * (one - third) * (one - fourth);
  design_share[2] = third * (one - fourth);
  design_share[3] = fourth;
  const Number later_cambricon = grown(5);
  design_share[4] = one - later_cambricon;
  design_share[5] = later_cambricon;
  design_share[6] = one;
  class_share[1] = grown(0);
  class_share[0] = one - class_share[1];
  // 950PR serves prefill and 950DT decoding and training: at full ramp they share the die evenly (roadmap of
  // September 2025).
  class_share[3] = Number(0.5) * grown(2);
  class_share[2] = one - class_share[3];
  for (int c = 4; c < kDomesticCount; ++c) {
    class_share[c] = one;
  }
}

/// K2 while output is observed: of the wafers for the 910 and 950 families the 950 gets what its packages need.
template <class Number>
void give_wafers_to_950(const MakerInputs<Number>& in, const FoundryFlow<Number>& foundry, int month,
                        Number (&design_share)[kDesignCount]) {
  constexpr int k950pr = kAscend950pr - kForeignCount;
  const Number need = in.observed[kObserved950pr][month] / in.packaging_yield * in.dies[k950pr];
  const Number all = foundry.ai_wafers * in.huawei_share * foundry.good_dies[1];
  const Number both = design_share[0] + design_share[1];
  design_share[1] = base::between(design_share[1], need / base::larger(all, Number(1e-9)), both);
  design_share[0] = both - design_share[1];
}

/// Dies of a month: what may be packaged of each design, and where it comes from.
template <class Number>
struct DieFlow {
  Number offered[kDesignCount];        ///< made this month or on hand, the bank's included
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
  for (int d = 0; d < kDesignCount; ++d) {
    const int maker = maker_of_design(d);
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
  dies.own_part = dies.offered[0] / base::larger(dies.offered[0] + released, Number(1e-9));
  dies.offered[0] += released;
}

/// Takes the dies of started packages off those on hand and off the bank, each by its part of what was offered.
template <class Number>
void use_dies(const Number (&used)[kDesignCount], Number own_part, MakerState<Number>& state) {
  for (int d = 0; d < kDesignCount; ++d) {
    const Number from_own = base::smaller(d == 0 ? used[0] * own_part : used[d], state.dies[d]);
    state.dies[d] -= from_own;
    state.dies_used[d] += used[d];
    state.use_average[d] += Number(1.0 / 6.0) * (used[d] - state.use_average[d]);
    if (d == 0) {
      state.bank = base::larger(state.bank - (used[0] - from_own), Number(0.0));
    }
  }
}

/// K5: what the observed output says of wafers and bank; afterwards the residual fades.
template <class Number>
void compare_dies(const MakerInputs<Number>& in, int month, const Timeline& timeline,
                  const Number (&used)[kDesignCount], const DieFlow<Number>& dies, MakerState<Number>& state) {
  if (month == timeline.through) {
    Number used_by_maker[kMakerCount]{};
    for (int d = 0; d < kDesignCount; ++d) {
      used_by_maker[maker_of_design(d)] += used[d];
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

// Sector 5, Chinese makers: packages by class are the least of dies, memory, packaging and demand.
//
// K1  dies of a design this month = AI wafers x maker's share x design's share x good dies per wafer, less what
//     makers do not start because dies on hand would exceed some months of use and of what the drivers give
// K2  a new design takes over from the one before it by ramp(months since its start); until the last observed month
//     Huawei's wafers go to the 950 as far as its observed packages need them, and no less than the ramp
// K3  packages wanted: until the last observed month the observed output, afterwards what dies allow, paced by sales and
//     unsold stock; dies offered = dies made this month + idle dies and the bank over the release months; other makers
//     have cards with dies made abroad besides, as many as in the last observed month, fewer with a half-life
// K4  memory goes to makers in proportion to their need, at most all of it, and within a maker to the strongest chips
//     first; packages that carry no stacks (1 - stacked share of the maker) wait for neither memory nor packaging
//     lines; packages started = what memory allows as far as packaging reaches, the strongest first; finished =
//     started x packaging yield; a failed package consumes its dies and a share of its stacks, the other stacks are
//     used again (rework)
// K5  where observed output used fewer dies than the drivers give, the residual of the last observed month lowers
//     the wafers started, and fades; where it used more, the difference came from the bank
// K6  investment signal = 1 + e_short (shortage - its level at the last observed month) + e_capital (capital
//     raised / its level then - 1) - e_revenue (1 - share of output sold); three stages of delay; it moves foundry
//     growth (C3, C6)
#pragma once

#include "headway/balance/foundry.hpp"
#include "headway/balance/maker_inputs.hpp"
#include "headway/balance/memory.hpp"
#include "headway/balance/residual.hpp"
#include "headway/balance/yardsticks.hpp"

namespace headway::balance {

/// Chinese classes by compute per package, the strongest first: the order in which scarce memory and packaging are given.
inline constexpr std::array<int, kDomesticCount> kPackagingOrder{5, 4, 1, 3, 2, 7, 0, 6, 8};

/// What limits Chinese output, in the order of ties.
enum DomesticLimit : int { kLimitDies, kLimitMemory, kLimitPackaging, kLimitDemand };
inline constexpr int kDomesticLimitCount = 4;

template <class Number>
struct MakerState {
  Number dies[kDesignCount]{};       ///< on hand, made in China
  Number bank{0.0};                  ///< on hand, made abroad (910 family)
  Number bank_opening{0.0};          ///< in the bank when observation ends
  Number dies_made[kDesignCount]{};  ///< since 2022-01, bank deliveries apart
  Number bank_received{0.0};
  Number dies_used[kDesignCount]{};    ///< since 2022-01, from both
  Number use_average[kDesignCount]{};  ///< dies a month, smoothed over about half a year
  Number unsold[kDomesticCount]{};
  Number sales_average[kDomesticCount]{};  ///< smoothed over about three months
  Number produced[kDomesticCount]{};       ///< since 2022-01
  Residual<Number> residual[kMakerCount];
  Number roadmap_gained{0.0};  ///< months by which shortage has brought the roadmap forward
  Number pipeline[3]{Number(1.0), Number(1.0),
                     Number(1.0)};  ///< investment in three stages, relative to the book's path
  Number shortage_reference{0.0};
  Number capital_reference{1.0};
  Number foreign_packages{0.0};  ///< started a month by other makers with dies made abroad
  Number stacks_packaged{0.0};   ///< in finished packages since 2022-01: the memory sector counts them apart
  Number observed_wanted{0.0};   ///< packages observed since 2022-01, to see whether a draw can support its history
  Number observed_made{0.0};
};

template <class Number>
struct MakerFlow {
  Number finished[kDomesticCount]{};
  Number own_share[kDomesticCount]{};   ///< of its dies, made in China
  Number limit[kDomesticLimitCount]{};  ///< packages that each term alone would allow
};

namespace detail {

/// K3: of what dies allow, what unsold chips leave to be made: as much as is sold at a stock of one and a half times
/// `months` of sales, nothing at twice them, and all where a month of full output or less lies unsold. Output answers the stock by no
/// more than closes the difference, so that it settles: a share of what is possible would swing from nothing to all
/// and back where little is sold, and a difference of one chip would grow in it.
template <class Number>
Number paced(Number possible, Number sales, Number unsold, Number months) {
  const Number by_sales = Number(4.0) * sales - Number(2.0) * unsold / months;
  const Number by_output = Number(2.0) * possible - unsold;
  return base::between(Number(0.0), base::larger(by_sales, by_output), possible);
}

/// Share of a maker's wafers that goes to each design; and of a design's dies to the later of its two packages.
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

/// Share of the packages of a class that carry stacks.
template <class Number>
Number stacked_share(const MakerInputs<Number>& in, int domestic) {
  const Maker maker = maker_of(domestic);
  return maker == kHuawei ? Number(1.0) : in.stacked[maker == kCambricon ? 0 : 1];
}

/// Stacks that a started package takes out for good, over those that it carries: a failed one gives some back.
template <class Number>
Number stacks_taken(const MakerInputs<Number>& in) {
  return in.packaging_yield + (Number(1.0) - in.packaging_yield) * in.stacks_lost;
}

/// K4: lowers `wanted`, packages by class, to what the memory on hand allows; `stacked` = how many of them carry stacks.
template <class Number>
void ration_memory(const MakerInputs<Number>& in, const Number (&on_hand)[kMemoryFamilyCount],
                   Number (&wanted)[kDomesticCount], Number (&stacked)[kDomesticCount]) {
  const Number taken = stacks_taken(in);
  Number need[kMemoryFamilyCount][kMakerCount]{};
  for (int c = 0; c < kDomesticCount; ++c) {
    stacked[c] = wanted[c] * stacked_share(in, c);
    need[memory_used_by(c)][maker_of(c)] += stacked[c] * in.stacks[c] * taken;
  }
  Number left[kMemoryFamilyCount][kMakerCount];
  for (int family = 0; family < kMemoryFamilyCount; ++family) {
    Number all(0.0);
    for (const Number& stacks : need[family]) {
      all += stacks;
    }
    const Number ration = base::smaller(Number(1.0), on_hand[family] / base::larger(all, Number(1e-9)));
    for (int m = 0; m < kMakerCount; ++m) {
      left[family][m] = need[family][m] * ration;
    }
  }
  for (const int c : kPackagingOrder) {
    Number& stacks = left[memory_used_by(c)][maker_of(c)];
    const Number each = in.stacks[c] * taken;
    const Number plain = wanted[c] - stacked[c];
    stacked[c] = base::smaller(stacked[c], stacks / base::larger(each, Number(1e-9)));
    stacks = base::larger(stacks - stacked[c] * each, Number(0.0));
    wanted[c] = plain + stacked[c];
  }
}

}  // namespace detail

template <class Number>
MakerFlow<Number> advance(const MakerInputs<Number>& in, MakerState<Number>& state, MemoryState<Number>& memory,
                          const FoundryFlow<Number>& foundry, int month, const Timeline& timeline) {
  const bool observed = month <= timeline.through;
  const Number zero(0.0);
  const Number one(1.0);
  const Number tiny(1e-9);
  const Number now = Number(static_cast<double>(month)) + state.roadmap_gained;
  Number design_share[kDesignCount];
  Number class_share[kDomesticCount];
  detail::turnover(in, now, design_share, class_share);
  const Number maker_share[kMakerCount]{in.huawei_share, in.cambricon_share,
                                        base::larger(one - in.huawei_share - in.cambricon_share, zero)};

  if (observed) {
    detail::give_wafers_to_950(in, foundry, month, design_share);
  }

  // K1, K5: dies made and banked this month; K3: dies that may be packaged in it.
  Number offered[kDesignCount];
  Number flow_of_dies[kMakerCount]{zero, zero, zero};
  for (int d = 0; d < kDesignCount; ++d) {
    const int maker = maker_of_design(d);
    const Number from_drivers = foundry.ai_wafers * maker_share[maker] * design_share[d] * foundry.good_dies[d];
    const Number possible = from_drivers * (observed ? one : state.residual[maker].factor());
    const Number most = in.stock_months * (from_drivers + state.use_average[d]);
    const Number made = base::between(zero, most - state.dies[d], possible);
    offered[d] = made + state.dies[d] * (observed ? one : base::smaller(one / in.bank_months, one));
    flow_of_dies[maker] += from_drivers;
    state.dies[d] += made;
    state.dies_made[d] += made;
  }
  state.bank += in.bank_inflow[month];
  state.bank_received += in.bank_inflow[month];
  if (observed) {
    state.bank_opening = state.bank;
  }
  const Number released = observed ? state.bank : base::smaller(state.bank, state.bank_opening / in.bank_months);

  const Number own_part = offered[0] / base::larger(offered[0] + released, tiny);
  offered[0] += released;

  // K3: packages wanted, in packages started.
  constexpr int kOther = kOtherDomestic - kForeignCount;
  Number other_own_share = one - in.other_foreign_dies;
  Number dies_each[kDomesticCount];
  for (int c = 0; c < kDomesticCount; ++c) {
    dies_each[c] = in.dies[c];
  }
  Number wanted[kDomesticCount]{};
  Number by_dies(0.0);
  Number after_demand(0.0);
  if (observed) {
    Number need[kDesignCount]{};
    for (std::size_t k = 0; k < kObservedDomestic.size(); ++k) {
      const int c = kObservedDomestic[k];
      wanted[c] = in.observed[k][month] / in.packaging_yield;
      need[design_of(c)] += wanted[c] * in.dies[c];
      state.observed_wanted += in.observed[k][month];
    }
    state.foreign_packages = wanted[kOther] * in.other_foreign_dies;
    for (const int c : kObservedDomestic) {
      const int d = design_of(c);
      by_dies += base::choose(need[d] > zero, wanted[c] * offered[d] / base::larger(need[d], tiny), zero);
      wanted[c] *= base::smaller(one, offered[d] / base::larger(need[d], tiny));
      after_demand += wanted[c];
    }
  } else {
    // In the book, dies a package is an average over cards of other makers that counts those with foreign dies as none.
    const Number own = offered[kDesignCount - 1] * other_own_share / in.dies[kOther];
    state.foreign_packages *= kept_in_a_month(in.foreign_half_life);
    const Number all_other = own + state.foreign_packages;
    dies_each[kOther] = offered[kDesignCount - 1] / base::larger(all_other, tiny);
    other_own_share = own / base::larger(all_other, tiny);
    for (int c = 0; c < kDomesticCount; ++c) {
      const Number possible =
          c == kOther ? all_other : offered[design_of(c)] * class_share[c] / base::larger(dies_each[c], tiny);
      by_dies += possible;
      wanted[c] = detail::paced(possible, state.sales_average[c], state.unsold[c], in.stock_months);
      after_demand += wanted[c];
    }
  }

  // K4: memory, then packaging.
  Number all_wanted(0.0);
  for (const Number& packages : wanted) {
    all_wanted += packages;
  }
  Number on_hand[kMemoryFamilyCount];
  Number stacked[kDomesticCount];
  stacks_on_hand(memory, on_hand);
  detail::ration_memory(in, on_hand, wanted, stacked);
  Number by_memory(0.0);
  for (const Number& packages : wanted) {
    by_memory += packages;
  }

  MakerFlow<Number> flow;
  Number packaged[kMemoryFamilyCount]{};
  Number lost[kMemoryFamilyCount]{};
  const Number lost_to_good = (one - in.packaging_yield) * in.stacks_lost / in.packaging_yield;
  Number used[kDesignCount]{};
  Number packaging = in.packaging_capacity[month];
  Number plain(0.0);
  for (const int c : kPackagingOrder) {
    const Number with_stacks = base::smaller(stacked[c], packaging);
    const Number started = wanted[c] - stacked[c] + with_stacks;
    packaging -= with_stacks;
    plain += wanted[c] - stacked[c];
    used[design_of(c)] += started * dies_each[c];
    flow.finished[c] = started * in.packaging_yield;
    const Number stacks = with_stacks * in.packaging_yield * in.stacks[c];
    packaged[memory_used_by(c)] += stacks;
    lost[memory_used_by(c)] += stacks * lost_to_good;
    state.stacks_packaged += stacks;
    state.produced[c] += flow.finished[c];
    state.unsold[c] += flow.finished[c];
    if (observed) {
      state.observed_made += flow.finished[c];
    }
  }
  use_memory(memory, on_hand, packaged, lost);
  for (int d = 0; d < kDesignCount; ++d) {
    const Number from_own = base::smaller(d == 0 ? used[0] * own_part : used[d], state.dies[d]);
    state.dies[d] -= from_own;
    state.dies_used[d] += used[d];
    state.use_average[d] += Number(1.0 / 6.0) * (used[d] - state.use_average[d]);
    if (d == 0) {
      state.bank = base::larger(state.bank - (used[0] - from_own), zero);
    }
  }
  for (int c = 0; c < kDomesticCount; ++c) {
    flow.own_share[c] = design_of(c) == 0 ? own_part : one;
  }
  flow.own_share[kOther] = other_own_share;
  flow.limit[kLimitDies] = by_dies;
  flow.limit[kLimitMemory] =
      base::choose(all_wanted > zero, by_dies * by_memory / base::larger(all_wanted, tiny), by_dies);
  flow.limit[kLimitPackaging] = in.packaging_capacity[month] + plain;
  flow.limit[kLimitDemand] = after_demand;

  // K5: what the observed output says of wafers and bank.
  if (month == timeline.through) {
    Number used_by_maker[kMakerCount]{zero, zero, zero};
    for (int d = 0; d < kDesignCount; ++d) {
      used_by_maker[maker_of_design(d)] += used[d];
    }
    for (int m = 0; m < kMakerCount; ++m) {
      state.residual[m].anchor(base::smaller(used_by_maker[m], flow_of_dies[m]), flow_of_dies[m]);
    }
  } else if (!observed) {
    const Number kept = kept_in_a_month(in.residual_half_life);
    for (auto& residual : state.residual) {
      residual.fade(kept);
    }
  }
  return flow;
}

/// K6, after the month's sales: `shortage` = unmet / (unmet + spent) of Chinese buyers, `sold_share` of what was on
/// offer.
/// Returns the factor on next month's foundry growth.
template <class Number>
void invest(const MakerInputs<Number>& in, MakerState<Number>& state, int month, const Timeline& timeline,
            Number shortage, Number sold_share) {
  if (month <= timeline.through) {
    state.shortage_reference = shortage;
    state.capital_reference = base::larger(in.capital_raised[month], Number(1e-9));
    return;
  }
  const Number extra = shortage - state.shortage_reference;
  const Number capital = in.capital_raised[month] / state.capital_reference - Number(1.0);
  Number signal = Number(1.0) + in.shortage_to_investment * extra + in.capital_to_investment * capital -
                  in.revenue_to_investment * (Number(1.0) - sold_share);
  signal = base::larger(signal, Number(0.0));
  const Number rate = base::smaller(Number(3.0) / in.investment_delay, Number(1.0));
  for (Number& stage : state.pipeline) {
    const Number before = stage;
    stage += rate * (signal - stage);
    signal = before;
  }
  state.roadmap_gained += in.design_spur * base::between(Number(-0.5), extra, Number(0.5));
}

}  // namespace headway::balance

// Sector 5, Chinese makers: packages by class are the least of dies, memory, packaging and demand.
//
// K1  dies of a design = AI wafers x maker's share x design's share x good dies a wafer (F4, F5) x residual (K5), at
//     most stock_months x (that + average use) - dies on hand
// K2  a design takes over from the one before by ramp(x) = 3x^2 - 2x^3, x = (now - start) / ramp_months between 0 and
//     1; until `through` the 950's share of Huawei's wafers = max(ramp, what its observed packages need); of the
//     packages on a die a class that succeeds another takes its ramp, one beside another its die share x its ramp
// K3  wanted: until `through` observed output / packaging yield, as far as dies reach; afterwards dies offered / dies
//     per package, at most max(4 x sales - 2 x unsold / stock_months, 2 x that - unsold), at least 0; offered = dies
//     made this month + (dies on hand before + bank at `through`) / release months; other makers: + cards with foreign
//     dies at `through` x 0.5^(months since / half-life), and dies per package with dies of China's fabs = dies per
//     package / (1 - share of foreign dies)
// K4  memory of a family for a maker = its need x min(1, memory / need of all), given to its strongest chips first;
//     need of a package = stacks x (yield + (1 - yield) x share lost); packages without stacks, 1 - stacked share of
//     the maker, wait for neither memory nor lines; started = what memory allows, then as packaging capacity reaches,
//     the strongest first; finished = started x packaging yield; a failed package has used its dies and lost a share
//     of its stacks, the others are used again
// K5  at `through`: residual of a maker = min(dies used, dies from drivers) / dies from drivers; it fades
// K6  signal = 1 + e_shortage (shortage - reference) + e_capital (capital raised / reference - 1) - e_revenue (1 -
//     share of output sold), at least 0; three stages of delay (investment_delay); the last multiplies next month's
//     foundry growth (F1)
#pragma once

#include "headway/balance/maker_dies.hpp"
#include "headway/balance/maker_packaging.hpp"

namespace headway::balance {

namespace detail {

inline constexpr int kOtherCards = kOtherDomestic - kForeignCount;

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

/// K3: packages that makers want to start.
template <class Number>
struct WantedPackages {
  Number packages[kDomesticCount]{};
  Number dies_each[kDomesticCount]{};  ///< made in China, of a package
  Number other_own_share;              ///< of other makers' cards, with dies made in China
  Number by_dies{0.0};                 ///< packages that dies alone would allow
  Number after_demand{0.0};            ///< packages after the pace of sales
};

/// K3 while output is observed: the packages observed, as far as dies reach.
template <class Number>
void want_as_observed(const MakerInputs<Number>& in, int month, const DieFlow<Number>& dies, MakerState<Number>& state,
                      WantedPackages<Number>& want) {
  const Number zero(0.0);
  const Number one(1.0);
  const Number tiny(1e-9);
  Number need[kDesignCount]{};
  const Classes& classes = *in.classes;
  for (const int c : classes.domestic_observed) {
    want.packages[c] = in.observed[c][month] / in.packaging_yield;
    need[classes.design_of(c)] += want.packages[c] * in.dies[c];
    state.observed_wanted += in.observed[c][month];
  }
  state.foreign_packages = want.packages[kOtherCards] * in.other_foreign_dies;
  for (const int c : classes.domestic_observed) {
    const int d = classes.design_of(c);
    const Number reach = dies.offered[d] / base::larger(need[d], tiny);
    want.by_dies +=
        base::choose(need[d] > zero, want.packages[c] * dies.offered[d] / base::larger(need[d], tiny), zero);
    want.packages[c] *= base::smaller(one, reach);
    want.after_demand += want.packages[c];
  }
}

/// K3 afterwards: what dies allow, paced by sales and unsold stock; other makers' cards with foreign dies besides.
template <class Number>
void want_as_sold(const MakerInputs<Number>& in, const DieFlow<Number>& dies,
                  const Number (&class_share)[kDomesticCount], MakerState<Number>& state,
                  WantedPackages<Number>& want) {
  const Number tiny(1e-9);
  // In the book, dies a package is an average over cards of other makers that counts those with foreign dies as none.
  const Number own = dies.offered[kOtherDesign] * want.other_own_share / in.dies[kOtherCards];
  state.foreign_packages *= kept_in_a_month(in.foreign_half_life);
  const Number all_other = own + state.foreign_packages;
  want.dies_each[kOtherCards] = dies.offered[kOtherDesign] / base::larger(all_other, tiny);
  want.other_own_share = own / base::larger(all_other, tiny);
  for (int c = 0; c < in.classes->domestics; ++c) {
    const Number possible = c == kOtherCards ? all_other
                                             : dies.offered[in.classes->design_of(c)] * class_share[c] /
                                                   base::larger(want.dies_each[c], tiny);
    want.by_dies += possible;
    want.packages[c] = paced(possible, state.sales_average[c], state.unsold[c], in.stock_months);
    want.after_demand += want.packages[c];
  }
}

template <class Number>
Number all_packages(const Number (&packages)[kDomesticCount]) {
  Number all(0.0);
  for (const Number& each : packages) {
    all += each;
  }
  return all;
}

}  // namespace detail

template <class Number>
MakerFlow<Number> advance(const MakerInputs<Number>& in, MakerState<Number>& state, MemoryState<Number>& memory,
                          const FoundryFlow<Number>& foundry, int month, const Timeline& timeline) {
  const bool observed = month <= timeline.through;
  const Number one(1.0);
  // K2.
  const Number now = Number(static_cast<double>(month)) + state.roadmap_gained;
  Number design_share[kDesignCount]{};
  Number class_share[kDomesticCount]{};
  detail::turnover(in, now, design_share, class_share);
  if (observed) {
    detail::give_wafers_to_950(in, foundry, month, design_share);
  }
  // K1, K3 and K5.
  detail::DieFlow<Number> dies;
  detail::make_dies(in, foundry, observed, design_share, state, dies);
  detail::release_bank(in, month, observed, state, dies);
  detail::WantedPackages<Number> want;
  want.other_own_share = one - in.other_foreign_dies;
  for (int c = 0; c < in.classes->domestics; ++c) {
    want.dies_each[c] = in.dies[c];
  }
  if (observed) {
    detail::want_as_observed(in, month, dies, state, want);
  } else {
    detail::want_as_sold(in, dies, class_share, state, want);
  }
  // K4: memory, then packaging.
  const Number all_wanted = detail::all_packages(want.packages);
  Number on_hand[kMemoryFamilyCount];
  Number stacked[kDomesticCount]{};
  stacks_on_hand(memory, on_hand);
  detail::ration_memory(in, on_hand, want.packages, stacked);
  const Number by_memory = detail::all_packages(want.packages);
  MakerFlow<Number> flow;
  Number used[kDesignCount]{};
  detail::package(in, month, on_hand, want.packages, stacked, want.dies_each, memory, state, used, flow);
  if (observed) {
    for (const int c : in.classes->packaging_order) {
      state.observed_made += flow.finished[c];
    }
  }
  detail::use_dies(used, dies.own_part, state);
  for (int c = 0; c < in.classes->domestics; ++c) {
    flow.own_share[c] = in.classes->design_of(c) == kDesign910 ? dies.own_part : one;
  }
  flow.own_share[detail::kOtherCards] = want.other_own_share;
  flow.limit[kLimitDies] = want.by_dies;
  flow.limit[kLimitMemory] = base::choose(
      all_wanted > Number(0.0), want.by_dies * by_memory / base::larger(all_wanted, Number(1e-9)), want.by_dies);
  flow.limit[kLimitDemand] = want.after_demand;
  detail::compare_dies(in, month, timeline, used, dies, state);
  return flow;
}

/// K6, after the month's sales: `shortage` = unmet / (unmet + spent) of Chinese buyers, `sold_share` of what was on
/// offer.
/// Moves the pipeline, whose last stage is the factor on next month's foundry growth.
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
  const Number rate = base::smaller(Number(kPipelineStages) / in.investment_delay, Number(1.0));
  for (Number& stage : state.pipeline) {
    const Number before = stage;
    stage += rate * (signal - stage);
    signal = before;
  }
  state.roadmap_gained += in.design_spur * base::between(Number(-0.5), extra, Number(0.5));
}

}  // namespace headway::balance

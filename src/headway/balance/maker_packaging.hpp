// K4: memory and packaging lines of Chinese makers, given to the strongest chips first. The equation is stated in
// makers.hpp.
#pragma once

#include "headway/balance/maker_state.hpp"
#include "headway/balance/memory.hpp"

namespace headway::balance {

namespace detail {

/// K4: share of the packages of a class that carry stacks.
template <class Number>
Number stacked_share(const MakerInputs<Number>& in, int domestic) {
  const int maker = in.classes->maker_of(domestic);
  return maker == kHuawei ? Number(1.0) : in.stacked[maker == kCambricon ? 0 : 1];
}

/// K4: stacks that a started package takes out for good, over those that it carries: a failed one gives some back.
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
  for (int c = 0; c < in.classes->domestics; ++c) {
    stacked[c] = wanted[c] * stacked_share(in, c);
    need[in.classes->memory_used_by(c)][in.classes->maker_of(c)] += stacked[c] * in.stacks[c] * taken;
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
  for (const int c : in.classes->packaging_order) {
    Number& stacks = left[in.classes->memory_used_by(c)][in.classes->maker_of(c)];
    const Number each = in.stacks[c] * taken;
    const Number plain = wanted[c] - stacked[c];
    stacked[c] = base::smaller(stacked[c], stacks / base::larger(each, Number(1e-9)));
    stacks = base::larger(stacks - stacked[c] * each, Number(0.0));
    wanted[c] = plain + stacked[c];
  }
}

/// K4: starts the packages that packaging lines reach, out of `wanted` that memory allows, and finishes those that do not
/// fail. Takes their stacks out of memory; adds the dies that they took to `used`.
template <class Number>
void package(const MakerInputs<Number>& in, int month, const Number (&on_hand)[kMemoryFamilyCount],
             const Number (&wanted)[kDomesticCount], const Number (&stacked)[kDomesticCount],
             const Number (&dies_each)[kDomesticCount], MemoryState<Number>& memory, MakerState<Number>& state,
             Number (&used)[kDesignCount], MakerFlow<Number>& flow) {
  Number packaged[kMemoryFamilyCount]{};
  Number lost[kMemoryFamilyCount]{};
  const Number lost_to_good = (Number(1.0) - in.packaging_yield) * in.stacks_lost / in.packaging_yield;
  Number packaging = in.packaging_capacity[month];
  Number plain(0.0);
  for (const int c : in.classes->packaging_order) {
    const Number with_stacks = base::smaller(stacked[c], packaging);
    const Number started = wanted[c] - stacked[c] + with_stacks;
    packaging -= with_stacks;
    plain += wanted[c] - stacked[c];
    used[in.classes->design_of(c)] += started * dies_each[c];
    flow.finished[c] = started * in.packaging_yield;
    const Number stacks = with_stacks * in.packaging_yield * in.stacks[c];
    packaged[in.classes->memory_used_by(c)] += stacks;
    lost[in.classes->memory_used_by(c)] += stacks * lost_to_good;
    state.stacks_packaged += stacks;
    state.produced[c] += flow.finished[c];
    state.unsold[c] += flow.finished[c];
  }
  use_memory(memory, on_hand, packaged, lost);
  flow.limit[kLimitPackaging] = in.packaging_capacity[month] + plain;
}

}  // namespace detail

}  // namespace headway::balance

// Sector 4, high-bandwidth memory in China by type: the stock delivered before the controls, what is diverted since,
// CXMT's output, and the makers' own memory: a low-cost kind (HiBL) and a fast one (HiZQ). Stocks never go below zero:
// packages are rationed to them.
//
// M1  stock(t) = stock(t-1) + inflow - stacks in good packages - stacks lost with failed ones (K4)
// M2  CXMT and own: until `branch` the book's path; then its level before `branch` + (growth since) x tool_controls;
//     memory fabs want the same tools as logic fabs
#pragma once

#include "headway/balance/inputs.hpp"
#include "headway/base/pack.hpp"

namespace headway::balance {

template <class Number>
struct MemoryInputs {
  Path<Number> legacy_inflow;    ///< stacks a month bought from abroad before the controls of December 2024
  Path<Number> diverted_inflow;  ///< stacks a month past the controls, at 2025 enforcement
  Path<Number> cxmt_output;      ///< stacks a month
  Path<Number> low_cost_output;  ///< stacks a month of the makers' own low-cost memory (HiBL)
  Path<Number> fast_output;      ///< stacks a month of the makers' own fast memory (HiZQ)

  static constexpr auto paths() {
    using Binding = PathBinding<MemoryInputs, Number>;
    return std::array{
        Binding{&MemoryInputs::legacy_inflow, "memory.legacy.inflow", "stack/month"},
        Binding{&MemoryInputs::diverted_inflow, "memory.diverted.inflow", "stack/month"},
        Binding{&MemoryInputs::cxmt_output, "memory.cxmt.output", "stack/month"},
        Binding{&MemoryInputs::low_cost_output, "memory.own_low_cost.output", "stack/month"},
        Binding{&MemoryInputs::fast_output, "memory.own_fast.output", "stack/month"},
    };
  }
};

template <class Number>
struct MemoryState {
  Number stock[kMemoryCount]{};
  Number received[kMemoryCount]{};  ///< since 2022-01
  Number packaged[kMemoryCount]{};  ///< in good packages, since 2022-01
  Number lost[kMemoryCount]{};      ///< with failed packages, since 2022-01
};

template <class Number>
void receive_memory(const MemoryInputs<Number>& in, MemoryState<Number>& state, int month, const Timeline& timeline,
                    Number hbm_controls, Number tool_controls) {
  const auto made = [&](const Path<Number>& path) {
    if (month < timeline.branch) {
      return path[month];
    }
    const Number before = path[timeline.branch - 1];
    return base::larger(before + (path[month] - before) * tool_controls, Number(0.0));
  };
  const Number inflow[kMemoryCount]{in.legacy_inflow[month], in.diverted_inflow[month] * hbm_controls,
                                    made(in.cxmt_output), made(in.low_cost_output), made(in.fast_output)};
  for (int type = 0; type < kMemoryCount; ++type) {
    state.stock[type] += inflow[type];
    state.received[type] += inflow[type];
  }
}

/// The family that a type of memory belongs to.
constexpr MemoryFamily family_of_type(int type) {
  if (type <= kCxmt) {
    return kBought;
  }
  return type == kOwnLowCost ? kLowCost : kFast;
}

/// Stacks on hand by family.
template <class Number>
void stacks_on_hand(const MemoryState<Number>& state, Number (&on_hand)[kMemoryFamilyCount]) {
  for (Number& stacks : on_hand) {
    stacks = Number(0.0);
  }
  for (int type = 0; type < kMemoryCount; ++type) {
    on_hand[family_of_type(type)] += state.stock[type];
  }
}

/// Takes out the stacks of a month's good and failed packages, from the types of a family in proportion to their
/// stocks. Both together are at most what is on hand (K4); what rounding leaves over is taken off the lost ones.
template <class Number>
void use_memory(MemoryState<Number>& state, const Number (&on_hand)[kMemoryFamilyCount],
                const Number (&packaged)[kMemoryFamilyCount], const Number (&lost)[kMemoryFamilyCount]) {
  Number packaged_share[kMemoryFamilyCount];
  Number lost_share[kMemoryFamilyCount];
  for (int family = 0; family < kMemoryFamilyCount; ++family) {
    const Number all = base::larger(on_hand[family], Number(1e-9));
    packaged_share[family] = packaged[family] / all;
    lost_share[family] = lost[family] / all;
  }
  for (int type = 0; type < kMemoryCount; ++type) {
    const int family = family_of_type(type);
    const Number good = base::smaller(state.stock[type] * packaged_share[family], state.stock[type]);
    const Number failed = base::smaller(state.stock[type] * lost_share[family], state.stock[type] - good);
    state.stock[type] -= good + failed;
    state.packaged[type] += good;
    state.lost[type] += failed;
  }
}

}  // namespace headway::balance

// Sector 4, high-bandwidth memory in China by type: the stock delivered before the controls, what is diverted since,
// CXMT's output, and the makers' own low-cost memory. Stocks never go below zero: packages are rationed to them.
//
// M1  stock(t) = stock(t-1) + inflow(t) - stacks used (failed packages included)
// M2  output made in China = the book's path until scenarios may differ, then its level there + growth since x
//     tool controls:
//     memory fabs want the same tools as logic fabs
#pragma once

#include "headway/balance/classes.hpp"
#include "headway/balance/inputs.hpp"
#include "headway/base/pack.hpp"

namespace headway::balance {

template <class Number>
struct MemoryInputs {
  Path<Number> legacy_inflow;    ///< stacks a month bought from abroad before the controls of December 2024
  Path<Number> diverted_inflow;  ///< stacks a month past the controls, at 2025 enforcement
  Path<Number> cxmt_output;      ///< stacks a month
  Path<Number> own_output;       ///< stacks a month of the makers' own memory

  static constexpr auto paths() {
    using Binding = PathBinding<MemoryInputs, Number>;
    return std::array{
        Binding{&MemoryInputs::legacy_inflow, "memory.legacy.inflow", "stack/month"},
        Binding{&MemoryInputs::diverted_inflow, "memory.diverted.inflow", "stack/month"},
        Binding{&MemoryInputs::cxmt_output, "memory.cxmt.output", "stack/month"},
        Binding{&MemoryInputs::own_output, "memory.own.output", "stack/month"},
    };
  }
};

template <class Number>
struct MemoryState {
  Number stock[kMemoryCount]{};
  Number received[kMemoryCount]{};  ///< since 2022-01
  Number used[kMemoryCount]{};      ///< since 2022-01
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
                                    made(in.cxmt_output), made(in.own_output)};
  for (int type = 0; type < kMemoryCount; ++type) {
    state.stock[type] += inflow[type];
    state.received[type] += inflow[type];
  }
}

/// Whether a Chinese class is packaged with the makers' own memory (950 and later) or with the three bought types.
constexpr bool uses_own_memory(int domestic) {
  const int chip_class = domestic + kForeignCount;
  return chip_class >= kAscend950pr && chip_class <= kAscend970;
}

template <class Number>
Number bought_memory(const MemoryState<Number>& state) {
  return state.stock[kLegacyStock] + state.stock[kDivertedMemory] + state.stock[kCxmt];
}

/// Takes stacks out: bought types in proportion to their stocks.
template <class Number>
void use_memory(MemoryState<Number>& state, Number bought_stacks, Number own_stacks) {
  const Number share = bought_stacks / base::larger(bought_memory(state), Number(1e-9));
  for (const int type : {int{kLegacyStock}, int{kDivertedMemory}, int{kCxmt}}) {
    const Number taken = base::smaller(state.stock[type] * share, state.stock[type]);
    state.stock[type] -= taken;
    state.used[type] += taken;
  }
  const Number own = base::smaller(own_stacks, state.stock[kOwnMemory]);
  state.stock[kOwnMemory] -= own;
  state.used[kOwnMemory] += own;
}

}  // namespace headway::balance

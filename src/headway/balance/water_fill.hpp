// Rationing at list price: a capped logit solved by water-filling.
//
// Spending on class c is min(cap_c, level x weight_c), with one level for all classes, chosen so that the budget is
// spent or everything on offer is sold. The order of classes does not matter, and money that a sold-out class leaves
// goes to the others.
#pragma once

#include "headway/base/pack.hpp"

namespace headway::balance {

/// Rounds of filling. Each round spends the rest of the budget in proportion to the weights of what is left; after as
/// many rounds as there are distinct levels of exhaustion the solution is exact. What the last round leaves is spent
/// in proportion to the room left, so that money remains only when everything on offer is sold.
inline constexpr int kFillRounds = 8;

/// Adds to `spent[c]` (never above `cap[c]`), c below `count`; returns the money left over. All in USD.
template <class Number>
Number water_fill(int count, const Number* weight, const Number* cap, Number budget, Number* spent) {
  const Number zero(0.0);
  Number left = budget;
  for (int round = 0; round < kFillRounds; ++round) {
    Number open_weight(0.0);
    for (int c = 0; c < count; ++c) {
      open_weight += base::choose(spent[c] < cap[c], weight[c], zero);
    }
    const Number level = left / base::larger(open_weight, Number(1e-30));
    Number used(0.0);
    for (int c = 0; c < count; ++c) {
      const Number room = base::larger(cap[c] - spent[c], zero);
      const Number bought = base::smaller(room, level * weight[c]);
      spent[c] += bought;
      used += bought;
    }
    left = base::larger(left - used, zero);
  }
  Number room(0.0);
  for (int c = 0; c < count; ++c) {
    room += base::larger(cap[c] - spent[c], zero);
  }
  const Number part = base::smaller(left / base::larger(room, Number(1e-30)), Number(1.0));
  for (int c = 0; c < count; ++c) {
    spent[c] += part * base::larger(cap[c] - spent[c], zero);
  }
  return base::larger(left - room, zero);
}

}  // namespace headway::balance

// Sector 11, progress, third part: how far one bloc is behind the other, in months, by compute and by capability.
//
// R7  compute_lag = months since the leader's largest run so far stood where the follower's stands now, interpolated
//     between months; positive when China is behind, negative when the United States is; censored before 2020-01
// R8  capability_lag = the same on the index of R5, with the follower (1 - closed) of the gap below the leader
#pragma once

#include <cstddef>

#include "headway/base/elementary.hpp"

namespace headway::balance {

enum Bloc : int { kBlocUs, kBlocChina };

/// Months since `history` stood at `level`, at the end of element `last`; the history never falls. 0 where the level is
/// not below the present, `last` where it is below the whole record.
template <class Number, std::size_t size>
Number months_since(const Number (&history)[size], int last, Number level) {
  Number below(0.0);  // months of the record that stand at or below the level, with the part of the next one
  for (int m = 1; m <= last; ++m) {
    const Number rise = base::larger(history[m] - history[m - 1], Number(1e-12));
    below += base::between(Number(0.0), (level - history[m - 1]) / rise, Number(1.0));
  }
  return Number(static_cast<double>(last)) - below;
}

/// R7, R8: months that China (positive) or the United States (negative) is behind on `history`, whose last elements are
/// the present; the follower stands `kept` of the gap below the leader.
template <class Number, std::size_t size>
Number signed_lag(const Number (&history)[2][size], int last, Number kept) {
  const Number us = history[kBlocUs][last];
  const Number china = history[kBlocChina][last];
  const Number gap = us - china;
  const Number china_behind = months_since(history[kBlocUs], last, us - kept * gap);
  const Number us_behind = months_since(history[kBlocChina], last, china + kept * gap);
  return base::choose(gap >= Number(0.0), china_behind, -us_behind);
}

}  // namespace headway::balance

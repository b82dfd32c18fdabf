// Generations of foreign chips: how a new one takes over from the one before it (S3), and how far each is ahead of the book
// when observation ends (S7). The equations are stated in world_supply.hpp.
#pragma once

#include "headway/balance/residual.hpp"
#include "headway/balance/supply_inputs.hpp"

namespace headway::balance::detail {

/// Classes of a vendor, the newest first.
inline constexpr std::array<int, 6> kNvidiaGenerations{kRubinNext, kRubin, kB300, kB200, kH100, kA100};
inline constexpr std::array<int, 4> kAmdGenerations{kMi450, kMi350, kMi325x, kMi300x};
inline constexpr std::array<int, 4> kGoogleGenerations{kTpuNext, kTpuV7, kTpuV6, kTpuV5};
inline constexpr std::array<int, 2> kAmazonGenerations{kTrainium3, kTrainium2};

/// S3: shares of a vendor's packages by generation, newest first in `generations`, the oldest takes the rest.
template <class Number, std::size_t count>
void shares_by_generation(const SupplyInputs<Number>& in, const Number (&ahead)[kSuccessorCount],
                          const std::array<int, count>& generations, Number now, Number (&share)[kForeignCount]) {
  Number rest(1.0);
  for (std::size_t k = 0; k + 1 < count; ++k) {
    const int c = generations[k];
    const std::size_t successor = successor_index(c);
    const Number grown = ramp(now + ahead[successor] - month_of_year(in.start[successor]), in.ramp_months);
    share[c] = rest * grown;
    rest *= Number(1.0) - grown;
  }
  share[generations[count - 1]] = rest;
}

/// S3: the same for all vendors.
template <class Number>
void shares_of_classes(const SupplyInputs<Number>& in, const Number (&ahead)[kSuccessorCount], Number now,
                       Number (&share)[kForeignCount]) {
  shares_by_generation(in, ahead, kNvidiaGenerations, now, share);
  shares_by_generation(in, ahead, kAmdGenerations, now, share);
  shares_by_generation(in, ahead, kGoogleGenerations, now, share);
  shares_by_generation(in, ahead, kAmazonGenerations, now, share);
}

/// S7: how far each of Nvidia's generations is ahead of the book in the month, from its observed share of the wafers of
/// its own and older packages; nothing for one that is hardly there, or is alone.
template <class Number>
void compare_generations(const SupplyInputs<Number>& in, const Number (&produced)[kForeignCount], Number now,
                         Number (&ahead)[kSuccessorCount]) {
  Number older = produced[kA100] / in.per_wafer[kA100];
  for (std::size_t k = kNvidiaGenerations.size() - 1; k > 0; --k) {
    const int c = kNvidiaGenerations[k - 1];
    const Number hopper = produced[kH100] / in.per_wafer[kH100] + produced[kH200] / in.per_wafer[kH200];
    const Number own = c == kH100 ? hopper : produced[c] / in.per_wafer[c];
    const std::size_t successor = successor_index(c);
    const Number x = own / base::larger(own + older, Number(1e-9));
    // The place on the curve where 3p^2 - 2p^3 = x, by Newton's steps.
    Number p = base::between(Number(0.02), x, Number(0.98));
    for (int step = 0; step < 6; ++step) {
      const Number slope = base::larger(Number(6.0) * p * (Number(1.0) - p), Number(0.05));
      p = base::between(Number(0.0), p - (p * p * (Number(3.0) - Number(2.0) * p) - x) / slope, Number(1.0));
    }
    const Number found = p * in.ramp_months - (now - month_of_year(in.start[successor]));
    const Number known =
        base::choose(x > Number(0.01), base::choose(x < Number(0.99), found, Number(0.0)), Number(0.0));
    ahead[successor] = known;
    older += own;
  }
}

}  // namespace headway::balance::detail

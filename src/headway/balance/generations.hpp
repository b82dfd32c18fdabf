// Generations of foreign chips: how a new one takes over from the one before it (S3), what a class beside another takes of its
// line (S9), and how far each is ahead of the book when observation ends (S7). The equations are stated in world_supply.hpp.
#pragma once

#include "headway/balance/residual.hpp"
#include "headway/balance/supply_inputs.hpp"

namespace headway::balance::detail {

/// S3: how far a class has come on its curve of `ramp_months` from its first year on.
template <class Number>
Number grown(const SupplyInputs<Number>& in, const Number (&ahead)[kForeignCount], int chip_class, Number now) {
  return ramp(now + ahead[chip_class] - month_of_year(in.start[chip_class]), in.ramp_months);
}

/// S3: shares of a vendor's packaging wafers by generation; the oldest takes the rest.
template <class Number>
void shares_by_generation(const SupplyInputs<Number>& in, const Number (&ahead)[kForeignCount], int vendor, Number now,
                          Number (&share)[kForeignCount]) {
  const auto& generations = in.classes->generations[vendor];
  Number rest(1.0);
  for (int k = 0; k + 1 < generations.count; ++k) {
    const int c = generations.slot[k];
    const Number taken = grown(in, ahead, c, now);
    share[c] = rest * taken;
    rest *= Number(1.0) - taken;
  }
  share[generations.slot[generations.count - 1]] = rest;
}

/// S9: of a line, what goes to a class that is made on it beside another.
template <class Number>
Number part_of_line(const SupplyInputs<Number>& in, const Number (&ahead)[kForeignCount], int chip_class, Number now) {
  return in.line_share[chip_class] * grown(in, ahead, chip_class, now);
}

/// S3 and S9: the same for all vendors, and for classes beside others.
template <class Number>
void shares_of_classes(const SupplyInputs<Number>& in, const Number (&ahead)[kForeignCount], Number now,
                       Number (&share)[kForeignCount]) {
  for (int vendor = 0; vendor < kVendorCount; ++vendor) {
    shares_by_generation(in, ahead, vendor, now, share);
  }
  for (const int c : in.classes->beside) {
    const int line = in.classes->fact[c].beside;
    share[c] = share[line] * part_of_line(in, ahead, c, now);
    share[line] -= share[c];
  }
}

/// S9 while packages are observed of a line as a whole.
template <class Number>
void split_observed(const SupplyInputs<Number>& in, const Number (&ahead)[kForeignCount], Number now,
                    Number (&produced)[kForeignCount]) {
  for (const int c : in.classes->beside) {
    const int line = in.classes->fact[c].beside;
    if (in.classes->vendor_of(c) == kNvidia) {
      const Number taken = produced[line] * part_of_line(in, ahead, c, now);
      produced[c] = taken * in.per_wafer[c] / in.per_wafer[line];
      produced[line] -= taken;
    }
  }
}

/// S7: wafers of a class, and of those made beside it.
template <class Number>
Number wafers_of_line(const SupplyInputs<Number>& in, const Number (&produced)[kForeignCount], int line) {
  Number wafers = produced[line] / in.per_wafer[line];
  for (const int c : in.classes->foreign) {
    if (in.classes->fact[c].beside == line) {
      wafers += produced[c] / in.per_wafer[c];
    }
  }
  return wafers;
}

/// S7: how far each of Nvidia's generations is ahead of the book in the month, from its observed share of the wafers of
/// its own and older packages; nothing for one that is hardly there, or is alone.
template <class Number>
void compare_generations(const SupplyInputs<Number>& in, const Number (&produced)[kForeignCount], Number now,
                         Number (&ahead)[kForeignCount]) {
  const auto& generations = in.classes->generations[kNvidia];
  Number older = wafers_of_line(in, produced, generations.slot[generations.count - 1]);
  for (int k = generations.count - 1; k > 0; --k) {
    const int c = generations.slot[k - 1];
    const Number own = wafers_of_line(in, produced, c);
    const Number x = own / base::larger(own + older, Number(1e-9));
    // The place on the curve where 3p^2 - 2p^3 = x, by Newton's steps.
    Number p = base::between(Number(0.02), x, Number(0.98));
    for (int step = 0; step < 6; ++step) {
      const Number slope = base::larger(Number(6.0) * p * (Number(1.0) - p), Number(0.05));
      p = base::between(Number(0.0), p - (p * p * (Number(3.0) - Number(2.0) * p) - x) / slope, Number(1.0));
    }
    const Number found = p * in.ramp_months - (now - month_of_year(in.start[c]));
    const Number known =
        base::choose(x > Number(0.01), base::choose(x < Number(0.99), found, Number(0.0)), Number(0.0));
    ahead[c] = known;
    older += own;
  }
}

}  // namespace headway::balance::detail

// Sector 6, world supply: foreign production by class, limited by advanced packaging and by memory that the classes
// share.
//
// S1  until `through`: Nvidia's packages by class, Rubin's among them, and MI308 as observed; AMD, Google, Amazon:
//     observed H100e split by S3
// S2  afterwards: wafers of a vendor = world packaging capacity x vendor's share x residual, scaled down where the sum
//     exceeds the capacity x a residual of its own, at least 1 (what was sold had been packaged); packages = wafers x
//     share of the class x packages per wafer
// S3  share of a class = ramp as in K2; the oldest generation has the rest
// S4  need = sum of packages x memory (GB); supply of memory = need at `through` x (1 + slack), then growing by
//     supply.memory.growth a year; all classes are scaled alike where need exceeds it
// S5  lines for China (H20, H200, B30A, MI308): order = min(admitted demand last month, maximum) - what the stock
//     offers, at least 0, while the class may ship; six stages over the lead time; a line that ran at `through` (and
//     left no stock worth three months) goes on from what it made, which its maximum cannot undercut. Their wafers x
//     feedback.displacement come off the vendor's other packages; their memory x feedback.displacement comes off all
//     packages where memory is scarce; the larger of the two counts. Lost packages are tallied apart. At `through`
//     each stage of a line that ran holds a month of its output. Stock made for China stays on offer: a month's offer
//     is at most the stock at `branch` / release_months; what is sold comes off it, what the line makes and China does
//     not take is added, and the share clearance a month is sold elsewhere
// S6  production of a general class slows from three months of unsold stock on and stops at six
// S7  at `through`, for Nvidia: the curve of a generation that takes between 1 and 99 % of the wafers of its own and
//     older packages is moved in time to pass through that share
// S8  in a hindcast: ln residual of a vendor += m each month; m = 0.8 x growth of ln(observed wafers / wafers from
//     drivers) a year over the last observed year, or since the vendor's first sale (between -1 and 1) / 12, then m(t)
//     = m(t-1) x 0.8^(1/12)
// S9  a class beside another is made on its line: of the line's wafers it takes supply.line_share x ramp as in K2, the
//     other keeps the rest; of observed packages too; of several beside one class each takes its share of what those
//     before it left
#pragma once

#include "headway/balance/china_lines.hpp"
#include "headway/balance/generations.hpp"
#include "headway/balance/supply_trend.hpp"

namespace headway::balance {

namespace detail {

/// S1: packages of a month by class, as observed; `share` are a class's part of its vendor's packages.
template <class Number>
void observed_output(const SupplyInputs<Number>& in, const ClassTable& table, int month,
                     const Number (&share)[kForeignCount], Number (&produced)[kForeignCount]) {
  produced[kA100] = in.observed_a100[month];
  produced[kH200] = in.observed_hopper[month] * in.h200_share[month];
  produced[kH100] = in.observed_hopper[month] - produced[kH200];
  produced[kH200] += in.sold_h200[month];
  produced[kH20] = in.observed_h20[month];
  produced[kB200] = in.observed_b200[month];
  produced[kB300] = in.observed_b300[month];
  produced[kRubin] = in.observed_rubin[month];
  const Number by_vendor[kVendorCount]{Number(0.0), in.observed_amd[month], in.observed_google[month],
                                       in.observed_amazon[month]};
  Number per_wafer[kVendorCount]{};
  for (const int c : in.classes->foreign) {
    per_wafer[in.classes->vendor_of(c)] += share[c] * in.per_wafer[c] * Number(table.eight_bit[c] / kH100EightBit);
  }
  for (const int c : in.classes->foreign) {
    const int vendor = in.classes->vendor_of(c);
    if (vendor == kNvidia) {
      continue;
    }
    produced[c] = by_vendor[vendor] / base::larger(per_wafer[vendor], Number(1e-9)) * share[c] * in.per_wafer[c];
  }
  produced[kMi308] = in.observed_mi308[month];
}

/// S1: the packaging wafers that these packages took, by vendor.
template <class Number>
void wafers_of(const SupplyInputs<Number>& in, const Number (&produced)[kForeignCount],
               Number (&wafers)[kVendorCount]) {
  for (const int c : in.classes->foreign) {
    wafers[in.classes->vendor_of(c)] += produced[c] / in.per_wafer[c];
  }
}

/// GB that packages carry.
template <class Number>
Number memory_of(const Classes& classes, const ClassTable& table, const Number (&packages)[kForeignCount]) {
  Number need(0.0);
  for (const int c : classes.foreign) {
    need += packages[c] * Number(table.memory[c]);
  }
  return need;
}

/// S2: packages by class that packaging allows; fills `wafers`, those of each vendor as far as they fit into capacity.
template <class Number>
void plan_packages(const SupplyInputs<Number>& in, const SupplyState<Number>& state, int month,
                   const Number (&share)[kForeignCount], Number (&wafers)[kVendorCount],
                   Number (&planned)[kForeignCount]) {
  Number all(0.0);
  for (int vendor = 0; vendor < kVendorCount; ++vendor) {
    wafers[vendor] = in.packaging_capacity[month] * in.packaging_share[vendor][month] * state.residual[vendor].factor();
    all += wafers[vendor];
  }
  const Number capacity = in.packaging_capacity[month] * state.capacity_residual.factor();
  const Number fits = base::smaller(Number(1.0), capacity / base::larger(all, Number(1e-9)));
  for (Number& of_vendor : wafers) {
    of_vendor *= fits;
  }
  for (const int c : in.classes->foreign) {
    planned[c] = wafers[in.classes->vendor_of(c)] * share[c] * in.per_wafer[c];
  }
}

/// S4: lowers packages alike over classes to what `supply`, GB a month, allows. Returns the GB that they need then.
template <class Number>
Number fit_into_memory(const Classes& classes, const ClassTable& table, Number supply,
                       Number (&planned)[kForeignCount]) {
  const Number need = memory_of(classes, table, planned);
  const Number by_memory = base::smaller(Number(1.0), supply / base::larger(need, Number(1e-9)));
  for (Number& packages : planned) {
    packages *= by_memory;
  }
  return need * by_memory;
}

/// S6: what is made of what is planned and not lost: all at three months of it unsold, nothing at six. Lines for China
/// follow their orders instead.
template <class Number>
void slow_by_stock(const Classes& classes, const SupplyState<Number>& state, SupplyFlow<Number>& flow) {
  const Number one(1.0);
  for (const int c : classes.foreign) {
    const Number cover = state.unsold[c] / (flow.planned[c] + Number(1e-9));
    const Number throttle =
        classes.is_china_line(c) ? one : base::between(Number(0.0), Number(2.0) - cover * Number(1.0 / 3.0), one);
    flow.produced[c] = (flow.planned[c] - flow.lost[c]) * throttle;
  }
}

/// S2 and S4 to S8 when observation ends: what the last observed month says of the months after it.
template <class Number>
void anchor_supply(const SupplyInputs<Number>& in, const ClassTable& table, SupplyState<Number>& state, int month,
                   const Timeline& timeline, const Number (&wafers)[kVendorCount], const SupplyFlow<Number>& flow) {
  fill_lines(in, flow.produced, state);
  state.memory_supply = memory_of(*in.classes, table, flow.produced) * (Number(1.0) + in.memory_slack);
  Number all(0.0);
  for (int vendor = 0; vendor < kVendorCount; ++vendor) {
    state.residual[vendor].anchor(wafers[vendor], in.packaging_capacity[month] * in.packaging_share[vendor][month]);
    all += wafers[vendor];
  }
  state.capacity_residual.anchor(base::larger(all, in.packaging_capacity[month]), in.packaging_capacity[month]);
  compare_generations(in, flow.produced, Number(static_cast<double>(month)), state.ahead);
  start_momentum(state, month, timeline);
}

/// S2, S4 and S8 a month later: residuals fade, what a vendor gained goes on, memory grows.
template <class Number>
void carry_residuals(const SupplyInputs<Number>& in, SupplyState<Number>& state) {
  state.memory_supply *= base::exp(base::log(Number(1.0) + in.memory_growth) * Number(1.0 / 12.0));
  const Number kept = kept_in_a_month(in.residual_half_life);
  for (int vendor = 0; vendor < kVendorCount; ++vendor) {
    state.residual[vendor].fade(kept);
    state.residual[vendor].log_factor += state.momentum[vendor];
    state.momentum[vendor] *= Number(kMomentumKeptAMonth);
  }
  state.capacity_residual.fade(kept);
}

}  // namespace detail

/// `admitted[line]`: Chinese demand a month that both governments let through; `open[line]`: 1 once the class may be
/// shipped.
template <class Number>
SupplyFlow<Number> advance(const SupplyInputs<Number>& in, const ClassTable& table, SupplyState<Number>& state,
                           int month, const Timeline& timeline, const Number (&admitted)[kLineCount],
                           const Number (&open)[kLineCount]) {
  SupplyFlow<Number> flow;
  Number share[kForeignCount]{};
  detail::shares_of_classes(in, state.ahead, Number(static_cast<double>(month)), share);
  Number wafers[kVendorCount]{};
  if (month <= timeline.through) {
    detail::observed_output(in, table, month, share, flow.produced);
    detail::split_observed(in, state.ahead, Number(static_cast<double>(month)), flow.produced);
    for (const int c : in.classes->foreign) {
      flow.planned[c] = flow.produced[c];
    }
    detail::wafers_of(in, flow.produced, wafers);
    detail::follow_trend(in, state, month, timeline, wafers);
  } else {
    detail::plan_packages(in, state, month, share, wafers, flow.planned);
    const Number memory_used = detail::fit_into_memory(*in.classes, table, state.memory_supply, flow.planned);
    detail::run_lines(in, state, admitted, open, flow);
    detail::displace(in, table, state, wafers, memory_used, flow);
    detail::slow_by_stock(*in.classes, state, flow);
  }
  for (const int c : in.classes->foreign) {
    state.produced[c] += flow.produced[c];
  }
  for (int line = 0; line < in.classes->lines.count; ++line) {
    state.produced[in.classes->lines.slot[line]] += flow.line[line];
  }
  if (month == timeline.through) {
    detail::anchor_supply(in, table, state, month, timeline, wafers, flow);
  } else if (month > timeline.through) {
    detail::carry_residuals(in, state);
  }
  if (month + 1 == timeline.branch) {
    detail::open_stock(in, state);
  }
  return flow;
}

}  // namespace headway::balance

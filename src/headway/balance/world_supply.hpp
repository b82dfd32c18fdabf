// Sector 6, world supply: foreign production by class, limited by advanced packaging and by memory that the classes
// share.
//
// S1  until the last observed month: packages by class as observed (Nvidia) or observed H100e of a vendor split by S3
// S2  afterwards: vendor's packaging wafers = world capacity x vendor's share x residual (fading), scaled to fit into
//     capacity x its own residual (at least 1: what was sold had been packaged); packages = wafers x share of the class x
//     packages per wafer
// S3  a generation takes over from the one before it by ramp(months since its start)
// S4  memory: production <= (need at the last observed month x (1 + slack)) x growth^t; scaled alike over classes
// S5  lines for China (H20, H200, B30A, MI308): a line follows admitted demand less what its stock offers, up to its
//     maximum or what it already made, after a lead time (six stages); its wafers come off the vendor's other packages,
//     and its memory off all packages where memory is scarce, by the displacement share; lost packages are kept apart; a
//     line that ran when observation ended, and left no stock of three months, has its output on the way in every stage.
//     Stock made for China stays on offer, as much a month as when scenarios begin / `release_months`; what is sold comes
//     off it, what the line makes and China does not take is added, and a share a month is sold elsewhere, whatever
//     the governments decide
// S6  production slows when unsold stock exceeds three months of it
// S7  where observation ends within a turnover of Nvidia's, the new generation goes on from its observed share: its curve
//     is moved in time to pass through it
// S8  in a hindcast, where shares of packaging are merely held, what a vendor gained or lost on them in the last year, or
//     since its first sale, goes on, damped: log residual += m, m(t) = m(t-1) x 0.8^(1/12), m = 0.8 x growth a year / 12,
//     growth within 1 either way
#pragma once

#include "headway/balance/class_table.hpp"
#include "headway/balance/inputs.hpp"
#include "headway/balance/residual.hpp"

namespace headway::balance {

inline constexpr std::span<const std::string_view> kForeignNames{kClassNames.data(), kForeignCount};
inline constexpr std::array<std::string_view, kLineCount> kLineNames{"h20", "h200", "b30a", "mi308"};

/// Classes that take over from an older one of their vendor.
inline constexpr int kSuccessorCount = 12;
inline constexpr std::array<int, kSuccessorCount> kSuccessors{kH100,  kB200,  kB300,  kRubin, kRubinNext, kMi325x,
                                                              kMi350, kMi450, kTpuV6, kTpuV7, kTpuNext,   kTrainium3};
inline constexpr std::array<std::string_view, kSuccessorCount> kSuccessorNames{
    "h100",  "b200",  "b300",   "rubin",  "rubin_next", "mi325x",
    "mi350", "mi450", "tpu_v6", "tpu_v7", "tpu_next",   "trainium3"};
constexpr std::size_t successor_index(int foreign_class) {
  std::size_t index = 0;
  while (index + 1 < kSuccessors.size() && kSuccessors[index] != foreign_class) {
    ++index;
  }
  return index;
}

template <class Number>
struct SupplyInputs {
  Path<Number> packaging_capacity;  ///< wafers a month, advanced packaging for accelerators
  Path<Number> packaging_share[kVendorCount];
  Path<Number> observed_a100;    ///< packages a month
  Path<Number> observed_hopper;  ///< H100 and H200, packages a month
  Path<Number> h200_share;       ///< of observed_hopper
  Path<Number> sold_h200;  ///< sold to China under licence, from stock that h200_share does not count, chips a month
  Path<Number> observed_h20;
  Path<Number> observed_b200;
  Path<Number> observed_b300;
  Path<Number> observed_rubin;
  Path<Number> observed_mi308;
  Path<Number> observed_amd;     ///< H100e a month, MI308 apart
  Path<Number> observed_google;  ///< H100e a month
  Path<Number> observed_amazon;  ///< H100e a month
  Number ramp_months;
  Number residual_half_life;         ///< months
  Number memory_slack;               ///< share by which memory supply exceeds need when observation ends
  Number memory_growth;              ///< a year
  Number displacement;               ///< feedback: share of a China line's packaging wafers taken from other packages
  Number line_lead;                  ///< months from order to finished chip
  Number release_months;             ///< in which all stock for China could be shipped
  Number clearance;                  ///< share a month of stock for China that is sold elsewhere
  Number allotment;                  ///< largest share of a general class's production offered to China
  Number per_wafer[kForeignCount];   ///< packages per packaging wafer
  Number start[kSuccessorCount];     ///< calendar year of first volume, of classes that follow another
  Number opening_stock[kLineCount];  ///< finished chips when scenarios begin
  Number line_maximum[kLineCount];   ///< packages a month

  static constexpr auto scalars() {
    using Binding = ScalarBinding<SupplyInputs, Number>;
    return std::array{
        Binding{&SupplyInputs::ramp_months, "supply.generation.ramp_months", "month"},
        Binding{&SupplyInputs::residual_half_life, "supply.residual.half_life", "month"},
        Binding{&SupplyInputs::memory_slack, "supply.memory.slack", "1"},
        Binding{&SupplyInputs::memory_growth, "supply.memory.growth", "1"},
        Binding{&SupplyInputs::displacement, "feedback.displacement", "1"},
        Binding{&SupplyInputs::line_lead, "supply.line.lead", "month"},
        Binding{&SupplyInputs::release_months, "supply.stock.release_months", "month"},
        Binding{&SupplyInputs::clearance, "supply.stock.clearance", "1"},
        Binding{&SupplyInputs::allotment, "supply.china.allotment", "1"},
    };
  }
  static constexpr auto paths() {
    using Binding = PathBinding<SupplyInputs, Number>;
    return std::array{
        Binding{&SupplyInputs::packaging_capacity, "supply.packaging.capacity", "wafer/month"},
        Binding{&SupplyInputs::observed_a100, "supply.output.a100", "package/month"},
        Binding{&SupplyInputs::observed_hopper, "supply.output.hopper", "package/month"},
        Binding{&SupplyInputs::h200_share, "supply.output.h200_share", "1"},
        Binding{&SupplyInputs::sold_h200, "trade.sold_to_china.h200", "chip/month"},
        Binding{&SupplyInputs::observed_h20, "supply.output.h20", "package/month"},
        Binding{&SupplyInputs::observed_b200, "supply.output.b200", "package/month"},
        Binding{&SupplyInputs::observed_b300, "supply.output.b300", "package/month"},
        Binding{&SupplyInputs::observed_rubin, "supply.output.rubin", "package/month"},
        Binding{&SupplyInputs::observed_mi308, "supply.output.mi308", "package/month"},
        Binding{&SupplyInputs::observed_amd, "supply.output.amd", "H100e/month"},
        Binding{&SupplyInputs::observed_google, "supply.output.google", "H100e/month"},
        Binding{&SupplyInputs::observed_amazon, "supply.output.amazon", "H100e/month"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{
        ArrayBinding<SupplyInputs, Number, kForeignCount>{&SupplyInputs::per_wafer, "supply.packages_per_wafer.",
                                                          kForeignNames, "package/wafer"},
        ArrayBinding<SupplyInputs, Number, kSuccessorCount>{&SupplyInputs::start, "supply.start.", kSuccessorNames,
                                                            "year"},
        ArrayBinding<SupplyInputs, Number, kLineCount>{&SupplyInputs::opening_stock, "supply.opening_stock.",
                                                       kLineNames, "chip"},
        ArrayBinding<SupplyInputs, Number, kLineCount>{&SupplyInputs::line_maximum, "supply.line_maximum.", kLineNames,
                                                       "package/month"},
    };
  }
  static constexpr auto path_arrays() {
    return std::tuple{PathArrayBinding<SupplyInputs, Number, kVendorCount>{
        &SupplyInputs::packaging_share, "supply.packaging_share.", kVendorNames, "1"}};
  }
};

/// S8: the damping of a trend a year, as in book/forward.hpp, and its twelfth root.
inline constexpr double kMomentumKept = 0.8;
inline constexpr double kMomentumKeptAMonth = 0.98157738;
/// Stands for "nothing was sold yet".
inline constexpr double kNotYet = 1e6;
/// A growth is read off no less than a quarter.
inline constexpr double kLeastRecord = 3.0;

/// S5: steps a month in which an order moves through a line's stages; six stages take lead >= 6 / kLineSteps months.
inline constexpr int kLineSteps = 4;

template <class Number>
struct SupplyState {
  Residual<Number> residual[kVendorCount];
  Residual<Number> capacity_residual;
  Number over_drivers[kVendorCount]{};  ///< log of observed wafers over the drivers', smoothed over a quarter
  Number over_before[kVendorCount]{};   ///< the same a year before observation ends, or at the first sale after that
  Number month_before[kVendorCount]{Number(kNotYet), Number(kNotYet), Number(kNotYet), Number(kNotYet)};
  Number momentum[kVendorCount]{};     ///< growth of the residual a month, in a hindcast
  Number ahead[kSuccessorCount]{};     ///< months by which a generation is ahead of the book when observation ends
  Number memory_supply{0.0};           ///< GB a month, from the month after the last observed one
  Number stage[kLineCount][6]{};       ///< orders on their way through a line
  Number line_reached[kLineCount]{};   ///< what a line made in the last observed month
  Number reserved[kLineCount]{};       ///< finished stock made for China
  Number most_released[kLineCount]{};  ///< chips a month that can be shipped from it
  Number unsold[kForeignCount]{};      ///< finished stock that is not kept for China
  Number produced[kForeignCount]{};    ///< since 2022-01, opening stocks included
  Number lost[kForeignCount]{};        ///< since 2022-01, packages not made because China's took their wafers
};

template <class Number>
struct SupplyFlow {
  Number produced[kForeignCount]{};  ///< general production this month
  Number line[kLineCount]{};         ///< output of the lines for China this month
  Number from_stock[kLineCount]{};   ///< of the stock for China, on offer this month
  Number lost[kForeignCount]{};      ///< displaced this month
  Number planned[kForeignCount]{};   ///< general production before displacement: the same in every scenario
};

namespace detail {

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

inline constexpr std::array<int, 6> kNvidiaGenerations{kRubinNext, kRubin, kB300, kB200, kH100, kA100};
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

inline constexpr std::array<int, 4> kAmdGenerations{kMi450, kMi350, kMi325x, kMi300x};
inline constexpr std::array<int, 4> kGoogleGenerations{kTpuNext, kTpuV7, kTpuV6, kTpuV5};
inline constexpr std::array<int, 2> kAmazonGenerations{kTrainium3, kTrainium2};

}  // namespace detail

/// `admitted[line]`: Chinese demand a month that both governments let through; `open[line]`: 1 once the class may be
/// shipped.
template <class Number>
SupplyFlow<Number> advance(const SupplyInputs<Number>& in, const ClassTable& table, SupplyState<Number>& state,
                           int month, const Timeline& timeline, const Number (&admitted)[kLineCount],
                           const Number (&open)[kLineCount]) {
  const bool observed = month <= timeline.through;
  const Number zero(0.0);
  const Number one(1.0);
  const Number tiny(1e-9);
  SupplyFlow<Number> flow;
  Number share[kForeignCount]{};
  const Number now(static_cast<double>(month));
  detail::shares_by_generation(in, state.ahead, detail::kNvidiaGenerations, now, share);
  detail::shares_by_generation(in, state.ahead, detail::kAmdGenerations, now, share);
  detail::shares_by_generation(in, state.ahead, detail::kGoogleGenerations, now, share);
  detail::shares_by_generation(in, state.ahead, detail::kAmazonGenerations, now, share);

  Number wafers[kVendorCount]{};
  if (observed) {
    // S1
    flow.produced[kA100] = in.observed_a100[month];
    flow.produced[kH200] = in.observed_hopper[month] * in.h200_share[month];
    flow.produced[kH100] = in.observed_hopper[month] - flow.produced[kH200];
    flow.produced[kH200] += in.sold_h200[month];
    flow.produced[kH20] = in.observed_h20[month];
    flow.produced[kB200] = in.observed_b200[month];
    flow.produced[kB300] = in.observed_b300[month];
    flow.produced[kRubin] = in.observed_rubin[month];
    const Number by_vendor[kVendorCount]{zero, in.observed_amd[month], in.observed_google[month],
                                         in.observed_amazon[month]};
    Number per_wafer[kVendorCount]{};
    for (int c = kMi300x; c < kForeignCount; ++c) {
      per_wafer[vendor_of(c)] += share[c] * in.per_wafer[c] * Number(table.eight_bit[c] / kH100EightBit);
    }
    for (int c = kMi300x; c < kForeignCount; ++c) {
      const int vendor = vendor_of(c);
      flow.produced[c] = by_vendor[vendor] / base::larger(per_wafer[vendor], tiny) * share[c] * in.per_wafer[c];
    }
    flow.produced[kMi308] = in.observed_mi308[month];
    for (int c = 0; c < kForeignCount; ++c) {
      wafers[vendor_of(c)] += flow.produced[c] / in.per_wafer[c];
      flow.planned[c] = flow.produced[c];
    }
    for (int vendor = 0; vendor < kVendorCount; ++vendor) {
      const Number drivers = in.packaging_capacity[month] * in.packaging_share[vendor][month];
      const Number over = base::log(base::larger(wafers[vendor], Number(1e-3)) / base::larger(drivers, Number(1e-3)));
      const Number sells = base::choose(wafers[vendor] > zero, one, zero);
      const Number first = base::choose(state.month_before[vendor] < Number(kNotYet), zero, sells);
      state.over_drivers[vendor] +=
          (first + (one - first) * sells * Number(1.0 / 3.0)) * (over - state.over_drivers[vendor]);
      const Number marks = month + 12 == timeline.through ? sells : first;
      state.over_before[vendor] = base::choose(marks > zero, state.over_drivers[vendor], state.over_before[vendor]);
      state.month_before[vendor] = base::choose(marks > zero, now, state.month_before[vendor]);
    }
  } else {
    // S2
    Number all(0.0);
    for (int vendor = 0; vendor < kVendorCount; ++vendor) {
      wafers[vendor] =
          in.packaging_capacity[month] * in.packaging_share[vendor][month] * state.residual[vendor].factor();
      all += wafers[vendor];
    }
    const Number capacity = in.packaging_capacity[month] * state.capacity_residual.factor();
    const Number fits = base::smaller(one, capacity / base::larger(all, tiny));
    Number need(0.0);
    for (int c = 0; c < kForeignCount; ++c) {
      flow.planned[c] = wafers[vendor_of(c)] * fits * share[c] * in.per_wafer[c];
      need += flow.planned[c] * Number(table.memory[c]);
    }
    // S4
    const Number by_memory = base::smaller(one, state.memory_supply / base::larger(need, tiny));
    for (Number& planned : flow.planned) {
      planned *= by_memory;
    }
    // S5
    Number taken[kVendorCount]{};
    Number memory_of_lines(0.0);
    const Number rate = base::smaller(Number(6.0 / kLineSteps) / in.line_lead, one);
    for (int line = 0; line < kLineCount; ++line) {
      const int c = kChinaLines[static_cast<std::size_t>(line)];
      // What the stock still gives need not be made.
      flow.from_stock[line] = base::smaller(state.reserved[line], state.most_released[line]);
      const Number most = base::larger(in.line_maximum[line], state.line_reached[line]);
      const Number asked = base::smaller(admitted[line], most) - flow.from_stock[line];
      const Number ordered = base::larger(asked, zero) * open[line];
      flow.line[line] = zero;
      for (int step = 0; step < kLineSteps; ++step) {
        flow.line[line] += state.stage[line][5] * Number(1.0 / kLineSteps);
        Number order = ordered;
        for (Number& stage : state.stage[line]) {
          const Number before = stage;
          stage += rate * (order - stage);
          order = before;
        }
      }
      taken[vendor_of(c)] += in.displacement * flow.line[line] / in.per_wafer[c];
      memory_of_lines += in.displacement * flow.line[line] * Number(table.memory[c]);
      const Number cleared = state.reserved[line] * in.clearance;
      state.reserved[line] -= cleared;
      state.unsold[c] += cleared;
      flow.from_stock[line] = base::smaller(flow.from_stock[line], state.reserved[line]);
    }
    const Number memory_used = need * by_memory;
    const Number short_of_memory =
        base::larger(memory_of_lines - (state.memory_supply - memory_used), zero) / base::larger(memory_used, tiny);
    for (int c = 0; c < kForeignCount; ++c) {
      const int vendor = vendor_of(c);
      const Number by_wafers = taken[vendor] / base::larger(wafers[vendor] * fits, tiny);
      const Number part = base::smaller(one, base::larger(by_wafers, short_of_memory));
      flow.lost[c] = flow.planned[c] * part;
      // S6
      const Number cover = state.unsold[c] / (flow.planned[c] + tiny);
      const Number throttle =
          is_china_line(c) ? one : base::between(zero, Number(2.0) - cover * Number(1.0 / 3.0), one);
      flow.produced[c] = (flow.planned[c] - flow.lost[c]) * throttle;
      state.lost[c] += flow.lost[c];
    }
  }
  for (int c = 0; c < kForeignCount; ++c) {
    state.produced[c] += flow.produced[c];
  }
  for (int line = 0; line < kLineCount; ++line) {
    state.produced[kChinaLines[static_cast<std::size_t>(line)]] += flow.line[line];
  }
  if (month == timeline.through) {
    for (int line = 0; line < kLineCount; ++line) {
      // What is on its way through a line that ran: its output in every stage. H200s were no line for China then, and where
      // three months of sales lie in stock, it was stock that was sold.
      const int c = kChinaLines[static_cast<std::size_t>(line)];
      const Number ran = c == kH200 ? zero : flow.produced[c];
      state.line_reached[line] = base::choose(in.opening_stock[line] > Number(3.0) * ran, zero, ran);
      for (Number& stage : state.stage[line]) {
        stage = state.line_reached[line];
      }
    }
    Number need(0.0);
    for (int c = 0; c < kForeignCount; ++c) {
      need += flow.produced[c] * Number(table.memory[c]);
    }
    state.memory_supply = need * (one + in.memory_slack);
    Number all(0.0);
    for (int vendor = 0; vendor < kVendorCount; ++vendor) {
      state.residual[vendor].anchor(wafers[vendor], in.packaging_capacity[month] * in.packaging_share[vendor][month]);
      all += wafers[vendor];
    }
    detail::compare_generations(in, flow.produced, now, state.ahead);
    for (int vendor = 0; vendor < kVendorCount; ++vendor) {
      const Number months = now - state.month_before[vendor];
      const Number grown = (state.over_drivers[vendor] - state.over_before[vendor]) * Number(12.0) /
                           base::larger(months, Number(kLeastRecord));
      const Number known = base::choose(months < Number(kLeastRecord), zero, grown);
      state.momentum[vendor] =
          timeline.hindcast ? base::between(Number(-1.0), known, one) * Number(kMomentumKept / 12.0) : zero;
    }
    state.capacity_residual.anchor(base::larger(all, in.packaging_capacity[month]), in.packaging_capacity[month]);
  } else if (!observed) {
    state.memory_supply *= base::exp(base::log(one + in.memory_growth) * Number(1.0 / 12.0));
    const Number kept = kept_in_a_month(in.residual_half_life);
    for (int vendor = 0; vendor < kVendorCount; ++vendor) {
      state.residual[vendor].fade(kept);
      state.residual[vendor].log_factor += state.momentum[vendor];
      state.momentum[vendor] *= Number(kMomentumKeptAMonth);
    }
    state.capacity_residual.fade(kept);
  }
  if (month + 1 == timeline.branch) {
    for (int line = 0; line < kLineCount; ++line) {
      state.reserved[line] += in.opening_stock[line];
      state.most_released[line] = state.reserved[line] / in.release_months;
      state.produced[kChinaLines[static_cast<std::size_t>(line)]] += in.opening_stock[line];
    }
  }
  return flow;
}

}  // namespace headway::balance

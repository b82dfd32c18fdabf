// Sector 11, progress: the largest training run of each bloc, efficiency of algorithms, and the lead in months.
//
// R1  largest run = max over homogeneous pools of (installed training compute) x share in one run x pool's usability
//     x H100's 16-bit peak x utilisation x run length
// R2  until the last observed month the record runs of the book stand; afterwards R1 x residual (fading)
// R3  efficiency grows at the frontier; the follower has it after a diffusion lag, plus what scarcity spurs (feedback)
// R4  frontier = running maximum of run x efficiency; lead = months since the leader's frontier stood where the
//     follower's stands now, interpolated; positive when the United States leads; censored before 2020-01
#pragma once

#include "headway/balance/fleet.hpp"

namespace headway::balance {

inline constexpr int kRecordBefore = 24;  ///< months of record before 2022-01: from 2020-01
inline constexpr std::array<std::string_view, 2> kBlocNames{"us", "china"};
enum Bloc : int { kBlocUs, kBlocChina };

template <class Number>
struct ProgressInputs {
  Path<Number> record[2];         ///< log10 of the largest training run known, FLOP, by bloc
  Number record_2020[2];          ///< log10 of the largest run known in January 2020
  Number share_in_run[2];         ///< of a bloc's best pool, in one run
  Number diverted_usability;      ///< share of the diverted pool that one operator can gather
  Number run_length;              ///< days
  Number run_utilisation;         ///< of 16-bit peak, whole run
  Number efficiency_growth;       ///< a year, at the frontier
  Number diffusion_lag;           ///< months until the follower has the frontier's efficiency
  Number scarcity_to_efficiency;  ///< feedback: extra efficiency a year per unit of extra shortage
  Number residual_half_life;      ///< months

  static constexpr auto scalars() {
    using Binding = ScalarBinding<ProgressInputs, Number>;
    return std::array{
        Binding{&ProgressInputs::diverted_usability, "progress.run.diverted_usability", "1"},
        Binding{&ProgressInputs::run_length, "progress.run.length", "day"},
        Binding{&ProgressInputs::run_utilisation, "progress.run.utilisation", "1"},
        Binding{&ProgressInputs::efficiency_growth, "progress.efficiency.growth", "1"},
        Binding{&ProgressInputs::diffusion_lag, "progress.efficiency.diffusion_lag", "month"},
        Binding{&ProgressInputs::scarcity_to_efficiency, "feedback.scarcity_to_efficiency", "1"},
        Binding{&ProgressInputs::residual_half_life, "progress.residual.half_life", "month"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{
        ArrayBinding<ProgressInputs, Number, 2>{&ProgressInputs::share_in_run, "progress.run.share_of_pool.",
                                                kBlocNames, "1"},
        ArrayBinding<ProgressInputs, Number, 2>{&ProgressInputs::record_2020, "progress.record_2020.", kBlocNames, "1"},
    };
  }
  static constexpr auto path_arrays() {
    return std::tuple{
        PathArrayBinding<ProgressInputs, Number, 2>{&ProgressInputs::record, "progress.record.", kBlocNames, "1"}};
  }
};

template <class Number>
struct ProgressState {
  Residual<Number> residual[2];
  Number run[2]{};                                      ///< FLOP, this month's largest possible run
  Number scarcity_gain{0.0};                            ///< natural log of efficiency won by scarcity
  Number frontier[2]{};                                 ///< natural log of effective training compute, running maximum
  Number history[2][kRecordBefore + kMaximumMonths]{};  ///< frontier by month from 2020-01
};

namespace detail {

/// Months before `month` at which the leader's frontier stood at `level`, interpolated; as far back as the record goes.
template <class Number>
Number months_since(const Number (&history)[kRecordBefore + kMaximumMonths], int month, Number level) {
  const int last = kRecordBefore + month;
  Number below(0.0);  // months of the record that stand at or below the level, with the part of the next one
  for (int m = 1; m <= last; ++m) {
    const Number rise = base::larger(history[m] - history[m - 1], Number(1e-12));
    below += base::between(Number(0.0), (level - history[m - 1]) / rise, Number(1.0));
  }
  return Number(static_cast<double>(last)) - below;
}

template <class Number>
Number best_pool(const FleetState<Number>& fleet, const Yardsticks<Number>& yardsticks, int pool) {
  const PoolRange& range = kPools[static_cast<std::size_t>(pool)];
  Number best(0.0);
  for (int k = 0; k < range.count; ++k) {
    best = base::larger(best, fleet.installed[range.first + k] * yardsticks.per_chip[kTraining][range.first_class + k]);
  }
  return best;
}

}  // namespace detail

template <class Number>
void advance(const ProgressInputs<Number>& in, ProgressState<Number>& state, const FleetState<Number>& fleet,
             const Yardsticks<Number>& yardsticks, int month, const Timeline& timeline, Number extra_shortage) {
  const Number ten = Number(2.30258509299404568402);
  // R1
  const Number per_unit = Number(kH100Bf16 * 1e12 * 86400.0) * in.run_utilisation * in.run_length;
  Number pool[2];
  pool[kBlocUs] = detail::best_pool(fleet, yardsticks, kUs);
  pool[kBlocChina] = base::larger(
      base::larger(detail::best_pool(fleet, yardsticks, kLicensed), detail::best_pool(fleet, yardsticks, kDomestic)),
      detail::best_pool(fleet, yardsticks, kDiverted) * in.diverted_usability);
  const Number growth = base::log(Number(1.0) + in.efficiency_growth) * Number(1.0 / 12.0);
  if (month == 0) {
    for (int bloc = 0; bloc < 2; ++bloc) {
      const Number lag = bloc == kBlocUs ? Number(0.0) : in.diffusion_lag;
      const Number begin = ten * in.record_2020[bloc] - growth * (Number(24.0) + lag);
      const Number end = ten * in.record[bloc][0] - growth * lag;
      for (int m = 0; m < kRecordBefore; ++m) {
        state.history[bloc][m] = begin + (end - begin) * Number(static_cast<double>(m) / kRecordBefore);
      }
      state.frontier[bloc] = state.history[bloc][kRecordBefore - 1];
    }
  }
  if (month > timeline.through) {
    state.scarcity_gain += in.scarcity_to_efficiency * extra_shortage * Number(1.0 / 12.0);
  }
  for (int bloc = 0; bloc < 2; ++bloc) {
    const Number possible = pool[bloc] * per_unit * in.share_in_run[bloc];
    // R2
    if (month <= timeline.through) {
      state.run[bloc] = base::exp(ten * in.record[bloc][month]);
      if (month == timeline.through) {
        state.residual[bloc].anchor(state.run[bloc], possible);
      }
    } else {
      state.run[bloc] = possible * state.residual[bloc].factor();
      state.residual[bloc].fade(kept_in_a_month(in.residual_half_life));
    }
    // R3, R4
    const Number lag = bloc == kBlocUs ? Number(0.0) : in.diffusion_lag;
    const Number won = bloc == kBlocUs ? Number(0.0) : state.scarcity_gain;
    const Number effective = base::log(state.run[bloc]) + growth * (Number(static_cast<double>(month)) - lag) + won;
    state.frontier[bloc] = base::larger(state.frontier[bloc], effective);
    state.history[bloc][kRecordBefore + month] = state.frontier[bloc];
  }
}

/// R4: lead in months at the end of `month`, positive when the United States leads.
template <class Number>
Number lead_in_months(const ProgressState<Number>& state, int month) {
  const Number us_ahead = detail::months_since(state.history[kBlocUs], month, state.frontier[kBlocChina]);
  const Number china_ahead = detail::months_since(state.history[kBlocChina], month, state.frontier[kBlocUs]);
  return base::choose(state.frontier[kBlocUs] >= state.frontier[kBlocChina], us_ahead, -china_ahead);
}

}  // namespace headway::balance

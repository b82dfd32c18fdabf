// Sector 11, progress, second part: the largest training run of each bloc, the efficiency of algorithms, and the index
// of capability that both make. What one owner can gather is in progress_pool.hpp, the lags are in progress_lag.hpp.
//
// R2  possible run = pool x owner_share x s / (1 + (s / site_share)^2)^(1/2) x 989.4e12 FLOP/s x 86,400 s x length
//     (days) x utilisation; s = share_of_owner x (1 + rise)^(years after 2025)
// R3  until `through` the record runs of the book, after a record's last change x the growth of the possible run
//     since; afterwards the possible run x residual (fading)
// R4  ln efficiency grows by ln(1 + growth) a year at the frontier; China has it diffusion_lag months later, plus
//     feedback.scarcity_to_efficiency x extra shortage a year
// R5  index of a bloc's own models = a (ln(largest run so far) + what scarcity won) + b ln(efficiency of the frontier
//     as it has diffused), in points of Epoch's index
// R6  closed = share of the gap between the follower's own models and the leader's that open weights and distillation
//     close
#pragma once

#include "headway/balance/progress_lag.hpp"
#include "headway/balance/progress_pool.hpp"
#include "headway/base/units.hpp"

namespace headway::balance {

inline constexpr int kRecordBefore = 24;    ///< months of record before 2022-01: from 2020-01
inline constexpr int kSharesStatedAt = 47;  ///< 2025-12: shares of a run are stated for then, and rise from there
inline constexpr int kRecordMonths = kRecordBefore + kMaximumMonths;
inline constexpr std::array<std::string_view, 2> kBlocNames{"us", "china"};

template <class Number>
struct ProgressInputs {
  Path<Number> record[2];         ///< FLOP of the largest training run known, by bloc
  Path<Number> closed;            ///< share of the follower's gap that open weights and distillation close
  Number record_2020[2];          ///< FLOP of the largest run known in January 2020
  Number owner_share[2];          ///< share of a bloc's training compute that the best-equipped owner can use
  Number share_of_owner[2];       ///< share of that owner's compute in its largest run, end of 2025
  Number site_share[2];           ///< share of that owner's compute that linked sites hold: no run takes more
  Number rise;                    ///< growth a year of share_of_owner
  Number mixing;                  ///< what a run keeps of chips of unlike classes: 1 all, 0 the root of squares
  Number diverted_usability;      ///< share of the diverted pool that one operator can gather
  Number run_length;              ///< days
  Number run_utilisation;         ///< of 16-bit peak, whole run
  Number efficiency_growth;       ///< a year, at the frontier
  Number diffusion_lag;           ///< months until the follower has the frontier's efficiency
  Number scarcity_to_efficiency;  ///< feedback: extra efficiency a year per unit of extra shortage
  Number index_of_compute;        ///< a: points of the index per natural log of the run
  Number index_of_efficiency;     ///< b: points per natural logarithm of efficiency
  Number residual_half_life;      ///< months

  static constexpr auto scalars() {
    using Binding = ScalarBinding<ProgressInputs, Number>;
    return std::array{
        Binding{&ProgressInputs::rise, "progress.run.rise", "1"},
        Binding{&ProgressInputs::mixing, "progress.run.mixing", "1"},
        Binding{&ProgressInputs::diverted_usability, "progress.run.diverted_usability", "1"},
        Binding{&ProgressInputs::run_length, "progress.run.length", "day"},
        Binding{&ProgressInputs::run_utilisation, "progress.run.utilisation", "1"},
        Binding{&ProgressInputs::efficiency_growth, "progress.efficiency.growth", "1"},
        Binding{&ProgressInputs::diffusion_lag, "progress.efficiency.diffusion_lag", "month"},
        Binding{&ProgressInputs::scarcity_to_efficiency, "feedback.scarcity_to_efficiency", "1"},
        Binding{&ProgressInputs::index_of_compute, "progress.index.compute", "1"},
        Binding{&ProgressInputs::index_of_efficiency, "progress.index.efficiency", "1"},
        Binding{&ProgressInputs::residual_half_life, "progress.residual.half_life", "month"},
    };
  }
  static constexpr auto paths() {
    return std::array{
        PathBinding<ProgressInputs, Number>{&ProgressInputs::closed, "progress.index.gap_closed", "1"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{
        ArrayBinding<ProgressInputs, Number, 2>{&ProgressInputs::owner_share, "progress.run.owner_share.", kBlocNames,
                                                "1"},
        ArrayBinding<ProgressInputs, Number, 2>{&ProgressInputs::share_of_owner, "progress.run.share_of_owner.",
                                                kBlocNames, "1"},
        ArrayBinding<ProgressInputs, Number, 2>{&ProgressInputs::site_share, "progress.run.site_share.", kBlocNames,
                                                "1"},
        ArrayBinding<ProgressInputs, Number, 2>{&ProgressInputs::record_2020, "progress.record_2020.", kBlocNames,
                                                "FLOP"},
    };
  }
  static constexpr auto path_arrays() {
    return std::tuple{
        PathArrayBinding<ProgressInputs, Number, 2>{&ProgressInputs::record, "progress.record.", kBlocNames, "FLOP"},
    };
  }
};

template <class Number>
struct ProgressState {
  Residual<Number> residual[2];
  Number run[2]{};                        ///< FLOP, this month's largest run
  Number at_record[2]{};                  ///< FLOP, the possible run when the record last changed
  Number scarcity_gain{0.0};              ///< natural log of efficiency won by scarcity
  Number frontier[2]{};                   ///< natural log of the largest run so far
  Number index[2]{};                      ///< R5, of own models
  Number compute[2][kRecordMonths]{};     ///< frontier by month from 2020-01
  Number capability[2][kRecordMonths]{};  ///< index by month from 2020-01
};

/// R2: share of an owner's compute that a run takes: `wanted`, bounded smoothly by what linked sites hold.
template <class Number>
Number within_sites(Number wanted, Number site_share) {
  const Number crowding = wanted / base::larger(site_share, Number(1e-6));
  return wanted * base::exp(Number(-0.5) * base::log(Number(1.0) + crowding * crowding));
}

/// R3 until `through`: the record, carried on by the growth of what is possible since it last changed.
template <class Number>
Number record_run(Number record, Number record_before, Number possible, Number& at_record) {
  const Number none(0.0);
  at_record = base::choose(record > record_before, possible, base::choose(record < record_before, possible, at_record));
  const Number growth = base::choose(at_record > none, possible / base::larger(at_record, Number(1e-300)), Number(1.0));
  return record * growth;
}

namespace detail {

/// The two years before the run begins: from the record of January 2020 to that of January 2022, at a constant rate.
template <class Number>
void begin_history(const ProgressInputs<Number>& in, ProgressState<Number>& state, Number growth, int bloc) {
  const Number lag = bloc == kBlocUs ? Number(0.0) : in.diffusion_lag;
  const Number begin = base::log(in.record_2020[bloc]);
  const Number end = base::log(in.record[bloc][0]);
  for (int m = 0; m < kRecordBefore; ++m) {
    const Number run = begin + (end - begin) * Number(static_cast<double>(m) / kRecordBefore);
    const Number efficiency = growth * (Number(static_cast<double>(m - kRecordBefore)) - lag);
    state.compute[bloc][m] = run;
    state.capability[bloc][m] = in.index_of_compute * run + in.index_of_efficiency * efficiency;
  }
  state.frontier[bloc] = state.compute[bloc][kRecordBefore - 1];
  state.index[bloc] = state.capability[bloc][kRecordBefore - 1];
}

}  // namespace detail

template <class Number>
void advance(const ProgressInputs<Number>& in, ProgressState<Number>& state, const FleetState<Number>& fleet,
             const TradeState<Number>& trade, const Yardsticks<Number>& yardsticks, int month, const Timeline& timeline,
             Number extra_shortage) {
  const Number none(0.0);
  const Number of_a_month(1.0 / 12.0);
  const Number growth = base::log(Number(1.0) + in.efficiency_growth) * of_a_month;
  const Number risen =
      base::exp(base::log(Number(1.0) + in.rise) * of_a_month * Number(static_cast<double>(month - kSharesStatedAt)));
  const Number per_unit = Number(kH100Bf16 * 1e12 * base::kSecondsADay) * in.run_utilisation * in.run_length;
  const Number pool[2] = {
      us_training_pool(fleet, yardsticks, in.mixing),
      china_training_pool(fleet, trade, yardsticks, in.mixing, in.diverted_usability),
  };
  if (month > timeline.through) {
    state.scarcity_gain += in.scarcity_to_efficiency * extra_shortage * of_a_month;
  }
  for (int bloc = 0; bloc < 2; ++bloc) {
    const Number share = within_sites(in.share_of_owner[bloc] * risen, in.site_share[bloc]);
    const Number possible = per_unit * pool[bloc] * in.owner_share[bloc] * share;
    if (month == 0) {
      detail::begin_history(in, state, growth, bloc);
      state.at_record[bloc] = possible;
    }
    if (month <= timeline.through) {
      const Number before = in.record[bloc][month == 0 ? 0 : month - 1];
      state.run[bloc] = record_run(in.record[bloc][month], before, possible, state.at_record[bloc]);
      if (month == timeline.through) {
        state.residual[bloc].anchor(state.run[bloc], possible);
      }
    } else {
      state.run[bloc] = possible * state.residual[bloc].factor();
      state.residual[bloc].fade(kept_in_a_month(in.residual_half_life));
    }
    // R4, R5
    const Number lag = bloc == kBlocUs ? none : in.diffusion_lag;
    const Number won = bloc == kBlocUs ? none : state.scarcity_gain;
    const Number efficiency = growth * (Number(static_cast<double>(month)) - lag);
    state.frontier[bloc] = base::larger(state.frontier[bloc], base::log(state.run[bloc]));
    // What scarcity wins is the same result with less compute, so it counts as compute does; what else comes with the
    // frontier's efficiency (post-training, data) is in b.
    const Number index = in.index_of_compute * (state.frontier[bloc] + won) + in.index_of_efficiency * efficiency;
    state.index[bloc] = base::larger(state.index[bloc], index);
    state.compute[bloc][kRecordBefore + month] = state.frontier[bloc];
    state.capability[bloc][kRecordBefore + month] = state.index[bloc];
  }
}

/// R7 at the end of `month`.
template <class Number>
Number compute_lag(const ProgressState<Number>& state, int month) {
  return signed_lag(state.compute, kRecordBefore + month, Number(1.0));
}

/// R6, R8 at the end of `month`.
template <class Number>
Number capability_lag(const ProgressInputs<Number>& in, const ProgressState<Number>& state, int month) {
  return signed_lag(state.capability, kRecordBefore + month, Number(1.0) - in.closed[month]);
}

}  // namespace headway::balance

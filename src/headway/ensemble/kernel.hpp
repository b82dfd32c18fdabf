// One pack of draws through all scenarios: history once, then each scenario from the same state, so that they are
// paired.
// Plain arrays only: the file is compiled for several instruction sets, and nothing here may be shared with other code.
#pragma once

#include <type_traits>

#include "headway/balance/bindings.hpp"
#include "headway/balance/conservation.hpp"
#include "headway/balance/reading.hpp"
#include "headway/ensemble/request.hpp"

namespace headway::ensemble {

/// Where a run broke: the first breach of a pack.
struct Breach {
  int kind = balance::kSound;
  int month = 0;
  int scenario = 0;
  int lane = 0;
};

/// Which months of a run a task asks for.
enum class Stretch {
  whole,      ///< history, then every scenario
  history,    ///< until the branch: its state is left at the beginning of the scratch memory
  scenarios,  ///< from the branch on: its state is found there, and stays as it is
};

/// What a kernel reads and writes. Numbers lie lane by lane: value[slot * width + lane].
struct KernelTask {
  Stretch stretch = Stretch::whole;
  const balance::Setting* setting;
  const double* scalars;  ///< one per scalar input, in the order of visit_inputs
  const double* paths;    ///< [path][month]
  int months;
  const double* const* policies;  ///< per scenario and phase, one after the other: as draw_policy writes them
  const int* const* phase_from;   ///< per scenario: first month of each later phase
  const int* phases;              ///< per scenario: later phases
  const double* const*
      scalar_overrides;                 ///< per scenario: scalars as `scalars`, or null where the scenario changes none
  const double* const* path_overrides;  ///< per scenario: paths as `paths`, or null where the scenario changes none
  int scenarios;
  const Request* requests;  ///< sorted by last_month
  const long* rows;         ///< row of results of each request
  int request_count;
  double* const* results;  ///< per scenario: [request][draw]
  long draws;              ///< length of a row of results
  long first_draw;
  double* support;  ///< per draw: packages made over packages observed, until the last observed month
  Breach* breach;
};

namespace detail {

template <class Number>
struct InputLoader {
  const Number* scalars;
  const Number* paths;
  int months;
  void scalar(Number& member, std::string_view /*prefix*/, std::string_view /*name*/, std::string_view /*unit*/) {
    member = *scalars++;
  }
  void path(balance::Path<Number>& member, std::string_view /*prefix*/, std::string_view /*name*/,
            std::string_view /*unit*/) {
    member.months = paths;
    paths += months;
  }
};

template <class Number>
void load_inputs(const balance::Classes& classes, const double* scalars, const double* paths, int months,
                 balance::Assumptions<Number>& in) {
  in = balance::Assumptions<Number>{};
  balance::tell_classes(classes, in);
  InputLoader<Number> loader{reinterpret_cast<const Number*>(scalars), reinterpret_cast<const Number*>(paths), months};
  balance::visit_inputs(in, loader, classes, balance::NoNames{});
}

template <class Number>
void load_policy(const double* numbers, balance::PolicyInputs<Number>& policy) {
  const auto* from = reinterpret_cast<const Number*>(numbers);
  balance::visit_policy(policy, [&](Number& number) { number = *from++; });
  policy.permission.months = from;
}

template <class Number>
struct Run {
  balance::State<Number> state;
  balance::SoldToDate<Number> sold;
  balance::SoldTotals<Number> totals;
  balance::Tally<Number> year;
};

template <class Number>
void write_lanes(double* row, long first, long draws, Number value) {
  using Traits = base::NumberTraits<Number>;
  for (int lane = 0; lane < Traits::width && first + lane < draws; ++lane) {
    row[first + lane] = Traits::lane(value, lane);
  }
}

template <class Number>
void note_breach(const KernelTask& task, const Run<Number>& run, int month, int scenario) {
  using Traits = base::NumberTraits<Number>;
  const Number kind = balance::find_breach(run.state, run.totals, task.setting->classes);
  if (!Traits::any(kind > Number(0.0)) || task.breach->kind != balance::kSound) {
    return;
  }
  for (int lane = Traits::width - 1; lane >= 0; --lane) {
    const double found = Traits::lane(kind, lane);
    if (found > 0.0) {
      *task.breach = Breach{static_cast<int>(found), month, scenario, lane};
    }
  }
}

/// Months [first, last) of one scenario; `next` is the first request not yet answered, `check` the months between
/// checks.
template <class Number>
int run_months(const KernelTask& task, const balance::Assumptions<Number>& in,
               const balance::PolicyInputs<Number>& policy, const balance::Yardsticks<Number>& yardsticks,
               Run<Number>& run, int first, int last, int next, int scenario, bool all_scenarios, int check) {
  for (int month = first; month < last; ++month) {
    const balance::Month<Number> flow = balance::advance_month(*task.setting, in, policy, yardsticks, run.state, month);
    balance::count_sales(run.sold, flow.trade, month, task.setting->classes);
    balance::add_month(run.totals, flow.trade);
    const balance::Tally<Number> tally = balance::tally_month(flow, run.state, in, month);
    if (month % 12 == 0) {
      run.year = tally;
    } else {
      balance::accumulate(run.year, tally);
    }
    while (next < task.request_count && task.requests[next].last_month == month) {
      const Request& request = task.requests[next];
      const balance::Reading<Number> reading{
          in, *task.setting, yardsticks, run.state, run.sold, request.year ? run.year : tally, flow.energy, month};
      const Number value = balance::read_measure(reading, request.measure, request.yardstick, request.basis);
      const long row = task.rows[next] * task.draws;
      for (int s = all_scenarios ? 0 : scenario; s < (all_scenarios ? task.scenarios : scenario + 1); ++s) {
        write_lanes(task.results[s] + row, task.first_draw, task.draws, value);
      }
      ++next;
    }
    if (month % check == check - 1 || month + 1 == last) {
      note_breach(task, run, month, scenario);
    }
  }
  return next;
}

}  // namespace detail

/// Scratch memory that a kernel needs, in bytes, aligned to 64.
template <class Number>
constexpr std::size_t kernel_scratch() {
  return 2 * (sizeof(detail::Run<Number>) + sizeof(balance::Assumptions<Number>)) +
         sizeof(balance::Yardsticks<Number>) + sizeof(balance::PolicyInputs<Number>) + 1024;
}

/// Bytes at the beginning of the scratch memory that hold a pack's state at the branch.
template <class Number>
constexpr std::size_t kernel_state() {
  static_assert(std::is_trivially_copyable_v<detail::Run<Number>> && sizeof(detail::Run<Number>) % sizeof(Number) == 0,
                "the state is kept as plain numbers");
  return sizeof(detail::Run<Number>);
}

/// Runs the pack. `check` = months between checks of conservation: 12 in production, 1 to find the month of a breach.
template <class Number>
void run_pack(const KernelTask& task, void* scratch, int check) {
  auto* history = static_cast<detail::Run<Number>*>(scratch);
  auto* run = history + 1;
  auto* in = reinterpret_cast<balance::Assumptions<Number>*>(run + 1);
  auto* own = in + 1;
  auto* yardsticks = reinterpret_cast<balance::Yardsticks<Number>*>(own + 1);
  auto* policy = reinterpret_cast<balance::PolicyInputs<Number>*>(yardsticks + 1);
  const balance::Classes& classes = task.setting->classes;
  detail::load_inputs(classes, task.scalars, task.paths, task.months, *in);
  balance::measure_classes(task.setting->table, in->yardsticks, *yardsticks);
  const int branch = task.setting->timeline.branch < task.months ? task.setting->timeline.branch : task.months;
  int next = 0;
  if (task.stretch == Stretch::scenarios) {
    while (next < task.request_count && task.requests[next].last_month < branch) {
      ++next;
    }
  } else {
    detail::load_policy(task.policies[0], *policy);
    balance::start(*in, history->state);
    history->sold = balance::SoldToDate<Number>{};
    balance::start(in->fleet, history->totals);
    history->year = balance::Tally<Number>{};
    next = detail::run_months(task, *in, *policy, *yardsticks, *history, 0, branch, 0, 0, true, check);
    const Number support =
        history->state.makers.observed_made / base::larger(history->state.makers.observed_wanted, Number(1e-9));
    detail::write_lanes(task.support, task.first_draw, task.draws,
                        base::choose(history->state.makers.observed_wanted > Number(0.0), support, Number(1.0)));
    if (task.stretch == Stretch::history) {
      return;
    }
  }
  const std::size_t phase_length = (balance::kPolicyScalars + static_cast<std::size_t>(task.months)) *
                                   static_cast<std::size_t>(base::NumberTraits<Number>::width);
  for (int s = 0; s < task.scenarios; ++s) {
    *run = *history;
    const balance::Assumptions<Number>* used = in;
    const double* scalars = task.scalar_overrides[s];
    const double* paths = task.path_overrides[s];
    if (scalars != nullptr || paths != nullptr) {
      detail::load_inputs(classes, scalars != nullptr ? scalars : task.scalars, paths != nullptr ? paths : task.paths,
                          task.months, *own);
      used = own;
    }
    int answered = next;
    int first = branch;
    for (int phase = 0; phase <= task.phases[s]; ++phase) {
      const int next_phase = phase < task.phases[s] ? task.phase_from[s][phase] : task.months;
      const int last = next_phase < task.months ? next_phase : task.months;
      detail::load_policy(task.policies[s] + static_cast<std::size_t>(phase) * phase_length, *policy);
      answered = detail::run_months(task, *used, *policy, *yardsticks, *run, first, last, answered, s, false, check);
      first = last;
    }
  }
}

/// One entry for each instruction set; kernels of a width that this processor lacks must not be called.
void run_pack_of_2(const KernelTask& task, void* scratch, int check);
void run_pack_of_4(const KernelTask& task, void* scratch, int check);
void run_pack_of_8(const KernelTask& task, void* scratch, int check);
std::size_t scratch_of_2();
std::size_t scratch_of_4();
std::size_t scratch_of_8();
std::size_t state_of_2();
std::size_t state_of_4();
std::size_t state_of_8();

}  // namespace headway::ensemble

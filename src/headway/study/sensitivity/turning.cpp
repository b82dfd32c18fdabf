#include "headway/study/sensitivity/turning.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "headway/base/parallel.hpp"
#include "headway/model/movers.hpp"
#include "headway/study/sensitivity/tornado.hpp"

namespace headway::study {

namespace {

/// Draws that rank the inputs, and draws of each end of those tried.
constexpr long kRanking = 4000;
constexpr long kEach = 800;

/// How far the median differs between the outer tenths of a mover's draws.
double reach_of(const model::Mover& mover, std::uint64_t seed, const Outcome& outcome) {
  constexpr double kTenth = 0.1;
  std::vector<double> low;
  std::vector<double> high;
  for (std::size_t draw = 0; draw < outcome.values.size(); ++draw) {
    if (outcome.supported[draw] != 0) {
      const double number = mover.uniform(seed, draw);
      const bool alternatives = mover.by_alternative;
      if (number < (alternatives ? mover.middle : kTenth)) {
        low.push_back(outcome.values[draw]);
      } else if (number > (alternatives ? mover.middle : 1.0 - kTenth)) {
        high.push_back(outcome.values[draw]);
      }
    }
  }
  const double reach = std::abs(model::summarise(high).p50 - model::summarise(low).p50);
  return std::isfinite(reach) ? reach : 0.0;
}

/// The input that a mover belongs to; what no entry moves is the course of policy.
std::size_t input_of(const Inputs& inputs, const model::Mover& mover) {
  const auto found = std::ranges::find_if(inputs.inputs, [&](const Input& input) {
    return std::ranges::find(input.members, mover.id) != input.members.end();
  });
  return found == inputs.inputs.end() ? inputs.inputs.size() - 1
                                      : static_cast<std::size_t>(found - inputs.inputs.begin());
}

/// The inputs that move the gain most, by index.
std::vector<std::size_t> strongest(const Prepared& prepared, const Experiment& experiment, const Inputs& inputs,
                                   const Outcome& outcome) {
  const auto movers = model::movers_of(prepared, experiment.scenarios.back());
  std::vector<double> reach(movers.size());
  base::for_each_in_parallel(movers.size(), experiment.options.threads, 0,
                             [&](std::size_t k, std::span<double> /*scratch*/) {
                               reach[k] = reach_of(movers[k], experiment.options.seed, outcome);
                             });
  std::vector<double> of_input(inputs.inputs.size(), 0.0);
  for (std::size_t k = 0; k < movers.size(); ++k) {
    double& known = of_input[input_of(inputs, movers[k])];
    known = std::max(known, reach[k]);
  }
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < of_input.size(); ++k) {
    order.push_back(k);
  }
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t k) { return of_input[k]; });
  order.resize(std::min(order.size(), kTried));
  return order;
}

bool is_judged(const book::Book& book, const Input& input) {
  return std::ranges::any_of(input.members, [&](const std::string& id) {
    const auto* const entry = book::find(book, id);
    return entry != nullptr && std::ranges::any_of(entry->alternatives, [](const book::Alternative& alternative) {
             return std::ranges::any_of(alternative.knots,
                                        [](const book::Knot& knot) { return knot.kind == book::Kind::judgement; });
           });
  });
}

bool sure(const model::Summary& end) { return std::abs(end.p50) > end.error_p50; }

}  // namespace

base::Result<TurningResult> turning_inputs(const Prepared& prepared, const Question& question, const std::string& base,
                                           const std::string& other) {
  if (auto refused = refuse_constraint(prepared, "the search for inputs that turn the sign"); refused) {
    return std::unexpected(std::move(*refused));
  }
  const auto figure = one_figure(question, "compare");
  if (!figure) {
    return std::unexpected(figure.error());
  }
  TurningResult result{*figure, base, other, 0, 0, std::min(kEach, question.samples), {}};
  auto experiment = experiment_on(prepared, question, {*figure, base, other});
  if (!experiment) {
    return std::unexpected(experiment.error());
  }
  const Inputs inputs = varying_inputs(prepared, experiment->scenarios);
  result.inputs = inputs.inputs.size();
  std::vector<ensemble::DesignRun> design;
  for (std::uint64_t draw = 0; draw < static_cast<std::uint64_t>(std::min(kRanking, question.samples)); ++draw) {
    design.push_back({.common = {.seed = question.seed, .draw = draw}, .own = {}});
  }
  const auto tried = static_cast<double>(std::min(kTried, inputs.inputs.size()));
  experiment->runs_planned = static_cast<double>(design.size()) + 2.0 * tried * static_cast<double>(result.draws);
  const auto outcome = run_design(*experiment, design);
  if (!outcome) {
    return std::unexpected(outcome.error());
  }
  const auto chosen = strongest(prepared, *experiment, inputs, *outcome);
  result.tried = chosen.size();
  const auto bars = tornado(*experiment, prepared, inputs, chosen, result.draws, {.low = 0.05, .high = 0.95});
  if (!bars) {
    return std::unexpected(bars.error());
  }
  if (question.progress) {
    question.progress(1.0);
  }
  for (std::size_t k = 0; k < chosen.size(); ++k) {
    const model::Summary& low = (*bars)[k].low.summary;
    const model::Summary& high = (*bars)[k].high.summary;
    if (low.p50 * high.p50 < 0.0 && sure(low) && sure(high)) {
      const Input& input = inputs.inputs[chosen[k]];
      result.turning.push_back({name_of(input), is_judged(prepared.book, input), low.p50, high.p50});
    }
  }
  return result;
}

}  // namespace headway::study

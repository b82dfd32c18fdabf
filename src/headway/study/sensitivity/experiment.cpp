#include "headway/study/sensitivity/experiment.hpp"

#include <algorithm>

namespace headway::study {

base::Result<model::Figure> one_figure(const Question& question, std::string_view verb) {
  Question asked = question;
  model::take_usual_lens(asked);
  auto figures = model::year_figures(asked);
  if (!figures) {
    return std::unexpected(figures.error());
  }
  if (question.metrics.size() != 1 || figures->size() != 1) {
    return std::unexpected(base::Error{std::string(verb) + " explains one figure at a time",
                                       "a metric with its year was expected",
                                       "write, for instance, headway " + std::string(verb) + " china_useful@2026",
                                       {},
                                       base::Fault::input});
  }
  return std::move(figures->front());
}

std::optional<base::Error> refuse_constraint(const Prepared& prepared, std::string_view verb) {
  if (prepared.model.constraint.empty()) {
    return std::nullopt;
  }
  return base::Error{std::string(verb) + " does not weight draws",
                     "it needs every draw, each as likely as the next",
                     "leave out " + base::field("constrain"),
                     {},
                     base::Fault::input};
}

base::Result<Experiment> experiment_on(const Prepared& prepared, const Question& question, const Quantity& quantity) {
  Experiment experiment;
  for (const auto& name : {quantity.base, quantity.other}) {
    if (name.empty()) {
      continue;
    }
    auto scenario = scenario_named(prepared, name);
    if (!scenario) {
      return std::unexpected(scenario.error());
    }
    experiment.scenarios.push_back(std::move(*scenario));
  }
  experiment.model = prepared.model;
  // Later months change nothing about earlier ones; a constraint may look at months after the figure's.
  if (prepared.model.constraint.empty()) {
    experiment.model.timeline.months = std::min(prepared.model.timeline.months, quantity.figure.request.last_month + 1);
  }
  experiment.request = quantity.figure.request;
  experiment.options = model::engine_options(question);
  experiment.options.keep_unsupported = true;
  experiment.progress = question.progress;
  return experiment;
}

void set_blocks(Experiment& experiment, const Inputs& inputs, const std::vector<int>& blocks) {
  const auto set = [&](chance::Variable& variable) {
    const auto found = inputs.of_name.find(variable.name);
    variable.block = found == inputs.of_name.end() ? 0 : blocks[found->second];
  };
  std::ranges::for_each(experiment.model.scalars, set);
  std::ranges::for_each(experiment.model.paths, set);
  for (auto& scenario : experiment.scenarios) {
    for (auto& change : scenario.overrides) {
      set(change.variable);
    }
    const auto set_plan = [&](ensemble::PolicyPlan& plan) {
      std::ranges::for_each(plan.levers, set);
      std::ranges::for_each(plan.regime, set);
      plan.path_block = inputs.has_policy_path ? blocks.back() : 0;
    };
    set_plan(scenario.policy);
    std::ranges::for_each(scenario.later, set_plan, &ensemble::Phase::policy);
  }
}

base::Result<Outcome> run_design(Experiment& experiment, const std::vector<ensemble::DesignRun>& design) {
  auto options = experiment.options;
  options.design = design;
  options.draws = static_cast<long>(design.size());
  const double runs = static_cast<double>(design.size());
  if (experiment.progress) {
    options.progress = [&](double share) {
      experiment.progress((experiment.runs_done + share * runs) / experiment.runs_planned);
    };
  }
  const std::vector<ensemble::Request> requests{experiment.request};
  auto ensemble = ensemble::run(experiment.model, experiment.scenarios, requests, options);
  if (!ensemble) {
    return std::unexpected(ensemble.error());
  }
  experiment.runs_done += runs;
  Outcome outcome;
  const auto base = ensemble->row(0, 0);
  outcome.values.assign(base.begin(), base.end());
  if (experiment.scenarios.size() > 1) {
    const auto other = ensemble->row(1, 0);
    for (std::size_t k = 0; k < outcome.values.size(); ++k) {
      outcome.values[k] = other[k] - outcome.values[k];
    }
  }
  outcome.supported = std::move(ensemble->supported);
  return outcome;
}

std::vector<double> supported_values(const Outcome& outcome) {
  std::vector<double> values;
  for (std::size_t k = 0; k < outcome.values.size(); ++k) {
    if (outcome.supported[k] != 0) {
      values.push_back(outcome.values[k]);
    }
  }
  return values;
}

}  // namespace headway::study

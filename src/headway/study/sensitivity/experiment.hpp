// One quantity under a design: a figure of one scenario, or its gain over another, in runs whose inputs are chosen one
// by one.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "headway/model/figures.hpp"
#include "headway/study/sensitivity/inputs.hpp"

namespace headway::study {

/// What is explained: `figure` under `base`, or where `other` is named the gain of `other` over `base`.
struct Quantity {
  model::Figure figure;
  std::string base;
  std::string other;
};

/// The one figure that a question asks for; h100e and accessible where it names no yardstick and basis. Error: not
/// exactly one.
base::Result<model::Figure> one_figure(const Question& question, std::string_view verb);

/// The error where draws are to be weighted, which `verb` cannot do: it chooses or counts draws by itself.
std::optional<base::Error> refuse_constraint(const Prepared& prepared, std::string_view verb);

/// Its own copies of model and scenarios, since blocks are written into them. The model ends with the figure's month.
struct Experiment {
  ensemble::Model model;
  std::vector<ensemble::Scenario> scenarios;  ///< one, or base and other
  ensemble::Request request;
  ensemble::Options options;  ///< seed and threads
  std::function<void(double)> progress;
  double runs_done = 0.0;
  double runs_planned = 1.0;
};

/// Errors: an unknown scenario.
base::Result<Experiment> experiment_on(const Prepared& prepared, const Question& question, const Quantity& quantity);

/// The quantity in every run, with those whose stocks cannot support history among them.
struct Outcome {
  std::vector<double> values;
  std::vector<char> supported;  ///< 1 where the run's stocks support history
};

/// Input k belongs to block `blocks[k]`; 0 for none.
void set_blocks(Experiment& experiment, const Inputs& inputs, const std::vector<int>& blocks);

base::Result<Outcome> run_design(Experiment& experiment, const std::vector<ensemble::DesignRun>& design);

/// Values of the runs that support history.
std::vector<double> supported_values(const Outcome& outcome);

}  // namespace headway::study

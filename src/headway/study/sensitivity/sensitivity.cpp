#include "headway/study/sensitivity/sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "headway/base/messages.hpp"
#include "headway/study/sensitivity/design_draws.hpp"

namespace headway::study {

namespace {

constexpr long kFewestPoints = 64;

double deviation_of(const std::vector<double>& values) {
  double count = 0.0;
  double sum = 0.0;
  for (const double value : values) {
    if (!std::isnan(value)) {
      count += 1.0;
      sum += value;
    }
  }
  double square = 0.0;
  for (const double value : values) {
    if (!std::isnan(value)) {
      square += (value - sum / count) * (value - sum / count);
    }
  }
  return count > 1.0 ? std::sqrt(square / (count - 1.0)) : 0.0;
}

/// The two samples of pick and freeze: A is the plain draws of the seed, B those of another.
class Samples {
 public:
  Samples(std::uint64_t seed, long points)
      : seed_(seed), other_(seed ^ chance::hash_name("study.second_sample")), points_(points) {}

  void add_plain(std::vector<ensemble::DesignRun>& design) const {
    for (const std::uint64_t seed : {seed_, other_}) {
      for (std::uint64_t draw = 0; draw < static_cast<std::uint64_t>(points_); ++draw) {
        design.push_back({.common = {.seed = seed, .draw = draw}, .own = {}});
      }
    }
  }
  void add_mixed(int block, std::vector<ensemble::DesignRun>& design) const {
    for (std::uint64_t draw = 0; draw < static_cast<std::uint64_t>(points_); ++draw) {
      design.push_back(
          {.common = {.seed = seed_, .draw = draw}, .block = block, .own = {.seed = other_, .draw = draw}});
    }
  }

  std::uint64_t other() const { return other_; }

 private:
  std::uint64_t seed_;
  std::uint64_t other_;
  long points_;
};

std::vector<double> piece(const std::vector<double>& values, long index, long length) {
  const auto from = values.begin() + index * length;
  return {from, from + length};
}

/// Runs with each of the blocks 1 to `count` taken from the second sample, added to `runs`.
base::Result<void> run_mixed(Experiment& experiment, const Samples& samples, int count, long points, PickFreeze& runs) {
  std::vector<ensemble::DesignRun> design;
  for (int block = 1; block <= count; ++block) {
    samples.add_mixed(block, design);
  }
  const auto outcome = run_design(experiment, design);
  if (!outcome) {
    return std::unexpected(outcome.error());
  }
  for (int block = 0; block < count; ++block) {
    runs.mixed.push_back(piece(outcome->values, block, points));
  }
  return {};
}

/// Names of the sectors in order, and for each input its sector's number from 1 on.
struct SectorBlocks {
  std::vector<SectorIndices> sectors;
  std::vector<int> blocks;
};

SectorBlocks sector_blocks(const Inputs& inputs) {
  SectorBlocks found;
  for (const Input& input : inputs.inputs) {
    auto place = std::ranges::find(found.sectors, input.sector, &SectorIndices::sector);
    if (place == found.sectors.end()) {
      found.sectors.push_back(SectorIndices{input.sector, 0, {}});
      place = std::prev(found.sectors.end());
    }
    ++place->inputs;
    found.blocks.push_back(static_cast<int>(place - found.sectors.begin()) + 1);
  }
  return found;
}

/// The plain draws, and beside them whether each can support history.
void keep_plain(const Outcome& outcome, SensitivityResult& result) {
  keep_runs(result.quantity, "", outcome.values, result.draws);
  model::DrawColumn supported;
  supported.id = "supports_history";
  supported.unit = "1";
  supported.quantity = model::kHolds;
  supported.values.assign(outcome.supported.begin(), outcome.supported.end());
  result.draws.columns.push_back(std::move(supported));
}

/// The plain draws: the figure as `compare` has it.
base::Result<void> run_headline(Experiment& experiment, const Question& question, SensitivityResult& result) {
  std::vector<ensemble::DesignRun> design;
  for (long draw = 0; draw < question.samples; ++draw) {
    design.push_back({.common = {.seed = question.seed, .draw = static_cast<std::uint64_t>(draw)}, .own = {}});
  }
  const auto outcome = run_design(experiment, design);
  if (!outcome) {
    return std::unexpected(outcome.error());
  }
  auto values = supported_values(*outcome);
  result.deviation = deviation_of(values);
  result.deviation_all = deviation_of(outcome->values);
  if (!(result.deviation_all > 0.0)) {
    return std::unexpected(base::input_error("the quantity does not vary", "it is the same in all draws",
                                             "choose a later period, another metric, or two scenarios that differ"));
  }
  if (question.keep_draws) {
    keep_plain(*outcome, result);
  }
  result.provenance.dropped = question.samples - static_cast<long>(values.size());
  result.summary = model::summarise(values);
  return {};
}

/// Indices of the sectors, then of the candidates, of which those with the largest totals stay chosen, then of these as
/// one.
base::Result<void> run_indices(Experiment& experiment, bool keep, SensitivityResult& result) {
  const long points = result.points;
  const std::uint64_t seed = experiment.options.seed;
  const Samples samples(seed, points);
  std::vector<ensemble::DesignRun> design;
  samples.add_plain(design);
  const auto plain = run_design(experiment, design);
  if (!plain) {
    return std::unexpected(plain.error());
  }
  const PickFreeze nothing_mixed{piece(plain->values, 0, points), piece(plain->values, 1, points), {}};
  if (keep) {
    keep_runs(result.quantity, "sample A", nothing_mixed.a, result.draws);
    keep_runs(result.quantity, "sample B", nothing_mixed.b, result.draws);
  }
  const auto indices_of = [&](const std::vector<int>& blocks,
                              const std::vector<std::string>& names) -> base::Result<std::vector<SobolIndices>> {
    PickFreeze runs = nothing_mixed;
    set_blocks(experiment, result.inputs, blocks);
    if (auto run = run_mixed(experiment, samples, static_cast<int>(names.size()), points, runs); !run) {
      return std::unexpected(run.error());
    }
    for (std::size_t k = 0; k < (keep ? names.size() : 0); ++k) {
      keep_runs(result.quantity, "sample A with " + names[k] + " of sample B", runs.mixed[k], result.draws);
    }
    return sobol_indices(runs, seed);
  };

  auto sectors = sector_blocks(result.inputs);
  std::vector<std::string> sector_names;
  std::ranges::transform(sectors.sectors, std::back_inserter(sector_names), &SectorIndices::sector);
  const auto of_sectors = indices_of(sectors.blocks, sector_names);
  if (!of_sectors) {
    return std::unexpected(of_sectors.error());
  }
  for (std::size_t k = 0; k < of_sectors->size(); ++k) {
    sectors.sectors[k].indices = (*of_sectors)[k];
  }
  std::ranges::stable_sort(sectors.sectors, std::greater{},
                           [](const SectorIndices& each) { return each.indices.total.value; });
  result.sectors = std::move(sectors.sectors);

  const std::size_t candidates = std::min(kCandidates, result.order.size());
  std::vector<int> blocks(result.inputs.inputs.size(), 0);
  std::vector<std::string> names;
  for (std::size_t j = 0; j < candidates; ++j) {
    blocks[result.order[j]] = static_cast<int>(j) + 1;
    names.push_back(name_of(result.inputs.inputs[result.order[j]]));
  }
  const auto of_candidates = indices_of(blocks, names);
  if (!of_candidates) {
    return std::unexpected(of_candidates.error());
  }
  std::vector<std::size_t> by_total(candidates);
  std::iota(by_total.begin(), by_total.end(), std::size_t{0});
  std::ranges::stable_sort(by_total, std::greater{}, [&](std::size_t k) { return (*of_candidates)[k].total.value; });
  by_total.resize(std::min(kChosen, candidates));
  std::ranges::fill(blocks, 0);
  for (const std::size_t k : by_total) {
    result.chosen.push_back(result.order[k]);
    result.indices.push_back((*of_candidates)[k]);
    blocks[result.order[k]] = 1;
  }
  const auto as_one = indices_of(blocks, {"the chosen inputs"});
  if (!as_one) {
    return std::unexpected(as_one.error());
  }
  result.together = as_one->front();
  return {};
}

base::Result<void> run_knowledge(Experiment& experiment, SensitivityResult& result) {
  for (const bool as_one : {false, true}) {
    auto knowledge =
        worth_of_knowing(experiment, result.inputs, result.chosen, as_one, result.known_values, result.known_draws);
    if (!knowledge) {
      return std::unexpected(knowledge.error());
    }
    (as_one ? result.knowledge_together : result.knowledge) = std::move(*knowledge);
  }
  return {};
}

/// Runs that are to come, for the bar that shows progress.
double planned_runs(const SensitivityResult& result, long samples) {
  const double inputs = static_cast<double>(result.inputs.inputs.size());
  const double candidates = static_cast<double>(std::min(kCandidates, result.inputs.inputs.size()));
  const double chosen = static_cast<double>(std::min(kChosen, result.inputs.inputs.size()));
  const double sectors = static_cast<double>(sector_blocks(result.inputs).sectors.size());
  const double points = static_cast<double>(result.points);
  return static_cast<double>(samples) + static_cast<double>(result.screening_points) * (inputs + 1.0) +
         points * (2.0 + sectors + candidates + 1.0 + 2.0 * chosen) +
         (chosen + 1.0) * static_cast<double>(result.known_values * result.known_draws);
}

/// Error: the plain draws, the design and the inputs of both are too many for a file.
base::Result<void> check_draws_of(const Prepared& prepared, const Question& question, const Experiment& experiment,
                                  const SensitivityResult& result) {
  Question asked = question;
  asked.samples = std::max(question.samples, result.points);
  const std::size_t columns = 5 + sector_blocks(result.inputs).sectors.size() + kCandidates;
  return model::check_size(prepared, asked, experiment.scenarios, columns,
                           std::vector<int>{experiment.request.last_month});
}

}  // namespace

base::Result<SensitivityResult> sensitivity(const Prepared& prepared, const Question& question, const std::string& base,
                                            const std::string& other, long points) {
  if (points < kFewestPoints) {
    return std::unexpected(base::input_error(std::to_string(points) + " base points are too few",
                                             "no index would mean anything",
                                             "give at least " + std::to_string(kFewestPoints)));
  }
  if (auto refused = refuse_constraint(prepared, "sensitivity")) {
    return std::unexpected(std::move(*refused));
  }
  auto figure = one_figure(question, "sensitivity");
  if (!figure) {
    return std::unexpected(figure.error());
  }
  SensitivityResult result;
  result.quantity = Quantity{std::move(*figure), base, other};
  auto experiment = experiment_on(prepared, question, result.quantity);
  if (!experiment) {
    return std::unexpected(experiment.error());
  }
  result.provenance = model::provenance_of(prepared, question, 0);
  result.points = points;
  result.screening_points = std::max(kFewestPoints / 4, points / 16);
  result.known_values = points / 32;
  result.known_draws = points / 16;
  result.inputs = varying_inputs(prepared, experiment->scenarios);
  experiment->runs_planned = planned_runs(result, question.samples);

  if (auto fits = check_draws_of(prepared, question, *experiment, result); !fits) {
    return std::unexpected(std::move(fits.error()));
  }
  if (auto run = run_headline(*experiment, question, result); !run) {
    return std::unexpected(run.error());
  }
  auto effects = screen(*experiment, result.inputs, result.screening_points);
  if (!effects) {
    return std::unexpected(effects.error());
  }
  result.effects = std::move(*effects);
  result.order.resize(result.effects.size());
  std::iota(result.order.begin(), result.order.end(), std::size_t{0});
  std::ranges::stable_sort(result.order, std::greater{},
                           [&](std::size_t k) { return result.effects[k].strength.value; });
  if (auto run = run_indices(*experiment, question.keep_draws, result); !run) {
    return std::unexpected(run.error());
  }
  auto bars = tornado(*experiment, prepared, result.inputs, result.chosen, points);
  if (!bars) {
    return std::unexpected(bars.error());
  }
  result.bars = std::move(*bars);
  if (!other.empty()) {
    if (auto run = run_knowledge(*experiment, result); !run) {
      return std::unexpected(run.error());
    }
  }
  if (question.keep_inputs) {
    const std::uint64_t second = Samples(question.seed, points).other();
    keep_design_inputs(prepared, question, *experiment, second, points, result.draws);
  }
  result.runs = experiment->runs_done;
  if (question.progress) {
    question.progress(1.0);
  }
  return result;
}

}  // namespace headway::study

#include "headway/study/sensitivity/tornado.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "headway/study/sensitivity/sectors.hpp"

namespace headway::study {

namespace {

constexpr double kNoValue = std::numeric_limits<double>::quiet_NaN();

/// Courses of policy are ranked among this many.
constexpr std::size_t kCourses = 512;
/// Those within this share of the courses either side stand for a quantile: one course alone would be one story.
constexpr double kAbout = 0.05;

/// What a course of policy lets through, averaged from the branch to the figure's month, its odds at their medians.
std::vector<double> openness_of_courses(const Experiment& experiment, std::uint64_t seed) {
  const auto& timeline = experiment.model.timeline;
  ensemble::PolicyPlan plan = experiment.scenarios.back().policy;
  std::ranges::for_each(plan.levers, [](auto& variable) { variable.block = 0; });
  std::ranges::for_each(plan.regime, [](auto& variable) { variable.block = 0; });
  plan.path_block = 1;
  const auto length = static_cast<std::size_t>(ensemble::policy_length(timeline.months));
  const auto months = static_cast<std::size_t>(timeline.months);
  const auto branch = static_cast<std::size_t>(std::min(timeline.branch, timeline.months - 1));
  std::vector<double> numbers(length);
  std::vector<double> openness(kCourses);
  for (std::size_t k = 0; k < kCourses; ++k) {
    const ensemble::DesignRun run{
        .common = {.seed = seed, .level = 0.5, .branch = 0.5}, .block = 1, .own = {.seed = seed, .draw = k}};
    ensemble::draw_policy(plan, run, timeline, 1, numbers.data());
    const auto path = std::span(numbers).last(months).subspan(branch);
    openness[k] = std::accumulate(path.begin(), path.end(), 0.0) / static_cast<double>(path.size());
  }
  return openness;
}

/// Draws whose course lies about this quantile of openness.
std::vector<std::uint64_t> courses_about(const std::vector<double>& openness, double level) {
  std::vector<std::uint64_t> order(openness.size());
  std::iota(order.begin(), order.end(), std::uint64_t{0});
  std::ranges::stable_sort(order, {}, [&](std::uint64_t k) { return openness[k]; });
  const auto at = [&](double share) { return static_cast<std::ptrdiff_t>(share * static_cast<double>(order.size())); };
  return {order.begin() + at(level - kAbout), order.begin() + at(level + kAbout)};
}

/// Where an input's own numbers come from in run k of one end.
using OwnSource = std::function<chance::Source(std::uint64_t draw)>;

/// The ends to try for an input: two, or one for each alternative.
std::vector<OwnSource> ends_of(const Experiment& experiment, const Input& input, const Levels& levels) {
  const std::uint64_t seed = experiment.options.seed;
  std::vector<OwnSource> ends;
  if (input.id == kPolicyPath) {
    const std::uint64_t other_seed = chance::hash_name("study.tornado") ^ seed;
    const auto openness = openness_of_courses(experiment, other_seed);
    for (const double level : {levels.low, levels.high}) {
      ends.emplace_back([other_seed, courses = courses_about(openness, level)](std::uint64_t draw) {
        return chance::Source{.seed = other_seed, .draw = courses[draw % courses.size()]};
      });
    }
  } else if (input.branches.size() > 1) {
    double before = 0.0;
    for (const double weight : input.branches) {
      const double middle = before + 0.5 * weight;
      before += weight;
      ends.emplace_back(
          [seed, middle](std::uint64_t draw) { return chance::Source{.seed = seed, .draw = draw, .branch = middle}; });
    }
  } else {
    for (const double level : {levels.low, levels.high}) {
      ends.emplace_back(
          [seed, level](std::uint64_t draw) { return chance::Source{.seed = seed, .draw = draw, .level = level}; });
    }
  }
  return ends;
}

/// What a single input is held at: in the scenario, else in the model; a path by its value in the figure's month.
struct Held {
  const chance::Variable* variable = nullptr;
  std::string unit;
  bool path = false;
};

Held held_variable(const Experiment& experiment, const Prepared& prepared, const std::string& id) {
  const auto& plan = experiment.scenarios.back().policy;
  for (std::size_t k = 0; k < ensemble::kLevers.size(); ++k) {
    if (ensemble::kLevers[k].id == id) {
      return {&plan.levers[k], std::string(ensemble::kLevers[k].unit), false};
    }
  }
  for (std::size_t k = 0; k < ensemble::kRegimeNumbers.size(); ++k) {
    if (ensemble::kRegimeNumbers[k].id == id) {
      return {&plan.regime[k], std::string(ensemble::kRegimeNumbers[k].unit), false};
    }
  }
  for (std::size_t k = 0; k < prepared.scalars.size(); ++k) {
    if (prepared.scalars[k].id == id) {
      return {&experiment.model.scalars[k], prepared.scalars[k].unit, false};
    }
  }
  for (std::size_t k = 0; k < prepared.paths.size(); ++k) {
    if (prepared.paths[k].id == id) {
      return {&experiment.model.paths[k], prepared.paths[k].unit, true};
    }
  }
  return {};
}

double value_at(const Held& held, double level, int months) {
  if (held.variable == nullptr) {
    return kNoValue;
  }
  const chance::Source source{.level = level};
  if (!held.path) {
    return chance::draw_number(*held.variable, source);
  }
  std::vector<double> values(static_cast<std::size_t>(months));
  chance::draw_path(*held.variable, source, months, 1, values.data());
  return values.back();
}

TornadoBar bar_of(const std::vector<model::Summary>& ends, const Input& input) {
  TornadoBar bar;
  std::size_t low = 0;
  std::size_t high = ends.size() - 1;
  const bool by_branch = input.branches.size() > 1;
  if (by_branch) {
    const auto by_median = [](const model::Summary& summary) { return summary.p50; };
    low = static_cast<std::size_t>(std::ranges::min_element(ends, {}, by_median) - ends.begin());
    high = static_cast<std::size_t>(std::ranges::max_element(ends, {}, by_median) - ends.begin());
  }
  bar.low = TornadoEnd{ends[low], kNoValue, by_branch ? static_cast<int>(low) : -1};
  bar.high = TornadoEnd{ends[high], kNoValue, by_branch ? static_cast<int>(high) : -1};
  return bar;
}

std::size_t end_count(const Input& input) { return std::max<std::size_t>(2, input.branches.size()); }

}  // namespace

double tornado_runs(const Inputs& inputs, const std::vector<std::size_t>& chosen, long draws) {
  double runs = 0.0;
  for (const std::size_t j : chosen) {
    runs += static_cast<double>(end_count(inputs.inputs[j])) * static_cast<double>(draws);
  }
  return runs;
}

base::Result<std::vector<TornadoBar>> tornado(Experiment& experiment, const Prepared& prepared, const Inputs& inputs,
                                              const std::vector<std::size_t>& chosen, long draws,
                                              const Levels& levels) {
  std::vector<int> blocks(inputs.inputs.size(), 0);
  for (std::size_t j = 0; j < chosen.size(); ++j) {
    blocks[chosen[j]] = static_cast<int>(j) + 1;
  }
  set_blocks(experiment, inputs, blocks);
  std::vector<ensemble::DesignRun> design;
  for (const std::size_t j : chosen) {
    for (const OwnSource& own : ends_of(experiment, inputs.inputs[j], levels)) {
      for (std::uint64_t draw = 0; draw < static_cast<std::uint64_t>(draws); ++draw) {
        design.push_back(
            {.common = {.seed = experiment.options.seed, .draw = draw}, .block = blocks[j], .own = own(draw)});
      }
    }
  }
  const auto outcome = run_design(experiment, design);
  if (!outcome) {
    return std::unexpected(outcome.error());
  }
  std::vector<TornadoBar> bars;
  std::size_t first = 0;
  for (const std::size_t j : chosen) {
    const Input& input = inputs.inputs[j];
    std::vector<model::Summary> ends(end_count(input));
    for (model::Summary& end : ends) {
      std::vector<double> values;
      for (std::size_t k = first; k < first + static_cast<std::size_t>(draws); ++k) {
        if (outcome->supported[k] != 0) {
          values.push_back(outcome->values[k]);
        }
      }
      end = model::summarise(values);
      first += static_cast<std::size_t>(draws);
    }
    TornadoBar bar = bar_of(ends, input);
    if (input.single) {
      const Held held = held_variable(experiment, prepared, input.id);
      bar.low.setting = value_at(held, levels.low, experiment.model.timeline.months);
      bar.high.setting = value_at(held, levels.high, experiment.model.timeline.months);
      bar.unit = held.unit;
    }
    bars.push_back(std::move(bar));
  }
  return bars;
}

}  // namespace headway::study

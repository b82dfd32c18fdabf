// Checks of behaviour: "more of this never means less of that", tried on pairs of runs that differ in one input alone.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "study/default_book.hpp"
#include "study/worlds.hpp"

namespace headway::study {

/// What a figure does when the input rises.
enum class Way { never_falls, never_rises, stays };

/// Whether a flow is taken year by year, or as what adds up from 2026 on. Stocks are taken year by year.
enum class Sum { each_year, since_2026 };

/// One statement. In each random world `input` takes two values between `low` and `high`, from 2026 on, and the same
/// draws run with both. For a path the values are factors on its forecast.
struct Behaviour {
  std::string name;  ///< of the test
  std::string says;  ///< the statement, in words
  std::string input;
  double low = 0.0;
  double high = 1.0;
  Way way = Way::never_falls;
  balance::Measure measure = balance::kChinaStock;
  Sum sum = Sum::each_year;
  std::vector<std::string> sets;  ///< "id=value": what is switched off or fixed, so that the statement is exact
  double least_share = 1.0;       ///< share of comparisons in which it must hold; below 1 where the model may break it
  double least_effect = 0.01;     ///< share in which the figure must move, or the check would see nothing
};

inline void PrintTo(const Behaviour& check, std::ostream* out) { *out << check.says; }

struct Outcome {
  long compared = 0;  ///< draws x years
  long moved = 0;
  long exceptions = 0;
  double worst = 0.0;  ///< largest exception, as a part of the figure
  std::string where;   ///< of the largest exception

  double part(long count) const { return static_cast<double>(count) / static_cast<double>(std::max(1L, compared)); }
};

namespace detail {

inline constexpr int kFirstYear = 2026;
inline constexpr int kLastYear = 2030;
inline constexpr long kDrawsAWorld = 16;

template <class Names>
long index_of(const Names& names, const std::string& id) {
  const auto found = std::ranges::find_if(names, [&](const auto& name) { return name.id == id; });
  return found == names.end() ? -1 : static_cast<long>(found - names.begin());
}

/// The path at one quantile, month by month, multiplied by `factor` after the last observed month.
inline chance::Variable forecast_times(const chance::Variable& path, double quantile, double factor,
                                       const balance::Timeline& timeline) {
  chance::Variable scaled = path;
  scaled.between = chance::Between::step;
  for (std::size_t b = 0; b < path.branches.size(); ++b) {
    chance::Variable fixed = path;
    fixed.branches = {path.branches[b]};
    for (auto& knot : fixed.branches[0].knots) {
      knot.distribution = chance::Distribution::constant(knot.distribution.quantile(quantile));
    }
    std::vector<double> values(static_cast<std::size_t>(timeline.months));
    chance::draw_path(fixed, {.seed = 1}, timeline.months, 1, values.data());
    scaled.branches[b].knots.clear();
    for (int month = 0; month < timeline.months; ++month) {
      const double value = values[static_cast<std::size_t>(month)] * (month > timeline.through ? factor : 1.0);
      scaled.branches[b].knots.push_back(
          chance::PathKnot{static_cast<double>(month), chance::Distribution::constant(value)});
    }
  }
  return scaled;
}

/// Gives the input a value, in the scenario or, for a path, in the model. False where there is no such input.
inline bool set_input(const Prepared& prepared, const std::string& id, double value, double quantile,
                      ensemble::Model& model, ensemble::Scenario& scenario) {
  if (const long lever = index_of(ensemble::kLevers, id); lever >= 0) {
    scenario.policy.levers[static_cast<std::size_t>(lever)] = chance::certain(value);
  } else if (const long number = index_of(ensemble::kRegimeNumbers, id); number >= 0) {
    scenario.policy.regime[static_cast<std::size_t>(number)] = chance::certain(value);
  } else if (const long scalar = index_of(prepared.scalars, id); scalar >= 0) {
    scenario.overrides.push_back(ensemble::Override{static_cast<std::size_t>(scalar), chance::certain(value)});
  } else if (const long path = index_of(prepared.paths, id); path >= 0) {
    auto& variable = model.paths[static_cast<std::size_t>(path)];
    variable = forecast_times(variable, quantile, value, model.timeline);
  } else {
    return false;
  }
  return true;
}

/// A world with inputs pushed to their extremes. A fifth of the observed Chinese output is enough of a history: few
/// such worlds could have made all of it, and draws that cannot are left out.
inline ensemble::Model extreme_world(const Prepared& prepared, std::mt19937_64& random,
                                     std::span<const std::string> kept) {
  ensemble::Model model = random_world(prepared, random, kept);
  for (std::size_t k = 0; k < model.paths.size(); ++k) {
    if (prepared.paths[k].id.starts_with("makers.output.")) {
      for (auto& branch : model.paths[k].branches) {
        for (auto& knot : branch.knots) {
          knot.distribution = chance::Distribution::constant(0.2 * knot.distribution.quantile(0.5));
        }
      }
    }
  }
  return model;
}

inline void judge(const Behaviour& check, double less, double more, const std::string& where, Outcome& outcome) {
  if (std::isnan(less) || std::isnan(more)) {
    return;
  }
  ++outcome.compared;
  const double size = std::max(std::abs(less), std::abs(more));
  // Rationing ends after eight rounds (water_fill.hpp) and leaves parts in ten million; a thousandth of a chip is none.
  if (size < 1e-3 || std::abs(more - less) <= 1e-6 * size) {
    return;
  }
  ++outcome.moved;
  const double rise = (more - less) / size;
  const double wrong = check.way == Way::never_falls ? -rise : (check.way == Way::never_rises ? rise : std::abs(rise));
  outcome.exceptions += wrong > 0.0 ? 1 : 0;
  if (wrong > outcome.worst) {
    outcome.worst = wrong;
    outcome.where = where;
  }
}

/// Both runs of a pair, year by year.
inline void judge_all(const Behaviour& check, const ensemble::Ensemble& less, const ensemble::Ensemble& more,
                      long world, Outcome& outcome) {
  for (std::size_t draw = 0; draw < less.draws.size(); ++draw) {
    double low = 0.0;
    double high = 0.0;
    for (int year = kFirstYear; year <= kLastYear; ++year) {
      const auto request = static_cast<std::size_t>(year - kFirstYear);
      low = (check.sum == Sum::since_2026 ? low : 0.0) + less.row(0, request)[draw];
      high = (check.sum == Sum::since_2026 ? high : 0.0) + more.row(0, request)[draw];
      judge(
          check, low, high,
          "world " + std::to_string(world) + ", draw " + std::to_string(less.draws[draw]) + ", " + std::to_string(year),
          outcome);
    }
  }
}

}  // namespace detail

/// Runs the check on about `draws` draws: half of them in the book as it stands, half in worlds pushed to extremes.
inline Outcome outcome_of(const Behaviour& check, long draws) {
  const Prepared prepared = prepared_with(check.sets);
  std::vector<std::string> kept;
  for (const auto& set : check.sets) {
    kept.push_back(set.substr(0, set.find('=')));
  }
  std::vector<ensemble::Request> requests;
  for (int year = detail::kFirstYear; year <= detail::kLastYear; ++year) {
    requests.push_back(at(check.measure, year));
  }
  const auto scenario = scenarios_of(prepared, {"h200-licensed"}).front();
  std::mt19937_64 random(20251231);
  std::uniform_real_distribution<double> part(0.0, 1.0);
  Outcome outcome;
  for (long world = 0; world < draws / detail::kDrawsAWorld; ++world) {
    const ensemble::Model model = world % 2 == 0 ? prepared.model : detail::extreme_world(prepared, random, kept);
    std::array values{part(random), part(random)};
    std::ranges::sort(values);
    const double quantile = 0.01 + 0.98 * part(random);
    std::vector<ensemble::Ensemble> runs;
    for (const double value : values) {
      ensemble::Model changed = model;
      std::vector<ensemble::Scenario> scenarios{scenario};
      const double between = check.low + (check.high - check.low) * value;
      if (!detail::set_input(prepared, check.input, between, quantile, changed, scenarios[0])) {
        ADD_FAILURE() << "the model has no input " << check.input;
        return outcome;
      }
      ensemble::Options options;
      options.seed = static_cast<std::uint64_t>(world);
      options.draws = detail::kDrawsAWorld;
      auto run = ensemble::run(changed, scenarios, requests, options);
      if (!run) {
        ADD_FAILURE() << base::to_string(run.error());
        return outcome;
      }
      runs.push_back(std::move(*run));
    }
    if (runs[0].draws != runs[1].draws) {
      ADD_FAILURE() << check.input << " reaches back into history: other draws support it";
      return outcome;
    }
    detail::judge_all(check, runs[0], runs[1], world, outcome);
  }
  return outcome;
}

}  // namespace headway::study

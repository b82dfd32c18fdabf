#include "headway/model/drawn_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <utility>

#include "headway/base/parallel.hpp"

namespace headway::model {

namespace {

/// Columns that are drawn together, and what draws one world's numbers of them.
struct DrawnTogether {
  std::vector<DrawColumn> columns;
  std::function<void(const chance::Source& source, std::span<double> numbers)> draw;
  bool drop_constant = false;  ///< leave out columns that turn out the same in every world
};

DrawColumn input_column(std::string scenario, std::string id, std::string_view unit, std::string period = "") {
  DrawColumn column;
  column.scenario = std::move(scenario);
  column.id = std::move(id);
  column.unit = unit;
  column.period = std::move(period);
  column.quantity = kInput;
  return column;
}

/// The alternative that holds, from 1.
double alternative_of(const chance::Variable& variable, const chance::Source& source) {
  return static_cast<double>(chance::branch_of(variable, source) + 1);
}

/// A number, and which of its alternatives holds.
DrawnTogether number_of(const DrawColumn& named, const chance::Variable& variable) {
  DrawnTogether drawn{{named}, {}, false};
  const bool several = variable.branches.size() > 1;
  if (several) {
    drawn.columns.push_back(input_column(named.scenario, named.id + " alternative", "1", named.period));
  }
  drawn.draw = [&variable, several](const chance::Source& source, std::span<double> numbers) {
    numbers[0] = chance::draw_number(variable, source);
    if (several) {
      numbers[1] = alternative_of(variable, source);
    }
  };
  return drawn;
}

std::string month_text(int month) { return base::to_string(base::kFirstMonth + month); }

/// A path: its quantile, which of its alternatives holds, its values.
DrawnTogether path_of(const Input& input, const chance::Variable& variable, const std::vector<int>& months) {
  DrawnTogether drawn{{input_column("", input.id + " quantile", "1")}, {}, false};
  const bool several = variable.branches.size() > 1;
  if (several) {
    drawn.columns.push_back(input_column("", input.id + " alternative", "1"));
  }
  for (const int month : months) {
    drawn.columns.push_back(input_column("", input.id, input.unit, month_text(month)));
  }
  drawn.draw = [&variable, &months, several](const chance::Source& source, std::span<double> numbers) {
    std::size_t k = 0;
    numbers[k++] = chance::uniform_of(variable, source);
    if (several) {
      numbers[k++] = alternative_of(variable, source);
    }
    std::vector<double> path(months.empty() ? 0 : static_cast<std::size_t>(months.back()) + 1);
    chance::draw_path(variable, source, static_cast<int>(path.size()), 1, path.data());
    for (const int month : months) {
      numbers[k++] = path[static_cast<std::size_t>(month)];
    }
  };
  return drawn;
}

/// A path as a scenario multiplies it from the branch on.
DrawnTogether multiplied(const InputsOf& of, const ensemble::Scenario& scenario, const ensemble::PathFactor& change) {
  const Input& input = of.frozen.paths[change.path];
  DrawnTogether drawn;
  for (const int month : of.months) {
    if (month >= of.frozen.model.timeline.branch) {
      drawn.columns.push_back(input_column(scenario.name, input.id, input.unit, month_text(month)));
    }
  }
  const auto& variable = of.frozen.model.paths[change.path];
  drawn.draw = [&of, &variable, &change](const chance::Source& source, std::span<double> numbers) {
    std::vector<double> path(static_cast<std::size_t>(of.months.back()) + 1);
    chance::draw_path(variable, source, static_cast<int>(path.size()), 1, path.data());
    std::size_t k = 0;
    for (const int month : of.months) {
      if (month >= of.frozen.model.timeline.branch) {
        numbers[k++] = path[static_cast<std::size_t>(month)] * change.factor;
      }
    }
  };
  return drawn;
}

/// From when on the scenario's plan holds: "" where it is the first.
std::string since_of(const ensemble::Scenario& scenario, std::size_t phase) {
  return phase == 0 ? "" : month_text(scenario.later[phase - 1].from) + "..";
}

/// When what was permitted ends, and what Beijing lets through in the months in which the plan holds.
DrawnTogether course_of_policy(const InputsOf& of, const ensemble::Scenario& scenario, std::size_t phase) {
  const ensemble::PolicyPlan& plan = *scenario.plans()[phase];
  const int from = phase == 0 ? 0 : scenario.later[phase - 1].from;
  const int until = phase < scenario.later.size() ? scenario.later[phase].from : std::numeric_limits<int>::max();
  DrawnTogether drawn{{}, {}, true};
  for (const char* const id : {"washington.reversal", "beijing.reversal"}) {
    drawn.columns.push_back(input_column(scenario.name, id, "months after 2022-01", since_of(scenario, phase)));
  }
  std::vector<std::size_t> months;
  for (const int month : of.months) {
    if (from <= month && month < until && month < of.frozen.model.timeline.months) {
      months.push_back(static_cast<std::size_t>(month));
      drawn.columns.push_back(input_column(scenario.name, "beijing.permission", "1", month_text(month)));
    }
  }
  drawn.draw = [&of, &plan, months](const chance::Source& source, std::span<double> numbers) {
    const auto& timeline = of.frozen.model.timeline;
    const ensemble::DesignRun run{.common = source, .own = {}};
    const auto reversals = ensemble::draw_reversals(plan, run, timeline);
    std::size_t k = 0;
    for (const double month : {reversals.washington, reversals.beijing}) {
      numbers[k++] = month < balance::kUnlimited ? month : std::numeric_limits<double>::quiet_NaN();
    }
    std::vector<double> policy(static_cast<std::size_t>(ensemble::policy_length(timeline.months)));
    ensemble::draw_policy(plan, run, timeline, 1, policy.data());
    for (const std::size_t month : months) {
      numbers[k++] = policy[balance::kPolicyScalars + month];
    }
  };
  return drawn;
}

/// What is of the world, whatever the scenario.
std::vector<DrawnTogether> of_the_world(const InputsOf& of) {
  const Frozen& frozen = of.frozen;
  std::vector<DrawnTogether> all;
  for (std::size_t k = 0; k < frozen.scalars.size(); ++k) {
    if (chance::varies(frozen.model.scalars[k])) {
      all.push_back(number_of(input_column("", frozen.scalars[k].id, frozen.scalars[k].unit), frozen.model.scalars[k]));
    }
  }
  for (std::size_t k = 0; k < frozen.paths.size(); ++k) {
    if (chance::varies(frozen.model.paths[k])) {
      all.push_back(path_of(frozen.paths[k], frozen.model.paths[k], of.months));
    }
  }
  return all;
}

/// Levers, and what is drawn of policy.
std::vector<DrawnTogether> of_policy(const InputsOf& of, const ensemble::Scenario& scenario) {
  std::vector<DrawnTogether> all;
  const auto plans = scenario.plans();
  for (std::size_t phase = 0; phase < plans.size(); ++phase) {
    const std::string since = since_of(scenario, phase);
    const auto add = [&](const auto& names, const auto& variables) {
      for (std::size_t k = 0; k < names.size(); ++k) {
        if (chance::varies(variables[k])) {
          const auto& [id, unit] = names[k];
          all.push_back(number_of(input_column(scenario.name, std::string(id), unit, since), variables[k]));
        }
      }
    };
    add(ensemble::kLevers, plans[phase]->levers);
    add(ensemble::kRegimeNumbers, plans[phase]->regime);
    all.push_back(course_of_policy(of, scenario, phase));
  }
  return all;
}

/// What a scenario sets otherwise than the world has it.
std::vector<DrawnTogether> set_by(const InputsOf& of, const ensemble::Scenario& scenario) {
  std::vector<DrawnTogether> all;
  for (const ensemble::Override& change : scenario.overrides) {
    if (chance::varies(change.variable)) {
      const Input& input = of.frozen.scalars[change.scalar];
      all.push_back(number_of(input_column(scenario.name, input.id, input.unit), change.variable));
    }
  }
  for (const ensemble::PathFactor& change : scenario.path_factors) {
    if (chance::varies(of.frozen.model.paths[change.path])) {
      all.push_back(multiplied(of, scenario, change));
    }
  }
  return all;
}

bool same_numbers(const std::vector<double>& left, const std::vector<double>& right) {
  return std::ranges::equal(left, right, [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); });
}

bool is_constant(const std::vector<double>& values) {
  return std::ranges::all_of(values, [&](double value) {
    return value == values.front() || (std::isnan(value) && std::isnan(values.front()));
  });
}

/// Draws the columns of each group in every world.
std::vector<DrawColumn> drawn(const InputsOf& of, const std::vector<long>& draws, std::vector<DrawnTogether> groups) {
  base::for_each_in_parallel(groups.size(), of.threads, 0, [&](std::size_t k, std::span<double> /*scratch*/) {
    DrawnTogether& group = groups[k];
    std::vector<double> numbers(group.columns.size());
    for (DrawColumn& column : group.columns) {
      column.values.reserve(draws.size());
    }
    for (const long draw : draws) {
      group.draw({.seed = of.seed, .draw = static_cast<std::uint64_t>(draw)}, numbers);
      for (std::size_t c = 0; c < numbers.size(); ++c) {
        group.columns[c].values.push_back(numbers[c]);
      }
    }
  });
  std::vector<DrawColumn> columns;
  for (DrawnTogether& group : groups) {
    for (DrawColumn& column : group.columns) {
      if (!group.drop_constant || !is_constant(column.values)) {
        columns.push_back(std::move(column));
      }
    }
  }
  return columns;
}

/// Columns that all `scenarios` have alike become one of no scenario; the others follow, scenario by scenario.
std::vector<DrawColumn> shared_once(std::vector<DrawColumn> columns, std::size_t scenarios) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_name;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    by_name[{columns[k].id, columns[k].period}].push_back(k);
  }
  std::vector<DrawColumn> once;
  std::vector<DrawColumn> apart;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const auto& places = by_name[{columns[k].id, columns[k].period}];
    const bool alike = places.size() == scenarios && std::ranges::all_of(places, [&](std::size_t place) {
                         return same_numbers(columns[place].values, columns[places.back()].values);
                       });
    if (!alike) {
      apart.push_back(columns[k]);
    } else if (k == places.back()) {
      columns[k].scenario.clear();
      once.push_back(columns[k]);
    }
  }
  std::ranges::move(apart, std::back_inserter(once));
  return once;
}

}  // namespace

void add_inputs(const InputsOf& of, DrawTable& table) {
  const auto append = [&](std::vector<DrawColumn> columns) {
    std::ranges::move(columns, std::back_inserter(table.columns));
  };
  append(drawn(of, table.draw, of_the_world(of)));
  std::vector<DrawnTogether> policy;
  std::vector<DrawnTogether> set;
  for (const ensemble::Scenario& scenario : of.scenarios) {
    std::ranges::move(of_policy(of, scenario), std::back_inserter(policy));
    std::ranges::move(set_by(of, scenario), std::back_inserter(set));
  }
  append(shared_once(drawn(of, table.draw, std::move(policy)), of.scenarios.size()));
  append(drawn(of, table.draw, std::move(set)));
}

std::size_t count_inputs(const InputsOf& of) {
  std::size_t count = 0;
  const auto add = [&](const std::vector<DrawnTogether>& groups) {
    for (const DrawnTogether& group : groups) {
      count += group.columns.size();
    }
  };
  add(of_the_world(of));
  for (const ensemble::Scenario& scenario : of.scenarios) {
    add(of_policy(of, scenario));
    add(set_by(of, scenario));
  }
  return count;
}

}  // namespace headway::model

// From a scenario's settings to what the ensemble runs: levers as variables, month by month where they are dated, and
// overridden inputs.
#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "headway/base/messages.hpp"
#include "headway/study/freeze.hpp"
#include "headway/study/inline_levers.hpp"
#include "headway/study/lever_dates.hpp"
#include "headway/study/lever_words.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

namespace {

/// The entry of that id as the scenario sets it.
base::Result<chance::Variable> freeze_as_set(const Prepared& prepared, const book::ScenarioSettings& settings,
                                             std::string_view id, std::string_view unit) {
  return freeze(prepared.book, book::entry_in(settings, *book::find(prepared.book, id)), unit);
}

/// The levers as the settings have them, without their dates, from the month `first` on.
base::Result<ensemble::PolicyPlan> plan_of(const Prepared& prepared, const book::ScenarioSettings& settings,
                                           int first) {
  ensemble::PolicyPlan plan;
  plan.grants = ensemble::no_grants(prepared.classes.facts);
  plan.all_may_be_withdrawn = prepared.hindcast;
  if (auto words = read_lever_words(prepared, settings, first, plan); !words) {
    return std::unexpected(words.error());
  }
  const auto freeze_into = [&](const auto& names, auto& variables) -> base::Result<void> {
    for (std::size_t k = 0; k < names.size(); ++k) {
      auto variable = freeze_as_set(prepared, settings, names[k].id, names[k].unit);
      if (!variable) {
        return std::unexpected(variable.error());
      }
      variables[k] = std::move(*variable);
    }
    return {};
  };
  if (auto levers = freeze_into(ensemble::kLevers, plan.levers); !levers) {
    return std::unexpected(levers.error());
  }
  if (auto regime = freeze_into(ensemble::kRegimeNumbers, plan.regime); !regime) {
    return std::unexpected(regime.error());
  }
  return plan;
}

/// A lever has one value in all months, or in those of its [[set]].
base::Result<void> check_periods(const Prepared& prepared, const book::ScenarioSettings& settings) {
  std::vector<const std::map<std::string, book::SettingValue, std::less<>>*> all{&settings.settings};
  std::ranges::transform(settings.dated, std::back_inserter(all), [](const auto& dated) { return &dated.settings; });
  for (const auto* const part : all) {
    for (const auto& [id, setting] : *part) {
      if (setting.knots.size() > 1) {
        return std::unexpected(
            base::input_error("scenario " + settings.name + " sets " + id + " by period",
                              "a lever has one value from " + base::to_string(model::branch_month(prepared)) + " on",
                              "give one value", setting.where));
      }
    }
  }
  return {};
}

base::Result<void> check_dates(const Prepared& prepared, const book::ScenarioSettings& settings) {
  const base::Month branch = model::branch_month(prepared);
  const base::Month end = base::kFirstMonth + prepared.model.timeline.months;
  for (const auto& dated : settings.dated) {
    if (dated.from < branch || dated.from >= end) {
      const bool early = dated.from < branch;
      return std::unexpected(base::input_error(
          "scenario " + settings.name + " sets levers from " + base::to_string(dated.from) + " on",
          early ? "scenarios differ from " + base::to_string(branch) + " on; before, all have the same history"
                : "the run ends in " + base::to_string(end + -1),
          early ? "name that month or a later one" : "name an earlier month, or set " + base::field("horizon"),
          dated.where));
    }
    for (const auto& [id, setting] : dated.settings) {
      if (!takes_dates(id)) {
        return std::unexpected(base::input_error(id + " takes no months", "it is drawn once, and holds in all months",
                                                 "set it without months", setting.where));
      }
    }
  }
  return {};
}

/// The settings as they stand in a month.
book::ScenarioSettings standing_in(const book::ScenarioSettings& settings, base::Month month) {
  book::ScenarioSettings standing = settings;
  standing.dated.clear();
  for (const auto& dated : settings.dated) {
    if (dated.from <= month && (!dated.until || month < *dated.until)) {
      for (const auto& [id, setting] : dated.settings) {
        standing.settings.insert_or_assign(id, setting);
      }
    }
  }
  return standing;
}

/// A class that could be sold before goes on as it was; one that could not waits from `plan`'s first month on.
void keep_licences(const ensemble::PolicyPlan& before, ensemble::PolicyPlan& plan) {
  constexpr int kNever = ensemble::Grant{}.from;
  for (std::size_t c = 0; c < plan.grants.size(); ++c) {
    if (plan.grants[c].from != kNever && before.grants[c].from != kNever) {
      plan.grants[c].from = std::min(plan.grants[c].from, before.grants[c].from);
    }
  }
}

/// The policies of a scenario, month by month where its levers are dated.
base::Result<void> read_phases(const Prepared& prepared, const book::ScenarioSettings& settings,
                               ensemble::Scenario& scenario) {
  for (const auto check : {check_periods, check_dates}) {
    if (auto good = check(prepared, settings); !good) {
      return good;
    }
  }
  const base::Month branch = model::branch_month(prepared);
  const base::Month end = base::kFirstMonth + prepared.model.timeline.months;
  std::set<base::Month> starts{branch};
  for (const auto& dated : settings.dated) {
    starts.insert(dated.from);
    starts.insert(dated.until.value_or(end));
  }
  starts.erase(starts.lower_bound(end), starts.end());
  const ensemble::PolicyPlan* before = nullptr;
  scenario.later.reserve(starts.size());
  for (const base::Month start : starts) {
    const int from = start - base::kFirstMonth;
    auto plan = plan_of(prepared, standing_in(settings, start), from);
    if (!plan) {
      return std::unexpected(plan.error());
    }
    if (before == nullptr) {
      scenario.policy = std::move(*plan);
      before = &scenario.policy;
      continue;
    }
    keep_licences(*before, *plan);
    scenario.later.push_back({from, std::move(*plan)});
    before = &scenario.later.back().policy;
  }
  return {};
}

}  // namespace

base::Result<ensemble::Scenario> scenario_named(const Prepared& prepared, const std::string& name) {
  const auto settings = settings_of(prepared, name);
  return settings ? scenario_of(prepared, *settings) : std::unexpected(settings.error());
}

base::Result<std::vector<ensemble::Scenario>> scenarios_named(const Prepared& prepared,
                                                              std::span<const std::string> names) {
  std::vector<ensemble::Scenario> scenarios;
  for (const auto& name : names) {
    auto scenario = scenario_named(prepared, name);
    if (!scenario) {
      return std::unexpected(scenario.error());
    }
    scenarios.push_back(std::move(*scenario));
  }
  return scenarios;
}

base::Result<ensemble::Scenario> scenario_of(const Prepared& prepared, const book::ScenarioSettings& settings) {
  const std::string& name = settings.name;
  if (settings.from && *settings.from != model::branch_month(prepared) && !prepared.hindcast) {
    return std::unexpected(
        base::Error{"scenario " + name + " starts in " + base::to_string(*settings.from),
                    "scenarios differ from " + base::to_string(model::branch_month(prepared)) + " on",
                    "leave out `from`, and date settings by [[set]] with a from of its own, or a class as in "
                    "\"b30a@2027-07\" or \"b30a@+6\"",
                    settings.where, base::Fault::input});
  }
  ensemble::Scenario scenario;
  scenario.name = name;
  if (auto phases = read_phases(prepared, settings, scenario); !phases) {
    return std::unexpected(phases.error());
  }
  for (std::size_t k = 0; k < prepared.scalars.size(); ++k) {
    if (settings.settings.contains(prepared.scalars[k].id)) {
      auto variable = freeze_as_set(prepared, settings, prepared.scalars[k].id, prepared.scalars[k].unit);
      if (!variable) {
        return std::unexpected(variable.error());
      }
      scenario.overrides.push_back(ensemble::Override{k, std::move(*variable)});
    }
  }
  return scenario;
}

}  // namespace headway::study

// From a scenario's settings to what the ensemble runs: who may sell what from when, levers as variables, overridden
// inputs.
#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include "headway/base/messages.hpp"
#include "headway/base/names.hpp"
#include "headway/study/freeze.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

namespace {

using book::Entry;

/// The entry as the scenario sets it.
Entry entry_in(const Prepared& prepared, const book::ScenarioSettings& scenario, std::string_view id) {
  const Entry& entry = *book::find(prepared.book, id);
  const auto setting = scenario.settings.find(id);
  return setting == scenario.settings.end() ? entry : book::with_setting(entry, setting->second);
}

base::Location place_of(const book::ScenarioSettings& scenario, const Entry& entry, std::string_view id) {
  const auto setting = scenario.settings.find(id);
  return setting == scenario.settings.end() ? entry.where : setting->second.where;
}

std::vector<std::string> words_of(const Entry& entry) {
  return entry.text ? entry.text->words : std::vector<std::string>{};
}

template <class Names>
base::Error not_one_of(std::string_view what, const std::string& wrong, const Names& names,
                       const base::Location& where) {
  base::Error error{"unknown " + std::string(what) + " '" + wrong + "'", "", "", where, base::Fault::input};
  const std::vector<std::string> known(names.begin(), names.end());
  for (const auto& name : base::nearest_names(wrong, known)) {
    error.suggestion += (error.suggestion.empty() ? "did you mean " : " or ") + name;
  }
  error.suggestion += error.suggestion.empty() ? "" : "?";
  return error;
}

/// Months after 2022-01 of a text month; "+6" is that many months after scenarios begin to differ.
base::Result<int> month_of(const std::string& text, int branch, const base::Location& where) {
  if (text.size() >= 2 && text.size() <= 3 && text.front() == '+' &&
      std::ranges::all_of(text.substr(1), [](char letter) { return letter >= '0' && letter <= '9'; })) {
    return branch + std::stoi(text.substr(1));
  }
  const auto period = base::parse_period(text);
  const base::Month end = base::kFirstMonth + balance::kMaximumMonths;
  if (period && period->months() == 1 && period->first >= end) {
    return std::unexpected(base::Error{"the month " + text + " never comes",
                                       "no run goes beyond " + base::to_string(end + -1), "give an earlier month",
                                       where, base::Fault::input});
  }
  if (!period || period->months() != 1) {
    return std::unexpected(base::Error{"cannot read the month '" + text + "'",
                                       "a month such as 2027-07 was expected, or a number of months "
                                       "after scenarios part such as +6",
                                       "", where, base::Fault::input});
  }
  return period->first - base::kFirstMonth;
}

/// "h200", "b30a@2027-07", "b30a@+6" or "all".
/// `sold_before` are sold without cap, vetting and wait. Without a date a class may be sold from the month `first` on.
base::Result<void> grant(const chips::Classes& classes, const std::string& word,
                         std::span<const std::string> sold_before, int branch, int first, const base::Location& where,
                         ensemble::PolicyPlan& plan) {
  const auto at = word.find('@');
  const std::string name = word.substr(0, at);
  int from = first;
  if (at != std::string::npos) {
    const auto month = month_of(word.substr(at + 1), branch, where);
    if (!month) {
      return std::unexpected(month.error());
    }
    from = *month;  // of a date that is past, licences have been under way since then
  }
  bool known = false;
  std::vector<std::string> names;
  for (int c = 0; c < classes.facts.merchants; ++c) {
    names.emplace_back(classes.of_class(c));
    if (name == "all" || name == names.back()) {
      auto& given = plan.grants[static_cast<std::size_t>(c)];
      given.from = std::min(given.from, from);
      given.newly = std::ranges::find(sold_before, names.back()) == sold_before.end();
      known = true;
    }
  }
  if (!known) {
    names.emplace_back("all");
    return std::unexpected(not_one_of("chip class", name, names, where));
  }
  return {};
}

/// "regime", "open", "blocked" or "case", with the month from which it holds: ["blocked", "case@2026-07"]. The first
/// holds from the beginning on.
base::Result<void> read_permissions(const std::vector<std::string>& words, int branch, const base::Location& where,
                                    ensemble::PolicyPlan& plan) {
  const std::vector<std::string> allowed{"regime", "open", "blocked", "case"};  // in the order of ensemble::Permission
  plan.permissions.clear();
  for (const auto& word : words) {
    const auto at = word.find('@');
    const std::string name = word.substr(0, at);
    const auto found = std::ranges::find(allowed, name);
    if (found == allowed.end()) {
      return std::unexpected(not_one_of("value of beijing.permission", name, allowed, where));
    }
    int from = 0;
    if (at != std::string::npos) {
      if (plan.permissions.empty()) {
        return std::unexpected(
            base::Error{"'" + word + "' comes first and has a date", "the first word holds from the beginning on",
                        "write what holds before, as in \"blocked\", \"" + word + "\"", where, base::Fault::input});
      }
      const auto month = month_of(word.substr(at + 1), branch, where);
      if (!month) {
        return std::unexpected(month.error());
      }
      from = *month;
    }
    if (!plan.permissions.empty() && from <= plan.permissions.back().from) {
      return std::unexpected(base::Error{"'" + word + "' does not come after what stands before it",
                                         "what Beijing decides is stated in the order of its dates",
                                         "give each word after the first a later month, as in \"case@2027-07\"", where,
                                         base::Fault::input});
    }
    plan.permissions.push_back({from, static_cast<ensemble::Permission>(found - allowed.begin())});
  }
  if (plan.permissions.empty()) {
    return std::unexpected(base::Error{"beijing.permission says nothing", "it needs a word",
                                       "give \"regime\", \"open\", \"blocked\" or \"case\"", where,
                                       base::Fault::input});
  }
  return {};
}

/// The levers that are words.
base::Result<void> read_words(const Prepared& prepared, const book::ScenarioSettings& scenario, int first,
                              ensemble::PolicyPlan& plan) {
  const int branch = prepared.model.timeline.branch;
  const auto text = [&](std::string_view id) { return entry_in(prepared, scenario, id); };
  const auto classes = text("washington.classes");
  const auto sold_before = words_of(text("washington.sold_before"));
  for (const auto& word : words_of(classes)) {
    if (auto given = grant(prepared.classes, word, sold_before, branch, first,
                           place_of(scenario, classes, "washington.classes"), plan);
        !given) {
      return given;
    }
  }
  const auto one_of = [&](std::string_view id, const std::vector<std::string>& allowed) -> base::Result<std::size_t> {
    const auto entry = text(id);
    const auto words = words_of(entry);
    const std::string word = words.empty() ? "" : words.front();
    const auto found = std::ranges::find(allowed, word);
    if (found == allowed.end()) {
      return std::unexpected(not_one_of("value of " + std::string(id), word, allowed, place_of(scenario, entry, id)));
    }
    return static_cast<std::size_t>(found - allowed.begin());
  };
  const auto permission = text("beijing.permission");
  if (auto dated =
          read_permissions(words_of(permission), branch, place_of(scenario, permission, "beijing.permission"), plan);
      !dated) {
    return dated;
  }
  const auto cap_base = one_of("washington.cap_base", {"lifetime", "since-rule", "trailing-year"});
  if (!cap_base) {
    return std::unexpected(cap_base.error());
  }
  plan.cap_base = static_cast<ensemble::CapBase>(*cap_base);
  const auto kill = text("washington.kill_switch");
  if (const auto words = words_of(kill); !words.empty() && words.front() != "never") {
    const auto month = month_of(words.front(), branch, place_of(scenario, kill, "washington.kill_switch"));
    if (!month) {
      return std::unexpected(month.error());
    }
    plan.kill_switch_month = *month;
  }
  return {};
}

/// The levers as the settings have them, without their dates, from the month `first` on.
base::Result<ensemble::PolicyPlan> plan_of(const Prepared& prepared, const book::ScenarioSettings& settings,
                                           int first) {
  ensemble::PolicyPlan plan;
  plan.grants = ensemble::no_grants(prepared.classes.facts);
  plan.all_may_be_withdrawn = prepared.hindcast;
  if (auto words = read_words(prepared, settings, first, plan); !words) {
    return std::unexpected(words.error());
  }
  const auto freeze_into = [&](const auto& names, auto& variables) -> base::Result<void> {
    for (std::size_t k = 0; k < names.size(); ++k) {
      auto variable = freeze(prepared.book, entry_in(prepared, settings, names[k].id), names[k].unit);
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

/// What is drawn once for all months, and so cannot change in one of them.
constexpr std::array<std::string_view, 7> kDrawnOnce{
    "washington.delay", "washington.may_reverse", "beijing.may_reverse",   "washington.hazard",
    "beijing.hazard",   "washington.replacement", "washington.kill_switch"};

bool takes_dates(std::string_view id) {
  const auto is = [&](const auto& lever) { return lever.id == id; };
  const bool word = id == "washington.classes" || id == "washington.sold_before" || id == "washington.cap_base" ||
                    id == "beijing.permission";
  return word || (std::ranges::any_of(ensemble::kLevers, is) && std::ranges::find(kDrawnOnce, id) == kDrawnOnce.end());
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
                              "a lever has one value from " + base::to_string(branch_month(prepared)) + " on",
                              "give one value", setting.where));
      }
    }
  }
  return {};
}

base::Result<void> check_dates(const Prepared& prepared, const book::ScenarioSettings& settings) {
  const base::Month branch = branch_month(prepared);
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
  const base::Month branch = branch_month(prepared);
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
  const auto found = prepared.book.scenarios.find(name);
  if (found == prepared.book.scenarios.end()) {
    std::vector<std::string> names;
    for (const auto& [known, settings] : prepared.book.scenarios) {
      names.push_back(known);
    }
    return std::unexpected(not_one_of("scenario", name, names, {}));
  }
  return scenario_of(prepared, found->second);
}

base::Result<ensemble::Scenario> scenario_of(const Prepared& prepared, const book::ScenarioSettings& settings) {
  const std::string& name = settings.name;
  if (settings.from && *settings.from != branch_month(prepared) && !prepared.hindcast) {
    return std::unexpected(
        base::Error{"scenario " + name + " starts in " + base::to_string(*settings.from),
                    "scenarios differ from " + base::to_string(branch_month(prepared)) + " on",
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
      auto variable =
          freeze(prepared.book, entry_in(prepared, settings, prepared.scalars[k].id), prepared.scalars[k].unit);
      if (!variable) {
        return std::unexpected(variable.error());
      }
      scenario.overrides.push_back(ensemble::Override{k, std::move(*variable)});
    }
  }
  return scenario;
}

}  // namespace headway::study

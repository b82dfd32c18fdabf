#include "headway/study/levers/package.hpp"

#include <algorithm>
#include <set>

#include "headway/base/messages.hpp"
#include "headway/study/inline_levers.hpp"

namespace headway::study {

namespace {

using book::Entry;

bool same_knots(const std::vector<book::Knot>& left, const std::vector<book::Knot>& right) {
  return std::ranges::equal(left, right, [](const book::Knot& a, const book::Knot& b) {
    return a.quantiles == b.quantiles && a.mode == b.mode && a.period.has_value() == b.period.has_value() &&
           (!a.period || (a.period->first == b.period->first && a.period->last == b.period->last));
  });
}

/// Whether two forms of an entry give the same draws.
bool same_value(const Entry& left, const Entry& right) {
  return left.text == right.text && left.shape == right.shape &&
         std::ranges::equal(left.alternatives, right.alternatives,
                            [](const book::Alternative& a, const book::Alternative& b) {
                              return a.weight == b.weight && same_knots(a.knots, b.knots);
                            });
}

}  // namespace

std::string name_of(const PackageLever& lever) {
  std::string name;
  for (const auto& id : lever.ids) {
    name += (name.empty() ? "" : " + ") + id;
  }
  return name;
}

base::Result<std::vector<PackageLever>> package_between(const Prepared& prepared, const std::string& base,
                                                        const std::string& other) {
  const auto settings_from = settings_of(prepared, base);
  const auto settings_to = settings_of(prepared, other);
  for (const auto* const settings : {&settings_from, &settings_to}) {
    if (!*settings) {
      return std::unexpected(settings->error());
    }
    if (const auto scenario = scenario_of(prepared, **settings); !scenario) {
      return std::unexpected(scenario.error());
    }
  }
  const book::ScenarioSettings& from = *settings_from;
  const book::ScenarioSettings& to = *settings_to;
  for (const auto* scenario : {&from, &to}) {
    if (!scenario->dated.empty()) {
      return std::unexpected(base::input_error(
          "scenario " + scenario->name + " sets levers from " + base::to_string(scenario->dated.front().from) + " on",
          "a gain is taken apart by levers that hold in all months", "name a scenario without dates",
          scenario->dated.front().where));
    }
  }
  std::set<std::string> ids;
  for (const auto* scenario : {&from, &to}) {
    for (const auto& [id, setting] : scenario->settings) {
      ids.insert(id);
    }
  }
  std::vector<PackageLever> levers;
  std::vector<std::string> choices;
  for (const auto& id : ids) {
    const Entry& entry = *book::find(prepared.book, id);
    Entry before = book::entry_in(from, entry);
    Entry after = book::entry_in(to, entry);
    if (same_value(before, after)) {
      continue;
    }
    const std::string& choice = entry.choice;
    const auto together = choice.empty() ? choices.end() : std::ranges::find(choices, choice);
    const auto place = together - choices.begin();
    if (together == choices.end()) {
      levers.emplace_back();
      choices.push_back(choice);
    }
    PackageLever& lever = levers[static_cast<std::size_t>(place)];
    lever.ids.push_back(id);
    lever.base.push_back(std::move(before));
    lever.other.push_back(std::move(after));
  }
  return levers;
}

base::Result<ensemble::Scenario> mixed_scenario(const Prepared& prepared, const std::string& base,
                                                const std::string& other, const std::vector<PackageLever>& levers,
                                                std::uint64_t taken) {
  auto from = settings_of(prepared, base);
  const auto to = settings_of(prepared, other);
  if (!from || !to) {
    return std::unexpected(!from ? from.error() : to.error());
  }
  book::ScenarioSettings& settings = *from;
  const auto& of_other = to->settings;
  for (std::size_t k = 0; k < levers.size(); ++k) {
    if ((taken >> k & 1U) == 0) {
      continue;
    }
    settings.name += (settings.name == base ? " with " : ", ") + levers[k].ids.front();
    for (const auto& id : levers[k].ids) {
      settings.settings.erase(id);
      if (const auto setting = of_other.find(id); setting != of_other.end()) {
        settings.settings.insert(*setting);
      }
    }
  }
  return scenario_of(prepared, settings);
}

}  // namespace headway::study

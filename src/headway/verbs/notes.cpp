#include "headway/verbs/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

#include "headway/study/inline_levers.hpp"

namespace headway::verbs {

namespace {

using Ids = std::set<std::string, std::less<>>;

api::Value held(const Verb& verb, const void* request, std::string_view name) {
  const api::Field* const field = api::find(verb.fields, name);
  return field == nullptr ? api::Value{} : field->get(request);
}

/// Of "id=value" and "id@months=value"; what is relative leaves the alternatives as they were.
Ids ids_set(const api::Value& sets) {
  Ids ids;
  const auto* const texts = std::get_if<api::Texts>(&sets);
  for (const std::string& text : texts == nullptr ? api::Texts{} : *texts) {
    const auto equals = text.find('=');
    const bool relative =
        equals != std::string::npos && equals > 0 && (text[equals - 1] == '*' || text[equals - 1] == '+');
    if (!relative) {
      ids.insert(text.substr(0, std::min(equals, text.find('@'))));
    }
  }
  return ids;
}

/// The share of draws in which the book states a number for the entry, not "none".
double share_with_a_number(const book::Entry& entry) {
  double share = 0.0;
  for (const book::Alternative& each : entry.alternatives) {
    const bool none =
        each.knots.size() == 1 &&
        std::ranges::any_of(each.knots.front().quantiles, [](const auto& point) { return std::isinf(point.value); });
    share += none ? 0.0 : each.weight;
  }
  return share;
}

std::string in_draws(double share) {
  constexpr double kPercent = 100.0;
  constexpr double kAll = 1.0 - 1e-9;
  return share >= kAll ? "in all draws" : fmt::format("in {:.0f} % of the draws", kPercent * share);
}

class Notes {
 public:
  explicit Notes(const book::Book& book) : book_(book) {}

  /// The lever is set where `others` are set, too.
  void partners_of(const std::string& id, const auto& is_set) {
    const book::Entry* const entry = book::find(book_, id);
    for (const std::string& partner : entry == nullptr ? std::vector<std::string>{} : entry->partners) {
      const book::Entry* const other = book::find(book_, partner);
      if (other == nullptr || is_set(partner)) {
        continue;
      }
      if (const double share = share_with_a_number(*other); share > 0.0) {
        add(fmt::format(
            "{0} is set and {1}, of the same choice, is not: {1} stays as the book has it, {2} {3}; set {1} as "
            "well, {4}",
            id, partner, other->none_allowed ? "which is a limit" : "which counts", in_draws(share),
            other->none_allowed ? "to none or to a value of your own" : "to a value of your own"));
      }
    }
  }

  std::vector<std::string> take() { return std::move(notes_); }

 private:
  void add(std::string note) {
    if (std::ranges::find(notes_, note) == notes_.end()) {
      notes_.push_back(std::move(note));
    }
  }

  const book::Book& book_;
  std::vector<std::string> notes_;
};

}  // namespace

std::vector<std::string> notes_of(const Verb& verb, const void* request, const Answer& answer) {
  const Source& source = answer.source;
  if (source.prepared == nullptr) {
    return {};
  }
  Notes notes(source.prepared->book);
  const Ids by_set = ids_set(held(verb, request, "set"));
  std::vector<book::ScenarioSettings> run;
  for (const std::string& name : source.scenarios) {
    if (auto settings = study::settings_of(*source.prepared, name)) {
      run.push_back(std::move(*settings));
    }
  }
  // The base of a comparison is seldom where the lever matters: it is asked only where it is alone.
  const std::span<const book::ScenarioSettings> asked = std::span(run).subspan(run.size() > 1 ? 1 : 0);
  const auto in_all = [&](std::string_view id) {
    return by_set.contains(id) || (!asked.empty() && std::ranges::all_of(asked, [&](const auto& scenario) {
             return scenario.settings.contains(id);
           }));
  };
  for (const std::string& id : by_set) {
    notes.partners_of(id, in_all);
  }
  for (const book::ScenarioSettings& scenario : run) {
    const auto in_one = [&](std::string_view id) { return by_set.contains(id) || scenario.settings.contains(id); };
    for (const auto& [id, setting] : scenario.settings) {
      if (setting.where.file == scenario.name && setting.where.line == 0) {  // set after the scenario's name
        notes.partners_of(id, in_one);
      }
    }
  }
  // A lever that is tried at many values is set in the scenario that is asked about, the last one.
  if (const api::Value by = held(verb, request, "by"); std::holds_alternative<std::string>(by) && !run.empty()) {
    notes.partners_of(std::get<std::string>(by),
                      [&](std::string_view id) { return by_set.contains(id) || run.back().settings.contains(id); });
  }
  return notes.take();
}

}  // namespace headway::verbs

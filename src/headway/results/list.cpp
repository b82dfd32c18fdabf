#include "headway/results/list.hpp"

#include <algorithm>
#include <cmath>

#include "headway/book/setting_text.hpp"
#include "headway/chance/distribution.hpp"
#include "headway/results/rows.hpp"
#include "headway/study/lever_dates.hpp"
#include "headway/study/lever_words.hpp"

namespace headway::results {

namespace {

using book::Entry;
using book::Slider;

NumberOrWord or_no_limit(double value) { return std::isinf(value) ? NumberOrWord("none") : NumberOrWord(value); }

std::string kind_of(const Entry& entry) {
  if (const auto words = study::kind_of_words(entry.id); words && entry.text) {
    switch (*words) {
      case study::LeverWords::word:
        return "word";
      case study::LeverWords::classes:
        return "classes";
      case study::LeverWords::states:
        return "states";
      case study::LeverWords::month:
        return "month";
    }
  }
  const bool two = entry.slider && entry.slider->from + entry.slider->step == entry.slider->to;
  return entry.text ? "word" : two ? "switch" : "number";
}

std::optional<NumberOrWord> middle_of(const Entry& entry) {
  if (entry.alternatives.empty() || entry.alternatives.front().knots.size() != 1) {
    return std::nullopt;
  }
  const book::Knot& knot = entry.alternatives.front().knots.front();
  if (knot.quantiles.size() == 1) {
    return or_no_limit(knot.quantiles.front().value);
  }
  const auto drawn = chance::Distribution::from_quantiles(entry.shape, knot.quantiles, entry.bounds, knot.mode);
  return drawn ? std::optional(NumberOrWord(drawn->quantile(0.5))) : std::nullopt;
}

const Described<Slider>& slider() {
  static const auto keys = Described<Slider>("slider", "over which values a lever is worth being moved: a judgement")
                               .value("from", "the least", &Slider::from)
                               .value("to", "the most", &Slider::to)
                               .value("step", "from one value to the next", &Slider::step)
                               .value("reason", "why just these", &Slider::reason);
  return keys;
}

const Described<chance::Bounds>& bounds() {
  static const auto keys = Described<chance::Bounds>("bounds", "beyond which the model takes no value")
                               .value("min", "the least; `null` where there is none", &chance::Bounds::min)
                               .value("max", "the most; `null` where there is none", &chance::Bounds::max);
  return keys;
}

const Described<LeverAccount>& account() {
  static const auto keys = Described<LeverAccount>()
                               .value("name", "its name", &LeverAccount::name)
                               .value("weight", "its probability", &LeverAccount::weight)
                               .value("value", "its value, as in `--set`", &LeverAccount::value);
  return keys;
}

constexpr const char* kKind =
    "`number`; `switch`, which is 0 or 1; `word`, one of the choices; `states`, one of them or a list that goes from "
    "one to "
    "the next at a month (`blocked,case@2027-03`); `classes`, a list of chip classes, each with a month or without "
    "(`h20,h200@2027-07`), `none` for no class; `month`, a month or one of the choices";

template <class Get>
auto of_entry(Get get) {
  return [get](const ListedLever& of) { return std::invoke(get, *of.entry); };
}

const Described<ListedLever>& whole_lever() {
  static const auto keys =
      Described<ListedLever>()
          .value("id", "its id", of_entry(&Entry::id))
          .value("group", "whose lever it is: the first word of its id", &ListedLever::group)
          .value("means", "what it is", of_entry(&Entry::means))
          .value("note", "what must be read beside it; empty for nothing", of_entry(&Entry::note))
          .value("unit", "its unit; empty for words", of_entry(&Entry::unit))
          .value("kind", kKind, &ListedLever::kind)
          .value("shape", "shape of its distribution in the book; `text` for words",
                 [](const ListedLever& of) { return of.entry->text ? "text" : chance::to_string(of.entry->shape); })
          .part(
              "bounds", "of a number",
              [](const ListedLever& of) { return of.entry->text ? std::nullopt : std::optional(of.entry->bounds); },
              bounds())
          .part("slider", "of a number, where the book has one", of_entry(&Entry::slider), slider())
          .value("none_allowed", "whether `none` may stand for no limit", of_entry(&Entry::none_allowed))
          .value("value", "the book's, as in `--set`; `null` where it has several accounts that differ",
                 &ListedLever::value)
          .value("middle", "its median: where a slider stands until it is moved; `none` for no limit",
                 &ListedLever::middle)
          .list("accounts", "accounts that cannot all be true, where there are several", &ListedLever::accounts,
                account())
          .value("choices", "the words that it takes, months apart", &ListedLever::choices)
          .value("partners", "levers of the same choice, which are to be set with it", of_entry(&Entry::partners))
          .value("dates", "whether it may have a value from one month to another", &ListedLever::dates);
  return keys;
}

std::optional<double> end_of(const ListedLever& of, double Slider::* end) {
  return of.entry->slider ? std::optional((*of.entry->slider).*end) : std::nullopt;
}

const Described<ListedScenario>& whole_scenario() {
  static const auto keys =
      Described<ListedScenario>()
          .value("name", "its name", &ListedScenario::name)
          .value("why", "its reason", &ListedScenario::why)
          .value("parent", "the scenario that it changes; `null` for the book itself",
                 [](const ListedScenario& of) { return or_none(of.parent); })
          .value("parts", "which parts it plays in the book's question", &ListedScenario::parts)
          .value(
              "set",
              "all in which it differs from the book, its parents' settings included: texts by lever, as `--set` takes "
              "them (`id@months` for what holds in some months)",
              &ListedScenario::set);
  return keys;
}

std::string_view span_of(const model::Metric& of) {
  switch (of.span) {
    case balance::Span::end:
      return "stock";
    case balance::Span::sum:
      return "flow";
    case balance::Span::whole:
      break;
  }
  return "period";
}

bool is_shown(const model::Metric& of) {
  const int place = model::metric_named(of.id);
  return place >= 0 && place < balance::kMeasureCount;
}

void add_settings(const book::Book& book, const auto& settings, const std::string& months, ListedScenario& listed) {
  for (const auto& [id, setting] : settings) {
    const Entry* const entry = book::find(book, id);
    const auto text = entry == nullptr ? std::nullopt : book::text_of(setting, *entry);
    listed.set.emplace_back(id + months, text.value_or(""));
  }
}

}  // namespace

ListedLevers levers_of(const study::Prepared& prepared) {
  ListedLevers listed;
  for (const auto& [id, entry] : prepared.book.entries) {
    if (!entry.lever) {
      continue;
    }
    ListedLever lever{.entry = &entry,
                      .group = id.substr(0, id.find('.')),
                      .kind = kind_of(entry),
                      .value = book::text_of(entry),
                      .middle = std::nullopt,
                      .accounts = {},
                      .choices = study::words_taken(id, prepared.classes),
                      .dates = study::takes_dates(id)};
    if (lever.value && !entry.text) {
      lever.middle = middle_of(entry);
    }
    for (const book::Alternative& each : entry.alternatives) {
      if (entry.alternatives.size() > 1) {
        lever.accounts.push_back({each.name, each.weight, book::text_of(each, entry)});
      }
    }
    listed.levers.push_back(std::move(lever));
  }
  return listed;
}

const Described<ListedLevers>& listed_levers() {
  static const auto keys = Described<ListedLevers>().list("levers", "one object for each lever, by id",
                                                          &ListedLevers::levers, whole_lever(), true);
  return keys;
}

const Described<ListedLever>& lever_line() {
  static const auto keys =
      Described<ListedLever>()
          .value("id", "the lever", of_entry(&Entry::id))
          .value("group", "whose it is", &ListedLever::group)
          .value("kind", "as in the JSON", &ListedLever::kind)
          .value("means", "what it is", of_entry(&Entry::means))
          .value("unit", "its unit; empty for words", of_entry(&Entry::unit))
          .value("value", "the book's, as in `--set`", &ListedLever::value)
          .value("middle", "its median", &ListedLever::middle)
          .value("min", "the least that it may be", [](const ListedLever& of) { return of.entry->bounds.min; })
          .value("max", "the most that it may be", [](const ListedLever& of) { return of.entry->bounds.max; })
          .value("slider_from", "the least that is worth showing",
                 [](const ListedLever& of) { return end_of(of, &Slider::from); })
          .value("slider_to", "the most", [](const ListedLever& of) { return end_of(of, &Slider::to); })
          .value("slider_step", "from one value to the next",
                 [](const ListedLever& of) { return end_of(of, &Slider::step); })
          .value("slider_reason", "why just these",
                 [](const ListedLever& of) {
                   return of.entry->slider ? std::optional(of.entry->slider->reason) : std::nullopt;
                 })
          .value("none_allowed", "whether `none` may stand for no limit", of_entry(&Entry::none_allowed))
          .value("choices", "the words that it takes", &ListedLever::choices)
          .value("partners", "levers that are to be set with it", of_entry(&Entry::partners))
          .value("dates", "whether it may have a value from one month to another", &ListedLever::dates);
  return keys;
}

Sheet levers_sheet(const ListedLevers& levers) { return table(lever_line(), levers.levers); }

ListedScenarios scenarios_of(const book::Book& book) {
  ListedScenarios listed;
  for (const auto& [name, settings] : book.scenarios) {
    ListedScenario one{.name = name, .why = settings.why, .parent = settings.parent, .parts = {}, .set = {}};
    for (const book::PartName& part : book::kParts) {
      if (book.question.cast.*part.scenario == name) {
        one.parts.emplace_back(part.name);
      }
    }
    add_settings(book, settings.settings, "", one);
    for (const book::DatedSettings& dated : settings.dated) {
      add_settings(book, dated.settings, "@" + book::months_of(dated), one);
    }
    listed.scenarios.push_back(std::move(one));
  }
  return listed;
}

const Described<ListedScenarios>& listed_scenarios() {
  static const auto keys = Described<ListedScenarios>().list("scenarios", "one object for each scenario, by name",
                                                             &ListedScenarios::scenarios, whole_scenario(), true);
  return keys;
}

const Described<ScenarioLine>& scenario_line() {
  static const auto keys =
      Described<ScenarioLine>()
          .value("scenario", "its name", [](const ScenarioLine& of) { return of.scenario->name; })
          .value("parent", "the scenario that it changes", [](const ScenarioLine& of) { return of.scenario->parent; })
          .value("why", "its reason", [](const ScenarioLine& of) { return of.scenario->why; })
          .value("lever", "a lever that it sets otherwise than the book; empty where it sets none",
                 &ScenarioLine::lever)
          .value("value", "to what, as in `--set`", &ScenarioLine::value);
  return keys;
}

Sheet scenarios_sheet(const ListedScenarios& scenarios) {
  std::vector<ScenarioLine> lines;
  for (const ListedScenario& each : scenarios.scenarios) {
    for (const auto& [lever, value] : each.set) {
      lines.push_back({&each, lever, value});
    }
    if (each.set.empty()) {
      lines.push_back({&each, "", ""});
    }
  }
  return table(scenario_line(), lines);
}

const Described<ListedMetrics>& listed_metrics() {
  static const auto keys =
      Described<ListedMetrics>().list("metrics", "one object for each metric, in the order of the answers",
                                      &ListedMetrics::metrics, metric_line(), true);
  return keys;
}

const Described<model::Metric>& metric_line() {
  static const auto keys =
      Described<model::Metric>()
          .value("id", "its id", &model::Metric::id)
          .value("unit", "its unit; empty where it is the yardstick's", &model::Metric::unit)
          .value("means", "what it is", &model::Metric::means)
          .value(
              "kind",
              "`stock`: as it stands at the period's end; `flow`: the sum over the period; `period`: a share, a ratio "
              "or an average of the period",
              &span_of)
          .value("by_yardstick", "whether it is counted in each yardstick", &model::Metric::by_yardstick)
          .value("by_basis", "whether it is counted for each basis, `located` and `accessible`",
                 &model::Metric::by_basis)
          .value("shown", "whether it is among the figures of an answer for which no metric was named", &is_shown);
  return keys;
}

Sheet metrics_sheet(const ListedMetrics& metrics) { return table(metric_line(), metrics.metrics); }

const Described<ListedNames>& listed_names() {
  static const auto keys = Described<ListedNames>()
                               .value("what", "what is listed, such as `chips`", &ListedNames::what)
                               .list("names", "one object for each", &ListedNames::names, name_line(), true);
  return keys;
}

const Described<ListedName>& name_line() {
  static const auto keys =
      Described<ListedName>()
          .value("name", "by which it is asked for", &ListedName::name)
          .value("means", "what it is", &ListedName::means)
          .value("unit", "of an entry that is a number", [](const ListedName& of) { return or_none(of.unit); });
  return keys;
}

Sheet names_sheet(const ListedNames& names) { return table(name_line(), names.names); }

}  // namespace headway::results

#include "headway/report/explain.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "headway/balance/measures.hpp"
#include "headway/base/names.hpp"
#include "headway/model/metric.hpp"
#include "headway/report/book_text.hpp"

namespace headway::report {

namespace {

constexpr std::size_t kListedAlone = 8;  // of more entries under one prefix only the number is given

std::vector<std::string> split(std::string_view text, char divider) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(divider), text.size());
    if (end > 0) {
      parts.emplace_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string knot_text(const book::Knot& knot, std::size_t indent) {
  std::string text =
      paragraph(indent, (knot.period ? base::to_string(*knot.period) + ": " : "") + quantiles_of(knot), 4);
  text += paragraph(indent + 2,
                    fmt::format("{}, {}; {}, published {}", book::to_string(knot.kind),
                                knot.confidence.empty() ? "confidence not stated" : "confidence " + knot.confidence,
                                knot.source, base::to_string(knot.published)));
  return knot.reason.empty() ? text : text + paragraph(indent + 2, "reason: " + knot.reason);
}

std::string bounds_text(const book::Entry& entry) {
  const auto& bounds = entry.bounds;
  const std::string text = bounds.min ? fmt::format(", at least {}", *bounds.min) : "";
  return bounds.max ? text + fmt::format(", at most {}", *bounds.max) : text;
}

bool is_member(const book::Correlation& correlation, std::string_view id) {
  return std::ranges::any_of(correlation.members, [&](const auto& member) { return member.id == id; });
}

std::string members_of(const book::Correlation& correlation) {
  std::vector<std::string> names;
  for (const auto& member : correlation.members) {
    names.push_back((member.sign < 0 ? "-" : "") + member.id);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

/// How closely the entry moves with the others of its correlation.
std::string ranks_in_words(const book::Correlation& correlation, std::string_view id) {
  if (correlation.ranks.empty()) {
    return fmt::format("{} among {}", correlation.rank, members_of(correlation));
  }
  const auto self = std::ranges::find(correlation.members, id, &book::Correlation::Member::id);
  const auto row = static_cast<std::size_t>(self - correlation.members.begin());
  std::vector<std::string> pairs;
  for (std::size_t k = 0; k < correlation.members.size(); ++k) {
    if (k != row) {
      pairs.push_back(fmt::format("{} with {}", correlation.ranks[row][k], correlation.members[k].id));
    }
  }
  return fmt::format("{}", fmt::join(pairs, ", "));
}

/// In which months a change holds.
std::string months_of(const book::Change& change) {
  if (!change.from) {
    return "in all months";
  }
  std::string text = "from " + base::to_string(*change.from) + " on";
  if (change.until) {
    text = "in " + base::to_string(base::Period{*change.from, *change.until + -1});
  }
  return change.whole ? text + ", in a straight line until " + base::to_string(*change.whole) : text;
}

std::string settings_text(const book::Book& book, const std::string& id) {
  std::string text;
  for (const auto& [name, scenario] : book.scenarios) {
    if (const auto found = scenario.settings.find(id); found != scenario.settings.end()) {
      text += paragraph(4, fmt::format("{}: {}", name, setting_text(found->second)));
    }
    for (const auto& dated : scenario.dated) {
      if (const auto found = dated.settings.find(id); found != dated.settings.end()) {
        text += paragraph(4, fmt::format("{}, {}: {}", name, book::months_of(dated), setting_text(found->second)));
      }
    }
  }
  return text.empty() ? text : "  in scenarios:\n" + text;
}

std::string alternative_text(const book::Alternative& alternative) {
  std::string text;
  std::size_t indent = 4;
  if (!alternative.name.empty()) {
    text += fmt::format("    alternative {} (weight {})\n", alternative.name, alternative.weight);
    indent = 6;
  }
  for (const auto& knot : alternative.knots) {
    text += knot_text(knot, indent);
  }
  if (!alternative.superseded.empty()) {
    text += std::string(indent, ' ') + "superseded by newer ones:\n";
    for (const auto& knot : alternative.superseded) {
      text += knot_text(knot, indent + 2);
    }
  }
  return text;
}

std::string entry_text(const book::Book& book, const book::Entry& entry) {
  std::string text = entry.id + "\n" + paragraph(2, entry.means);
  const std::string kind = entry.lever ? "lever" : "assumption";
  if (entry.text) {
    text += fmt::format("  {}, in words: {}\n", kind, words_of(*entry.text));
  } else {
    text += paragraph(2, fmt::format("{}, unit {}, shape {}, {} between periods{}{}", kind, entry.unit,
                                     chance::to_string(entry.shape), book::to_string(entry.between), bounds_text(entry),
                                     entry.none_allowed ? ", may be none" : ""));
    text += "  values:\n";
  }
  for (const auto& alternative : entry.alternatives) {
    text += alternative_text(alternative);
  }
  for (const auto& change : entry.changes) {
    text += paragraph(2, "changed for this run: " + change.words + ", " + months_of(change));
  }
  if (!entry.choice.empty()) {
    text += paragraph(2, "alternatives are chosen together, as " + entry.choice);
  }
  for (const auto& correlation : book.correlations) {
    if (is_member(correlation, entry.id)) {
      text += paragraph(2,
                        fmt::format("rank correlation {}: {} ({})", ranks_in_words(correlation, entry.id),
                                    correlation.reason, correlation.source),
                        4);
    }
  }
  text += settings_text(book, entry.id);
  text += entry.note.empty() ? "" : paragraph(2, "note: " + entry.note);
  return text + fmt::format("  stated in {}:{}\n", entry.where.file, entry.where.line);
}

results::ExplainedEntry entry_explained(const book::Book& book, const book::Entry& entry) {
  results::ExplainedEntry explained{.entry = &entry};
  for (const auto& change : entry.changes) {
    explained.changes.push_back({change.words, months_of(change)});
  }
  for (const auto& correlation : book.correlations) {
    if (is_member(correlation, entry.id)) {
      explained.correlations.push_back(&correlation);
    }
  }
  for (const auto& [name, scenario] : book.scenarios) {
    if (const auto found = scenario.settings.find(entry.id); found != scenario.settings.end()) {
      explained.scenarios.emplace_back(name, setting_text(found->second));
    }
  }
  return explained;
}

std::vector<const book::Entry*> entries_under(const book::Book& book, std::string_view prefix) {
  std::vector<const book::Entry*> found;
  for (const auto& [id, entry] : book.entries) {
    // A prefix ends in a point; a whole id stands for itself.
    if (prefix.ends_with('.') ? id.starts_with(prefix) : id == prefix) {
      found.push_back(&entry);
    }
  }
  return found;
}

std::string glance_line(const book::Book& book, const book::Entry& entry) {
  return paragraph(4, entry.id + ": " + entry_at_a_glance(book, entry), 4);
}

std::string measure_text(const book::Book& book, const model::Metric& measure, const Recipe& recipe) {
  std::string text = fmt::format("{} (metric)\n", measure.id) + paragraph(2, measure.means);
  if (measure.by_yardstick) {
    std::vector<std::string> names;
    for (std::size_t k = 0; k < balance::kYardstickNames.size(); ++k) {
      names.push_back(measure.unit.empty()
                          ? fmt::format("{} ({})", balance::kYardstickNames[k], balance::kYardstickUnits[k])
                          : std::string(balance::kYardstickNames[k]));
    }
    text += paragraph(2, fmt::format("yardsticks: {}", fmt::join(names, ", ")));
  }
  text += measure.unit.empty() ? "  unit: the yardstick's\n" : fmt::format("  unit: {}\n", measure.unit);
  text += measure.by_basis ? "  bases: located (in the territory), accessible (what the bloc's users can run)\n" : "";
  text += paragraph(2, fmt::format("made of: {}", recipe.made));
  text += "  equations:\n";
  for (const auto& part : split(recipe.equations, ' ')) {
    const auto colon = part.find(':');
    text += fmt::format("    src/headway/balance/{}  {}\n", part.substr(0, colon),
                        fmt::join(split(std::string_view(part).substr(colon + 1), ','), " "));
  }
  text += "  assumptions that enter most directly:\n";
  for (const auto& prefix : split(recipe.entries, ' ')) {
    const auto entries = entries_under(book, prefix);
    if (entries.size() > kListedAlone) {
      text += fmt::format("    {}: {} entries, see headway book show {}\n", prefix, entries.size(), prefix);
      continue;
    }
    for (const auto* entry : entries) {
      text += glance_line(book, *entry);
    }
  }
  return text;
}

results::ExplainedMetric metric_explained(const book::Book& book, const model::Metric& metric, const Recipe& recipe) {
  results::ExplainedMetric explained{.id = metric.id, .means = metric.means, .unit = metric.unit};
  for (std::size_t k = 0; metric.by_yardstick && k < balance::kYardstickNames.size(); ++k) {
    explained.yardsticks.push_back(
        {std::string(balance::kYardstickNames[k]), std::string(balance::kYardstickUnits[k])});
  }
  if (metric.by_basis) {
    explained.bases.assign(balance::kBasisNames.begin(), balance::kBasisNames.end());
  }
  explained.made_of = recipe.made;
  explained.equations = split(recipe.equations, ' ');
  for (const auto& prefix : split(recipe.entries, ' ')) {
    for (const auto* entry : entries_under(book, prefix)) {
      explained.assumptions.push_back(entry->id);
    }
  }
  return explained;
}

/// Entries of which one part of the id is the class.
std::vector<const book::Entry*> entries_of_class(const book::Book& book, std::string_view name) {
  std::vector<const book::Entry*> found;
  for (const auto& [id, entry] : book.entries) {
    if (const auto parts = split(id, '.'); std::ranges::find(parts, name) != parts.end()) {
      found.push_back(&entry);
    }
  }
  return found;
}

std::string_view design_of(const chips::StatedClass& stated) {
  return stated.slot >= balance::kForeignCount    ? "Chinese design"
         : stated.slot >= balance::kMerchantCount ? "foreign, kept by its designer"
                                                  : "foreign, on sale";
}

std::string class_text(const book::Book& book, const chips::StatedClass& stated) {
  std::string text = fmt::format("{} (chip class, {})\n", stated.name, design_of(stated)) + paragraph(2, stated.means) +
                     "  what one chip can do: the catalogue, book/chips.toml (headway chips)\n  assumptions:\n";
  for (const auto* entry : entries_of_class(book, stated.name)) {
    text += glance_line(book, *entry);
  }
  return text;
}

results::ExplainedClass class_explained(const book::Book& book, const chips::StatedClass& stated) {
  results::ExplainedClass explained{.id = stated.name, .design = std::string(design_of(stated)), .means = stated.means};
  for (const auto* entry : entries_of_class(book, stated.name)) {
    explained.assumptions.push_back(entry->id);
  }
  return explained;
}

base::Error unknown(const book::Book& book, const chips::Classes& classes, std::string_view id) {
  std::vector<std::string> known;
  for (const auto& [name, entry] : book.entries) {
    known.push_back(name);
  }
  for (const auto& stated : classes.stated) {
    known.push_back(stated.name);
  }
  for (const auto& metric : model::metrics_with(classes.slots_filled())) {
    known.push_back(metric.id);
  }
  if (const std::string heirs = model::heirs_of(id); !heirs.empty()) {
    return {.problem = fmt::format("nothing is called '{}'", id),
            .why = "two metrics have replaced it",
            .suggestion = fmt::format("did you mean {}?", heirs),
            .where = {}};
  }
  const bool is_prefix = !entries_under(book, std::string(id) + ".").empty();
  return {.problem = fmt::format("nothing is called '{}'", id),
          .why = "an id of the book, a metric or a chip class was expected",
          .suggestion = is_prefix
                            ? fmt::format("list what begins with it: headway book show {}", id)
                            : fmt::format("did you mean '{}'?", fmt::join(base::nearest_names(id, known), "' or '")),
          .where = {}};
}

}  // namespace

base::Result<Explanation> explain(const book::Book& book, const chips::Classes& classes, std::string_view id) {
  if (const auto found = book.entries.find(id); found != book.entries.end()) {
    return Explanation{entry_text(book, found->second), entry_explained(book, found->second)};
  }
  const auto metrics = model::metrics_with(classes.slots_filled());
  if (const auto metric = std::ranges::find(metrics, id, &model::Metric::id); metric != metrics.end()) {
    const Recipe known = recipe_of(id);
    return Explanation{measure_text(book, *metric, known), metric_explained(book, *metric, known)};
  }
  if (const auto* stated = classes.find(id); stated != nullptr) {
    return Explanation{class_text(book, *stated), class_explained(book, *stated)};
  }
  return std::unexpected(unknown(book, classes, id));
}

}  // namespace headway::report

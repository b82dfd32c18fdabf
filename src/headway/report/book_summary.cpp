// What a sound book holds, in numbers.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <nlohmann/json.hpp>

#include "headway/report/book_text.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

std::string_view sector_of(std::string_view id) { return id.substr(0, id.find('.')); }

struct Counts {
  std::map<std::string, int> sectors;
  std::map<std::string, int> kinds;
  std::map<std::string, int> confidence;
  int values = 0;
  int superseded = 0;
  int levers = 0;
};

Counts count(const book::Book& book) {
  Counts counts;
  for (const auto& [id, entry] : book.entries) {
    ++counts.sectors[std::string(sector_of(id))];
    counts.levers += entry.lever ? 1 : 0;
    for (const auto& alternative : entry.alternatives) {
      counts.superseded += static_cast<int>(alternative.superseded.size());
      for (const auto& knot : alternative.knots) {
        ++counts.values;
        ++counts.kinds[std::string(book::to_string(knot.kind))];
        ++counts.confidence[knot.confidence.empty() ? "not stated" : knot.confidence];
      }
    }
  }
  return counts;
}

std::string listed(const std::map<std::string, int>& counts) {
  std::vector<std::string> parts;
  parts.reserve(counts.size());
  for (const auto& [name, number] : counts) {
    parts.push_back(fmt::format("{} {}", name, number));
  }
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string class_line(const chips::Classes& classes) {
  const auto& facts = classes.facts;
  std::string text =
      fmt::format("{} merchant, {} captive, {} Chinese", facts.merchants, facts.captives, facts.domestics);
  if (const auto added = classes.added(); !added.empty()) {
    std::vector<std::string> names;
    for (const auto& each : added) {
      names.push_back(each.name);
    }
    text += fmt::format("; added by the book: {}", fmt::join(names, ", "));
  }
  return text;
}

ordered_json classes_json(const chips::Classes& classes, const std::vector<study::LeftOut>& left_out) {
  ordered_json json{{"merchant", classes.facts.merchants},
                    {"captive", classes.facts.captives},
                    {"domestic", classes.facts.domestics},
                    {"added", ordered_json::array()},
                    {"chips_left_out", ordered_json::array()}};
  for (const auto& each : classes.added()) {
    json["added"].push_back(each.name);
  }
  for (const auto& each : left_out) {
    json["chips_left_out"].push_back({{"why", each.why}, {"what_to_do", each.what_to_do}, {"chips", each.chips}});
  }
  return json;
}

std::string book_summary_json(const book::Book& book, const chips::Classes& classes,
                              const std::vector<study::LeftOut>& left_out, const Counts& counts) {
  ordered_json json{{"sound", true}};
  json["entries"] = book.entries.size();
  json["levers"] = counts.levers;
  json["values"] = counts.values;
  json["superseded"] = counts.superseded;
  json["correlations"] = book.correlations.size();
  json["scenarios"] = ordered_json::array();
  for (const auto& [name, scenario] : book.scenarios) {
    json["scenarios"].push_back(name);
  }
  json["sectors"] = counts.sectors;
  json["kinds"] = counts.kinds;
  json["confidence"] = counts.confidence;
  json["classes"] = classes_json(classes, left_out);
  return dump(json) + "\n";
}

}  // namespace

std::string as_of_text(const book::Book& book) { return book.as_of ? base::to_string(*book.as_of) : "any date"; }

std::string book_summary(const book::Book& book, const chips::Classes& classes,
                         const std::vector<study::LeftOut>& left_out, bool json) {
  const Counts counts = count(book);
  if (json) {
    return book_summary_json(book, classes, left_out, counts);
  }
  std::string text =
      paragraph(0, fmt::format("book is sound: {} entries in {} sectors ({} levers), {} scenarios, {} correlations",
                               book.entries.size(), counts.sectors.size(), counts.levers, book.scenarios.size(),
                               book.correlations.size()));
  text += fmt::format("  hash           {}\n", book.hash);
  text += fmt::format("  as of          {}\n", as_of_text(book));
  text += fmt::format("  through        {} (last month observed)\n", base::to_string(book.through));
  text += paragraph(2, "entries        " + listed(counts.sectors), 15).replace(2, 8, "entries        ");
  text += fmt::format("  values         {} in force, {} superseded\n", counts.values, counts.superseded);
  text += fmt::format("  by kind        {}\n", listed(counts.kinds));
  text += fmt::format("  by confidence  {}\n", listed(counts.confidence));
  text += fmt::format("  chip classes   {}\n", class_line(classes));
  for (const auto& each : left_out) {
    text += fmt::format("chips of the catalogue that the national model leaves out because {}: {}\n", each.why,
                        each.chips.size());
    text += paragraph(2, fmt::format("{}", fmt::join(each.chips, ", ")), 0);
    text += paragraph(2, "to take one in: " + each.what_to_do + " (docs/chips.md, A new chip in the nation)");
  }
  return text;
}

}  // namespace headway::report

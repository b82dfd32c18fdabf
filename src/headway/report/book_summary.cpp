// What a sound book holds, in numbers.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>
#include <vector>

#include "headway/report/book_text.hpp"

namespace headway::report {

namespace {

std::string listed(const std::vector<std::pair<std::string, int>>& counts) {
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

}  // namespace

std::string as_of_text(const book::Book& book) { return book.as_of ? base::to_string(*book.as_of) : "any date"; }

std::string book_summary(const results::BookContents& contents) {
  const book::Book& book = *contents.book;
  std::string text =
      paragraph(0, fmt::format("book is sound: {} entries in {} sectors ({} levers), {} scenarios, {} correlations",
                               book.entries.size(), contents.sectors.size(), contents.levers, book.scenarios.size(),
                               book.correlations.size()));
  text += fmt::format("  hash           {}\n", book.hash);
  text += fmt::format("  as of          {}\n", as_of_text(book));
  text += fmt::format("  through        {} (last month observed)\n", base::to_string(book.through));
  text += paragraph(2, "entries        " + listed(contents.sectors), 15).replace(2, 8, "entries        ");
  text += fmt::format("  values         {} in force, {} superseded\n", contents.values, contents.superseded);
  text += fmt::format("  by kind        {}\n", listed(contents.kinds));
  text += fmt::format("  by confidence  {}\n", listed(contents.confidence));
  text += fmt::format("  chip classes   {}\n", class_line(*contents.classes));
  for (const auto& each : contents.left_out) {
    text += fmt::format("chips of the catalogue that the national model leaves out because {}: {}\n", each.why,
                        each.chips.size());
    text += paragraph(2, fmt::format("{}", fmt::join(each.chips, ", ")), 0);
    text += paragraph(2, "to take one in: " + each.what_to_do + " (docs/chips.md, A new chip in the nation)");
  }
  return text;
}

}  // namespace headway::report

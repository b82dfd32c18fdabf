#include "headway/results/book.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using book::Alternative;
using book::Entry;
using book::Knot;

/// A number of the book, where an infinite one stands for "none".
NumberOrWord number(double value) { return std::isinf(value) ? NumberOrWord("none") : NumberOrWord(value); }

std::optional<NumberOrWord> number_in(const std::optional<double>& value) {
  return value ? std::optional(number(*value)) : std::nullopt;
}

std::optional<std::string> period_of(const Knot& of) {
  return of.period ? std::optional(base::to_string(*of.period)) : std::nullopt;
}

std::vector<std::pair<std::string, NumberOrWord>> quantiles_of(const Knot& of) {
  std::vector<std::pair<std::string, NumberOrWord>> quantiles;
  for (const auto& point : of.quantiles) {
    quantiles.emplace_back(fmt::format("p{}", std::round(1e6 * point.probability) / 1e4), number(point.value));
  }
  return quantiles;
}

const Described<Knot>& knot() {
  static const auto keys =
      Described<Knot>("stated value", "a value of an entry, with its source")
          .value("period", "when it counts; `null` for any time", &period_of)
          .value(
              "quantiles",
              "by probability in percent, such as `p50`; a number without doubt is its own `p50`; `none` stands for no "
              "limit",
              &quantiles_of)
          .value("mode", "of a triangular shape", &Knot::mode)
          .left_out_where_none()
          .value("kind", "such as `observation`, `judgement` or `definition`",
                 [](const Knot& of) { return book::to_string(of.kind); })
          .value("source", "where it is from", &Knot::source)
          .value("published", "when that was published", &Knot::published)
          .value("confidence", "`high`, `medium` or `low`; empty where it is not stated", &Knot::confidence)
          .value("reason", "why, and how wide, where it is a judgement", &Knot::reason);
  return keys;
}

const Described<Alternative>& alternative() {
  static const auto keys =
      Described<Alternative>()
          .value("name", "its name; empty where there is only one account", &Alternative::name)
          .value("weight", "its probability", &Alternative::weight)
          .list("values", "what counts, by period", &Alternative::knots, knot())
          .list("superseded", "older values that newer ones replaced", &Alternative::superseded, knot());
  return keys;
}

std::string_view shape_of(const Entry& of) { return of.text ? "text" : chance::to_string(of.shape); }

std::vector<std::pair<std::string, int>> pairs_of(const std::map<std::string, int>& counts) {
  return {counts.begin(), counts.end()};
}

const Described<study::LeftOut>& left_out() {
  static const auto keys = Described<study::LeftOut>()
                               .value("why", "why they are left out", &study::LeftOut::why)
                               .value("what_to_do", "how one is taken in", &study::LeftOut::what_to_do)
                               .value("chips", "the chips", &study::LeftOut::chips);
  return keys;
}

std::vector<std::string> added_classes(const BookContents& of) {
  std::vector<std::string> names;
  for (const auto& each : of.classes->added()) {
    names.push_back(each.name);
  }
  return names;
}

const Described<BookContents>& classes() {
  static const auto keys =
      Described<BookContents>()
          .value("merchant", "foreign classes on sale",
                 [](const BookContents& of) { return of.classes->facts.merchants; })
          .value("captive", "foreign classes that their designers keep",
                 [](const BookContents& of) { return of.classes->facts.captives; })
          .value("domestic", "Chinese classes", [](const BookContents& of) { return of.classes->facts.domestics; })
          .value("added", "classes that the book or an overlay adds", &added_classes)
          .list(
              "chips_left_out", "chips of the catalogue that the national model leaves out",
              [](const BookContents& of) -> const std::vector<study::LeftOut>& { return of.left_out; }, left_out());
  return keys;
}

std::vector<std::string> scenario_names(const BookContents& of) {
  std::vector<std::string> names;
  for (const auto& [name, scenario] : of.book->scenarios) {
    names.push_back(name);
  }
  return names;
}

bool is_sure(const ValueRow& of) {
  return of.entry->shape == book::Shape::number || (of.knot->quantiles.size() == 1 && !of.knot->mode);
}

/// A cell of a knot, empty for an entry of words.
template <class Get>
auto of_knot(Get get) {
  return [get](const ValueRow& of) {
    using Got = std::remove_cvref_t<decltype(std::invoke(get, *of.knot))>;
    return of.knot == nullptr ? Got() : Got(std::invoke(get, *of.knot));
  };
}

auto quantile_at(double probability) {
  return [probability](const ValueRow& of) -> std::optional<NumberOrWord> {
    if (of.knot == nullptr || is_sure(of)) {
      return std::nullopt;
    }
    const auto found = std::ranges::find_if(of.knot->quantiles, [probability](const auto& point) {
      return std::abs(point.probability - probability) < 1e-9;
    });
    return found == of.knot->quantiles.end() ? std::nullopt : std::optional(number(found->value));
  };
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

/// A number without doubt, or the words of an entry of words.
std::optional<NumberOrWord> sure_value(const ValueRow& of) {
  if (of.knot == nullptr) {
    return of.entry->text ? std::optional(NumberOrWord(joined(of.entry->text->words))) : std::nullopt;
  }
  return is_sure(of) && !of.knot->quantiles.empty() ? std::optional(number(of.knot->quantiles.front().value))
                                                    : std::nullopt;
}

}  // namespace

BookContents contents_of(const book::Book& book, const chips::Classes& classes, std::vector<study::LeftOut> left_out) {
  BookContents contents{.book = &book, .classes = &classes, .left_out = std::move(left_out)};
  std::map<std::string, int> sectors;
  std::map<std::string, int> kinds;
  std::map<std::string, int> confidence;
  for (const auto& [id, entry] : book.entries) {
    ++sectors[id.substr(0, id.find('.'))];
    contents.levers += entry.lever ? 1 : 0;
    for (const Alternative& alternative : entry.alternatives) {
      contents.superseded += static_cast<int>(alternative.superseded.size());
      for (const Knot& knot : alternative.knots) {
        ++contents.values;
        ++kinds[std::string(book::to_string(knot.kind))];
        ++confidence[knot.confidence.empty() ? "not stated" : knot.confidence];
      }
    }
  }
  contents.sectors = pairs_of(sectors);
  contents.kinds = pairs_of(kinds);
  contents.confidence = pairs_of(confidence);
  return contents;
}

const Described<BookContents>& book_contents() {
  static const auto keys = Described<BookContents>()
                               .value("sound", "`true`: a book that is not has no answer but its errors",
                                      [](const BookContents&) { return true; })
                               .value("entries", "how many entries there are",
                                      [](const BookContents& of) { return of.book->entries.size(); })
                               .value("levers", "how many of them are levers", &BookContents::levers)
                               .value("values", "values in force", &BookContents::values)
                               .value("superseded", "values that newer ones replaced", &BookContents::superseded)
                               .value("correlations", "groups of entries that are drawn together",
                                      [](const BookContents& of) { return of.book->correlations.size(); })
                               .value("scenarios", "names of the scenarios", &scenario_names)
                               .value("sectors", "entries by sector", &BookContents::sectors)
                               .value("kinds", "values by kind", &BookContents::kinds)
                               .value("confidence", "values by confidence", &BookContents::confidence)
                               .part("classes", "classes of chips of the national model", std::identity(), classes());
  return keys;
}

Entries entries_of(const book::Book& book, std::string_view prefix) {
  Entries found;
  for (const auto& [id, entry] : book.entries) {
    if (id.starts_with(prefix)) {
      found.entries.push_back(&entry);
    }
  }
  return found;
}

const Described<Entry>& entry() {
  static const auto keys =
      Described<Entry>("entry", "an assumption or a lever of the book")
          .value("id", "its id", &Entry::id)
          .value("means", "what it is", &Entry::means)
          .value("unit", "its unit; empty for words", &Entry::unit)
          .value("shape", "shape of its distribution; `text` for words", &shape_of)
          .value("between", "how it goes between periods", [](const Entry& of) { return book::to_string(of.between); })
          .value("lever", "whether a scenario may set it", &Entry::lever)
          .value("none_allowed", "whether `none` may stand for no limit", &Entry::none_allowed)
          .value("min", "the least that it may be", [](const Entry& of) { return number_in(of.bounds.min); })
          .value("max", "the most that it may be", [](const Entry& of) { return number_in(of.bounds.max); })
          .value("choice", "entries that share it take the alternative of the same name in every draw", &Entry::choice)
          .value("note", "what must be read beside it", &Entry::note)
          .value("file", "the file that states it", [](const Entry& of) { return of.where.file; })
          .value("line", "the line", [](const Entry& of) { return of.where.line; })
          .value("text", "its words, where it is no number",
                 [](const Entry& of) { return of.text ? std::optional(of.text->words) : std::nullopt; })
          .list("alternatives", "accounts that cannot all be true, or the only one", &Entry::alternatives,
                alternative());
  return keys;
}

const Described<Entries>& entries() {
  static const auto keys = Described<Entries>().list(
      "entries", "one object for each entry, by id",
      [](const Entries& of) { return of.entries | std::views::transform([](const Entry* each) { return *each; }); },
      entry(), true);
  return keys;
}

const Described<ValueRow>& value_row() {
  static const auto keys =
      Described<ValueRow>()
          .value("id", "the entry", [](const ValueRow& of) { return of.entry->id; })
          .value("means", "what it is", [](const ValueRow& of) { return of.entry->means; })
          .value("unit", "its unit; empty for words", [](const ValueRow& of) { return of.entry->unit; })
          .value("shape", "shape of its distribution; `text` for words",
                 [](const ValueRow& of) { return shape_of(*of.entry); })
          .value("lever", "whether a scenario may set it", [](const ValueRow& of) { return of.entry->lever; })
          .value("alternative", "which of several accounts",
                 [](const ValueRow& of) { return of.alternative == nullptr ? std::string() : of.alternative->name; })
          .value("weight", "its probability",
                 [](const ValueRow& of) {
                   return of.alternative == nullptr ? std::nullopt : std::optional(of.alternative->weight);
                 })
          .value("period", "when it counts; empty for any time", of_knot(&period_of))
          .value("p5", "as the book gives it, empty where it does not", quantile_at(0.05))
          .value("p25", "likewise", quantile_at(0.25))
          .value("p50", "likewise", quantile_at(0.5))
          .value("p75", "likewise", quantile_at(0.75))
          .value("p95", "likewise", quantile_at(0.95))
          .value("value", "a number without doubt, or the words of an entry of words", &sure_value)
          .value("mode", "of a triangular shape", of_knot([](const Knot& of) { return of.mode; }))
          .value("kind", "such as `observation`, `judgement` or `definition`",
                 of_knot([](const Knot& of) { return book::to_string(of.kind); }))
          .value("source", "where it is from", of_knot([](const Knot& of) { return of.source; }))
          .value("published", "when that was published",
                 of_knot([](const Knot& of) { return base::to_string(of.published); }))
          .value("confidence", "`high`, `medium` or `low`", of_knot([](const Knot& of) { return of.confidence; }))
          .value("reason", "why, and how wide, where it is a judgement",
                 of_knot([](const Knot& of) { return of.reason; }));
  return keys;
}

Sheet entries_sheet(const Entries& entries) {
  std::vector<ValueRow> rows;
  for (const Entry* const each : entries.entries) {
    if (each->text) {
      rows.push_back({each});
    }
    for (const Alternative& alternative : each->alternatives) {
      for (const Knot& knot : alternative.knots) {
        rows.push_back({each, &alternative, &knot});
      }
    }
  }
  return table(value_row(), rows);
}

}  // namespace headway::results

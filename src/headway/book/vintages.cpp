#include "headway/book/vintages.hpp"

#include <algorithm>
#include <compare>
#include <iterator>
#include <tuple>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/book/forward.hpp"

namespace headway::book {
namespace {

/// Where a knot stands on the axis of time, in half months; 0 without a period.
int position(const Knot& knot, Between between) {
  if (!knot.period) {
    return 0;
  }
  return between == Between::step ? 2 * knot.period->first.count : knot.period->first.count + knot.period->last.count;
}

struct Span {
  base::Day published;
  std::string source;
  int first;
  int last;
};

std::vector<Span> spans_of(const std::vector<Knot>& knots) {
  std::vector<Span> spans;
  for (const Knot& knot : knots) {
    const int first = knot.period ? 2 * knot.period->first.count : 0;
    const int last = knot.period ? 2 * knot.period->last.count : 0;
    const auto same = std::ranges::find_if(
        spans, [&](const Span& span) { return span.published == knot.published && span.source == knot.source; });
    if (same == spans.end()) {
      spans.push_back({knot.published, knot.source, first, last});
    } else {
      same->first = std::min(same->first, first);
      same->last = std::max(same->last, last);
    }
  }
  return spans;
}

bool counts(const Knot& knot, const ReadOptions& options) {
  const bool too_new = options.as_of && knot.published > *options.as_of;
  const bool too_late =
      knot.kind == Kind::observation && knot.period && options.through && knot.period->last > *options.through;
  return !too_new && !too_late && !is_hindsight(knot, options);
}

base::Error nothing_left(const Entry& entry, const ReadOptions& options) {
  const std::string problem = "no value of " + entry.id + " is left";
  const std::string through = " through " + base::to_string(options.through.value_or(base::kFirstMonth));
  if (!options.as_of) {
    return base::input_error(problem + through, "observations of periods that end later are left out",
                             "give the entry an older value, or move the date", entry.where);
  }
  return base::input_error(
      problem + " as of " + base::to_string(*options.as_of) + "," + through,
      "values published after the first date, and observations of periods that end after the second, are "
      "left out",
      "give the entry an older value, or move the dates", entry.where);
}

base::Error two_on_one_day(const Entry& entry, const std::optional<base::Period>& period, base::Day published,
                           const base::Location& first, const base::Location& second) {
  return base::input_error("two values of " + entry.id + (period ? " for " + base::to_string(*period) : "") +
                               " were published on " + base::to_string(published),
                           "which of them counts cannot be told; the other is on line " + std::to_string(first.line),
                           "leave one out, or state them as alternatives with weights", second);
}

}  // namespace

Vintages select_vintages(std::vector<Knot> knots, Between between, const ReadOptions& options) {
  std::vector<Knot> counted = knots;
  std::erase_if(counted, [&](const Knot& knot) { return !counts(knot, options); });
  if (counted.empty() && options.hindcast) {
    counted = first_stated(std::move(knots));
  }
  knots = std::move(counted);
  std::ranges::stable_sort(knots, {},
                           [&](const Knot& knot) { return std::tuple(position(knot, between), knot.published); });
  const std::vector<Span> spans = spans_of(knots);
  Vintages vintages;
  for (Knot& knot : knots) {
    const int place = position(knot, between);
    const bool replaced = std::ranges::any_of(spans, [&](const Span& span) {
      return span.published > knot.published && span.first <= place && place <= span.last;
    });
    (replaced ? vintages.superseded : vintages.current).push_back(std::move(knot));
  }
  return vintages;
}

std::optional<base::Error> find_duplicate(const std::vector<Knot>& knots, const Entry& entry) {
  for (std::size_t late = 1; late < knots.size(); ++late) {
    const Knot& knot = knots[late];
    if (knot.period.has_value() != knots.front().period.has_value()) {
      return base::input_error("some values of " + entry.id + " have a period and some have none",
                               "which of them counts when cannot be told", "give all of them a period, or none",
                               knot.where);
    }
    for (std::size_t early = 0; early < late; ++early) {
      const Knot& other = knots[early];
      const bool same_time = position(other, entry.between) == position(knot, entry.between);
      if (same_time && other.published == knot.published) {
        return two_on_one_day(entry, knot.period, knot.published, other.where, knot.where);
      }
    }
  }
  return std::nullopt;
}

base::Result<Entry> select_entry(StatedEntry stated, const ReadOptions& options) {
  Entry& entry = stated.entry;
  std::ranges::stable_sort(stated.texts, {}, &DatedText::published);
  std::erase_if(stated.texts, [&](const DatedText& text) {
    const bool hindsight = options.hindcast && text.published > last_day(options.through.value_or(base::kFirstMonth)) &&
                           text.published != stated.texts.front().published;
    return hindsight || (options.as_of && text.published > *options.as_of);
  });
  const auto same = std::ranges::adjacent_find(stated.texts, {}, &DatedText::published);
  if (same != stated.texts.end()) {
    return std::unexpected(two_on_one_day(entry, std::nullopt, same->published, same->where, std::next(same)->where));
  }
  if (!stated.texts.empty()) {
    entry.text = stated.texts.back().text;
    return std::move(entry);
  }
  double weight = 0.0;
  for (Alternative& alternative : entry.alternatives) {
    if (auto duplicate = find_duplicate(alternative.knots, entry)) {
      return std::unexpected(std::move(*duplicate));
    }
    Vintages vintages = select_vintages(std::move(alternative.knots), entry.between, options);
    alternative.knots = std::move(vintages.current);
    alternative.superseded = std::move(vintages.superseded);
    if (options.hindcast) {
      go_on(alternative.knots, entry);
    }
    weight += alternative.knots.empty() ? 0.0 : alternative.weight;
  }
  const std::size_t dropped =
      std::erase_if(entry.alternatives, [](const Alternative& alternative) { return alternative.knots.empty(); });
  if (entry.alternatives.empty()) {
    return std::unexpected(nothing_left(entry, options));
  }
  for (Alternative& alternative : entry.alternatives) {
    alternative.weight /= dropped > 0 ? weight : 1.0;
  }
  return std::move(entry);
}

}  // namespace headway::book

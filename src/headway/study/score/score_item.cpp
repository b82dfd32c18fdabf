#include <algorithm>
#include <tuple>
#include <utility>

#include "headway/study/score/card_score.hpp"

namespace headway::study {

namespace {

/// A row about the item's quantity, in the item's unit.
struct Related {
  ObservedRow row;
  bool resolves = false;  ///< of the whole period
};

ObservedRow times(ObservedRow row, double factor, const std::string& unit) {
  for (auto* number : {&row.low, &row.central, &row.high}) {
    if (*number) {
      **number *= factor;
    }
  }
  row.unit = unit;
  return row;
}

bool news(const ObservedRow& row, std::optional<base::Day> as_of) {
  const auto published = base::parse_day(row.published);
  return row.when && row.kind != "projection" && (!as_of || (published && *published > *as_of));
}

base::Result<std::vector<Related>> related_to(const MadeItem& item, const MappedRow& asked, const Mappings& mappings,
                                              const std::vector<ObservedRow>& outcomes,
                                              std::optional<base::Day> as_of) {
  std::vector<Related> all;
  const base::Period when = *item.question.when;
  const bool flow = asked.mapping->over == Over::period;
  for (const ObservedRow& row : outcomes) {
    if (row.quantity != item.question.quantity || !news(row, as_of) || (flow && row.span != Span::months)) {
      continue;
    }
    const auto found = match(mappings, row);
    if (!found) {
      return std::unexpected(found.error());
    }
    const bool within =
        flow ? row.when->first >= when.first && row.when->last <= when.last : row.when->last <= when.last;
    if (found->mapping == asked.mapping && within) {
      const bool whole = flow ? *row.when == when : row.when->last == when.last;
      all.push_back(Related{times(row, asked.factor / found->factor, item.question.unit), whole});
    }
  }
  return all;
}

/// An actual figure before an estimate, then the younger one.
bool better(const Related& left, const Related& right) {
  const auto rank = [](const ObservedRow& row) {
    return std::tuple(row.kind == "actual", row.published, row.central.has_value());
  };
  return rank(left.row) > rank(right.row);
}

void add(std::optional<double>& sum, std::optional<double> value) {
  sum = sum && value ? std::optional(*sum + *value) : std::nullopt;
}

/// Parts that do not overlap, the longest first, added up.
SoFar sum_of(std::vector<Related> parts) {
  std::ranges::stable_sort(parts, [](const Related& left, const Related& right) {
    const int lengths = left.row.when->months() - right.row.when->months();
    return lengths != 0 ? lengths > 0 : better(left, right);
  });
  std::vector<ObservedRow> taken;
  for (const Related& part : parts) {
    const bool apart = std::ranges::none_of(taken, [&](const ObservedRow& other) {
      return other.when->first <= part.row.when->last && part.row.when->first <= other.when->last;
    });
    if (apart) {
      taken.push_back(part.row);
    }
  }
  std::ranges::sort(taken, {}, [](const ObservedRow& row) { return row.when->first; });
  SoFar so_far{"", {}, 0.0, 0.0, 0.0, true, 0, 0.0, ""};
  for (const ObservedRow& row : taken) {
    so_far.periods += (so_far.periods.empty() ? "" : ", ") + row.period;
    so_far.source = row.source;
    so_far.until = row.when->last;
    so_far.months += row.when->months();
    add(so_far.low, row.low ? row.low : row.central);
    add(so_far.central, row.central);
    add(so_far.high, row.high ? row.high : row.central);
  }
  return so_far;
}

SoFar latest_of(const std::vector<Related>& parts) {
  const auto& row = std::ranges::max_element(parts, {}, [](const Related& part) {
                      return std::pair(part.row.when->last, part.row.published);
                    })->row;
  return SoFar{row.period, row.when->last, row.low, row.central, row.high, false, 0, 0.0, row.source};
}

/// Whether what was observed lies in the band; none where a range lies partly in it, or has one end.
std::optional<bool> inside(const ObservedRow& row, double low, double high) {
  if (row.central) {
    return low <= *row.central && *row.central <= high;
  }
  if ((row.high && *row.high < low) || (row.low && *row.low > high)) {
    return false;
  }
  if (row.low && row.high && *row.low >= low && *row.high <= high) {
    return true;
  }
  return std::nullopt;
}

void resolve(ScoredItem& scored, const ObservedRow& row) {
  const CardQuantiles& value = scored.item.value;
  scored.outcome = row;
  scored.place.low = row.low || row.central ? value.place(row.low.value_or(row.central.value_or(0.0))).low : 0.0;
  scored.place.high = row.high || row.central ? value.place(row.high.value_or(row.central.value_or(0.0))).high : 1.0;
  scored.pit = row.central ? value.place(*row.central).middle() : scored.place.middle();
  if (row.central) {
    scored.score = value.interval_score(*row.central);
  }
  scored.inside50 = inside(row, value.p25, value.p75);
  scored.inside90 = inside(row, value.p5, value.p95);
}

}  // namespace

base::Result<ScoredItem> score_item(const MadeItem& item, const Mappings& mappings,
                                    const std::vector<ObservedRow>& outcomes, std::optional<base::Day> as_of) {
  ScoredItem scored;
  scored.item = item;
  if (!item.skipped.empty()) {
    scored.open = "nothing was forecast: " + item.skipped;
    return scored;
  }
  const auto asked = match(mappings, item.question);
  if (!asked) {
    return std::unexpected(asked.error());
  }
  if (asked->mapping == nullptr || !asked->mapping->skip.empty() || !item.question.when) {
    scored.open = "the present mapping has no such quantity or period";
    return scored;
  }
  scored.subject = asked->mapping->subject;
  auto related = related_to(item, *asked, mappings, outcomes, as_of);
  if (!related) {
    return std::unexpected(related.error());
  }
  std::ranges::stable_sort(*related, better);
  std::vector<Related> parts;
  for (const Related& each : *related) {
    if (!each.resolves) {
      parts.push_back(each);
    } else if (scored.outcome) {
      ++scored.others;
    } else {
      resolve(scored, each.row);
    }
  }
  if (scored.outcome) {
    return scored;
  }
  if (parts.empty()) {
    scored.open = "nothing has been published of it";
    return scored;
  }
  scored.so_far = asked->mapping->over == Over::period ? sum_of(std::move(parts)) : latest_of(parts);
  if (scored.so_far->months == item.question.when->months()) {
    ObservedRow whole = item.question;
    whole.low = scored.so_far->low;
    whole.central = scored.so_far->central;
    whole.high = scored.so_far->high;
    whole.source = "the sum of " + scored.so_far->periods + "; the last: " + scored.so_far->source;
    whole.kind = "estimate";
    scored.so_far.reset();
    resolve(scored, whole);
    return scored;
  }
  scored.open = "known so far: " + scored.so_far->periods;
  if (scored.so_far->flow && scored.so_far->low) {
    scored.so_far->at_least = item.value.place(*scored.so_far->low).low;
  }
  return scored;
}

}  // namespace headway::study

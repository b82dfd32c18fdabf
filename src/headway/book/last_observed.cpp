#include "headway/book/last_observed.hpp"

#include <algorithm>
#include <optional>

#include "headway/base/messages.hpp"
#include "headway/book/forward.hpp"

namespace headway::book {
namespace {

/// The last month of the entry's values, or of its observations alone; none where it has none by that day.
std::optional<base::Month> last_of(const StatedEntry& each, const ReadOptions& options, bool observations_alone) {
  std::optional<base::Month> last;
  for (const Alternative& alternative : each.entry.alternatives) {
    for (const Knot& knot : alternative.knots) {
      const bool known = !options.as_of || knot.published <= *options.as_of;
      const bool wanted = !observations_alone || knot.kind == Kind::observation;
      if (known && wanted && knot.period) {
        last = std::max(last.value_or(knot.period->last), knot.period->last);
      }
    }
  }
  return last;
}

base::Month quarter_before(base::Month month) {
  while (month.month() % 3 != 0) {
    month = month + -1;
  }
  return month;
}

}  // namespace

base::Month last_quarter(base::Day day) {
  const base::Month month = base::Month::of(day.year, day.month);
  return quarter_before(day < last_day(month) ? month + -1 : month);
}

base::Month last_observed(const std::map<std::string, StatedEntry, std::less<>>& entries, const ReadOptions& options) {
  std::optional<base::Month> last;
  for (const std::string& id : options.history) {
    const auto entry = entries.find(id);
    const auto reached = entry == entries.end() ? std::nullopt : last_of(entry->second, options, false);
    if (reached) {
      last = std::min(last.value_or(*reached), *reached);
    }
  }
  if (last) {
    return *last;
  }
  for (const auto& [id, each] : entries) {
    const auto reached = last_of(each, options, true);
    if (reached) {
      last = std::max(last.value_or(*reached), *reached);
    }
  }
  return last.value_or(base::kFirstMonth);
}

base::Result<base::Month> last_month_used(base::Month last_observed, const ReadOptions& options) {
  if (options.through) {
    if (!options.history.empty() && *options.through > last_observed) {
      return std::unexpected(base::input_error(
          "the book's history does not reach " + base::to_string(*options.through),
          "what was sold and made" + (options.as_of ? " is known on " + base::to_string(*options.as_of) : " is known") +
              " until " + base::to_string(last_observed),
          "name no month, or " + base::to_string(last_observed) + " or one before it"));
    }
    return *options.through;
  }
  const base::Month last = quarter_before(last_observed);
  return options.as_of ? std::min(last, last_quarter(*options.as_of)) : last;
}

}  // namespace headway::book

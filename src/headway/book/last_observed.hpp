// How far the book's history reaches, and so where a run that says nothing of it begins to forecast.
#pragma once

#include <map>
#include <string>

#include "headway/book/book.hpp"
#include "headway/book/read_entry.hpp"

namespace headway::book {

/// The last month that every path of `options.history` has a value for, of those published by `options.as_of`. Without
/// such paths, the end of the latest observation in the book.
base::Month last_observed(const std::map<std::string, StatedEntry, std::less<>>& entries, const ReadOptions& options);

/// The end of the last quarter that was over on that day.
base::Month last_quarter(base::Day day);

/// `options.through`, or where it is not given the end of the last quarter that was over on `options.as_of` and that
/// history reaches. Error: a month beyond what paths of history reach.
base::Result<base::Month> last_month_used(base::Month last_observed, const ReadOptions& options);

}  // namespace headway::book

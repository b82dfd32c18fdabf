// The tables of a comparison. Each is empty (no rows) where its figures were not asked for.
#pragma once

#include <vector>

#include "headway/report/grid.hpp"
#include "headway/report/lookup.hpp"

namespace headway::report {

/// China's stock gained at the end of a year by yardstick and basis: median, 50 % and 90 % bands, percent.
Grid gain_by_yardstick(const model::CompareResult& result, const model::Compared& other, int year);

/// The same for all scenarios, in percent only.
Grid gain_percent_of_all(const model::CompareResult& result, int year);

/// A measure by year (rows) and scenario (columns), median and 90 %.
Grid by_year(const model::CompareResult& result, balance::Measure measure, Lens lens, int first_year);

/// China's accessible stock by where it comes from.
Grid by_pool(const model::CompareResult& result, const std::vector<int>& years);

/// What binds: mean over draws of the share of months, by year and scenario.
Grid what_binds(const model::CompareResult& result, const std::vector<int>& years);

/// Sold, installed and useful at the end of 2025, when all scenarios are still one.
Grid end_of_history(const model::CompareResult& result);

/// The headline's key numbers at 2026 and 2028, base and every scenario.
Grid key_numbers(const model::CompareResult& result);

/// Every figure of a selection, one row each and scenario.
Grid selection(const model::CompareResult& result);

}  // namespace headway::report

// Serving a model as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/jobs/break_even.hpp"
#include "headway/jobs/side_by_side.hpp"
#include "headway/report/sheet.hpp"

namespace headway::report {

std::string serving_text(const jobs::ServeResult& result);

/// Two chips side by side, and the price of electricity at which they are even.
std::string break_even_text(const jobs::BreakEven& result);

/// Schema headway.serve-model/1 with a key `against`.
std::string break_even_json(const jobs::BreakEven& result);

/// Schema headway.serve-model/1.
std::string serving_json(const jobs::ServeResult& result);

/// Several chips, a row each; `write` names fields in what a chip is refused for.
std::string serving_text(const jobs::SideBySide<jobs::ServeResult>& chips, const base::FieldWriter& write);

/// Schema headway.serve-model.chips/1: `chips`, each with the keys of headway.serve-model/1 and `why_not`.
std::string serving_json(const jobs::SideBySide<jobs::ServeResult>& chips);

/// Columns chip, place, count (chips of a replica at most), quantity (as in the JSON), unit, p5, p50, p95, words.
Sheet serving_sheet(const jobs::SideBySide<jobs::ServeResult>& chips);

/// The same for two chips, and rows of the first chip on both: break_even_usd_per_kwh to share_never.
Sheet break_even_sheet(const jobs::BreakEven& result);

}  // namespace headway::report

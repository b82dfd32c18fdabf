// Serving a model as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/jobs/break_even.hpp"
#include "headway/jobs/side_by_side.hpp"
#include "headway/results/sheet.hpp"

namespace headway::report {

std::string serving_text(const jobs::ServeResult& result);

/// Two chips side by side, and the price of electricity at which they are even.
std::string break_even_text(const jobs::BreakEven& result);

/// Several chips, a row each; `write` names fields in what a chip is refused for.
std::string serving_text(const jobs::SideBySide<jobs::ServeResult>& chips, const base::FieldWriter& write);

}  // namespace headway::report

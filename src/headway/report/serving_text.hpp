// Serving a model as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/jobs/break_even.hpp"

namespace headway::report {

std::string serving_text(const jobs::ServeResult& result);

/// Two chips side by side, and the price of electricity at which they are even.
std::string break_even_text(const jobs::BreakEven& result);

/// Schema headway.serve-model/1 with a key `against`.
std::string break_even_json(const jobs::BreakEven& result);

/// Schema headway.serve-model/1.
std::string serving_json(const jobs::ServeResult& result);

}  // namespace headway::report

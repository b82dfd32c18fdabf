// Serving a model as text and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/break_even.hpp"

namespace headway::report {

std::string serving_text(const study::ServeResult& result);

/// Two chips side by side, and the price of electricity at which they are even.
std::string break_even_text(const study::BreakEven& result);

/// Schema headway.serve-model/1 with a key `against`.
std::string break_even_json(const study::BreakEven& result);

/// Schema headway.serve-model/1.
std::string serving_json(const study::ServeResult& result);

}  // namespace headway::report

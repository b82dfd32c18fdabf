// What drives a figure, as a person reads it: what it is shares of, the inputs that matter, the sectors, a tornado,
// what would be worth knowing, and the ten in words.
#pragma once

#include <string>
#include <string_view>

#include "headway/book/book.hpp"
#include "headway/study/sensitivity/sensitivity.hpp"

namespace headway::report {

/// "the gain in china_useful 2026 of h200-licensed over no-export", or "stock_ratio 2028 under no-export".
std::string quantity_in_words(const study::Quantity& quantity);

std::string sensitivity_text(const study::SensitivityResult& result, const book::Book& book);

}  // namespace headway::report

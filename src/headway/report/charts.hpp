// The charts of the brief. Each is drawn from medians and graded bands, and comes with a sentence that reads it aloud.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "headway/report/lookup.hpp"

namespace headway::report {

struct Chart {
  std::string title;
  std::vector<std::pair<std::string, std::string>> legend;  ///< CSS class and label
  std::vector<std::string> panels;                          ///< SVG, each complete in itself
  std::string reading;                                      ///< what it shows, with numbers
};

/// Each is nothing where its figures were not asked for.
std::optional<Chart> stock_by_source(const model::CompareResult& result);
std::optional<Chart> stock_ratio(const model::CompareResult& result);
std::optional<Chart> yearly_additions(const model::CompareResult& result);
std::optional<Chart> binding_shares(const model::CompareResult& result);
std::optional<Chart> gain_by_yardstick_chart(const model::CompareResult& result);

}  // namespace headway::report

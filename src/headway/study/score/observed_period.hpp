// The months that an observation is about, from what its file says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/month.hpp"
#include "headway/study/score/fiscal_years.hpp"

namespace headway::study {

/// How much of the months is meant.
enum class Span {
  months,  ///< all of them
  day,     ///< one day, read as the end of its month
  until,   ///< up to the end of the last one; from when on is not said
};

struct ObservedPeriod {
  std::optional<base::Period> when;  ///< none where the text is no span of months
  Span span = Span::months;
  std::string why_not;  ///< where there is none
};

/// Reads what base::parse_period() reads and, besides, `2026-07-26` (a day), `2026-07 to 2026-08`, `2025-2027`,
/// `to 2026-08`, and a company's `FY2027Q2`, `FY2027H1`, `FY2027` or `FQ2 2026`; a remark in brackets is passed over.
ObservedPeriod read_observed_period(std::string_view text, std::string_view quantity, std::string_view entity,
                                    const std::vector<FiscalYear>& years);

}  // namespace headway::study

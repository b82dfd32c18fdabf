// A figure asked of an ensemble.
#pragma once

#include "headway/balance/measures.hpp"

namespace headway::ensemble {

/// Of one month, or of the calendar year that ends with that month.
struct Request {
  balance::Measure measure;
  balance::Yardstick yardstick;
  balance::Basis basis;
  int last_month;  ///< months after 2022-01
  bool year;       ///< flows are summed from January on

  bool operator==(const Request&) const = default;
};

}  // namespace headway::ensemble

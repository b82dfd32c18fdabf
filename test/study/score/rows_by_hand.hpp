// Observations written in a test.
#pragma once

#include <string>
#include <string_view>

#include "headway/study/score/observed.hpp"

namespace headway::study::test {

inline ObservedRow row_of(std::string quantity, std::string entity, std::string_view period, std::string unit,
                          double central) {
  ObservedRow row;
  row.quantity = std::move(quantity);
  row.entity = std::move(entity);
  row.period = period;
  row.when = base::parse_period(period);
  row.unit = std::move(unit);
  row.central = central;
  row.kind = "estimate";
  return row;
}

/// Of a series without a meaning.
inline ObservedRow row_of(std::string_view period, double central) {
  return row_of("sales", "all", period, "units", central);
}

}  // namespace headway::study::test

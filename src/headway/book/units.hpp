// Units of measurement as text: UDUNITS-2's own, and what this model counts in (chip, wafer, USD, ...).
#pragma once

#include <string_view>

#include "headway/base/error.hpp"

namespace headway::book {

/// The value in another unit: 35 from "GUSD" to "USD" is 35e9. May be called from several threads.
/// Errors, without a place: a unit that is not known; two that do not convert. Currencies do not convert: their rate is
/// an entry.
base::Result<double> convert(double value, std::string_view from_unit, std::string_view to_unit);

/// What a number in one unit is multiplied by to be in the other. Errors: as `convert`; scales that differ in their
/// zero.
base::Result<double> unit_factor(std::string_view from_unit, std::string_view to_unit);

/// Whether the text is a unit; the error says what was expected.
base::Result<void> check_unit(std::string_view unit);

}  // namespace headway::book

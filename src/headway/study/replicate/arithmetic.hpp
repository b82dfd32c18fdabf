// The arithmetic of a replication: numbers with their unit and the range that their rounding leaves, one or a list.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/replication.hpp"

namespace headway::study {

/// One value, or one for each of what the lists of the file run along.
struct StatedQuantity {
  std::string unit;
  std::vector<book::Stated> values;

  const book::Stated& at(std::size_t index) const { return values[values.size() == 1 ? 0 : index]; }
};

/// The quantity in another unit. Error, without a place: it does not convert.
base::Result<StatedQuantity> in_unit(StatedQuantity quantity, std::string_view unit);

/// One of book::kOperations on its operands. Ranges are those of interval arithmetic: never too narrow, and too wide
/// where an operand counts twice. Errors, without a place: units that cannot be added; a power whose base or exponent
/// has a unit, or whose base is not above zero; a divisor that may be zero.
base::Result<StatedQuantity> operate(std::string_view operation, std::span<const StatedQuantity> operands);

}  // namespace headway::study

// What a user changes of a path from a month on: the months before it stay as they are.
#pragma once

#include <cstddef>
#include <vector>

#include "headway/chance/distribution.hpp"

namespace headway::chance {

enum class Operation { replace, multiply, add };

/// A change in months [from, until), counted after 2022-01. With `whole` after `from` it comes on in a straight line: nothing of
/// it in `from`, all of it from `whole` on.
struct PathChange {
  int from = 0;
  int until = 0;
  int whole = 0;
  Operation operation = Operation::replace;
  Distribution value = Distribution::constant(0.0);
};

/// Applies the changes in their order to the values of months 0, 1, ... in values[0], values[stride], ...; each takes its
/// quantile at `probability`, in (0, 1), so that it moves with the path that it changes.
void apply_changes(const std::vector<PathChange>& changes, double probability, int months, std::size_t stride,
                   double* values);

}  // namespace headway::chance

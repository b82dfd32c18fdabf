#include "headway/chance/path_change.hpp"

#include <algorithm>

namespace headway::chance {

namespace {

double changed(Operation operation, double value, double by) {
  if (operation == Operation::replace) {
    return by;
  }
  return operation == Operation::multiply ? value * by : value + by;
}

}  // namespace

void apply_changes(const std::vector<PathChange>& changes, double probability, int months, std::size_t stride,
                   double* values) {
  for (const PathChange& change : changes) {
    const double by = change.value.quantile(probability);
    const double before = values[static_cast<std::size_t>(std::clamp(change.from, 0, months - 1)) * stride];
    for (int month = std::max(change.from, 0); month < std::min(change.until, months); ++month) {
      double& value = values[static_cast<std::size_t>(month) * stride];
      const double whole = changed(change.operation, value, by);
      if (month >= change.whole) {
        value = whole;
        continue;
      }
      const double part = static_cast<double>(month - change.from) / (change.whole - change.from);
      // A ramp to a value starts where the path stands in its first month; one of a factor or a sum follows the path.
      const double start = change.operation == Operation::replace ? before : value;
      value = start + part * (whole - start);
    }
  }
}

}  // namespace headway::chance

#include "headway/study/freeze.hpp"

#include "headway/book/pairwise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headway::study {

namespace {

/// Where a knot stands in months after 2022-01: a step begins with its period, other paths pass through its middle.
double month_of(const book::Knot& knot, chance::Between between) {
  if (!knot.period) {
    return 0.0;
  }
  const double first = knot.period->first - base::kFirstMonth;
  const double last = knot.period->last - base::kFirstMonth;
  return between == chance::Between::step ? first : 0.5 * (first + last);
}

base::Result<chance::Distribution> distribution_of(const book::Entry& entry, book::Shape shape, const book::Knot& knot,
                                                   double factor) {
  auto points = knot.quantiles;
  for (auto& point : points) {
    point.value *= factor;
  }
  const bool constant = points.size() == 1 || std::ranges::all_of(points, [&](const auto& point) {
                          return point.value == points.front().value;
                        });
  if (constant && !knot.mode) {
    return chance::Distribution::constant(points.front().value);
  }
  chance::Bounds bounds = entry.bounds;
  const auto scale = [&](std::optional<double>& bound) {
    if (bound) {
      *bound *= factor;
    }
  };
  scale(bounds.min);
  scale(bounds.max);
  auto mode = knot.mode;
  scale(mode);
  return chance::Distribution::from_quantiles(shape, points, bounds, mode);
}

base::Result<chance::PathChange> change_of(const book::Entry& entry, const book::Change& change, double factor) {
  const double in_unit = change.operation == chance::Operation::multiply ? 1.0 : factor;
  auto value = distribution_of(entry, change.shape, change.value, in_unit);
  if (!value) {
    return std::unexpected(value.error());
  }
  const auto month = [](const std::optional<base::Month>& at, int otherwise) {
    return at ? *at - base::kFirstMonth : otherwise;
  };
  const int from = month(change.from, 0);
  return chance::PathChange{from, month(change.until, std::numeric_limits<int>::max()), month(change.whole, from),
                            change.operation, *value};
}

void find_group(const book::Book& book, std::string_view id, chance::Variable& variable) {
  for (const auto& correlation : book.correlations) {
    for (const auto& member : correlation.members) {
      if (member.id == id) {
        variable.group = chance::hash_name("correlation." + correlation.members.front().id);
        variable.rank_correlation = correlation.rank;
        variable.sign = member.sign;
        variable.loadings = book::loadings_of(correlation, id);
      }
    }
  }
}

}  // namespace

base::Result<chance::Variable> freeze(const book::Book& book, const book::Entry& entry, std::string_view unit) {
  const auto factor = book::unit_factor(entry, unit);
  if (!factor) {
    return std::unexpected(factor.error());
  }
  chance::Variable variable;
  variable.name = chance::hash_name(entry.id);
  variable.choice = chance::hash_name(entry.choice.empty() ? entry.id : entry.choice);
  variable.between = entry.between;
  find_group(book, entry.id, variable);
  for (const auto& alternative : entry.alternatives) {
    chance::Branch branch;
    branch.weight = alternative.weight;
    for (const auto& knot : alternative.knots) {
      auto distribution = distribution_of(entry, entry.shape, knot, *factor);
      if (!distribution) {
        base::Error error = distribution.error();
        error.where = knot.where;
        return std::unexpected(error);
      }
      branch.knots.push_back(chance::PathKnot{month_of(knot, variable.between), *distribution});
    }
    variable.branches.push_back(std::move(branch));
  }
  for (const book::Change& change : entry.changes) {
    auto path_change = change_of(entry, change, *factor);
    if (!path_change) {
      return std::unexpected(path_change.error());
    }
    variable.changes.push_back(std::move(*path_change));
  }
  return variable;
}

}  // namespace headway::study

#include "headway/chance/variable.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/portable.hpp"
#include "headway/chance/correlation.hpp"

namespace headway::chance {

namespace {

const Branch& chosen_branch(const Variable& variable, const Source& source) {
  return variable.branches[branch_of(variable, source)];
}

double loaded_uniform(const Variable& variable, const Source& source) {
  double number = 0.0;
  for (const Loading& loading : variable.loadings) {
    number += loading.weight * normal_quantile(uniform(source, loading.name));
  }
  return open_probability(number);
}

double interpolate(Between between, double early, double late, double part) {
  if (between == Between::step) {
    return early;
  }
  if (between == Between::log && early > 0.0 && late > 0.0) {
    return early * base::portable::exp(part * base::portable::log(late / early));
  }
  return early + part * (late - early);
}

}  // namespace

double uniform_of(const Variable& variable, const Source& source) {
  if (!std::isnan(source.level)) {
    return variable.group != 0 && variable.sign < 0 ? 1.0 - source.level : source.level;
  }
  if (!variable.loadings.empty()) {
    return loaded_uniform(variable, source);
  }
  const double own = uniform(source, variable.name);
  if (variable.group == 0) {
    return own;
  }
  const double factor = uniform(source, variable.group);
  return correlated_uniform(own, factor, variable.rank_correlation, variable.sign);
}

double branch_uniform_of(const Variable& variable, const Source& source) {
  return std::isnan(source.branch) ? uniform(source, variable.choice, kChoiceCounter) : source.branch;
}

std::size_t branch_of(const Variable& variable, const Source& source) {
  const std::size_t last = variable.branches.size() - 1;
  if (last == 0) {
    return 0;
  }
  const double u = branch_uniform_of(variable, source);
  double sum = 0.0;
  for (std::size_t k = 0; k < last; ++k) {
    sum += variable.branches[k].weight;
    if (u < sum) {
      return k;
    }
  }
  return last;
}

double draw_number(const Variable& variable, const Source& source) {
  const Branch& branch = chosen_branch(variable, source);
  const Distribution& distribution = branch.knots.front().distribution;
  return distribution.quantile(uniform_of(variable, source));
}

void draw_path(const Variable& variable, const Source& source, int months, std::size_t stride, double* out) {
  const Branch& branch = chosen_branch(variable, source);
  const double u = uniform_of(variable, source);
  const auto& knots = branch.knots;
  std::size_t passed = 0;  // knots at or before the month
  double early = knots.front().distribution.quantile(u);
  double late = early;
  for (int month = 0; month < months; ++month) {
    while (passed < knots.size() && knots[passed].month <= month) {
      early = late;
      ++passed;
      late = passed < knots.size() ? knots[passed].distribution.quantile(u) : early;
    }
    double value = early;
    if (passed > 0 && passed < knots.size()) {
      const double part = (month - knots[passed - 1].month) / (knots[passed].month - knots[passed - 1].month);
      value = interpolate(variable.between, early, late, part);
    }
    out[static_cast<std::size_t>(month) * stride] = value;
  }
  apply_changes(variable.changes, u, months, stride, out);
}

bool varies(const Variable& variable) {
  return variable.branches.size() > 1 || std::ranges::any_of(variable.branches.front().knots, [](const PathKnot& knot) {
           return knot.distribution.quantile(0.05) != knot.distribution.quantile(0.95);
         });
}

Variable certain(double value) {
  Variable variable;
  variable.branches.push_back(Branch{1.0, {PathKnot{0.0, Distribution::constant(value)}}});
  return variable;
}

}  // namespace headway::chance

#include "headway/chance/variable.hpp"

#include <cmath>

#include "headway/chance/correlation.hpp"

namespace headway::chance {

namespace {

const Branch& chosen_branch(const Variable& variable, std::uint64_t seed, std::uint64_t draw) {
  if (variable.branches.size() == 1) {
    return variable.branches.front();
  }
  const double u = uniform(Key{seed, variable.choice}, draw, kChoiceCounter);
  double sum = 0.0;
  for (const Branch& branch : variable.branches) {
    sum += branch.weight;
    if (u < sum) {
      return branch;
    }
  }
  return variable.branches.back();
}

double interpolate(Between between, double early, double late, double part) {
  if (between == Between::step) {
    return early;
  }
  if (between == Between::log && early > 0.0 && late > 0.0) {
    return early * std::exp(part * std::log(late / early));
  }
  return early + part * (late - early);
}

}  // namespace

double uniform_of(const Variable& variable, std::uint64_t seed, std::uint64_t draw) {
  const double own = uniform(Key{seed, variable.name}, draw);
  if (variable.group == 0) {
    return own;
  }
  const double factor = uniform(Key{seed, variable.group}, draw);
  return correlated_uniform(own, factor, variable.rank_correlation, variable.sign);
}

double draw_number(const Variable& variable, std::uint64_t seed, std::uint64_t draw) {
  const Branch& branch = chosen_branch(variable, seed, draw);
  const Distribution& distribution = branch.knots.front().distribution;
  return distribution.quantile(uniform_of(variable, seed, draw));
}

void draw_path(const Variable& variable, std::uint64_t seed, std::uint64_t draw, int months, std::size_t stride,
               double* out) {
  const Branch& branch = chosen_branch(variable, seed, draw);
  const double u = uniform_of(variable, seed, draw);
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
}

Variable certain(double value) {
  Variable variable;
  variable.branches.push_back(Branch{1.0, {PathKnot{0.0, Distribution::constant(value)}}});
  return variable;
}

}  // namespace headway::chance

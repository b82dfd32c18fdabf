// Sums and ratios that measures are made of; included by the kernels only.
#pragma once

#include <limits>

#include "headway/balance/measures.hpp"

namespace headway::balance::detail {

template <class Number>
Number weigh(const Number* chips, const Number* per_chip, int count) {
  Number sum(0.0);
  for (int k = 0; k < count; ++k) {
    sum += chips[k] * per_chip[k];
  }
  return sum;
}

template <class Number>
Number ratio_or_none(Number above, Number below) {
  return base::choose(below > Number(0.0), above / base::larger(below, Number(1e-300)),
                      Number(std::numeric_limits<double>::quiet_NaN()));
}

template <class Number>
Number sum_of(const Number* terms, int count) {
  Number sum(0.0);
  for (int k = 0; k < count; ++k) {
    sum += terms[k];
  }
  return sum;
}

}  // namespace headway::balance::detail

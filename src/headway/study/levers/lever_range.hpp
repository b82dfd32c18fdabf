// Over which values of a number of the book a question is asked, where the user does not say.
#pragma once

#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/entry.hpp"

namespace headway::study {

struct LeverRange {
  double from = 0.0;
  double to = 1.0;
};

/// In the entry's unit: its bounds where it has both; a share from 0 to 1; else from its lower bound, or from 0, to
/// twice the largest quantile in the book (years: 5 either side of the quantiles).
LeverRange usual_range(const book::Entry& entry);

/// `count` values at equal steps, both ends included.
std::vector<double> even_grid(const LeverRange& range, std::size_t count);

}  // namespace headway::study

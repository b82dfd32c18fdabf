// A figure in every draw, and arithmetic on it draw by draw. NaN stands for "no value" and spreads.
#pragma once

#include <string>
#include <vector>

#include "headway/model/summary.hpp"
#include "headway/study/claims/verdict.hpp"

namespace headway::study::claims {

/// One number a draw; all rows of a study are as long and in the same order of draws.
using Row = std::vector<double>;

Row operator+(const Row& left, const Row& right);
Row operator-(const Row& left, const Row& right);
Row operator*(const Row& left, const Row& right);
Row operator*(double factor, const Row& row);
/// No value where the denominator is 0.
Row operator/(const Row& above, const Row& below);

/// No value where the denominator is not above `limit`.
Row ratio_above(const Row& above, const Row& below, double limit);

/// 100 (other / base - 1); no value where the base is 0.
Row percent_over(const Row& other, const Row& base);

/// No value where `condition` is not above 0.
Row only_where_positive(const Row& row, const Row& condition);

Row smaller(const Row& left, const Row& right);
Row larger(const Row& left, const Row& right);

/// A number that is the same in all draws, as long as `like`.
Row same(double value, const Row& like);

/// The statement with the share of draws in which row >= limit, or row <= limit, of those that have a value.
Part at_least(std::string statement, const Row& row, double limit);
Part at_most(std::string statement, const Row& row, double limit);
Part above(std::string statement, const Row& row, double limit);

/// The statement that `row` is at least so many percent of `whole`, without dividing by it.
Part at_least_percent_of(std::string statement, const Row& row, double percent, const Row& whole);

/// A statement that needs no draw.
Part fact(std::string statement, bool holds);

/// Quantiles over draws.
model::Summary summary_of(Row row);

/// "Quantiles" of a number without doubt, but for a Monte Carlo error.
model::Summary certain(double value, double error = 0.0);

}  // namespace headway::study::claims

// Correlations with a number for each pair: a Gaussian copula, whose normal numbers are mixed from each member's own.
#pragma once

#include <string_view>
#include <vector>

#include "headway/book/entry.hpp"

namespace headway::book {

/// Whether there are quantities that move together by `ranks`: the matrix of normal correlations that they stand for is positive
/// definite.
bool may_hold_together(const Correlation& correlation);

/// What a member takes of its own normal number and of those of the members before it: its row of the Cholesky factor. Empty
/// for a correlation of one rank.
std::vector<chance::Loading> loadings_of(const Correlation& correlation, std::string_view id);

/// Takes a member out, with its row and column, where it is one.
void remove_member(Correlation& correlation, std::string_view id);

}  // namespace headway::book

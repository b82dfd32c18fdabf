// Who says so, when, and how sure: what every value states beside its number.
#pragma once

#include <vector>

#include "headway/book/entry.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// Fills source, published, confidence, reason and kind of the knots that one table states, and checks that they
/// suffice: a source and its date always; a confidence, or for a judgement its reason and (of a shape with a width)
/// quantiles.
void read_provenance(const files::Table& table, Shape shape, std::vector<Knot>& knots);

}  // namespace headway::book

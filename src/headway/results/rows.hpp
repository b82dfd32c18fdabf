// Described results as tables: rows whose columns are keys, or the figures of one result, one a row.
#pragma once

#include <string>
#include <vector>

#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"

namespace headway::results {

/// One row; a key's value is one cell: a flag is `true` or `false`, several texts are joined by spaces, and what is neither a
/// number nor words is empty.
std::vector<Cell> row_of(const Object& described, const void* of);

/// A table with a column for each key.
template <class Row>
Sheet table(const Described<Row>& described, const std::vector<Row>& rows) {
  Sheet sheet;
  for (const Key& key : described.object().keys) {
    sheet.columns.push_back(key.name);
  }
  for (const Row& row : rows) {
    sheet.rows.push_back(row_of(described.object(), &row));
  }
  return sheet;
}

/// Adds every number and text of a result as a row: `quantity` is the key, parts after a point, as in "memory_gb.weights"; a
/// part with p5, p50 and p95 is one row. Lists of parts are left out, and so is what has no value.
void add_figures(const Object& described, const void* of, FigureRows& rows);

}  // namespace headway::results

// Every draw of a study's figures: world by world, the same world in every scenario.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "headway/ensemble/ensemble.hpp"
#include "headway/model/figures.hpp"

namespace headway::model {

struct DrawColumn {
  std::string scenario;
  Figure figure;
  std::vector<double> values;  ///< as long as DrawTable::draw
};

/// One row a world.
struct DrawTable {
  std::vector<long> draw;    ///< index of the draw: with the seed it says which world it is, in any run
  std::vector<long> weight;  ///< times that the world counts; 1 without a constraint
  std::vector<DrawColumn> columns;
};

/// The figures of the scenarios, for those rows of the ensemble that belong to `figures`: [first, first + size).
DrawTable draw_table(const ensemble::Ensemble& ensemble, std::span<const std::string> scenarios,
                     std::span<const Figure> figures, std::size_t first = 0);

/// Error: the file would hold more than 20 million numbers.
base::Result<void> check_size(std::size_t scenarios, std::size_t figures, long samples);

}  // namespace headway::model

// A linear programme as it is collected row by row, before a solver sees it.
#pragma once

#include <utility>
#include <vector>

namespace headway::planner {

/// Columns with their bounds and cost, and rows between bounds.
struct LinearRows {
  struct Column {
    double cost = 0;
    double most = 0;  ///< the least is 0
    bool whole = false;
  };
  struct Line {
    std::vector<std::pair<int, double>> terms;
    double least = 0;
    double most = 0;
  };
  std::vector<Column> columns;
  std::vector<Line> lines;

  int column(double cost, double most, bool whole) {
    columns.push_back({cost, most, whole});
    return static_cast<int>(columns.size()) - 1;
  }
};

struct Solved {
  bool feasible = false;
  bool proven = false;
  double cost = 0;
  double bound = 0;  ///< no solution costs less
  std::vector<double> values;
};

/// Least cost by CBC. `gap` and `most_nodes` as in Solving.
Solved solve(const LinearRows& rows, double gap, int most_nodes);

}  // namespace headway::planner

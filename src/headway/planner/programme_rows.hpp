// A programme of servers, runs and services (programme.hpp) as rows and columns for the solver.
#pragma once

#include <vector>

#include "headway/planner/programme.hpp"
#include "headway/planner/rows.hpp"

namespace headway::planner {

inline constexpr int kNone = -1;  ///< no such column

/// Columns of the programme by what they stand for.
struct Columns {
  std::vector<std::vector<int>> servers;                           ///< class, site
  std::vector<std::vector<int>> there;                             ///< class, site; kNone: none is there already
  std::vector<int> bought;                                         ///< class; kNone: not needed
  std::vector<std::vector<std::vector<int>>> trains;               ///< run, class, site
  std::vector<std::vector<std::vector<std::vector<int>>>> serves;  ///< service, class, site, period
};

struct ProgrammeRows {
  LinearRows rows;
  Columns columns;
};

ProgrammeRows rows_of(const Programme& programme, const Solving& solving);

}  // namespace headway::planner

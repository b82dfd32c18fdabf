#include "headway/planner/rows.hpp"

#include <CbcHeuristic.hpp>
#include <CbcModel.hpp>
#include <CglGomory.hpp>
#include <CglMixedIntegerRounding2.hpp>
#include <CoinPackedMatrix.hpp>
#include <OsiClpSolverInterface.hpp>
#include <algorithm>

namespace headway::planner {

namespace {

double bounded(double value) { return std::clamp(value, -COIN_DBL_MAX, COIN_DBL_MAX); }

void load(const LinearRows& rows, OsiClpSolverInterface& lp) {
  std::vector<int> row_of;
  std::vector<int> column_of;
  std::vector<double> factors;
  std::vector<double> least;
  std::vector<double> most;
  for (std::size_t row = 0; row < rows.lines.size(); ++row) {
    for (const auto& [column, factor] : rows.lines[row].terms) {
      row_of.push_back(static_cast<int>(row));
      column_of.push_back(column);
      factors.push_back(factor);
    }
    least.push_back(bounded(rows.lines[row].least));
    most.push_back(bounded(rows.lines[row].most));
  }
  std::vector<double> cost;
  std::vector<double> upper;
  for (const auto& column : rows.columns) {
    cost.push_back(column.cost);
    upper.push_back(bounded(column.most));
  }
  const std::vector<double> zero(cost.size(), 0.0);
  CoinPackedMatrix matrix(true, row_of.data(), column_of.data(), factors.data(),
                          static_cast<CoinBigIndex>(factors.size()));
  matrix.setDimensions(static_cast<int>(rows.lines.size()), static_cast<int>(rows.columns.size()));
  lp.loadProblem(matrix, zero.data(), upper.data(), cost.data(), least.data(), most.data());
  for (std::size_t k = 0; k < rows.columns.size(); ++k) {
    if (rows.columns[k].whole) {
      lp.setInteger(static_cast<int>(k));
    }
  }
}

}  // namespace

Solved solve(const LinearRows& rows, double gap, int most_nodes) {
  OsiClpSolverInterface lp;
  lp.messageHandler()->setLogLevel(0);
  lp.getModelPtr()->setLogLevel(0);
  lp.setHintParam(OsiDoReducePrint, true, OsiHintDo);
  load(rows, lp);
  lp.initialSolve();
  Solved result;
  if (!lp.isProvenOptimal()) {
    return result;
  }
  const auto keep = [&](const double* values, double cost) {
    result.feasible = true;
    result.cost = cost;
    result.values.assign(values, values + rows.columns.size());
  };
  if (std::ranges::none_of(rows.columns, &LinearRows::Column::whole)) {
    result.proven = true;
    result.bound = lp.getObjValue();
    keep(lp.getColSolution(), lp.getObjValue());
    return result;
  }
  CbcModel model(lp);
  model.setLogLevel(0);
  model.solver()->messageHandler()->setLogLevel(0);
  model.setAllowableGap(0.0);
  model.setAllowableFractionGap(gap);
  model.setMaximumNodes(most_nodes);
  CglGomory gomory;
  model.addCutGenerator(&gomory, -1, "Gomory");
  CglMixedIntegerRounding2 rounding;
  model.addCutGenerator(&rounding, -1, "rounding");
  CbcRounding round_up(model);
  model.addHeuristic(&round_up);
  model.branchAndBound();
  if (model.bestSolution() != nullptr) {
    result.proven = model.isProvenOptimal();
    result.bound = std::min(model.getBestPossibleObjValue(), model.getObjValue());
    keep(model.bestSolution(), model.getObjValue());
  }
  return result;
}

}  // namespace headway::planner

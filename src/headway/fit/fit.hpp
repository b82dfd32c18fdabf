// The fit itself: rows made into cases once, then residuals at any values of the efficiencies.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "headway/fit/case.hpp"
#include "headway/fit/serving.hpp"

namespace headway::fit {

/// A row with what it became; neither case where it cannot be predicted.
struct PreparedRun {
  const MeasuredRun* run = nullptr;
  std::optional<RunCase> training;
  std::optional<ServingCase> serving;
  std::string skipped;

  bool predicts() const { return training || serving; }
  int family() const { return training ? training->family : serving->family; }
};

PreparedRun prepare_run(const MeasuredRun& run, const ClusterBook& book, const std::vector<double>& values);

/// In the unit of the run's quantity; 0 where no plan or replica fits.
double predicted_value(const PreparedRun& prepared, const ClusterBook& book, const std::vector<double>& values);

/// train, open (plan not published), mixture, hybrid, adapter, serve, serve-mixture or whole.
std::string kind_of(const PreparedRun& prepared);

struct RunFit {
  std::vector<double> values;     ///< medians, in natural units
  std::vector<double> free;       ///< the same on the scale of the fit
  std::vector<double> deviation;  ///< on the scale of the fit
  std::vector<long> rows;         ///< rows that bear on each number
  double cost = 0;
};

/// `use` says which rows to fit; rows for tests, and training runs without their number of chips, never are.
RunFit fit_runs(const std::vector<MeasuredRun>& runs, const ClusterBook& book, const std::vector<double>& start,
                const std::function<bool(const MeasuredRun&)>& use, int rounds, int threads);

}  // namespace headway::fit

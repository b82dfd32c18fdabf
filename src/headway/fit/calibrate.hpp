// Fits the efficiencies of the cluster model to measured runs, and scores predictions against measurements.
//
// The fit minimises squares of log(predicted / measured), weighed down beyond one and a half deviations, and the distance
// of each number from what was thought before. Rows of one source, model, chip and format share weight: they repeat each
// other. How far predictions may be off is learnt from rows whose source and model were left out of the fit.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/fit/case.hpp"

namespace headway::fit {

struct ScoredRun {
  std::string id;
  std::string source_key;
  std::string chip;    ///< as the source writes it
  std::string family;  ///< of efficiencies
  std::string kind;    ///< train, open (plan not published), mixture, hybrid, adapter, serve, serve-mixture or whole
  std::string quantity;
  double measured = 0;
  double predicted = 0;
  double p5 = 0;
  double p95 = 0;
  double error = 0;  ///< predicted / measured - 1
  std::string plan;
  std::vector<std::string> searched;
  std::vector<std::string> assumed;
  std::string skipped;  ///< why nothing is predicted; empty where something is
  bool test = false;
};

/// One number for a group of rows.
struct GroupScore {
  std::string group;
  long rows = 0;
  double mean_error = 0;    ///< mean of |error|
  double median_error = 0;  ///< median of |error|
  double bias = 0;          ///< mean of error
  double covered = 0;       ///< share of rows within p5 to p95
};

struct Calibration {
  cluster::Fitted fitted;
  std::vector<ScoredRun> runs;        ///< with the fit to all rows
  std::vector<GroupScore> by_source;  ///< of `runs`
  std::vector<GroupScore> left_out;   ///< each source predicted by a fit to the others
  std::vector<GroupScore> by_chip;    ///< of `runs`
  GroupScore groups_left_out;         ///< all rows, each predicted without its source's rows of the same model
};

/// `progress` is told the share done, from one thread at a time. `today` is the date written into the result, as 2025-12-31. Error: no row can be fitted.
base::Result<Calibration> calibrate(const std::vector<MeasuredRun>& runs, const ClusterBook& book,
                                    const std::string& today, int threads,
                                    const std::function<void(double)>& progress = {});

/// Predictions with efficiencies as they are; nothing is fitted.
std::vector<ScoredRun> score_runs(const std::vector<MeasuredRun>& runs, const ClusterBook& book,
                                  const cluster::Fitted& fitted);

/// Scores by the text that `key` gives for a run, in order of first appearance; skipped runs are left out.
std::vector<GroupScore> group_scores(const std::vector<ScoredRun>& runs, std::string ScoredRun::* key);

}  // namespace headway::fit

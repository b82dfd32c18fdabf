// Fits and predictions of measured runs, and what a chip of each class does of an H100's work: described.
#pragma once

#include <string>
#include <vector>

#include "headway/fit/calibrate.hpp"
#include "headway/jobs/class_work.hpp"
#include "headway/jobs/reference_work.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"

namespace headway::results {

/// Predictions of measured runs; `left_out` where efficiencies were fitted: each source predicted by a fit to the others.
struct Calibrated {
  std::string fitted;
  std::vector<fit::ScoredRun> runs;
  std::vector<fit::GroupScore> left_out;
};

/// Schema headway.calibrate/1.
const Described<Calibrated>& calibrate();

const Described<fit::ScoredRun>& run_row();
Sheet calibrate_sheet(const Calibrated& result);

/// One vintage of the classes' work, with the jobs that it rests on.
struct ClassYardsticks {
  jobs::WorkVintage vintage;
  std::vector<jobs::ReferenceJob> jobs;
};

/// Schema headway.yardsticks/1.
const Described<ClassYardsticks>& yardsticks();

/// Columns class, chip, family, quantity (training, serving, both bandwidth weights, and "train" or "serve" with a model for
/// each job), unit, p5, p50, p95, words.
Sheet yardsticks_sheet(const ClassYardsticks& of);

}  // namespace headway::results

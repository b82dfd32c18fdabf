// Which inputs move a figure: rank correlation of each input's draws with the figure, over the draws of one ensemble.
#pragma once

#include <string>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/frozen.hpp"
#include "headway/model/provenance.hpp"
#include "headway/model/summary.hpp"

namespace headway::model {

struct Driver {
  std::string id;
  double rank_correlation = 0.0;  ///< Spearman's, between the input's own random number and the figure
  double median_low = 0.0;        ///< median of the figure in the fifth of draws where the input is lowest
  double median_high = 0.0;       ///< ... and highest
};

struct DriversResult {
  Provenance provenance;
  Figure figure;
  std::string base;
  std::string other;  ///< empty: the figure of `base` itself, else the gain of `other` over it
  Summary summary;
  double error = 0.0;           ///< 95 % Monte Carlo half width of a rank correlation that is zero
  std::vector<Driver> drivers;  ///< by size, the largest first; all inputs that vary
  DrawTable draws;              ///< of the figure in each scenario; empty unless the question keeps draws
};

/// Of one scenario, or of the gain of the second over the first. `question.metrics` holds one figure, "id@year". Inputs
/// that are drawn together (a correlation group, alternatives that share a choice) each show what they share. Errors: not
/// exactly one figure; too many draws to keep; a run that broke.
base::Result<DriversResult> drivers(const Frozen& frozen, const Question& question,
                                    std::span<const ensemble::Scenario> scenarios);

}  // namespace headway::model

// A policy package taken apart: what each lever that differs contributes to the gain of one scenario over another.
#pragma once

#include <string>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/model/provenance.hpp"
#include "headway/model/summary.hpp"
#include "headway/study/levers/package.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::study {

/// Levers up to which every mixture of the two scenarios is run.
inline constexpr std::size_t kMostForShares = 8;

struct LeverShare {
  PackageLever lever;
  model::Summary alone;  ///< added to the base and nothing else
  model::Summary last;   ///< added to all others: what the package loses without it
  model::Summary share;  ///< Shapley's, draw by draw; without draws where there are more than kMostForShares levers
  model::Summary interaction;  ///< last - alone: what it gains from the others' company
};

struct DecomposeResult {
  model::Provenance provenance;  ///< samples: draws used, which are fewer than asked for where there are many mixtures
  Quantity quantity;             ///< the gain of other over base
  model::Summary base;
  model::Summary other;
  model::Summary gain;
  std::vector<LeverShare> levers;  ///< by mean share (or mean of last), largest first
  bool has_shares = false;
  std::size_t scenarios = 0;  ///< that were run
  model::DrawTable draws;     ///< of the figure in each of these; empty unless the question keeps draws
};

/// `headway decompose`. The figure is the question's one metric. Draws in which it has no value in some mixture are left
/// out. Errors: two scenarios that do not differ; those of one_figure() and of a run.
base::Result<DecomposeResult> decompose(const Prepared& prepared, const Question& question, const std::string& base,
                                        const std::string& other);

}  // namespace headway::study

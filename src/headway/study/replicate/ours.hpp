// The metrics of ours that stand beside published numbers, draw by draw, from one ensemble.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/replication.hpp"
#include "headway/model/draws.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/summary.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

/// A figure and what it is multiplied by before it is added.
struct OursTerm {
  model::Figure figure;
  double factor = 1.0;
};

/// The sum of `metrics` over that of `over` (1 where there are none), in the unit of the published number.
struct OurFigure {
  std::vector<OursTerm> metrics;
  std::vector<OursTerm> over;
  std::string scenario;
  std::string yardstick;  ///< of those figures that come in several; empty where none does
  std::string basis;      ///< likewise
  std::string period;
  model::Summary summary;  ///< filled by run_ours()
  std::string id = {};     ///< of the published number: "cfr-share.share"
  std::string unit = {};   ///< its unit
};

/// What is asked of the ensemble for `ours` in `period`, in `unit`; `index` is the period's among the file's. Errors,
/// with the place of `ours`: an unknown metric, yardstick, basis or scenario (with the nearest), a yardstick or basis
/// that is needed and not named, a period outside the run, a unit that does not convert.
base::Result<OurFigure> find_ours(const Prepared& prepared, const Question& question,
                                  const book::Replication& replication, const book::OurMetric& ours,
                                  const std::string& period, std::size_t index, std::string_view unit);

/// What is left of a run beside the summaries.
struct OursRun {
  long dropped = 0;        ///< draws left out
  model::DrawTable draws;  ///< a column for each figure, by `id` and `unit`; empty unless the question keeps draws
};

/// Fills the summaries, all scenarios on the same draws. Errors: a run that broke; as of model::check_size().
base::Result<OursRun> run_ours(const Prepared& prepared, const Question& question, std::span<OurFigure* const> figures);

}  // namespace headway::study
